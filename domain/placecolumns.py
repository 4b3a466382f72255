"""The columns of a list that tell where its people are: a zone, a state, a ZIP or postal code.

They are found by their names, and believed where most of what stands in them can be read: a column
called state may as well hold active and closed.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from domain.postcodes import read_postcode
from domain.states import read_state
from domain.whereabouts import PREFIX, told
from domain.zones import places_told, read_zone

_ZONE: Final = ("timezone", "time_zone", "iana_timezone", "iana_time_zone", "tz", "tzid", "zone")
_STATE: Final = (
    *("state", "province", "state_province", "state_or_province", "us_state", "state_code"),
    *("home_state", "mailing_state", "address_state", "province_code"),
)
_POSTCODE: Final = (
    *("zip", "zip_code", "zipcode", "postal_code", "postalcode", "postcode", "post_code"),
    *("zip_postal_code", "home_zip", "mailing_zip", "mailing_zip_code", "mailing_postal_code"),
)
_Reader = Callable[[str], object]
_MOST: Final = 0.5
"""The share of a column's filled cells that has to be readable."""
ENOUGH: Final = 500
"""Filled cells by which a column is judged: the first of a list may be blank for pages."""


@dataclass(frozen=True, slots=True)
class PlaceColumns:
    """Their places among a row's values, from zero; None where a list has no such column."""

    zone: int | None
    state: int | None
    postcode: int | None

    def __bool__(self) -> bool:
        return (self.zone, self.state, self.postcode) != (None, None, None)

    def area(self, phone: str, values: Sequence[str]) -> str | None:
        """What the row tells of where its person is, as a key; None where it tells nothing."""
        return _area(
            phone[:PREFIX],
            _cell(values, self.zone),
            _cell(values, self.state),
            _cell(values, self.postcode)[:12],
        )


class Sample:
    """Rows by which the columns of these field names are judged: enough filled cells of each."""

    def __init__(self, names: Sequence[str]) -> None:
        self._columns = _called(names)
        self._rows: list[Sequence[str]] = []
        self._filled = Counter({place: 0 for place in self._columns if place is not None})

    @property
    def is_enough(self) -> bool:
        """Whether more rows would tell nothing new."""
        return all(filled >= ENOUGH for filled in self._filled.values())

    def add(self, values: Sequence[str]) -> None:
        """Look at one row; it is kept where a column still wants cells and this one has some."""
        wanted = [at for at, filled in self._filled.items() if filled < ENOUGH]
        if any(_cell(values, place) for place in wanted):
            self._rows.append(values)
            self._filled.update(place for place in self._filled if _cell(values, place))

    def columns(self) -> PlaceColumns:
        """The columns that tell a place."""
        readers = (read_zone, read_state, read_postcode)
        judged = zip(self._columns, readers, strict=True)
        return PlaceColumns(*(_believed(place, self._rows, read) for place, read in judged))


def _called(names: Sequence[str]) -> tuple[int | None, ...]:
    """Where the zone, the state and the postal code should be, going by the names."""
    places = {name: place for place, name in reversed([*enumerate(names)])}
    kinds = (_ZONE, _STATE, _POSTCODE)
    return tuple(next((places[it] for it in kind if it in places), None) for kind in kinds)


def _believed(place: int | None, rows: Sequence[Sequence[str]], read: _Reader) -> int | None:
    cells = [cell for row in rows if (cell := _cell(row, place))]
    readable = sum(bool(read(cell)) for cell in cells)
    return place if cells and readable >= _MOST * len(cells) else None


def _cell(values: Sequence[str], place: int | None) -> str:
    return values[place].strip() if place is not None and place < len(values) else ""


@lru_cache(maxsize=65_536)
def _area(prefix: str, zone: str, state: str, postcode: str) -> str | None:
    if not (zone or state or postcode):
        return None
    try:
        places = places_told(prefix, zone=zone, state=state, postcode=postcode)
    except ValueError:
        return None
    return told(places) if places else None
