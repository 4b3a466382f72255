"""How the team's answers stand, below the reply that they answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.actors import mention
from domain.messages import MessageState
from domain.slacktext import date_token
from domain.twilio_codes import rule
from gateways.slack.blocks import kit
from gateways.slack.blocks.phrases import count

SHOWN: Final = 2
"""The newest answers to one reply; the others are counted."""
WORDS: Final = 80
_STATES: Final[Mapping[MessageState, str]] = {
    MessageState.WAITING: "on its way",
    MessageState.CLAIMED: "on its way",
    MessageState.UNKNOWN: "we don’t know whether it left",
    MessageState.QUEUED: "taken by Twilio",
    MessageState.SENT: "sent, no receipt yet",
    MessageState.DELIVERED: "delivered",
    MessageState.UNDELIVERED: "could not be delivered",
    MessageState.FAILED: "could not be delivered",
    MessageState.CANCELLED: "not sent: they opted out, or it could not leave in time",
    MessageState.REFUSED: "not accepted",
}
_BAD: Final = frozenset(
    {
        MessageState.UNDELIVERED,
        MessageState.FAILED,
        MessageState.CANCELLED,
        MessageState.REFUSED,
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """One answer: who wrote it (an actor's stored name), when (UTC), and how it stands."""

    by: str
    at: datetime
    state: MessageState
    error_code: int | None = None
    words: str = ""


def told(answers: Sequence[Told], zone: str, *, with_words: bool) -> list[str]:
    """One line for each of the newest answers."""
    lines = [_line(answer, zone, with_words) for answer in answers[-SHOWN:]]
    earlier = len(answers) - SHOWN
    return [f"_{count(earlier, 'earlier answer')}_", *lines] if earlier > 0 else lines


def _line(answer: Told, zone: str, with_words: bool) -> str:
    sign = ":x:" if answer.state in _BAD else ":leftwards_arrow_with_hook:"
    said = f": “{kit.words(answer.words, WORDS)}”" if with_words and answer.words else ""
    return (
        f"{sign} Answered by {mention(answer.by)} {date_token(answer.at, zone)}{said}:"
        f" *{_state(answer)}*"
    )


def _state(answer: Told) -> str:
    words = _STATES[answer.state]
    if answer.state in _BAD and answer.error_code:
        words += f": {kit.words(rule(answer.error_code, 0).meaning)}"
    return words
