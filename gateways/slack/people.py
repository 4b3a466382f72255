"""Slack's user, channel and file objects as our facts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from gateways.slack.facts import ChannelFacts, FileFacts, Person


def person_of(user: Mapping[str, Any], home_team: str) -> Person:
    """A user object; whoever belongs to another team is a stranger, guests are restricted.

    What Slack calls deleted is a deactivated account: it may come back.
    """
    profile = user.get("profile") or {}
    name = profile.get("display_name") or user.get("real_name") or user.get("name") or ""
    team = user.get("team_id")
    return Person(
        id=str(user["id"]),
        name=str(name),
        zone=str(user.get("tz") or "UTC"),
        is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        is_stranger=bool(user.get("is_stranger")) or (bool(team) and team != home_team),
        is_bot=bool(user.get("is_bot")) or user.get("id") == "USLACKBOT",
        is_deactivated=bool(user.get("deleted")),
    )


def channel_of(channel: Mapping[str, Any]) -> ChannelFacts:
    """A conversation object; shared also while an invitation to share is pending."""
    return ChannelFacts(
        id=str(channel["id"]),
        name=str(channel.get("name") or ""),
        is_member=bool(channel.get("is_member")),
        is_shared=bool(channel.get("is_ext_shared") or channel.get("is_pending_ext_shared")),
        is_archived=bool(channel.get("is_archived")),
        is_private=bool(channel.get("is_private") or channel.get("is_im")),
        is_direct=bool(channel.get("is_im")),
    )


def file_of(file: Mapping[str, Any]) -> FileFacts:
    """A file object."""
    return FileFacts(
        id=str(file["id"]),
        name=str(file.get("name") or file.get("title") or ""),
        size=int(file.get("size") or 0),
        user_id=str(file.get("user") or ""),
        url=str(file.get("url_private_download") or file.get("url_private") or ""),
        permalink=str(file.get("permalink") or ""),
    )


def lists_in(message: Mapping[str, Any]) -> Sequence[FileFacts]:
    """The lists that a message shows; a deleted file has no name any more."""
    posted_at = float(message.get("ts") or 0)
    files = [file_of(raw) for raw in message.get("files") or () if raw.get("id")]
    return [replace(file, posted_at=posted_at) for file in files if file.is_list]
