"""Channels and people that an admin names to be told things: whether Slack lets us tell them."""

from domain.errors import Refused
from gateways.slack.errors import SlackRefused
from runtime import Runtime


def require_channel(rt: Runtime, channel_id: str, field: str | None = None) -> None:
    """Refuse a channel that we cannot post in, or that other organisations read."""
    facts = rt.slack.channel(channel_id)
    if facts.is_shared:
        words = "That channel is shared with another organisation. Choose one of your own."
        raise Refused(words, field=field)
    if facts.is_archived:
        raise Refused("That channel is archived. Choose another one.", field=field)
    if facts.is_direct or not facts.can_post:
        words = "Rollcall is not in that channel. Invite it there, then try again."
        raise Refused(words, field=field)


def require_person(rt: Runtime, user_id: str, field: str | None = None) -> None:
    """Refuse whoever is no member of the team's own, or cannot read what they are told."""
    try:
        person = rt.slack.person(user_id)
    except SlackRefused:
        raise Refused(f"Slack knows no member {user_id}.", field=field) from None
    if person.is_bot or person.is_guest or person.is_stranger or person.is_deactivated:
        raise Refused(f"<@{user_id}> is no full member of this Slack team.", field=field)
