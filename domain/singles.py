"""Single texts: what other software hands in one by one, each with a body of its own.

They belong to a campaign of their key, their sender and the day, by the clock of the team's zone: a
day ends at the team's midnight, however many hours it had. Each text is judged on its own, so that
one typing error does not hold up nine hundred others.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from domain import segments
from domain.blanks import is_blank
from domain.phones import PROBLEM_WORDS, Problem
from domain.wallclock import day as written

MOST: Final = 1_000
"""Texts in one request."""
COLUMN: Final = "body"
TEMPLATE: Final = "{{body}}"
"""The wording of their campaigns: one field that holds the whole text."""
MESSAGE_ID: Final = "{{messageId}}"
"""In a body it becomes the id of its message. Every other brace is a brace."""
FIELDS: Final = ("to", "list_number", "body")
_SENDER: Final = re.compile(r"\+?[\d\s().\-/]{3,24}")
_UNKEPT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters that no phone shows, and halves of characters, which are no text."""
_UNTEXTABLE: Final = frozenset(
    {Problem.PREMIUM_RATE, Problem.SHARED_COST, Problem.LANDLINE, Problem.CANNOT_TEXT}
)
_SINCE: Final = "Held up since "


class Wrong(StrEnum):
    """Why one text of a request is not taken. Programs decide by it: none changes its meaning."""

    NOT_A_MESSAGE = "not_a_message"
    UNKNOWN_FIELD = "unknown_field"
    MISSING_TO = "missing_to"
    MISSING_LIST_NUMBER = "missing_list_number"
    MISSING_BODY = "missing_body"
    INVALID_PHONE = "invalid_phone"
    COUNTRY_NOT_ALLOWED = "country_not_allowed"
    CANNOT_BE_TEXTED = "cannot_be_texted"
    INVALID_LIST_NUMBER = "invalid_list_number"
    LIST_NOT_FOUND = "list_not_found"
    INVALID_BODY = "invalid_body"
    BODY_TOO_LONG = "body_too_long"
    SENDER_NOT_READY = "sender_not_ready"
    CAMPAIGN_CANCELLED = "campaign_cancelled"
    CAMPAIGN_OVER = "campaign_over"


WORDS: Final[Mapping[Wrong, str]] = {
    Wrong.NOT_A_MESSAGE: "A message is an object with to, list_number and body, each a string.",
    Wrong.UNKNOWN_FIELD: "A message has to, list_number and body, and nothing else.",
    Wrong.MISSING_TO: "to is missing: the number to text.",
    Wrong.MISSING_LIST_NUMBER: "list_number is missing: the number of one of your senders.",
    Wrong.MISSING_BODY: "body is missing, or says nothing.",
    Wrong.INVALID_LIST_NUMBER: "list_number is no number that a text can come from.",
    Wrong.LIST_NOT_FOUND: "No sender of this workspace has that list_number.",
    Wrong.INVALID_BODY: "body has a control character, or half of one character, in it.",
    Wrong.BODY_TOO_LONG: f"body is longer than {segments.LIMIT:,} characters.",
    Wrong.CAMPAIGN_CANCELLED: "Somebody cancelled this key's texts from that sender for today.",
    Wrong.CAMPAIGN_OVER: (
        "That campaign’s day is over; send it again in a moment, under another Idempotency-Key."
    ),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the text at `index` of a request, counted from 0."""

    index: int
    code: Wrong
    words: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One text as it was handed in, read so far; `number` is the sender's, compact."""

    index: int
    phone: str
    number: str
    body: str


@dataclass(frozen=True, slots=True)
class Single:
    """One text that is taken: the id by which the program knows it, and what it costs."""

    index: int
    public_id: str
    phone: str
    body: str
    segments: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a team, and the moment (UTC) at which it ends."""

    on: date
    ends_at: datetime


def fault(index: int, code: Wrong, field: str | None = None, *, words: str = "") -> Fault:
    """What is wrong, in the words of its code unless others are given."""
    return Fault(index, code, words or WORDS[code], field)


def read(index: int, raw: object, normalise: Callable[[str], str | Problem]) -> Asked | Fault:
    """One entry of a request, of whatever type; its number made E.164 by `normalise`."""
    if not isinstance(raw, dict):
        return fault(index, Wrong.NOT_A_MESSAGE)
    if not raw.keys() <= set(FIELDS):
        return fault(index, Wrong.UNKNOWN_FIELD)
    to, number, body = (raw.get(name) for name in FIELDS)
    if _is_missing(to):
        return fault(index, Wrong.MISSING_TO, "to")
    if _is_missing(number):
        return fault(index, Wrong.MISSING_LIST_NUMBER, "list_number")
    if _is_missing(body):
        return fault(index, Wrong.MISSING_BODY, "body")
    if not isinstance(body, str) or _UNKEPT.search(body):
        return fault(index, Wrong.INVALID_BODY, "body")
    if not isinstance(number, str) or not _SENDER.fullmatch(number.strip()):
        return fault(index, Wrong.INVALID_LIST_NUMBER, "list_number")
    if not isinstance(to, str) or _UNKEPT.search(to):
        return fault(index, Wrong.INVALID_PHONE, "to", words="to is no phone number.")
    phone = normalise(to)
    if isinstance(phone, Problem):
        return _unusable(index, phone)
    return Asked(index, phone, _digits(number), body.strip())


def single(asked: Asked, public_id: str, *, smart_encoding: bool) -> Single | Fault:
    """The text with its id in it, and what it costs; or that it is too long to be sent."""
    body = asked.body.replace(MESSAGE_ID, public_id)
    counted = segments.count(body, smart_encoding)
    if len(counted.sent_text) > segments.LIMIT:
        return fault(asked.index, Wrong.BODY_TOO_LONG, "body")
    return Single(asked.index, public_id, asked.phone, body, counted.segments)


def number_of(address: str) -> str:
    """A sender's address as `Asked.number` names it; empty for a name or a service's id."""
    return _digits(address) if _SENDER.fullmatch(address) else ""


def day_of(now: datetime, zone: str) -> Day:
    """The day on which a text comes that comes now, by the clock of the team's zone."""
    return _day(now.astimezone(ZoneInfo(zone)).date(), zone)


def day_after(day: Day, zone: str) -> Day:
    """The next day, for texts that come when that one is over by the clock it began with."""
    return _day(day.on + timedelta(days=1), zone)


def title_of(key: str, on: date, sender: str) -> str:
    """`Website · Nov 21, 2026 · main`: the key, the day, the sender."""
    return f"{key} · {written(on)} · {sender}"


def held_up(on: date, reason: str) -> str:
    """Why a day's texts wait: a guard rail paused those of `on`, or of a day before it."""
    return reason if reason.startswith(_SINCE) else f"{_SINCE}{written(on)}: {reason}"


def _day(on: date, zone: str) -> Day:
    midnight = datetime.combine(on + timedelta(days=1), time(), ZoneInfo(zone))
    return Day(on, midnight.astimezone(UTC))


def _is_missing(value: object) -> bool:
    return value is None or (isinstance(value, str) and is_blank(value))


def _unusable(index: int, problem: Problem) -> Fault:
    code = Wrong.INVALID_PHONE
    if problem is Problem.COUNTRY_NOT_ALLOWED:
        code = Wrong.COUNTRY_NOT_ALLOWED
    elif problem in _UNTEXTABLE:
        code = Wrong.CANNOT_BE_TEXTED
    words = PROBLEM_WORDS[problem]
    return fault(index, code, "to", words=f"{words[0].upper()}{words[1:]}.")


def _digits(number: str) -> str:
    """Without what people put between digits; `0` and `1` of other countries are not guessed."""
    return re.sub(r"\D", "", number)
