"""Which campaign is meant, among those that the asker may see, and whether they may do this to it.

A role can be limited to a channel, so what counts is the campaign's channel. A campaign of a
private channel is there for those alone who are in it: it is neither found nor named to others.
At the terminal everything is seen; with a key, what is in its own channel. A test key touches what
test keys made and nothing else; a live key touches nothing of theirs.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from campaigns import access
from campaigns.finding import none_like, pick
from domain.actors import Actor, Door
from domain.apicodes import Code, Declined
from domain.errors import Refused
from domain.lifecycle import LIVE
from domain.roles import ANYWHERE, Role
from domain.windows import Kind
from gateways.slack.errors import SlackAway
from models import places
from models.places import Place
from models.tables import Campaign
from runtime import Runtime

LOOKED_AT: Final = 200
"""Among so many of the newest the one is looked for that nobody named."""


@dataclass(frozen=True, slots=True)
class Startable:
    """A campaign that somebody may let go, as it was when that was asked."""

    public_id: str
    kind: Kind

    def require_still(self, campaign: Campaign) -> None:
        """Under the campaign's lock: refuse what has become urgent since the right was asked.

        An approver's right may be a question to Slack, which nobody asks while holding a row.
        """
        if campaign.kind == Kind.URGENT and self.kind is not Kind.URGENT:
            raise Refused(
                f"“{campaign.name}” was made urgent since you looked, so an approver has to let it"
                " go. Look at it again."
            )


def author_of(rt: Runtime, who: Actor, ref: str) -> str:
    """The public id of the campaign meant; refused to whoever may not write it."""
    return _reached(rt, who, ref, Role.AUTHOR)


def launcher_of(rt: Runtime, who: Actor, ref: str) -> str:
    """The public id of the campaign meant; refused to whoever may not launch or stop it."""
    return _reached(rt, who, ref, Role.LAUNCHER)


def refusal_to_launch(rt: Runtime, who: Actor, ref: str) -> str | None:
    """Why somebody may not launch the campaign meant, or None if they may."""
    try:
        launcher_of(rt, who, ref)
    except Refused as refused:
        return refused.sentence
    return None


def starter_of(rt: Runtime, who: Actor, ref: str) -> Startable:
    """The campaign meant; refused to whoever may not let it go.

    At any hour only an approver may. Slack is asked here, before anything is held; whoever holds
    it then asks `require_still`.
    """
    found = _found(rt, who, ref, Role.LAUNCHER)
    if found.kind is Kind.URGENT:
        access.require_approver(rt, who, found.channel_id)
    return Startable(found.public_id, found.kind)


def approver_of(rt: Runtime, who: Actor, ref: str) -> str:
    """The public id of the campaign meant; refused to whoever may not approve it."""
    return _reached(rt, who, ref, Role.APPROVER)


def viewer_of(rt: Runtime, who: Actor, ref: str | None) -> str:
    """The public id of the campaign meant; without a name the newest under way, else the newest."""
    access.require_viewer(rt, who)
    if ref and ref.strip():
        return _reached(rt, who, ref, Role.VIEWER)
    with rt.db.read() as session:
        newest = places.newest(session, who.workspace_id, LOOKED_AT)
    seen = _sight(rt, who, Role.VIEWER)
    live = (one for one in newest if one.state in LIVE and seen(one.channel_id))
    chosen = next(live, None) or next((one for one in newest if seen(one.channel_id)), None)
    if chosen is None:
        raise Refused("There is no campaign yet. Draft one first.")
    return chosen.public_id


def sight(rt: Runtime, who: Actor) -> Callable[[str], bool]:
    """Whether campaigns of a channel are shown to this person in a list; see `seen_ids`."""
    return surely(_sight(rt, who, Role.VIEWER))


def seen_ids(rt: Runtime, who: Actor) -> list[int]:
    """The campaigns that this person may look at, by their ids, the newest first.

    Those of a channel about which Slack does not answer are left out: the others are no less true.
    """
    access.require_viewer(rt, who)
    with rt.db.read() as session:
        newest = places.newest(session, who.workspace_id)
    seen = sight(rt, who)
    return [one.id for one in newest if seen(one.channel_id)]


def _reached(rt: Runtime, who: Actor, ref: str, role: Role) -> str:
    return _found(rt, who, ref, role).public_id


def _found(rt: Runtime, who: Actor, ref: str, role: Role) -> Place:
    access.require(rt, who, role, where=ANYWHERE)
    with rt.db.read() as session:
        exact = places.exact(session, who.workspace_id, ref.strip())
    opens = opener(rt, who)
    found = exact if exact and opens(exact.channel_id) else _meant(rt, who, ref, opens)
    access.require(rt, who, role, where=found.channel_id)
    if role is not Role.VIEWER:
        _require_of_its_sort(rt, who, found)
    return found


def _require_of_its_sort(rt: Runtime, who: Actor, found: Place) -> None:
    """What a test key does reaches nobody; so it starts, changes and stops nothing that is real.

    A live key's launch of what a test key made would look like texts that never leave.
    """
    if who.door is not Door.API or access.is_test_key(rt, who) is found.of_test_key:
        return
    if found.of_test_key:
        made = f"“{found.name}” was made with a test key, so none of its texts ever leaves."
        raise Declined(Code.NOT_ALLOWED, f"{made} Use a test key for it.")
    real = f"“{found.name}” texts real people"
    raise Declined(Code.NOT_ALLOWED, f"{real}; a test key touches only what test keys made.")


def _meant(rt: Runtime, who: Actor, ref: str, opens: Callable[[str], bool]) -> Place:
    """The one that is meant among those that the asker may know of; raises Refused.

    Nothing is guessed for a program: it would not notice that another campaign was meant.
    """
    if who.door is Door.API:
        raise Declined(Code.NOT_FOUND, "There is no such campaign in this key's channel.")
    with rt.db.read() as session:
        known = places.newest(session, who.workspace_id)
    seen = [one for one in known if opens(one.channel_id)]
    name = pick(ref, {one.name: one.title for one in seen})
    if name is None:
        raise Refused(none_like(ref, [one.name for one in seen]))
    return next(one for one in seen if one.name == name)


def _sight(rt: Runtime, who: Actor, role: Role) -> Callable[[str], bool]:
    """Whether campaigns of a channel are seen: it is open to them, and the role holds there."""
    opens = opener(rt, who)
    known: dict[str, bool] = {}

    def seen(channel_id: str) -> bool:
        if channel_id not in known:
            known[channel_id] = opens(channel_id) and access.may(rt, who, role, where=channel_id)
        return known[channel_id]

    return seen


def surely(seen: Callable[[str], bool]) -> Callable[[str], bool]:
    """The same for a list: no, once for each channel, where only Slack could tell and is away."""
    known: dict[str, bool] = {}

    def is_seen(channel_id: str) -> bool:
        if channel_id not in known:
            known[channel_id] = False
            with suppress(SlackAway):
                known[channel_id] = seen(channel_id)
        return known[channel_id]

    return is_seen


def opener(rt: Runtime, who: Actor) -> Callable[[str], bool]:
    """Whether somebody may know of a channel's campaigns; raises SlackAway if nobody can tell.

    Whoever asks in that channel is in it. A direct message is for the one person in it.
    """
    known: dict[str, bool] = {}

    def opens(channel_id: str) -> bool:
        if who.door is Door.API:
            return channel_id == who.channel_id
        if who.door is not Door.SLACK or channel_id in ("", who.channel_id):
            return True
        if channel_id.startswith("D"):
            return False
        if channel_id not in known:
            known[channel_id] = rt.slack.may_open(channel_id, who.user_id)
        return known[channel_id]

    return opens
