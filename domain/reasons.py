"""Why a row of an audience gets no text, in words for people.

A skipped row carries one reason: a problem of its number (`domain.phones.Problem`) or of the row
itself (`domain.ledger.SkipReason`), or says how often its number was texted already
(`domain.frequency.reached`). A held one carries `domain.holds.HeldFor`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain import frequency
from domain.holds import HeldFor
from domain.ledger import Bucket, SkipReason
from domain.phones import PROBLEM_WORDS, Problem

SKIP_WORDS: Final[Mapping[SkipReason, str]] = MappingProxyType(
    {
        SkipReason.DUPLICATE: "the same number stands in an earlier row",
        SkipReason.OPTED_OUT: "this person opted out",
        SkipReason.ANSWERED: "this person answered, so there is nothing to be reminded of",
        SkipReason.INVALID: "no such number can exist",
        SkipReason.MALFORMED: (
            "the row has more or fewer cells than the header; check its quotes and separators"
        ),
        SkipReason.MISSING_FIELDS: "a field of the message is blank in this row",
        SkipReason.TOO_LONG: "the message would be too long with this row's fields",
        SkipReason.EXPIRED: "its time to be sent was over",
        SkipReason.OUTSIDE_HOURS: "it was too early or too late where this number may be",
        SkipReason.NEVER_OPEN: "the places where this number may be have no hour in common",
        SkipReason.NO_CONSENT: "no consent in writing is recorded, which marketing needs",
        SkipReason.CONSENT_WITHDRAWN: "this person said no, or took the consent back",
        SkipReason.CONSENT_UNCLEAR: "what the list says of their consent cannot be read",
        SkipReason.DO_NOT_CALL: "the number is on the do-not-call list",
        SkipReason.REASSIGNED: "the number may belong to somebody else by now",
        SkipReason.NOT_ALLOWED_HERE: "this installation may not text this number",
        SkipReason.REFUSED: "Twilio does not text this number",
        SkipReason.SAID_LANDLINE: "a carrier said earlier: landline",
        SkipReason.SAID_NOT_IN_SERVICE: "a carrier said earlier: not in service",
        SkipReason.SAID_INVALID: "Twilio said earlier: not a valid number",
        SkipReason.ERASED: "what was kept of this person was erased",
        SkipReason.MAYBE_SENT: "a text to this number left elsewhere, and may have been this one",
        SkipReason.TEST_KEY: "it came with a test key, which never reaches the carrier",
    }
)

HELD_WORDS: Final[Mapping[HeldFor, str]] = MappingProxyType(
    {
        HeldFor.UNREACHED: "the phone could not be reached; it is tried once more",
        HeldFor.CONGESTED: "too much was on its way; it is tried once more",
        HeldFor.BLOCKED: "Twilio blocks the number for a while; it is tried once more",
        HeldFor.CARRIER_DAY: "until midnight Pacific: the carrier's daily limit",
        HeldFor.T_MOBILE_DAY: "until midnight Pacific: T-Mobile's daily limit",
        HeldFor.ACCOUNT_LIMIT: "the account's limit was reached; it is tried once more",
        HeldFor.QUIET_HOURS: "it is too early or too late where this number may be",
    }
)

ERRORS: Final[frozenset[str]] = frozenset(
    {*Problem, SkipReason.MALFORMED, SkipReason.CONSENT_UNCLEAR}
)
"""Reasons that a person can repair in the file; a duplicate or an opt-out is no error."""


def words(reason: str) -> str:
    """The reason as the rest of a sentence; an unknown one comes back with spaces."""
    if reason in PROBLEM_WORDS:
        return PROBLEM_WORDS[Problem(reason)]
    if reason in SKIP_WORDS:
        return SKIP_WORDS[SkipReason(reason)]
    if reason in HELD_WORDS:
        return HELD_WORDS[HeldFor(reason)]
    return frequency.told(reason) or reason.replace("_", " ")


OUTCOME_WORDS: Final[Mapping[Bucket, str]] = MappingProxyType(
    {
        Bucket.SKIPPED: "skipped",
        Bucket.PENDING: "waiting",
        Bucket.HELD: "held",
        Bucket.CLAIMED: "being sent",
        Bucket.UNKNOWN: "we don't know yet",
        Bucket.QUEUED: "sent, on its way",
        Bucket.SENT: "sent, no receipt yet",
        Bucket.DELIVERED: "delivered",
        Bucket.UNDELIVERED: "could not be delivered",
        Bucket.FAILED: "failed",
        Bucket.CANCELLED: "cancelled",
    }
)
"""What became of one recipient, in the words of an export."""
