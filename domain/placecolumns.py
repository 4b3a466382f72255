"""The columns of a list that tell where its people are: a zone, a state, a ZIP or postal code.

They are found by their names, and believed where most of what stands in them can be read: a column
called state may as well hold active and closed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
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


def find_place_columns(names: Sequence[str], sample: Iterable[Sequence[str]]) -> PlaceColumns:
    """The columns of these field names that tell a place, judged by some rows' values."""
    rows = list(sample)
    readers = ((_ZONE, read_zone), (_STATE, read_state), (_POSTCODE, read_postcode))
    places = {name: place for place, name in reversed([*enumerate(names)])}
    found = [_believed(_named(places, known), rows, read) for known, read in readers]
    return PlaceColumns(*found)


def _named(places: Mapping[str, int], known: Iterable[str]) -> int | None:
    return next((places[name] for name in known if name in places), None)


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
