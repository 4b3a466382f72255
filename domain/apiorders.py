"""What a program hands in with a campaign, and what it says to the questions before a launch.

A person is asked before a launch. A program says beforehand what it would have answered, or hears
from stable codes (`domain.apicodes`) what it did not say, and launches anew with the answer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from domain.apicodes import Code, Declined, Item
from domain.blanks import is_blank
from domain.errors import Refused
from domain.headers import normalise_header
from domain.scheduling import Start, checked
from domain.templates import BlankPolicy, Template

MOST_RECIPIENTS: Final = 10_000
MOST_BYTES: Final = 5_000_000
PHONE: Final = "phone"
MOST_FIELDS: Final = 50
SHOWN: Final = 100
"""So many rows are named where something is wrong with many of them."""
_SINGLE: Final = re.compile(r"(?<!\{)\{([^{}%#]+)\}(?!\})")

NOW: Final = "now"
"""Instead of a start: at once, whatever start was said before."""

Value = str | int | float | None


class OrderState(StrEnum):
    """What became of a launch that a program ordered."""

    OWED = "owed"
    DONE = "done"
    NEEDS = "needs"
    """Something was not said that a person would have been asked."""
    DROPPED = "dropped"
    """Somebody launched, changed or discarded it before."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a person would have been asked, as the program answers it; empty: it does not say."""

    attestation: str = ""
    repeat: bool = False
    """The same text to the same people within a week is meant."""
    blanks: str = BlankPolicy.ASK
    """`domain.templates.BlankPolicy` for rows with blank fields."""
    word: str = ""
    wording_id: int = 0
    """The version of the text that it was said of."""


@dataclass(frozen=True, slots=True)
class Table:
    """Recipients as columns: the number first, then every field that one of them has."""

    headers: tuple[str, ...]
    cells: Sequence[Sequence[str]]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields, in the order of the values behind the number."""
        return self.headers[1:]


def to_data(said: Accepted) -> dict[str, Any]:
    """As JSON."""
    return asdict(said)


def accepted_of(data: Mapping[str, Any]) -> Accepted:
    """What was kept, by this version or an older one; raises Refused for a newer one's."""
    try:
        return Accepted(**data)
    except TypeError:
        raise Refused("This version of Rollcall cannot read what the program said.") from None


def doubled(message: str) -> str:
    """The message with `{field}` as `{{field}}`, which is how it is kept; braces in pairs stay."""
    return _SINGLE.sub(r"{{\1}}", message)


def tabled(recipients: Sequence[Mapping[str, Value]], known: Sequence[str] = ()) -> Table:
    """The recipients as rows of cells; raises Declined for fields that cannot be told apart.

    `known` are the columns that the campaign has already; others than these are refused then.
    """
    names: dict[str, str] = {name: name for name in known}
    of: dict[str, str] = {}
    for index, recipient in enumerate(recipients):
        for key in recipient:
            if key != PHONE and key not in of:
                of[key] = _field(key, names, index, is_open=not known)
    places = {name: place for place, name in enumerate(names)}
    cells = [_cells(recipient, of, places, index) for index, recipient in enumerate(recipients)]
    return Table((PHONE, *names), cells)


def _field(key: str, names: dict[str, str], index: int, *, is_open: bool) -> str:
    """The column of a key that was not met before."""
    name = normalise_header(key)
    if not name or name == PHONE or len(name) > 60:
        raise _wrong(Code.INVALID_REQUEST, f"“{key[:60]}” is no name of a field.", index, key)
    if name not in names and not is_open:
        raise _wrong(
            Code.UNKNOWN_FIELD,
            f"The first recipients had no field “{name}”, so later ones cannot have it.",
            *(index, key),
        )
    if is_open and name in names:
        raise _wrong(
            Code.INVALID_REQUEST,
            f"“{key[:60]}” and “{names[name][:60]}” are the same field. Send one of them.",
            *(index, key),
        )
    names.setdefault(name, key)
    if len(names) > MOST_FIELDS:
        raise _wrong(Code.INVALID_REQUEST, f"There are more than {MOST_FIELDS} fields.", index, key)
    return name


def _cells(
    recipient: Mapping[str, Value], of: Mapping[str, str], places: Mapping[str, int], index: int
) -> list[str]:
    row = [""] * (len(places) + 1)
    for key, value in recipient.items():
        place = 0 if key == PHONE else places[of[key]] + 1
        if place and row[place]:
            raise _wrong(Code.INVALID_REQUEST, f"“{key[:60]}” is there twice.", index, key)
        row[place] = "" if value is None else value if isinstance(value, str) else str(value)
    return row


def require_fields(template: Template, table: Table) -> None:
    """Refuse a text with a field that no recipient has; raises Declined."""
    unknown = template.unknown(table.fields)
    if unknown:
        raise Declined(
            Code.UNKNOWN_FIELD,
            f"No recipient has the field “{unknown[0]}”, which the message wants.",
            items=tuple(
                Item(Code.UNKNOWN_FIELD, f"No recipient has “{name}”.", field="message")
                for name in unknown
            ),
        )


def require_filled(template: Template, table: Table, said: Accepted) -> None:
    """Refuse blank values that nobody decided about, naming their rows; raises Declined."""
    if said.blanks != BlankPolicy.ASK:
        return
    wanted = [(table.headers.index(name), name) for name in template.required]
    blank = [
        (index, name)
        for index, row in enumerate(table.cells)
        for place, name in wanted
        if is_blank(row[place])
    ]
    if blank:
        raise Declined(
            Code.BLANK_FIELDS,
            f"{len(blank):,} values that the message wants are blank. Fill them in, give the field"
            " a default ({{name|there}}), or say in `blanks` what becomes of these recipients.",
            items=tuple(
                Item(Code.BLANK_FIELDS, f"“{name}” is blank.", index=index, field=name)
                for index, name in blank[:SHOWN]
            ),
        )


def read_moment(text: str, field: str, *, code: Code = Code.INVALID_REQUEST) -> datetime:
    """An ISO 8601 time with its offset, in UTC; raises Declined for one without."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise Declined(
            code,
            "Write a time as ISO 8601 with its offset, such as 2026-12-01T09:00:00-06:00.",
            items=(Item(code, "No ISO 8601 time with an offset.", field=field),),
        )
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise Declined(code, "There is no such time.", field=field) from None


def read_schedule(text: str, *, now: datetime, zone: str) -> Start:
    """A start as a program writes it, shown to people in the team's zone; raises Declined."""
    moment = read_moment(text, "schedule", code=Code.INVALID_SCHEDULE)
    at = moment.replace(second=0, microsecond=0)
    wall = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
    start = Start(wall, zone, at)
    try:
        return checked(start, now)
    except Refused as refused:
        raise Declined(
            Code.INVALID_SCHEDULE,
            refused.sentence,
            items=(Item(Code.INVALID_SCHEDULE, refused.sentence, field="schedule"),),
        ) from None


def _wrong(code: Code, sentence: str, index: int, field: str) -> Declined:
    place = f"recipients.{index}.{field[:60]}"
    return Declined(code, sentence, items=(Item(code, sentence, index=index, field=place),))
