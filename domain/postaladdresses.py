"""The state or province at the end of a postal address: `12 Main St, Austin, TX 78701`.

The postal code tells it, since a town may have a state's name; the state beside it says which of
two where a code is on a line, and makes it sure: `Santo Domingo 10101` is not in New York. Without
a code only `Austin, TX` is read: what stands behind a street is its town, and in
“12 Main St, Nevada” that is no state. It is never sure: `Tel Aviv, IL` and `Toronto, CA` name a
country. Nor is `Tel Aviv, IL 61000`, though codes of Illinois begin so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from domain.postcodes import read_postcode
from domain.states import read_state

LONGEST: Final = 200
"""Of an address only its end is read, so that no cell costs more than another."""
_COUNTRY: Final = re.compile(
    r"[\s,]+(?:u\.?s\.?(?:a\.?)?|united states(?: of america)?|canada)$", re.IGNORECASE
)
_CODE: Final = re.compile(
    r"(?P<before>.*[^\s,])[\s,]+(?P<code>\d{5}(?:-\d{4})?|[a-z]\d[a-z] ?\d[a-z]\d)", re.IGNORECASE
)
_UNIT_WORD: Final = (
    r"(?:#|\b(?:unit|apt|apartment|suite|ste|box|pmb|room|rm|lot|no|number|floor|fl))"
)
_UNIT: Final = re.compile(_UNIT_WORD + r"\.?$", re.IGNORECASE)
_A_UNIT: Final = re.compile(_UNIT_WORD + r"\b|[#\d]", re.IGNORECASE)
_CANADA: Final = re.compile(r"[\s,]+ca$", re.IGNORECASE)
_CANADIAN: Final = re.compile(r".*[\s,][a-z]\d[a-z] ?\d[a-z]\d", re.IGNORECASE)
_MOST_WORDS: Final = 4
"""Newfoundland and Labrador has three."""
_NO_ZIP: Final = "00"
"""What no ZIP code that a person lives at ends with; abroad it stands for a whole town."""
_ABROAD: Final[Mapping[str, re.Pattern[str]]] = {
    "US-IL": re.compile(r"\b(?:tel[ -]?aviv|yafo|jaffa|israel)\b", re.IGNORECASE),
    "US-ID": re.compile(r"\b(?:mataram|selong|praya|lombok|indonesia)\b", re.IGNORECASE),
}
"""Towns of the countries that share their two letters with a state, and codes with it too.

Israel's five digits begin with 60 to 62 around Tel Aviv, Indonesia's with 832 to 836 on Lombok. No
other country of a state's letters has codes of five digits among that state's ZIP codes.
"""


@dataclass(frozen=True, slots=True)
class Address:
    """The states (ISO 3166-2) that an address may be in.

    `is_sure` where a postal code and the state beside it agree.
    """

    states: frozenset[str] = frozenset()
    is_sure: bool = False

    def __bool__(self) -> bool:
        return bool(self.states)


NOWHERE: Final = Address()
"""An address that tells nothing."""


def read_address(text: str) -> Address:
    """The states that an address may be in; none where it tells none."""
    written = _without_country(" ".join(text[-LONGEST:].split()).rstrip(" ,."))
    coded = _CODE.fullmatch(written)
    if coded is None:
        return Address(_named(written))
    if _UNIT.search(coded["before"]):
        return NOWHERE
    states = read_postcode(coded["code"])
    beside = states & _last_words(coded["before"])
    may_be_abroad = any(_is_abroad(state, coded["before"], coded["code"]) for state in beside)
    return Address(beside or states, is_sure=bool(beside) and not may_be_abroad)


def _is_abroad(state: str, before: str, code: str) -> bool:
    """Whether the state's letters and code may be another country's."""
    towns = _ABROAD.get(state)
    return towns is not None and (code[:5].endswith(_NO_ZIP) or towns.search(before) is not None)


def _without_country(written: str) -> str:
    """`CA` is Canada behind a Canadian code or province; behind anything else it may be a state."""
    country = _CANADA.search(written)
    if country is None:
        return _COUNTRY.sub("", written)
    before = written[: country.start()]
    is_canadian = _CANADIAN.fullmatch(before) or any(
        state.startswith("CA-") for state in _last_words(before)
    )
    return before if is_canadian else written


def _named(written: str) -> frozenset[str]:
    """Without a postal code: a town and its state; before it no street and no unit of a house."""
    *before, last = (part.strip() for part in written.split(","))
    state = read_state(last)
    is_a_town = bool(before) and bool(before[-1]) and not _A_UNIT.search(before[-1])
    return frozenset({state}) if state and is_a_town else frozenset()


def _last_words(before: str) -> frozenset[str]:
    """The state that the last words name, by the most words that name one."""
    words = before.replace(",", " ").split()[-_MOST_WORDS:]
    for first in range(len(words)):
        if state := read_state(" ".join(words[first:])):
            return frozenset({state})
    return frozenset()
