"""Whether somebody agreed to get texts, as the facts say that are kept of a number.

Marketing wants prior express written consent (47 CFR 64.1200(a)(2), (f)(9)); anything else that
people asked for, or get of an existing relationship, wants their prior express one. An opt-out
outweighs all of this and is asked for by itself (`models.opt_outs`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

UNDATED: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""The time of a consent that nobody dated: older than whatever was said on a known day."""
LIST_AGE: Final = timedelta(days=31)
"""How old the figures of a do-not-call or reassigned-numbers list may be (16 CFR
310.4(b)(3)(iv), 47 CFR 64.1200(c)(2)(i)(D)).
"""
PENDING_FOR: Final = timedelta(days=7)
"""How long a Y may take that confirms a JOIN."""


class Status(StrEnum):
    """What one fact says."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    PENDING = "pending"


class ConsentKind(StrEnum):
    """How somebody agreed: signed or typed to get marketing by text, or in any other way."""

    WRITTEN = "written"
    EXPRESS = "express"


class Origin(StrEnum):
    """Where somebody agreed."""

    WEB_FORM = "web_form"
    PAPER = "paper"
    KEYWORD = "keyword"
    CHECKOUT = "checkout"
    SPOKEN = "spoken"
    ATTESTED = "attested"
    OTHER = "other"


class Standing(StrEnum):
    """What follows from all facts of a number; what nobody knows or has expired is none."""

    WRITTEN = "written"
    EXPRESS = "express"
    PENDING = "pending"
    WITHDRAWN = "withdrawn"
    NONE = "none"


class Purpose(StrEnum):
    """What a list of numbers beside any campaign is for."""

    CONSENT = "consent"
    DO_NOT_CALL = "do_not_call"
    REASSIGNED = "reassigned"


LISTS: Final = (Purpose.DO_NOT_CALL, Purpose.REASSIGNED)
"""Whom marketing must not reach."""
LIST_WORDS: Final[Mapping[Purpose, str]] = {
    Purpose.DO_NOT_CALL: "do-not-call list",
    Purpose.REASSIGNED: "reassigned-numbers list",
}
STANDING_WORDS: Final[Mapping[Standing, str]] = {
    Standing.WRITTEN: "agreed in writing to get marketing",
    Standing.EXPRESS: "agreed to get texts, but not to marketing in writing",
    Standing.PENDING: "asked to join, and has not confirmed it yet",
    Standing.WITHDRAWN: "said no, or took the consent back",
    Standing.NONE: "no consent is recorded",
}
_IN_WRITING: Final = frozenset({Origin.WEB_FORM, Origin.PAPER, Origin.KEYWORD, Origin.CHECKOUT})
_ORIGINS: Final = (
    (Origin.KEYWORD, ("keyword", "texted", "text-in", "text in", "join", "sms")),
    (Origin.CHECKOUT, ("checkout", "check-out", "purchase", "order")),
    (Origin.PAPER, ("paper", "card", "signed", "signature", "sheet", "intake form")),
    (Origin.SPOKEN, ("phone", "call", "verbal", "oral", "spoken", "person", "told")),
    (Origin.WEB_FORM, ("web", "form", "site", "online", "landing", "app", "popup", "pop-up")),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of a number; times are aware.

    `source` and `wording` are the team's own words; what was recorded later has a higher `order`.
    """

    status: Status
    kind: ConsentKind
    at: datetime
    expires_at: datetime | None = None
    source: str = ""
    wording: str = ""
    order: int = 0

    def holds(self, now: datetime) -> bool:
        """Whether it has not expired."""
        return self.expires_at is None or self.expires_at > now

    def ends_anew(self, former: "Fact") -> bool:
        """Whether this tells the same consent again, or a newer one of its kind, with an end.

        Then this end counts, though the former one was later: a list that was put right must not
        go on texting people by its mistake.
        """
        same = (self.kind, self.source, self.wording) == (
            former.kind,
            former.source,
            former.wording,
        )
        later = self.order > former.order and self.at >= former.at
        return same and later and self.expires_at is not None


def standing(facts: Iterable[Fact], now: datetime) -> Standing:
    """What follows from the facts of a number, in whatever order they come.

    The last withdrawal takes all that was given until then; of what was given since, the strongest
    counts that has not expired: asking for appointment texts takes no written consent away. Of one
    consent that was told again with an end, the end that was recorded last counts.
    """
    kept = list(facts)
    taken = max((it.at for it in kept if it.status is Status.WITHDRAWN), default=None)
    since = [it for it in kept if taken is None or it.at > taken]
    given = [it for it in since if it.status is Status.GIVEN]
    live = {
        it.kind for it in given if it.holds(now) and not any(other.ends_anew(it) for other in given)
    }
    if ConsentKind.WRITTEN in live:
        return Standing.WRITTEN
    if live:
        return Standing.EXPRESS
    if any(it.status is Status.PENDING and it.holds(now) for it in since):
        return Standing.PENDING
    return Standing.NONE if taken is None or given else Standing.WITHDRAWN


def origin_of(source: str) -> Origin:
    """Where somebody agreed, coded, going by the team's own words for it."""
    words = source.casefold()
    return next(
        (origin for origin, signs in _ORIGINS if any(sign in words for sign in signs)),
        Origin.OTHER,
    )


def is_in_writing(origin: Origin) -> bool:
    """Whether people sign, type or tick something there."""
    return origin in _IN_WRITING


def is_old(as_of: date, today: date) -> bool:
    """Whether a list's figures are older than marketing may be checked against."""
    return today - as_of > LIST_AGE


def attested(who: str, when: str, source: str) -> str:
    """The sentence that a launch keeps, for people; `when` carries its zone."""
    return f"{who} attests on {when}: “{source}”"
