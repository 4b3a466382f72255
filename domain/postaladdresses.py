"""The state or province at the end of a postal address: `12 Main St, Austin, TX 78701`.

The postal code tells it, since a town may have a state's name; the state beside it says which of
two where a code is on a line. Without a code only `Austin, TX` is read: what stands behind a street
is its town, and in “12 Main St, Nevada” that is no state.
"""

import re
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
_UNIT: Final = re.compile(
    r"(?:#|\b(?:unit|apt|apartment|suite|ste|box|pmb|room|rm|lot|no|number))\.?$", re.IGNORECASE
)
_MOST_WORDS: Final = 4
"""Newfoundland and Labrador has three."""


def read_address(text: str) -> frozenset[str]:
    """The states (ISO 3166-2) that an address may be in; empty where it tells none."""
    written = _COUNTRY.sub("", " ".join(text[-LONGEST:].split()).rstrip(" ,."))
    coded = _CODE.fullmatch(written)
    if coded is None:
        return _named(written)
    if _UNIT.search(coded["before"]):
        return frozenset()
    states = read_postcode(coded["code"])
    return states & _last_words(coded["before"]) or states


def _named(written: str) -> frozenset[str]:
    """Without a postal code: a town and its state, and nothing that may be a street and a town."""
    *before, last = (part.strip() for part in written.split(","))
    state = read_state(last)
    is_a_town = len(before) > 1 or (bool(before) and not any(map(str.isdigit, before[0])))
    return frozenset({state}) if state and is_a_town else frozenset()


def _last_words(before: str) -> frozenset[str]:
    """The state that the last words name, by the most words that name one."""
    words = before.replace(",", " ").split()[-_MOST_WORDS:]
    for first in range(len(words)):
        if state := read_state(" ".join(words[first:])):
            return frozenset({state})
    return frozenset()
