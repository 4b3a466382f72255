"""Phone numbers in a text: people call them, so they had better be ours."""

import re
from collections.abc import Iterator
from typing import Final

import phonenumbers

from domain.proofreading.links import outside_links, without_links
from domain.proofreading.manuscript import Manuscript, outside_fields
from domain.proofreading.warning import DraftWarning, Fix, WarningCode

_TO_CALL: Final = (
    r"\b(?:call|text|txt|sms|phone|ring|dial|tel)\b(?:[\s:.]+(?:us|now|at|on|to))*[\s:.]+"
)


def foreign(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """Numbers that are neither the help contact nor a sender's; fields are the list's business.

    Where the help contact is a number, it is offered instead of one that people surely call.
    """
    around = manuscript.around
    if not around.numbers and not around.contact:
        return
    ours = {*around.numbers, *(number for number, _ in _numbers(around.contact, around.region))}
    found = [
        raw
        for number, raw in _numbers(without_links(manuscript.fixed), around.region)
        if number not in ours
    ]
    fix = _fix(manuscript, found)
    for raw in dict.fromkeys(found):
        yield DraftWarning(
            WarningCode.FOREIGN_NUMBER,
            f"{raw} is neither your help contact nor a number of your senders. Make sure that it"
            " is yours.",
            fix=fix,
        )
        fix = None


def _numbers(text: str, region: str) -> list[tuple[str, str]]:
    """The numbers in a text, in E.164 and as they stand there."""
    matcher = phonenumbers.PhoneNumberMatcher(
        text, region or None, leniency=phonenumbers.Leniency.VALID
    )
    return [
        (
            phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164),
            match.raw_string,
        )
        for match in matcher
    ]


def _with(piece: str, number: str, ours: str) -> str:
    """Ours in its place, outside links; bare digits may be an order's, unless one is to call."""
    before = "" if re.search(r"\D", number) else _TO_CALL
    wanted = re.compile(rf"{before}(?<!\d){re.escape(number)}(?!\d)", re.IGNORECASE)
    parts = outside_links(piece)
    parts[::2] = [
        wanted.sub(lambda match: match.group(0).replace(number, ours), part) for part in parts[::2]
    ]
    return "".join(parts)


def _fix(manuscript: Manuscript, found: list[str]) -> Fix | None:
    own = _numbers(manuscript.around.contact, manuscript.around.region)
    if len(own) != 1 or len(set(found)) != 1:
        return None
    pieces = outside_fields(manuscript.template)
    pieces[::2] = [_with(piece, found[0], own[0][1]) for piece in pieces[::2]]
    mended = "".join(pieces)
    return None if mended == manuscript.template else Fix(f"Use {own[0][1]}", mended)
