"""How often somebody may be texted: at most so many campaign texts in any rolling time.

Rolling, not by the calendar: whoever got three texts on Tuesday evening gets none on Wednesday
morning. Florida, Oklahoma, Maryland and New Jersey cap solicitations at three in 24 hours (Fla.
Stat. § 501.616(6)(b), Okla. Stat. tit. 15 § 775C.4, Md. Code, Com. Law § 14-4504; New Jersey by the
guides only); a team cannot go above that there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

A_DAY: Final = timedelta(hours=24)
A_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `most` texts to one recipient in any stretch of `within`."""

    most: int
    within: timedelta


STANDARD: Final = (Cap(3, A_DAY),)
"""What holds unless a team sets something else."""
LEGAL: Final = Cap(3, A_DAY)
CAPPED_BY_LAW: Final = frozenset({"US-FL", "US-OK", "US-MD", "US-NJ"})


def caps_under(laws: Iterable[str], team: Sequence[Cap] = STANDARD) -> tuple[Cap, ...]:
    """The caps for somebody who may be under these laws: the team's, and the law's where one is."""
    return (*team, LEGAL) if CAPPED_BY_LAW.intersection(laws) else tuple(team)


def cap_reached(got: Sequence[datetime], caps: Sequence[Cap], at: datetime) -> Cap | None:
    """The first cap that one more text at `at` would go beyond, or None.

    `got` are the times of the campaign texts that this recipient got or may have got, in any
    order; one that is exactly as old as a cap reaches does not count any more.
    """
    return next(
        (cap for cap in caps if sum(at - cap.within < each for each in got) >= cap.most), None
    )


def free_again_at(got: Sequence[datetime], caps: Sequence[Cap], at: datetime) -> datetime | None:
    """From when on, `at` or later, one more text is within all caps; None: never (a cap of 0)."""
    if any(cap.most < 1 for cap in caps):
        return None
    newest = sorted(got, reverse=True)
    waits = (newest[cap.most - 1] + cap.within for cap in caps if len(newest) >= cap.most)
    return max((at, *waits))
