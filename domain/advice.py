"""What to do about texts that did not arrive, by Twilio's code; the meanings are `twilio_codes`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from domain.failures import Failure
from domain.twilio_codes import Act, rule

_LEFT_OUT: Final = "They are left out from now on."
_BY_ACT: Final[Mapping[Act, str]] = MappingProxyType(
    {
        Act.NONE: "Nothing to do.",
        Act.SUPPRESS_OPT_OUT: f"{_LEFT_OUT} Nothing to do.",
        Act.SUPPRESS_INVALID: f"{_LEFT_OUT} Ask these people for another number.",
        Act.SKIP: "Look at these rows in the results before you text them again.",
        Act.BACK_OFF: "It passes: retry them.",
        Act.RETRY_ONCE_LATER: "It often passes: retry them later, or let second attempts do it.",
        Act.SLOW_DOWN: "Retry them, and lower the sender’s throughput in the settings.",
        Act.HOLD_RECIPIENT: "Retry them in half an hour.",
        Act.HOLD_UNTIL_MIDNIGHT_PACIFIC: "Retry them after midnight Pacific, or ask Twilio for a"
        " higher daily limit.",
        Act.HOLD_UNTIL_WINDOW: "Retry them tomorrow, or ask Twilio for a higher limit.",
        Act.STOP_SENDER: "Mend the sender in Twilio, release it, then retry them.",
        Act.STOP_CAMPAIGN: "Somebody has to mend it in the Twilio account; then retry them.",
        Act.UNKNOWN: "Decide about them on the card: some may have got it.",
    }
)
_BY_CODE: Final[Mapping[int, str]] = MappingProxyType(
    {
        30004: "Do not try again: leave them out of the next list.",
        30007: "Do not send the same words again: name the business, leave out short links and"
        " capitals, and check that the sender is registered for this use.",
        21408: "Switch that country on in Twilio (Messaging, Geo permissions), then retry them.",
        21612: "Use a sender that reaches that country or carrier.",
        21617: "Shorten the text, or the fields of these rows.",
        21602: "Give these rows a text.",
        21619: "Give these rows a text.",
        30034: "Register the sender (A2P 10DLC) in Twilio; until then US carriers block it.",
        30032: "Have the toll-free sender verified in Twilio; until then carriers block it.",
    }
)


@dataclass(frozen=True, slots=True)
class Advice:
    """So many texts did not arrive for that reason; `act` is a sentence."""

    count: int
    why: str
    act: str


def what_to_do(code: int | None) -> str:
    """What somebody can do about it, a sentence."""
    return _BY_CODE.get(code or 0) or _BY_ACT[rule(code, 0).act]


def advised(failures: Sequence[Failure]) -> Sequence[Advice]:
    """Failures by what they mean and what to do, the most frequent first."""
    counts: dict[tuple[str, str], int] = {}
    for failure in failures:
        key = (failure.words, what_to_do(failure.code))
        counts[key] = counts.get(key, 0) + failure.count
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    return [Advice(number, why, act) for (why, act), number in ordered]
