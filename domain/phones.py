"""Phone numbers: what people write, made E.164, or the reason why it is unusable.

Google's libphonenumber (`phonenumbers`) is the judge. Its verdict costs about 20 microseconds,
which is too much for lists of a million rows, so the plain shapes are decided by patterns compiled
from its own metadata (`domain.phonepatterns`); whatever they do not accept goes to the judge. A
number is never guessed: what a spreadsheet destroyed is refused with that reason.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType, ValidationResult

from domain.blanks import is_blank, is_invisible
from domain.phonepatterns import CALLING_CODES, Patterns


class Problem(StrEnum):
    """Why a number cannot be texted; `PROBLEM_WORDS` has the words for people."""

    MISSING = "missing"
    EXCEL_DAMAGE = "excel_damage"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_A_NUMBER = "not_a_number"
    EXTENSION = "extension"
    INVALID = "invalid"
    COUNTRY_NOT_ALLOWED = "country_not_allowed"
    PREMIUM_RATE = "premium_rate"
    SHARED_COST = "shared_cost"
    LANDLINE = "landline"
    CANNOT_TEXT = "cannot_text"


PROBLEM_WORDS: Final[Mapping[Problem, str]] = MappingProxyType(
    {
        Problem.MISSING: "there is no number",
        Problem.EXCEL_DAMAGE: (
            "a spreadsheet changed the number; format its column as text and export again"
        ),
        Problem.TOO_SHORT: "the number is too short (is its area code missing?)",
        Problem.TOO_LONG: "the number has too many digits",
        Problem.NOT_A_NUMBER: "this is not a phone number",
        Problem.EXTENSION: "the number has an extension, which a text cannot reach",
        Problem.INVALID: "no such number can exist",
        Problem.COUNTRY_NOT_ALLOWED: "the number's country is not allowed in this workspace",
        Problem.PREMIUM_RATE: "a premium-rate number, which costs extra to text",
        Problem.SHARED_COST: "a shared-cost or personal number, which costs extra to text",
        Problem.LANDLINE: "a landline, which cannot receive texts",
        Problem.CANNOT_TEXT: (
            "a toll-free, company, pager or voicemail number, which is nobody's phone"
        ),
    }
)

# The kinds of libphonenumber that we do not text. VoIP numbers are ordinary phones to their
# owners. Fixed lines are skipped: outside North America (where the two cannot be told apart, so
# the kind is FIXED_LINE_OR_MOBILE) a text to one is paid for and read by nobody. A toll-free
# number belongs to a company's desk, not to a person who asked for texts.
_UNTEXTABLE: Final[Mapping[int, Problem]] = MappingProxyType(
    {
        PhoneNumberType.PREMIUM_RATE: Problem.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST: Problem.SHARED_COST,
        PhoneNumberType.PERSONAL_NUMBER: Problem.SHARED_COST,
        PhoneNumberType.FIXED_LINE: Problem.LANDLINE,
        PhoneNumberType.TOLL_FREE: Problem.CANNOT_TEXT,
        PhoneNumberType.PAGER: Problem.CANNOT_TEXT,
        PhoneNumberType.UAN: Problem.CANNOT_TEXT,
        PhoneNumberType.VOICEMAIL: Problem.CANNOT_TEXT,
        PhoneNumberType.UNKNOWN: Problem.INVALID,
    }
)
_UNPARSEABLE: Final[Mapping[int, Problem]] = MappingProxyType(
    {
        NumberParseException.INVALID_COUNTRY_CODE: Problem.INVALID,
        NumberParseException.NOT_A_NUMBER: Problem.NOT_A_NUMBER,
        NumberParseException.TOO_SHORT_AFTER_IDD: Problem.TOO_SHORT,
        NumberParseException.TOO_SHORT_NSN: Problem.TOO_SHORT,
        NumberParseException.TOO_LONG: Problem.TOO_LONG,
    }
)
_IMPOSSIBLE: Final[Mapping[int, Problem]] = MappingProxyType(
    {
        ValidationResult.TOO_SHORT: Problem.TOO_SHORT,
        ValidationResult.IS_POSSIBLE_LOCAL_ONLY: Problem.TOO_SHORT,
        ValidationResult.TOO_LONG: Problem.TOO_LONG,
        ValidationResult.INVALID_COUNTRY_CODE: Problem.INVALID,
    }
)

_E164: Final = re.compile(r"\+[1-9][0-9]{6,14}")
_PUNCTUATION: Final = str.maketrans("", "", " -()")
_EXCEL: Final = re.compile(
    r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+"  # 1.51255E+10
    r"|\+?\d{6,}[.,]0+"  # 15125551234.0
    r"|\d{1,3}(?:,\d{3}){2,}(?:\.0+)?"  # 15,125,551,234
    r"|#{3,}|#(?:REF|VALUE|NAME|NUM|DIV/0)[!?]"
)
_EXTENSION: Final = re.compile(
    r".*\d.*?(?:;ext=|e?xt?(?:ensi[oó]n|n)?[.:)]?|x|#|anexo|int(?:ern)?\.?|durchwahl|доб\.?)"
    r"\s*\d{1,7}#?",
    re.IGNORECASE,
)
_WRITTEN: Final = re.compile(r"\+?[\d\s().\-/]*\d[\d\s().\-/]*")
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−⁃~·•_"), "-")
_WRAPPERS: Final = re.compile(
    r"^(?:=?\s*[\"'“‘’`]+|(?:tel|sms|phone|ph|mob|cell|t|m)\s*:)\s*", re.I
)
_LONGEST: Final = 60
_MASK: Final = "•" * 5


def is_e164(text: str) -> bool:
    """Whether the text has E.164's shape (plus, then 7 to 15 digits); not whether it exists."""
    return _E164.fullmatch(text) is not None


def mask(number: str) -> str:
    """A number as people and logs may see it: `+1•••••1234`; what is no number shows its last 2.

    The dots are always five, so that they do not tell the length. Short numbers show less.
    """
    if is_e164(number):
        code = _calling_code(number)
        national = number[1 + len(code) :]
        shown = 4 if len(national) >= 8 else 2
        return f"+{code}{_MASK}{national[-shown:]}"
    return _MASK + number[-2:] if len(number) > 5 else _MASK


def judge(compact: str, *, region: str, countries: frozenset[str]) -> str | Problem:
    """libphonenumber's verdict on a bare number (`+` and ASCII digits): E.164 or the problem.

    `region` (ISO 3166) reads numbers without a calling code; `countries` are those allowed.
    """
    try:
        parsed = phonenumbers.parse(compact, region)
    except NumberParseException as error:
        return _UNPARSEABLE.get(error.error_type, Problem.NOT_A_NUMBER)
    if not phonenumbers.is_valid_number(parsed):
        reason = phonenumbers.is_possible_number_with_reason(parsed)
        return _IMPOSSIBLE.get(reason, Problem.INVALID)
    if phonenumbers.region_code_for_number(parsed) not in countries:
        return Problem.COUNTRY_NOT_ALLOWED
    problem = _UNTEXTABLE.get(phonenumbers.number_type(parsed))
    return problem or phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def is_of(number: str, countries: Collection[str]) -> bool:
    """Whether an E.164 number belongs to one of these countries (ISO 3166)."""
    try:
        parsed = phonenumbers.parse(number, None)
    except NumberParseException:
        return False
    return phonenumbers.region_code_for_number(parsed) in countries


def compact(raw: str) -> str | Problem:
    """What a person wrote as `+` and ASCII digits, or why that is no number.

    Forgives spaces, dots, dashes, brackets, digits of any script, invisible characters, `tel:`
    and the quotes that keep a spreadsheet from reading a number.
    """
    text = raw if raw.isascii() and raw.isprintable() else _plain(raw)
    text = _WRAPPERS.sub("", text.strip()).rstrip("\"'”’`;, ")
    if is_blank(text):
        return Problem.MISSING
    if len(text) > _LONGEST:
        return Problem.NOT_A_NUMBER
    if _EXCEL.fullmatch(text):
        return Problem.EXCEL_DAMAGE
    if not _WRITTEN.fullmatch(text):
        return Problem.EXTENSION if _EXTENSION.fullmatch(text) else Problem.NOT_A_NUMBER
    digits = re.sub(r"\D", "", text)
    return "+" + digits if text.startswith(("+", "(+")) else digits


def _plain(raw: str) -> str:
    """Only ASCII digits, plain dashes, and nothing invisible."""
    text = unicodedata.normalize("NFKC", raw).translate(_DASHES)
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in text
        if char.isspace() or not is_invisible(char)
    )


class Normaliser:
    """Makes the numbers of one list E.164, by the workspace's region and allowed countries.

    Build it once per list: it compiles the patterns of the allowed countries. A call costs about
    one microsecond for E.164 and the plain national forms, about 30 for everything else.
    """

    def __init__(self, region: str, countries: frozenset[str]) -> None:
        """`region` and `countries` are ISO 3166 codes; raises ValueError for unknown ones."""
        unknown = {region, *countries} - phonenumbers.SUPPORTED_REGIONS
        if unknown:
            raise ValueError(f"unknown regions: {', '.join(sorted(unknown))}")
        self._region = region
        self._countries = countries
        self._patterns = Patterns(region, countries)

    def __call__(self, raw: str) -> str | Problem:
        """The number as E.164, or the problem."""
        number = self._patterns.accept(raw)
        if number is None:
            number = self._patterns.accept(raw.translate(_PUNCTUATION))
        return number or self._slow(raw)

    def _slow(self, raw: str) -> str | Problem:
        bare = compact(raw)
        if isinstance(bare, Problem):
            return bare
        verdict = self._patterns.accept(bare) or self._judge(bare)
        if not isinstance(verdict, Problem):
            return verdict
        # 00 and 011 are dialled before a calling code in most of the world: a number that is none
        # at home but a whole one abroad was written that way.
        for prefix in ("00", "011"):
            if bare.startswith(prefix):
                abroad = self._judge("+" + bare.removeprefix(prefix))
                if not isinstance(abroad, Problem) or abroad in _EXISTS:
                    return abroad
        return verdict

    def _judge(self, bare: str) -> str | Problem:
        return judge(bare, region=self._region, countries=self._countries)


_EXISTS: Final = frozenset(_UNTEXTABLE.values()) - {Problem.INVALID} | {Problem.COUNTRY_NOT_ALLOWED}


def _calling_code(number: str) -> str:
    for length in (1, 2, 3):
        if number[1 : 1 + length] in CALLING_CODES:
            return number[1 : 1 + length]
    return ""
