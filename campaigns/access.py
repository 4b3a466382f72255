"""Who may. Asked by every use case before anything else, at the press and not at the drawing.

Until an admin sets roles, the people in `ROLLCALL_ADMINS` may do everything and nobody else may
do anything but look. Whoever can run commands on the host may too: they hold the database.
"""

from sqlalchemy.orm import Session

from domain.actors import Actor, Door, mention
from domain.deeds import Subject, Verb
from domain.errors import Refused
from models import audit
from runtime import Runtime

ORIGIN_LENGTH = 60


def refusal(rt: Runtime, who: Actor) -> str | None:
    """Why this person may not run campaigns, or None if they may."""
    outside = _outside(who)
    if outside is not None or who.door is not Door.SLACK:
        return outside
    admins = sorted(rt.settings.rollcall_admins)
    if who.user_id in admins:
        return None
    if not admins:
        return (
            "Nobody may run campaigns yet. Put the Slack ids of your admins into"
            " ROLLCALL_ADMINS and restart Rollcall."
        )
    named = ", ".join(mention(f"{Door.SLACK}:{admin}") for admin in admins)
    return f"You may not run campaigns. These people can: {named}."


def may(rt: Runtime, who: Actor) -> bool:
    """Whether this person may draft, test-send, launch, and see people's data."""
    return refusal(rt, who) is None


def require_author(rt: Runtime, who: Actor) -> None:
    """Refuse whoever may not draft, test-send or see people's data, naming who can."""
    sentence = refusal(rt, who)
    if sentence is not None:
        raise Refused(sentence)


def require_launcher(rt: Runtime, who: Actor) -> None:
    """Refuse whoever may not cause texts to people who never proved their phone to us."""
    require_author(rt, who)


def require_admin(rt: Runtime, who: Actor) -> None:
    """Refuse whoever may not undo what protects people: an admin, or who holds the host."""
    require_author(rt, who)


def require_approver(rt: Runtime, who: Actor) -> None:
    """Refuse whoever may not confirm what somebody else asks for, naming who can."""
    require_admin(rt, who)


def require_member(who: Actor) -> None:
    """Refuse whoever may not even look: outsiders, who left, and channels that are shared."""
    outside = _outside(who)
    if outside is not None:
        raise Refused(outside)


def _outside(who: Actor) -> str | None:
    if who.door is not Door.SLACK:
        return None
    if who.is_deactivated:
        return "Your Slack account is deactivated, so you may not run campaigns. Ask an admin."
    if who.is_bot:
        return "Bots and workflows may not run campaigns. A person has to do it."
    if who.is_stranger:
        return "You belong to another organisation, and campaigns are run by this one's people."
    if who.is_guest:
        return "Guests of this Slack may not run campaigns. Ask a full member."
    if who.in_shared_channel:
        return (
            "This channel is shared with another organisation, which would see your campaigns."
            " Use a channel of your own."
        )
    return None


def origin(who: Actor) -> str:
    """Where the request came from, as the audit keeps it: the channel, or `cli` and a channel."""
    place = who.channel_id if who.door is Door.SLACK else f"{who.door} {who.channel_id}"
    return place.strip()[:ORIGIN_LENGTH]


def record(
    rt: Runtime,
    session: Session,
    who: Actor,
    verb: Verb,
    subject: Subject,
    subject_id: int | None,
    **detail: object,
) -> None:
    """Put what is being done into the audit, in the transaction that does it."""
    audit.write(
        session,
        workspace_id=who.workspace_id,
        at=rt.clock(),
        actor=who.name,
        verb=verb,
        subject=subject,
        subject_id=subject_id,
        origin=origin(who),
        detail=detail,
    )
