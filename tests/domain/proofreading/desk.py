"""The desk that the rules' tests read at: Harbour Books, on a Saturday morning in Chicago."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from domain.composition import Circumstances, DraftWarning, WarningCode, check
from domain.senders import SenderKind
from domain.windows import Kind

MORNING = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)
"""Saturday, November 21, 2026, 9:30 AM in Chicago."""
AROUND = Circumstances(
    business="Harbour Books",
    contact="512-555-0100",
    region="US",
    numbers=("+14155552671",),
    zone="America/Chicago",
    now=MORNING,
)
COLUMNS = ("first_name", "date", "time")


def warned(
    text: str,
    *,
    kind: SenderKind = SenderKind.LONG_CODE,
    samples: tuple[str, ...] = (),
    columns: tuple[str, ...] = COLUMNS,
    kind_of: Kind | None = None,
    **around: Any,
) -> list[DraftWarning]:
    """All warnings of a text, in the order of a card."""
    return check(
        text,
        columns=columns,
        sender_kind=kind,
        samples=samples,
        around=replace(AROUND, kind=kind_of, **around),
    )


def codes(text: str, **around: Any) -> set[WarningCode]:
    """Only what is wrong."""
    return {warning.code for warning in warned(text, **around)}


def the(code: WarningCode, text: str, **around: Any) -> DraftWarning:
    """The one warning of that code."""
    (found,) = [warning for warning in warned(text, **around) if warning.code is code]
    return found
