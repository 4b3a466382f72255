"""Kinds of senders, what they may do, and who answers keywords on them.

Throughput defaults in segments per second: a plain US long code 1 (10 elsewhere), toll-free 3,
short code 100, alphanumeric 10 (Twilio error 21611 and its throughput help pages).
"""

import shlex
from collections.abc import Mapping
from enum import StrEnum


class SenderKind(StrEnum):
    """What kind of sender texts leave from."""

    LONG_CODE = "long_code"
    TOLL_FREE = "toll_free"
    SHORT_CODE = "short_code"
    ALPHANUMERIC = "alphanumeric"
    MESSAGING_SERVICE = "messaging_service"


class KeywordsBy(StrEnum):
    """Who answers STOP, START and HELP on a sender, and so who must not answer them again."""

    TWILIO = "twilio"
    ADVANCED = "advanced"
    NETWORK = "network"
    US = "us"


KIND_WORDS: Mapping[SenderKind, str] = {
    SenderKind.LONG_CODE: "long code",
    SenderKind.TOLL_FREE: "toll-free number",
    SenderKind.SHORT_CODE: "short code",
    SenderKind.ALPHANUMERIC: "alphanumeric sender",
    SenderKind.MESSAGING_SERVICE: "messaging service",
}

DEFAULT_KEYWORDS_BY: Mapping[SenderKind, KeywordsBy] = {
    SenderKind.LONG_CODE: KeywordsBy.TWILIO,
    SenderKind.TOLL_FREE: KeywordsBy.NETWORK,
    SenderKind.SHORT_CODE: KeywordsBy.US,
    SenderKind.ALPHANUMERIC: KeywordsBy.TWILIO,
    SenderKind.MESSAGING_SERVICE: KeywordsBy.TWILIO,
}


class Registration(StrEnum):
    """What the carriers know of a sender; a tier of a 10DLC campaign also says its throughput."""

    UNKNOWN = "unknown"
    REGISTERED = "registered"
    VERIFIED = "verified"
    APPROVED = "approved"
    TIER_1 = "10dlc_1"
    TIER_10 = "10dlc_10"
    TIER_25 = "10dlc_25"
    TIER_75 = "10dlc_75"


TIERS: Mapping[Registration, float] = {
    Registration.TIER_1: 1.0,
    Registration.TIER_10: 10.0,
    Registration.TIER_25: 25.0,
    Registration.TIER_75: 75.0,
}
"""Segments per second of a 10DLC campaign by its trust score; shared by all of its numbers."""

REGISTRATION_WORDS: Mapping[Registration, str] = {
    Registration.UNKNOWN: "not registered, or not known",
    Registration.REGISTERED: "registered with the carriers",
    Registration.VERIFIED: "verified (toll-free)",
    Registration.APPROVED: "approved (short code)",
} | {tier: f"10DLC, {rate:g} a second by its trust score" for tier, rate in TIERS.items()}

_TIERED = (SenderKind.LONG_CODE, SenderKind.MESSAGING_SERVICE)


def release_command(name: str) -> str:
    """What to type in a terminal to release a stopped sender of that name."""
    return f"rollcall release-sender {shlex.quote(name)}"


def default_throughput(
    kind: SenderKind, region: str, registration: str = Registration.UNKNOWN
) -> float:
    """Segments per second that a sender of this kind may send unless it is told better."""
    if kind in _TIERED:
        plain = 1.0 if region in ("US", "CA") else 10.0
        return next((rate for tier, rate in TIERS.items() if tier == registration), plain)
    return {SenderKind.TOLL_FREE: 3.0, SenderKind.SHORT_CODE: 100.0}.get(kind, 10.0)
