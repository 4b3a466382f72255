"""What the fields of the settings may hold: each cleaned, or refused with one sentence."""

import re
import zoneinfo
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

import phonenumbers

from domain.daily import Unit
from domain.errors import Refused
from domain.meaning.reader import read
from domain.meaning.verdicts import SILENCING, Meaning
from domain.phones import is_e164
from domain.retries import SecondAttempts
from domain.senders import KIND_WORDS, KeywordsBy, Registration, SenderKind

MAX_PRICE = Decimal(10)
MAX_THROUGHPUT = 1000.0
MAX_DAILY = 1_000_000_000
MOST_WORDS = 20
MOST_TEXTS = 1000
LONGEST_WORD = 40
_CHANNEL = re.compile(r"[CGD][A-Z0-9]{2,20}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_SERVICE = re.compile(r"MG[0-9a-f]{32}")
_SHORT_CODE = re.compile(r"\d{3,8}")
_NAME = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 &_+-]{1,11}")


def short(text: str, field: str, longest: int) -> str:
    """One line of text, at most `longest` characters, not empty."""
    cleaned = " ".join(text.split())
    if not cleaned:
        raise Refused(f"The {field.replace('_', ' ')} is empty. Please fill it in.", field=field)
    if len(cleaned) > longest:
        raise Refused(
            f"The {field.replace('_', ' ')} has {len(cleaned)} characters; {longest} are allowed.",
            field=field,
        )
    return cleaned


def _matching(text: str, pattern: re.Pattern[str], field: str, sentence: str) -> str:
    if not pattern.fullmatch(text):
        raise Refused(sentence, field=field)
    return text


def region(code: str, field: str) -> str:
    """An ISO 3166 code that libphonenumber knows."""
    region = code.strip().upper()
    if region not in phonenumbers.SUPPORTED_REGIONS:
        raise Refused(
            f"“{code.strip()}” is not a country code. Use two letters, such as US, CA or GB.",
            field=field,
        )
    return region


def zone(name: str) -> str:
    """An IANA time zone."""
    if name.strip() not in zoneinfo.available_timezones():
        raise Refused(
            f"“{name.strip()}” is not a time zone. Use a name such as America/Chicago.",
            field="zone",
        )
    return name.strip()


def price(price: Decimal | str) -> Decimal:
    """A price per segment, in the workspace's currency."""
    try:
        value = Decimal(str(price).strip())
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not 0 <= value <= MAX_PRICE:
        raise Refused(
            f"“{price}” is not a price per segment. Write a number such as 0.0083.",
            field="price_per_segment",
        )
    return value


def throughput(value: float | str) -> float:
    """Segments per second."""
    try:
        rate = float(value)
    except ValueError:
        rate = 0.0
    if not 0 < rate <= MAX_THROUGHPUT:
        raise Refused(
            f"“{value}” is not a throughput. Write segments per second, above 0 and at most"
            f" {MAX_THROUGHPUT:g}.",
            field="throughput",
        )
    return rate


def daily_limit(text: str, field: str = "daily_limit") -> tuple[int | None, Unit]:
    """A figure of a day and what it counts: `2,000`, `2000 segments`, `500 messages`, or none."""
    figure, _, unit = text.strip().lower().replace(",", "").partition(" ")
    if not figure:
        return None, Unit.SEGMENTS
    units = {it.value for it in Unit}
    counted = Unit(unit.strip()) if unit.strip() in units else Unit.SEGMENTS
    plain = figure.isascii() and figure.isdigit() and (not unit.strip() or unit.strip() in units)
    if not plain or not 0 < int(figure) <= MAX_DAILY:
        raise Refused(
            f"“{text.strip()}” is not a daily limit. Write a number above 0, such as 2000 segments"
            " or 500 messages; leave it empty for none.",
            field=field,
        )
    return int(figure), counted


def most(text: str, field: str) -> int | None:
    """How many campaign texts a number may get in a day or a week; nothing is None."""
    figure = text.strip().replace(",", "")
    if not figure:
        return None
    if not (figure.isascii() and figure.isdigit()) or not 0 < int(figure) <= MOST_TEXTS:
        raise Refused(
            f"“{text.strip()}” is no number of texts. Write one from 1 to {MOST_TEXTS:,}.",
            field=field,
        )
    return int(figure)


def registration(value: str) -> Registration:
    """What the carriers know of a sender, in any spelling."""
    try:
        return Registration(value.strip().lower().replace("-", "_"))
    except ValueError:
        known = ", ".join(one.replace("_", "-") for one in Registration)
        raise Refused(
            f"“{value}” is no registration. Use one of: {known}.", field="registration"
        ) from None


def kind(kind: SenderKind | str) -> SenderKind:
    """A kind of sender, in any spelling."""
    try:
        return SenderKind(str(kind).strip().lower().replace("-", "_").replace(" ", "_"))
    except ValueError:
        known = ", ".join(one.replace("_", "-") for one in SenderKind)
        raise Refused(f"“{kind}” is no kind of sender. Use: {known}.", field="kind") from None


def keywords_by(value: KeywordsBy | str) -> KeywordsBy:
    """Who answers STOP, START and HELP."""
    try:
        return KeywordsBy(str(value).strip().lower())
    except ValueError:
        known = ", ".join(KeywordsBy)
        raise Refused(
            f"“{value}” cannot answer STOP and HELP. Use one of: {known}.", field="keywords_by"
        ) from None


_ADDRESSES = {
    SenderKind.MESSAGING_SERVICE: (
        _SERVICE,
        "A messaging service is given by its SID: MG and 32 characters (Twilio console).",
    ),
    SenderKind.SHORT_CODE: (_SHORT_CODE, "A short code has 3 to 8 digits."),
    SenderKind.ALPHANUMERIC: (
        _NAME,
        "An alphanumeric sender has up to 11 letters, digits and spaces, one of them a letter.",
    ),
}


def address(address: str, kind: SenderKind) -> str:
    """What the kind of sender is reached by: E.164, a short code, a name, or `MG…`."""
    if kind in _ADDRESSES:
        pattern, sentence = _ADDRESSES[kind]
        return _matching(address, pattern, "address", sentence)
    bare = re.sub(r"[\s().-]", "", address)
    if not is_e164(bare):
        raise Refused(
            f"A {KIND_WORDS[kind]} is given with its country code, such as +14155552671.",
            field="address",
        )
    return bare


def pool_number(number: str) -> str:
    """One number of a messaging service's pool."""
    bare = re.sub(r"[\s().-]", "", number)
    if not is_e164(bare) and not _SHORT_CODE.fullmatch(bare):
        raise Refused(
            f"“{number.strip()}” is not a number of the pool. Write it as +14155552671.",
            field="numbers",
        )
    return bare


def currency(code: str) -> str:
    """An ISO 4217 code."""
    return _matching(
        code.strip().upper(),
        _CURRENCY,
        "currency",
        "A currency is three letters, such as USD or EUR.",
    )


def channel(channel_id: str) -> str:
    """A Slack conversation's id."""
    return _matching(
        channel_id.strip(),
        _CHANNEL,
        "channel_id",
        "A channel is given by its Slack id, such as C0123ABCD (channel details, at the end).",
    )


def second_attempts(choice: str) -> SecondAttempts:
    """Whom we may text once more by ourselves: never, limits or unreached."""
    try:
        return SecondAttempts(choice.strip().lower())
    except ValueError:
        raise Refused(
            f"“{choice}” is no choice for second attempts. Choose never, limits or unreached.",
            field="second_attempts",
        ) from None


def stop_words(given: Sequence[str]) -> list[str]:
    """A team's own keywords; one that people answer to confirm or to opt in would lose them."""
    words = [word for one in given if (word := " ".join(one.split()))]
    if len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words):
        raise Refused(
            f"At most {MOST_WORDS} own words for STOP, of {LONGEST_WORD} characters each.",
            field="stop_words",
        )
    for word in words:
        meaning = read(word, asked_for_confirmation=True, may_decline=True, opted_out=True).meaning
        if meaning not in {Meaning.REPLY, *SILENCING}:
            raise Refused(
                f"“{word}” means something else to us. Choose another word.", field="stop_words"
            )
    return words
