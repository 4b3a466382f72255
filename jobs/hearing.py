"""What an endpoint hears of the whole workspace: nothing of private channels, if Slack made it.

An admin of Slack is not in every private channel, and an address of theirs would get its numbers
and answers. What was added at the terminal, by whoever holds the database anyway, hears all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import structlog

from domain.actors import Door
from gateways.slack.errors import SlackAway
from jobs.openness import open_ones
from models import hearing
from runtime import Runtime

log = structlog.get_logger(__name__)

PAGE: Final = 100
"""Events that are looked at: as many as a page of requests holds."""
LATER: Final = timedelta(seconds=30)
"""While Slack does not say what a channel is, what happens in it waits."""
_DIRECT: Final = "D"


@dataclass(frozen=True, slots=True)
class Heard:
    """Campaigns of which an endpoint may hear, and of which it may not; of others nobody knows."""

    open: frozenset[int]
    closed: frozenset[int]


def places(rt: Runtime, endpoint_id: int) -> Mapping[int, str] | None:
    """The channels of the campaigns that it is to hear of next, by campaign; None: it hears all."""
    with rt.db.read() as session:
        made_by = hearing.maker_for_all(session, endpoint_id)
        if made_by is None or not made_by.startswith(f"{Door.SLACK}:"):
            return None
        return hearing.places(session, endpoint_id, rt.clock(), PAGE)


def sorted_out(rt: Runtime, of: Mapping[int, str]) -> Heard:
    """Asks Slack, sparingly; what it does not answer is in neither."""
    is_open = dict(_asked(rt, set(of.values())))
    return Heard(
        frozenset(it for it, channel_id in of.items() if is_open.get(channel_id) is True),
        frozenset(it for it, channel_id in of.items() if is_open.get(channel_id) is False),
    )


def _asked(rt: Runtime, channel_ids: Iterable[str]) -> Iterable[tuple[str, bool]]:
    for channel_id in sorted(channel_ids):
        if not channel_id or channel_id.startswith(_DIRECT):
            yield channel_id, not channel_id
            continue
        try:
            yield channel_id, bool(open_ones(rt, [channel_id]))
        except SlackAway as away:
            log.warning("channels_unknown", error=type(away).__name__)
            return


def leave_out(rt: Runtime, endpoint_id: int, of: Mapping[int, str], heard: Heard) -> None:
    """Never tell it of what is closed; ask later about what nobody knows."""
    unknown = of.keys() - heard.open - heard.closed
    if not heard.closed and not unknown:
        return
    with rt.db.write() as session:
        hearing.leave_out(session, endpoint_id, heard.closed)
        hearing.postpone(session, endpoint_id, unknown, rt.clock() + LATER)
