"""Which failures a person may try once more, in a new draft, by Twilio's code.

Only failures that Twilio reported after it took the text, and after which the recipient surely has
not got it. Never where the number or the recipient is the reason, where the same words would fail
again, or where the text may have arrived after all (30410: a second one would be a duplicate).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

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
