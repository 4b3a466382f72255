"""Which channels everybody may know of, asked sparingly: many campaigns are in many channels.

Slack answers fifty such questions a minute, and launches, Home and every press share them. So an
answer counts for a while for whatever draws many campaigns at once, and few are asked in one go.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from redis import RedisError

from gateways.slack.errors import SlackAway
from jobs.charts import is_open
from runtime import Runtime

KEPT: Final = timedelta(minutes=5)
"""For so long the campaigns of a channel that is made private may still be shown."""
AT_ONCE: Final = 15
LATER: Final = 30.0
"""Seconds until the next ones may be asked."""


@dataclass(frozen=True, slots=True)
class Openness:
    """Channels of which everybody may know, and those of which nobody knows it yet."""

    open: Collection[str]
    unasked: Collection[str]


def open_ones(
    rt: Runtime, channel_ids: Collection[str], *, at_once: int = AT_ONCE
) -> Collection[str]:
    """Those of which everybody may know.

    Raises SlackAway also where more are new than may be asked `at_once`: the answers are kept, and
    the next try asks the others.
    """
    found = openness(rt, sorted(channel_ids), at_once=at_once)
    if found.unasked:
        raise SlackAway(LATER)
    return found.open


def openness(rt: Runtime, channel_ids: Sequence[str], *, at_once: int = AT_ONCE) -> Openness:
    """The same as far as it is known after few questions: the first ones are asked first."""
    known = dict(_known(rt, [*channel_ids]))
    new = [it for it in channel_ids if it not in known]
    for channel_id in new[:at_once]:
        known[channel_id] = is_open(rt, channel_id)
        with suppress(RedisError):
            rt.redis.set(_key(channel_id), int(known[channel_id]), ex=KEPT)
    return Openness({it for it, is_one in known.items() if is_one}, new[at_once:])


def _known(rt: Runtime, channel_ids: list[str]) -> Mapping[str, bool]:
    if not channel_ids:
        return {}
    try:
        found = rt.redis.mget([_key(it) for it in channel_ids])
    except RedisError:
        return {}
    answers = zip(channel_ids, found, strict=True)
    return {it: bool(int(said)) for it, said in answers if said is not None}


def _key(channel_id: str) -> str:
    return f"rollcall:open:{channel_id}"
