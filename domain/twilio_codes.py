"""What Twilio's error codes mean for people and for the sending, as one table.

The meanings are Twilio's (its error pages); the acts are ours. A 429, or a connection that never
carried the request, was not processed and may be tried again; a 5xx after the request left is
unknown and never blindly retried, because Twilio has no idempotency key for messages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Act(StrEnum):
    """What the send engine does about an error."""

    NONE = "none"
    """Nothing to do for the message: it is not about this recipient, or only a notice."""
    SUPPRESS_OPT_OUT = "suppress_opt_out"
    """Record an opt-out: never text this number again."""
    SUPPRESS_INVALID = "suppress_invalid"
    """Never text this number again: it cannot receive texts."""
    SKIP = "skip"
    """This recipient fails; no retry, nothing remembered about the number."""
    BACK_OFF = "back_off"
    """Not processed: wait `back_off()` seconds and try the same message again."""
    RETRY_ONCE_LATER = "retry_once_later"
    """The phone was not reached: one further attempt later, where the team switched it on."""
    SLOW_DOWN = "slow_down"
    """Failed because too much was on its way: send slower, then one further attempt."""
    HOLD_RECIPIENT = "hold_recipient"
    """Blocked for a while (minutes to hours): hold the recipient, try once afterwards."""
    HOLD_UNTIL_MIDNIGHT_PACIFIC = "hold_until_midnight_pacific"
    """A carrier's daily cap, which ends at 00:00 Pacific: hold whoever is known to be on it."""
    HOLD_UNTIL_WINDOW = "hold_until_window"
    """An account-wide cap over a rolling window: the campaign waits until it has room again."""
    STOP_SENDER = "stop_sender"
    """This sender cannot send (not provisioned, not verified, not capable): stop it, say why."""
    STOP_CAMPAIGN = "stop_campaign"
    """Every further message would fail the same way: pause the campaign and say why."""
    UNKNOWN = "unknown"
    """It may or may not have been accepted: settle by receipt or log, never retry blindly."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One code: `meaning` completes "Not delivered: …"; `synchronous` if seen at the request."""

    code: int | None
    meaning: str
    act: Act
    synchronous: bool


NOT_PROCESSED: Final = frozenset({Act.BACK_OFF})
"""Acts after which the very same message may be requested again."""

BACK_OFF_SECONDS: Final = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)

_AT_REQUEST: Final[tuple[tuple[Act, Mapping[int, str]], ...]] = (
    (Act.BACK_OFF, {20429: "Twilio asked us to slow down", 21611: "the sender's queue is full"}),
    (Act.SUPPRESS_OPT_OUT, {21610: "the recipient opted out"}),
    (
        Act.SUPPRESS_INVALID,
        {
            21211: "the number is not valid",
            21217: "the number is not valid",
            21614: "the number is not a mobile number",
            21635: "the number is a landline",
        },
    ),
    (
        Act.SKIP,
        {
            21408: "texts to that country are not switched on in Twilio",
            21612: "this sender cannot reach the number",
            21617: "the text is longer than 1,600 characters",
            21602: "the text is empty",
            21604: "the recipient's number is missing",
            21619: "the text is empty",
        },
    ),
    (
        Act.STOP_SENDER,
        {
            21212: "the sender's number is not valid",
            21603: "the sender is missing",
            21606: "the sender cannot send texts to that destination",
            21659: "the sender is not a Twilio number of this account",
            21660: "the sender does not belong to this account",
            21701: "the messaging service does not exist",
            21703: "the messaging service has no sender for that number",
            21704: "the messaging service has no senders",
            21705: "the messaging service is not valid",
        },
    ),
    (
        Act.STOP_CAMPAIGN,
        {
            20003: "Twilio refused our credentials",
            20005: "the Twilio account is not active",
            20006: "Twilio denied access",
            20404: "Twilio does not know the account or service",
            21608: "the Twilio account may text proven numbers only (trial, or no compliance"
            " profile)",
            21609: "our status address is not one that Twilio accepts",
            21620: "the media address is not valid",
            21623: "too many media files",
            21624: "the validity period is not valid",
            35111: "a scheduled text without its time",
            35114: "the scheduled time is outside Twilio's window",
            35115: "the scheduled time is outside Twilio's window",
            35118: "scheduling needs a messaging service",
            35126: "scheduling does not work for this kind of sender",
        },
    ),
    (Act.BACK_OFF, {35125: "too many scheduled texts in the account", 14107: "too many replies"}),
    (Act.HOLD_UNTIL_WINDOW, {60728: "the account's hourly limit is reached"}),
    (Act.UNKNOWN, {20500: "Twilio had an error of its own", 20503: "Twilio was not available"}),
)
_AFTERWARDS: Final[tuple[tuple[Act, Mapping[int, str]], ...]] = (
    (
        Act.SUPPRESS_INVALID,
        {
            30005: "the number is not in service",
            30006: "the number is a landline or its carrier cannot be reached",
        },
    ),
    (
        Act.SKIP,
        {
            30004: "the recipient or the carrier blocks these texts",
            30007: "a carrier filtered the text as spam",
            30010: "the text costs more than the limit that was set",
            30011: "the carrier does not take this kind of text",
            30019: "the text is too large for the carrier",
            30410: "the carrier did not answer in time",
            30610: "Twilio held the text back outside the allowed hours",
            63016: "the channel's reply window is closed",
        },
    ),
    (
        Act.RETRY_ONCE_LATER,
        {
            30003: "the phone could not be reached (switched off or without a signal)",
            30008: "the carrier gave no reason",
        },
    ),
    (
        Act.SLOW_DOWN,
        {
            30001: "the sender's queue overflowed",
            30017: "the carrier's network is congested",
            30022: "the carrier's rate limit was exceeded",
            30036: "the text waited too long in Twilio's queue",
            63017: "the account's rate limit was exceeded",
        },
    ),
    (Act.HOLD_RECIPIENT, {30450: "Twilio suspects message pumping and blocks for a while"}),
    (
        Act.HOLD_UNTIL_MIDNIGHT_PACIFIC,
        {
            30023: "the carrier's daily limit for this brand is reached",
            30027: "T-Mobile's daily limit for this brand is reached",
        },
    ),
    (Act.HOLD_UNTIL_WINDOW, {63038: "the account's limit for 24 hours is reached"}),
    (
        Act.NONE,
        {
            11200: "our webhook answered with an error",
            11205: "Twilio could not reach our webhook",
            12100: "Twilio could not read our answer",
            12200: "Twilio could not read our answer",
            12300: "Twilio could not read our answer",
            14109: "too many answers to one incoming text",
            30009: "a part of an incoming text is missing",
            30025: "half of T-Mobile's daily limit is used",
            30026: "70 % of T-Mobile's daily limit is used",
        },
    ),
    (
        Act.STOP_SENDER,
        {
            30024: "the sender is not set up with the carrier yet",
            30032: "the toll-free sender is not verified",
            30035: "the sender is still being set up",
        },
    ),
    (
        Act.STOP_CAMPAIGN,
        {
            30002: "the Twilio account is suspended",
            30033: "the sender's registered campaign is suspended",
            30034: "the sender is not registered for texting in the US (A2P 10DLC)",
        },
    ),
)

RULES: Final[Mapping[int, Rule]] = MappingProxyType(
    {
        code: Rule(code, meaning, act, synchronous)
        for synchronous, table in ((True, _AT_REQUEST), (False, _AFTERWARDS))
        for act, meanings in table
        for code, meaning in meanings.items()
    }
)


def rule(code: int | None, http_status: int) -> Rule:
    """The rule for an error code, or for the HTTP status alone when Twilio gave no known code.

    `http_status` is the answer's status at the request, and 0 for a code on a receipt. The
    twilio package repeats the status as the code when the body had none.
    """
    if http_status == 429:
        return RULES.get(code or 0, _like(20429, code))
    if http_status >= 500:
        return _like(20500, code)
    known = RULES.get(code or 0)
    if known:
        return known
    if http_status in {401, 403}:
        return _like(20003, code)
    if http_status:
        return Rule(code, _unexplained(code, "Twilio refused the text"), Act.SKIP, True)
    return Rule(code, _unexplained(code, "the carrier could not deliver it"), Act.SKIP, False)


def back_off(attempt: int, jitter: float) -> float:
    """Seconds to wait before the next try: 1, 2, 4 … 60, the last half of it random.

    `attempt` counts from 1; `jitter` is in [0, 1). Twilio's Retry-After, where given, is a
    further minimum for the caller.
    """
    step = BACK_OFF_SECONDS[min(max(attempt, 1), len(BACK_OFF_SECONDS)) - 1]
    return step / 2 + step / 2 * jitter


def _like(known: int, code: int | None) -> Rule:
    model = RULES[known]
    return Rule(code, model.meaning, model.act, synchronous=True)


def _unexplained(code: int | None, words: str) -> str:
    return f"{words} (error {code})" if code else words
