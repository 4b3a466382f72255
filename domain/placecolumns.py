"""The columns of a list that tell where its people are: a zone, a state, a postal code, an address.

They are found by their names, and believed where most of what stands in them can be read: a column
called state may as well hold active and closed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from domain.postaladdresses import NOWHERE, Address, read_address
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
_ADDRESS: Final = (
    *("full_address", "city_state_zip", "city_st_zip", "city_state", "address", "home_address"),
    *("mailing_address", "postal_address", "residential_address", "contact_address"),
    *("shipping_address", "billing_address", "street_address"),
)
_READERS: Final[Sequence[Callable[[str], object]]] = (
    *(read_zone, read_state, read_postcode, read_address),
)
_MOST: Final = 0.5
"""The share of a column's filled cells that has to be readable."""
ENOUGH: Final = 500
"""Filled cells by which a column is judged: the first of a list may be blank for pages."""
NO_CELLS: Final = ((0, 0), (0, 0), (0, 0), (0, 0))


@dataclass(frozen=True, slots=True)
class PlaceColumns:
    """Their places among a row's values, from zero; None where a list has no such column."""

    zone: int | None
    state: int | None
    postcode: int | None
    address: int | None = None

    def __bool__(self) -> bool:
        told = (self.zone, self.state, self.postcode, self.address)
        return any(place is not None for place in told)

    def area(self, phone: str, values: Sequence[str]) -> str | None:
        """What the row tells of where its person is, as a key; None where it tells nothing."""
        address = _cell(values, self.address)
        return _area(
            phone[:PREFIX],
            _cell(values, self.zone),
            _cell(values, self.state),
            _cell(values, self.postcode)[:12],
            # Its states, not the whole: no two rows have the same one.
            read_address(address) if address else NOWHERE,
        )


class Sample:
    """Rows by which the columns of these field names are judged: enough filled cells of each.

    `cells` are what a former look counted: of zone, state, postal code and address how many cells
    were filled, and how many of these can be read.
    """

    def __init__(self, names: Sequence[str], cells: Sequence[Sequence[int]] = NO_CELLS) -> None:
        self._columns = _called(names)
        self._cells = [(filled, readable) for filled, readable in cells]
        # An import that began before another kind of column was known counted fewer of them.
        self._cells += NO_CELLS[len(self._cells) :]

    @property
    def cells(self) -> Sequence[tuple[int, int]]:
        """What was counted so far."""
        return tuple(self._cells)

    @property
    def is_enough(self) -> bool:
        """Whether more rows would tell nothing new."""
        counted = zip(self._columns, self._cells, strict=True)
        return all(filled >= ENOUGH for place, (filled, _) in counted if place is not None)

    def add(self, values: Sequence[str]) -> None:
        """Look at one row."""
        for at, (place, read) in enumerate(zip(self._columns, _READERS, strict=True)):
            filled, readable = self._cells[at]
            if filled < ENOUGH and (cell := _cell(values, place)):
                self._cells[at] = (filled + 1, readable + bool(read(cell)))

    def columns(self) -> PlaceColumns:
        """The columns that tell a place: those of which most cells can be read."""
        judged = zip(self._columns, self._cells, strict=True)
        return PlaceColumns(
            *(
                place if filled and readable >= _MOST * filled else None
                for place, (filled, readable) in judged
            )
        )


def _called(names: Sequence[str]) -> tuple[int | None, ...]:
    """Where the zone, the state, the postal code and the address should be, by their names."""
    places = {name: place for place, name in reversed([*enumerate(names)])}
    kinds = (_ZONE, _STATE, _POSTCODE, _ADDRESS)
    return tuple(next((places[it] for it in kind if it in places), None) for kind in kinds)


def _cell(values: Sequence[str], place: int | None) -> str:
    return values[place].strip() if place is not None and place < len(values) else ""


@lru_cache(maxsize=65_536)
def _area(prefix: str, zone: str, state: str, postcode: str, address: Address) -> str | None:
    if not (zone or state or postcode or address):
        return None
    try:
        places = places_told(prefix, zone=zone, state=state, postcode=postcode, address=address)
    except ValueError:
        return None
    return told(places) if places else None
