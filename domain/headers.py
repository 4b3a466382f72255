"""The columns of an uploaded list: their names as fields, and which one holds the number.

People call the number column phone, cell, móvil, Handy or nothing at all. It is found by its
name, else by what stands in it; where two could be meant, the person is asked.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain.phones import Normaliser, Problem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NUMBER_NAMES: Final = (
    # The first that a header matches wins over the later ones: a mobile before a home phone.
    _words("""mobile mobile_phone mobile_number mobile_no mobile_phone_number cell cellphone
        cell_phone cell_number cell_no cell_phone_number phone_mobile phone_cell sms sms_number
        msisdn handy handynummer mobil mobilnummer mobiltelefon mobilfunk mobilnr mobilephone
        movil numero_movil telefono_movil celular numero_celular portable telephone_portable
        numero_portable cellulare numero_cellulare telemovel gsm gsm_number natel whatsapp
        mobiel mobiele_nummer mobiltelefonnummer mobilni komorka primary_mobile mobile_phone_1
        e164 to"""),
    _words("""phone phones phone_number phonenumber phone_no phone_num phone_nr phone_1
        primary_phone contact_number contact_no contact_phone telephone telephone_number
        telephone_no tel tel_no tel_nr telefon telefonnummer telefonnr telefono
        numero_de_telefono numero_telefono numero_di_telefono numero_de_telephone telefone
        telefoonnummer puhelin puhelinnumero numer_telefonu recipient recipient_number
        recipient_phone customer_phone guest_phone phone_e164 fon rufnummer"""),
    _words("""number numbers no num nr nummer numero numero_1 contact"""),
)
_NUMBER_WORDS: Final = _words("mobile cell cellphone phone tel telephone msisdn handy sms")
_NOT_A_NUMBER_WORDS: Final = _words(
    "type provider carrier model country code ext extension id name email owner opt status"
)
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD: Final = re.compile(r"[\W_]+")
_CONTENT_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """Where the numbers are. `index` is None when it must be asked: `candidates` are the choices.

    No candidates means that no column holds numbers. Indexes count from zero.
    """

    index: int | None
    candidates: tuple[int, ...] = ()


def normalise_header(text: str) -> str:
    """A column's name as a field: `First Name`, `firstName` and `FIRST-NAME` are `first_name`.

    Letters keep their script; accents on Latin letters are dropped (`Móvil` is `movil`).
    """
    spaced = _CAMEL.sub(" ", unicodedata.normalize("NFKC", text))
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", spaced) if unicodedata.category(char) != "Mn"
    )
    return _NOT_WORD.sub("_", unicodedata.normalize("NFC", plain).casefold()).strip("_")


def field_names(headers: Sequence[str]) -> tuple[str, ...]:
    """Unique field names of a header row: repeats get `_2`, empty ones `column_3` (from one)."""
    names: list[str] = []
    taken: set[str] = set()
    for place, header in enumerate(headers, start=1):
        base = normalise_header(header) or f"column_{place}"
        name, copy = base, 2
        while name in taken:
            name, copy = f"{base}_{copy}", copy + 1
        taken.add(name)
        names.append(name)
    return tuple(names)


def has_header(first: Sequence[str], region: str) -> bool:
    """Whether a file's first row names columns; a row that holds a phone number is data."""
    normalise = _anywhere(region)
    return not any(_looks_like_number(normalise(cell)) for cell in first)


def find_number_column(
    headers: Sequence[str], sample: Sequence[Sequence[str]], region: str
) -> NumberColumn:
    """The column of the numbers, by name first, then by the content of some sample rows.

    `region` (ISO 3166) reads numbers without a calling code. Two columns that could be meant
    equally are returned as candidates to ask about, with no index.
    """
    names = [normalise_header(header) for header in headers]
    shares = _shares(len(names), sample, region)
    for named in (*_exact(names), _by_word(names)):
        chosen = _choose(named, shares, has_rows=bool(sample))
        if chosen is not None:
            return chosen
    by_content = tuple(place for place, share in enumerate(shares) if share >= _CONTENT_SHARE)
    return NumberColumn(by_content[0] if len(by_content) == 1 else None, by_content)


def number_places(names: Sequence[str]) -> tuple[int, ...]:
    """All columns (field names) that hold numbers by their names, from zero: home, mobile, work."""
    exact = {place for named in _exact(names)[:2] for place in named}
    return tuple(sorted(exact.union(_by_word(names))))


def _exact(names: Sequence[str]) -> list[tuple[int, ...]]:
    return [
        tuple(place for place, name in enumerate(names) if name in known) for known in _NUMBER_NAMES
    ]


def _by_word(names: Sequence[str]) -> tuple[int, ...]:
    """Headers that contain the word: `Guest mobile (preferred)`, not `phone_type`."""
    words = [set(name.split("_")) for name in names]
    return tuple(
        place
        for place, parts in enumerate(words)
        if parts & _NUMBER_WORDS and not parts & _NOT_A_NUMBER_WORDS
    )


def _choose(
    named: tuple[int, ...], shares: Sequence[float], *, has_rows: bool
) -> NumberColumn | None:
    """One of the columns that carry a fitting name, or None when none of them holds numbers."""
    filled = tuple(place for place in named if shares[place] > 0)
    if not filled and (has_rows or not named):
        # An order number column is called number too, but what stands in it tells them apart.
        # A named column whose every sampled cell is bad is still the one, if nothing else is.
        others = any(share > 0 for share in shares)
        return None if others or not named else _one_or_ask(named)
    return _one_or_ask(filled or named)


def _one_or_ask(places: tuple[int, ...]) -> NumberColumn:
    return NumberColumn(places[0] if len(places) == 1 else None, places)


def _shares(columns: int, sample: Sequence[Sequence[str]], region: str) -> list[float]:
    """For each column, the share of its filled cells that read as phone numbers."""
    normalise = _anywhere(region)
    shares = []
    for place in range(columns):
        verdicts = [normalise(row[place]) for row in sample if place < len(row)]
        filled = [verdict for verdict in verdicts if verdict is not Problem.MISSING]
        numbers = sum(map(_looks_like_number, filled))
        shares.append(numbers / len(filled) if filled else 0.0)
    return shares


def _anywhere(region: str) -> Normaliser:
    return Normaliser(region, frozenset({region}))


def _looks_like_number(verdict: str | Problem) -> bool:
    return not isinstance(verdict, Problem) or verdict in {
        Problem.COUNTRY_NOT_ALLOWED,
        Problem.PREMIUM_RATE,
        Problem.SHARED_COST,
        Problem.LANDLINE,
        Problem.CANNOT_TEXT,
        Problem.EXCEL_DAMAGE,
    }
