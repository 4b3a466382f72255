"""What a marketing draft is warned of: rows that nobody agreed for, and lists that are too old."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from domain.consent import LIST_AGE, LIST_WORDS, LISTS, Purpose, is_old
from domain.counting import count
from domain.ledger import Bucket, Ledger, SkipReason
from domain.proofreading.warning import DraftWarning, WarningCode
from domain.wallclock import day
from domain.windows import Kind

WAY_OUT = (
    "Import their consent (`/campaign consent import`), give the list consent columns, or make"
    " the campaign informational, if that is what it is."
)


LOOKS_AHEAD: Final = timedelta(days=45)
"""As far as a draft can be scheduled, and some days for a large one to leave."""


def ending_consent(
    kind: Kind, expiring: Mapping[str, int], *, leaves_by: date
) -> Iterator[DraftWarning]:
    """Consent that ends before the last text leaves, as Canada's implied one does (6 months after
    an inquiry, 2 years after a purchase: CASL s. 10(10)).

    `expiring` says for which day (ISO, UTC) it ends for how many.
    """
    people = sum(many for day, many in expiring.items() if date.fromisoformat(day) <= leaves_by)
    if not people:
        return
    skipped = " Whoever’s has ended is skipped." if kind is Kind.MARKETING else ""
    yield DraftWarning(
        WarningCode.CONSENT_ENDS,
        f"The consent of {count(people, 'recipient')} ends by {day(leaves_by)}, maybe before"
        f" their text leaves.{skipped} Launch it earlier, or record a newer consent"
        " (`/campaign consent import`).",
        people,
    )


def consent_warnings(
    kind: Kind, ledger: Ledger, lists: Mapping[Purpose, date], *, today: date
) -> Iterator[DraftWarning]:
    """Nothing but for marketing: other kinds may rest on what somebody attests at the launch.

    `lists` says of which day the figures of the team's lists are.
    """
    if kind is not Kind.MARKETING:
        return
    left_out = ledger.skipped.get(SkipReason.NO_CONSENT, 0)
    if left_out:
        everybody = "" if ledger[Bucket.PENDING] else ", which is everybody"
        yield DraftWarning(
            WarningCode.NO_CONSENT,
            f"{count(left_out, 'row')} skipped{everybody}: marketing needs recorded consent in"
            f" writing. {WAY_OUT}",
            left_out,
        )
    for purpose in LISTS:
        as_of = lists.get(purpose)
        if as_of is not None and is_old(as_of, today):
            yield DraftWarning(
                WarningCode.OLD_LIST,
                f"The {LIST_WORDS[purpose]} is of {day(as_of)}, {(today - as_of).days} days"
                f" ago; marketing may be checked against one of {LIST_AGE.days} days at most."
                " Import a newer one (`/campaign dnc import`).",
            )
