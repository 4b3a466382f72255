"""The plain shapes of phone numbers, as patterns compiled from libphonenumber's own metadata.

One regular expression per calling code says yes to the numbers that libphonenumber would call
valid, textable and of an allowed region, and keeps silent on everything that needs its judgement
(national prefixes inside, carrier codes, transformations). It never says no. Tests hold it equal
to the library.
"""

import re
from typing import Final, cast

import phonenumbers
from phonenumbers.phonemetadata import PhoneMetadata, PhoneNumberDesc

CALLING_CODES: Final = frozenset(map(str, phonenumbers.COUNTRY_CODE_TO_REGION_CODE))

_ALL_KINDS: Final = (
    "premium_rate",
    "toll_free",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
    "fixed_line",
    "mobile",
)
_TEXTABLE_KINDS: Final = ("mobile", "voip")
_REFUSED_KINDS: Final = tuple(
    kind for kind in _ALL_KINDS if kind not in (*_TEXTABLE_KINDS, "fixed_line")
)


class Patterns:
    """Accepts plain E.164 of the allowed countries and plain national numbers of one region."""

    def __init__(self, region: str, countries: frozenset[str]) -> None:
        """`region` and `countries` are ISO 3166 codes that libphonenumber knows."""
        codes = {phonenumbers.country_code_for_region(country) for country in countries}
        self._by_code = {
            str(code): pattern for code in codes if (pattern := _pattern_of(code, countries))
        }
        self._home = str(phonenumbers.country_code_for_region(region))
        self._national = self._by_code.get(self._home) if _is_plain(region) else None
        home = _metadata(region)
        self._prefix = home.national_prefix or ""
        self._abroad = re.compile(home.international_prefix or r"\Z.")

    def accept(self, text: str) -> str | None:
        """The E.164 number if the text is surely a textable one, else None (ask the library)."""
        if not text.isascii():
            return None
        if text[:1] == "+":
            return self._accept_international(text)
        return self._accept_national(text) if text.isdigit() else None

    def _accept_international(self, text: str) -> str | None:
        for length in (2, 3, 4):
            pattern = self._by_code.get(text[1:length])
            if pattern is not None:
                return text if pattern.match(text, length) else None
        return None

    def _accept_national(self, digits: str) -> str | None:
        if self._national is None or self._abroad.match(digits):
            return None
        if self._prefix and digits.startswith(self._prefix):
            number = digits[len(self._prefix) :]
        elif digits.startswith(self._home):
            return None
        else:
            number = digits
        return f"+{self._home}{number}" if self._national.match(number) else None


def _pattern_of(code: int, countries: frozenset[str]) -> re.Pattern[str] | None:
    """One pattern for the national part of a calling code's numbers in the allowed countries."""
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code]
    prefix = _metadata(regions[0]).national_prefix_for_parsing
    if prefix and re.match(prefix, "") is not None:
        return None  # the prefix may match nothing (Argentina): only the library knows
    accepted = []
    earlier: list[str] = []
    for region in regions:
        if region in countries:
            accepted.append("".join(f"(?!{claim})" for claim in earlier) + _textable(region))
        earlier.append(_claim(region))
    guard = f"(?!{prefix})" if prefix else ""
    return re.compile(rf"(?!0|{code}\d{{10}}){guard}(?:{'|'.join(accepted)})", re.ASCII)


def _textable(region: str) -> str:
    metadata = _metadata(region)
    leading = f"(?={metadata.leading_digits})" if metadata.leading_digits else ""
    refused = _any_of(metadata, _REFUSED_KINDS)
    general = _shape(metadata.general_desc)
    return rf"{leading}(?!{refused})(?={general}){_any_of(metadata, _TEXTABLE_KINDS)}"


def _claim(region: str) -> str:
    """What makes a number this region's, as libphonenumber walks the regions of a calling code."""
    metadata = _metadata(region)
    if metadata.leading_digits:
        return f"(?:{metadata.leading_digits})"
    return rf"(?={_shape(metadata.general_desc)}){_any_of(metadata, _ALL_KINDS)}"


def _any_of(metadata: PhoneMetadata, kinds: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(_shape(getattr(metadata, kind)) for kind in kinds)})"


def _shape(desc: PhoneNumberDesc | None) -> str:
    """A whole national number of this description: one of its lengths and its pattern."""
    if desc is None or (pattern := desc.national_number_pattern) is None:
        return r"(?:\Z.)"
    lengths = "|".join(rf"\d{{{length}}}\Z" for length in desc.possible_length if length > 0)
    return rf"(?:{f'(?={lengths})' if lengths else ''}(?:{pattern})\Z)"


def _is_plain(region: str) -> bool:
    """Whether national numbers are just the prefix (or nothing) and the number."""
    metadata = _metadata(region)
    return metadata.national_prefix_for_parsing in (None, metadata.national_prefix)


def _metadata(region: str) -> PhoneMetadata:
    return cast("PhoneMetadata", PhoneMetadata.metadata_for_region(region))
