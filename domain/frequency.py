"""How often somebody may be texted: at most so many campaign texts in any rolling time.

Rolling, not by the calendar: whoever got three texts on Tuesday evening gets none on Wednesday
morning. Florida, Oklahoma, Maryland and New Jersey cap solicitations at three in 24 hours (Fla.
Stat. § 501.616(6)(b), Okla. Stat. tit. 15 § 775C.4, Md. Code, Com. Law § 14-4504; New Jersey by the
guides only); a team cannot go above that there.
"""

import re
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
_REASON: Final = re.compile(r"frequency_(\d+)_(24h|7d)")
_SPELLED: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
CAPPED_BY_LAW: Final = frozenset({"US-FL", "US-OK", "US-MD", "US-NJ"})


def caps_under(laws: Iterable[str], team: Sequence[Cap] = STANDARD) -> tuple[Cap, ...]:
    """The caps for somebody who may be under these laws: the team's, and the law's where one is."""
    return tuple(team) if most_by_law(laws) is None else (*team, LEGAL)


def cap_reached(got: Sequence[datetime], caps: Sequence[Cap], at: datetime) -> Cap | None:
    """The first cap that one more text at `at` would go beyond, or None.

    `got` are the times of the campaign texts that this recipient got or may have got, in any
    order; one that is exactly as old as a cap reaches does not count any more.
    """
    return next(
        (cap for cap in caps if sum(at - cap.within < each for each in got) >= cap.most), None
    )


def most_by_law(laws: Iterable[str]) -> int | None:
    """How many texts in 24 hours the laws allow, or None: as many as the team does."""
    return LEGAL.most if CAPPED_BY_LAW.intersection(laws) else None


def reached(cap: Cap) -> str:
    """Why somebody was skipped, with the figure that held then: a team may set another later."""
    return f"frequency_{cap.most}_{'24h' if cap.within == A_DAY else '7d'}"


def told(reason: str) -> str:
    """What `reached` gave, in words: got three campaign texts within 24 hours; else empty."""
    found = _REASON.fullmatch(reason)
    if found is None:
        return ""
    most = int(found[1])
    spelled = _SPELLED[most] if most < len(_SPELLED) else f"{most:,}"
    texts = "campaign text" if most == 1 else "campaign texts"
    return f"got {spelled} {texts} within {'24 hours' if found[2] == '24h' else '7 days'}"


def free_again_at(got: Sequence[datetime], caps: Sequence[Cap], at: datetime) -> datetime | None:
    """From when on, `at` or later, one more text is within all caps; None: never (a cap of 0)."""
    if any(cap.most < 1 for cap in caps):
        return None
    newest = sorted(got, reverse=True)
    waits = (newest[cap.most - 1] + cap.within for cap in caps if len(newest) >= cap.most)
    return max((at, *waits))
