"""Which failures may be tried once more, by Twilio's code: by us, or by a person in a new draft.

Only failures that Twilio reported after it took the text, and after which the recipient surely has
not got it. Never where the number or the recipient is the reason, where the same words would fail
again, or where the text may have arrived after all (30410: a second one would be a duplicate).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.holds import DAY_OF, HeldFor, Hold, carrier_of, midnight_pacific, window_ends
from domain.twilio_codes import Act, Rule

RETRIABLE: Final[Mapping[int, str]] = MappingProxyType(
    {
        30001: "the sender's queue was full",
        30002: "the account was suspended; retry once it is not",
        30003: "the phone was switched off or without a signal",
        30008: "the carrier gave no reason",
        30017: "the carrier's network was congested",
        30022: "the carrier's rate limit was exceeded",
        30023: "the carrier's daily limit starts anew at midnight Pacific",
        30024: "the sender was not set up with the carrier; retry once it is",
        30027: "T-Mobile's daily limit starts anew at midnight Pacific",
        30032: "the toll-free sender was not verified; retry once it is",
        30033: "the registered campaign was suspended; retry once it is not",
        30034: "the sender was not registered; retry once it is",
        30035: "the sender was still being set up",
        30036: "the text waited too long in Twilio's queue",
        30450: "Twilio blocked the number for some minutes",
        30610: "Twilio held it back outside the allowed hours",
        63017: "the account's rate limit was exceeded",
        63038: "the account's limit for 24 hours was reached",
    }
)
"""Why a second attempt can get through."""


def can_retry(code: int | None) -> bool:
    """Whether a text that Twilio reported failed or undelivered with this code may be retried."""
    return code in RETRIABLE


class SecondAttempts(StrEnum):
    """Whom a team lets us text once more by ourselves; `unreached` includes the limits."""

    NEVER = "never"
    LIMITS = "limits"
    """Where a limit, congestion or a block that ends kept the text from the carrier."""
    UNREACHED = "unreached"
    """Also where the phone could not be reached."""


@dataclass(frozen=True, slots=True)
class Delays:
    """How long a second attempt waits, where no clock on the wall says it."""

    unreached: timedelta
    congested: timedelta
    blocked: timedelta


def second_attempt(
    rule: Rule, allowed: SecondAttempts, *, now: datetime, delays: Delays
) -> Hold | None:
    """When and why a text that failed by this rule is tried once more, or None for not at all.

    Never a third time: that is the caller's, who knows what was tried.
    """
    if allowed is SecondAttempts.NEVER:
        return None
    match rule.act:
        case Act.RETRY_ONCE_LATER if allowed is SecondAttempts.UNREACHED:
            return Hold(HeldFor.UNREACHED, now + delays.unreached)
        case Act.SLOW_DOWN:
            return Hold(HeldFor.CONGESTED, now + delays.congested)
        case Act.HOLD_RECIPIENT:
            return Hold(HeldFor.BLOCKED, now + delays.blocked)
        case Act.HOLD_UNTIL_MIDNIGHT_PACIFIC:
            carrier = carrier_of(rule.code)
            why = DAY_OF[carrier] if carrier else HeldFor.CARRIER_DAY
            return Hold(why, midnight_pacific(now))
        case Act.HOLD_UNTIL_WINDOW:
            return Hold(HeldFor.ACCOUNT_LIMIT, window_ends(rule.code, now))
        case _:
            return None
