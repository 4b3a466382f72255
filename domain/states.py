"""What people write for a state, a territory or a province, as its ISO 3166-2 code."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_UNITED_STATES: Final = """
AL Alabama; AK Alaska; AZ Arizona; AR Arkansas; CA California; CO Colorado; CT Connecticut;
DE Delaware; DC District of Columbia; FL Florida; GA Georgia; HI Hawaii; ID Idaho; IL Illinois;
IN Indiana; IA Iowa; KS Kansas; KY Kentucky; LA Louisiana; ME Maine; MD Maryland;
MA Massachusetts; MI Michigan; MN Minnesota; MS Mississippi; MO Missouri; MT Montana; NE Nebraska;
NV Nevada; NH New Hampshire; NJ New Jersey; NM New Mexico; NY New York; NC North Carolina;
ND North Dakota; OH Ohio; OK Oklahoma; OR Oregon; PA Pennsylvania; RI Rhode Island;
SC South Carolina; SD South Dakota; TN Tennessee; TX Texas; UT Utah; VT Vermont; VA Virginia;
WA Washington; WV West Virginia; WI Wisconsin; WY Wyoming; AS American Samoa; GU Guam;
MP Northern Mariana Islands; PR Puerto Rico; VI Virgin Islands; VI U.S. Virgin Islands;
DC Washington DC
"""
_CANADA: Final = """
AB Alberta; BC British Columbia; MB Manitoba; NB New Brunswick; NL Newfoundland and Labrador;
NL Newfoundland; NL Labrador; NS Nova Scotia; NT Northwest Territories; NU Nunavut; ON Ontario;
PE Prince Edward Island; QC Quebec; QC Québec; SK Saskatchewan; YT Yukon
"""


def _plain(text: str) -> str:
    return " ".join(text.replace(".", "").split()).casefold()


def _names() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for country, rows in (("US", _UNITED_STATES), ("CA", _CANADA)):
        for row in rows.split(";"):
            short, name = row.split(maxsplit=1)
            code = f"{country}-{short}"
            names |= dict.fromkeys((_plain(short), _plain(name), _plain(code)), code)
    return MappingProxyType(names)


_NAMES: Final = _names()


def read_state(text: str) -> str | None:
    """`Texas`, `TX`, `tx.` or `US-TX` as `US-TX`, or None where it is none that we know.

    No short name is in both countries, so the country need not be told.
    """
    return _NAMES.get(_plain(text))
