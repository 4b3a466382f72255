"""What people are alerted of, and whom an admin has told instead of whoever is usual.

Kinds are stored by their values; a route is a Slack id: a person, or a channel.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from domain.errors import Refused
from domain.guards import CANARY, Rule
from domain.roles import is_channel, read_channel, read_holder

SUMMARY_FIELD: Final = "summary_channel"
MOST: Final = 10
"""People and channels of one kind."""


class AlertKind(StrEnum):
    """What an alert is about."""

    GUARDS = "guards"
    OPT_OUTS = "provisional"
    SENDER = "sender"
    FINISHED = "finished"
    URGENT = "urgent"
    WEBHOOK = "webhook"


TITLES: Final[Mapping[AlertKind, str]] = {
    AlertKind.GUARDS: "Guard rails and canaries",
    AlertKind.OPT_OUTS: "Provisional opt-outs",
    AlertKind.SENDER: "Stopped senders",
    AlertKind.FINISHED: "Finished campaigns",
    AlertKind.URGENT: "Urgent replies",
    AlertKind.WEBHOOK: "Paused webhooks",
}
USUAL: Final[Mapping[AlertKind, str]] = {
    AlertKind.GUARDS: "whoever launched the campaign, and an approver",
    AlertKind.OPT_OUTS: "nobody: they stand in the card’s thread",
    AlertKind.SENDER: "nobody: the cards say so",
    AlertKind.FINISHED: "the campaign’s channel alone",
    AlertKind.URGENT: "the person beside the urgent words",
    AlertKind.WEBHOOK: "whoever added it, else an admin",
}
"""Who is told where nobody said so."""
USUALLY: Final = "usual"
"""In place of a Slack id: whoever is usual, of those who may know of it."""
ASSIGNED: Final = "assigned"
"""No kind of its own: whoever is to take care of a conversation is told, and nobody instead."""
AWAY_FULL: Final = "away_full"
"""No kind of its own: an admin is told, at most once a day."""
_RULES: Final = frozenset({CANARY, *(rule.value for rule in Rule)})


def kind_of(rule: str) -> AlertKind:
    """The kind of an alert by what it is about; raises ValueError for what nobody is told of."""
    return AlertKind.GUARDS if rule in _RULES else AlertKind(rule)


def is_a_channel(target: str) -> bool:
    """Whether a route leads to a channel, not to a person."""
    return target.startswith(("C", "G"))


def shown(target: str) -> str:
    """A person or a channel as Slack shows it."""
    return f"<#{target}>" if is_a_channel(target) else f"<@{target}>"


def people_field(kind: AlertKind) -> str:
    """The question which people are told."""
    return f"alert_people_{kind}"


def channel_field(kind: AlertKind) -> str:
    """The question which channel is."""
    return f"alert_channel_{kind}"


def read_kind(text: str) -> AlertKind:
    """`guards`; raises Refused naming all of them."""
    word = text.strip().casefold()
    if word not in list(AlertKind):
        raise Refused(f"“{text}” is no kind of alert. The kinds are {', '.join(AlertKind)}.")
    return AlertKind(word)


def read_targets(words: Iterable[str], field: str | None = None) -> tuple[str, ...]:
    """Slack ids or mentions of people and channels, each once; raises Refused."""
    found = tuple(dict.fromkeys(_read(word) for word in words if word.strip()))
    if len(found) > MOST:
        raise Refused(f"At most {MOST} people and channels are told of one kind.", field=field)
    return found


def _read(word: str) -> str:
    if is_channel(word):
        return read_channel(word)
    holder = read_holder(word)
    if holder.startswith("S"):
        raise Refused("A user group cannot be told. Name its people, or a channel of theirs.")
    return holder
