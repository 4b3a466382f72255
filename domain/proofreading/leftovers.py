"""Places that somebody meant to fill in: `[NAME]`, `{name}`, `<name>`, `%NAME%`, `____`.

A field of ours has two braces. Whatever else stands for one would be read by everybody as it is.
"""

import re
from collections.abc import Iterator
from typing import Final

from domain.headers import normalise_header
from domain.proofreading.links import without_links
from domain.proofreading.manuscript import Manuscript, fits, outside_fields, table
from domain.proofreading.warning import DraftWarning, Fix, WarningCode
from domain.slacktext import quoted

_SLOT_WORDS: Final = table(
    """name first last full surname fname lname firstname lastname your their customer client guest
    patient member contact date time day month year link url website amount price company business
    store shop location address street city phone number code coupon email product item order insert
    here field merge placeholder organization organisation school event title doctor provider agent
    appointment appt balance total id account tbd blank xx of the"""
)
_BRACES: Final = re.compile(
    r"(?<!\{)\$?\{(?!\{)\s*([^\W\d_][\w .'/-]{0,40}?)\s*(?P<word>\|[^{}]*)?\}(?!\})"
)
_DOUBLE: Final = re.compile(r"\{\{\s*([^\W_][\w .'-]{0,40}?)\s*(?:\|[^{}]*)?\}\}")
_BRACKETS: Final = re.compile(r"[\[«]{1,2}\s*([^\W\d_][\w .'/-]{0,40}?)\s*[\]»]{1,2}(?!\()")
_ANGLES: Final = re.compile(r"<{1,2}/?\s*([A-Za-z][\w .'-]{0,40}?)\s*/?>{1,2}")
_PARENTHESES: Final = re.compile(r"\(([A-Z][A-Z _-]{2,30})\)")
_MARKS: Final = re.compile(
    r"%%(\w+)%%|%([A-Z_]{3,})%|\*\|(\w+)\|\*|(?<!\w)_{3,}(?!\w)|\bX{4,}\b(?!-\d)"
    r"|(?i:\blorem ipsum\b)"
)
_RULES: Final = (_BRACES, _DOUBLE, _BRACKETS, _PARENTHESES, _ANGLES, _MARKS)
_HONEST: Final = (_BRACKETS, _PARENTHESES)


def leftovers(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """Each once; the first offers fields for all whose name is a column."""
    found = dict.fromkeys(
        match.group(0) for text in manuscript.texts for match in _found(without_links(text))
    )
    fix = _fix(manuscript)
    for place in found:
        yield DraftWarning(
            WarningCode.LEFTOVER,
            f"“{quoted(place)}” would be read as it stands. {_way_out(place, manuscript)}",
            fix=fix,
        )
        fix = None


def _found(text: str) -> Iterator[re.Match[str]]:
    for rule in _RULES:
        for match in rule.finditer(text):
            if not _may_be_honest(rule, match) or _is_slot(match.group(1)):
                yield match


def _may_be_honest(rule: re.Pattern[str], match: re.Match[str]) -> bool:
    """`[Reminder]`, `(NEW)`, and several words between single angles: `a <b and c> d`."""
    if rule is _ANGLES:
        return " " in match.group(1) and not match.group(0).startswith("<<")
    return rule in _HONEST


def _is_slot(words: str) -> bool:
    """Brackets have honest uses, `[Reminder]`; with such words inside it is a slot."""
    return all(word in _SLOT_WORDS for word in re.findall(r"[^\W\d_]+", words.casefold()))


def _name(match: re.Match[str]) -> str:
    return normalise_header(next((group for group in match.groups() if group), ""))


def _way_out(place: str, manuscript: Manuscript) -> str:
    known = {normalise_header(column) for column in manuscript.columns}
    for match in _found(place):
        if (name := _name(match)) in known:
            return f"A field is written {{{{{name}}}}}."
    return "Write what people shall read there, or a field such as {{first_name}}."


def _fix(manuscript: Manuscript) -> Fix | None:
    known = {normalise_header(column) for column in manuscript.columns} - {""}
    pieces = outside_fields(manuscript.template)
    used: dict[str, None] = {}
    for place in range(0, len(pieces), 2):
        matches = [*_found(pieces[place])]
        for match in sorted(matches, key=lambda one: -one.start()):
            if (name := _name(match)) in known:
                used[name] = None
                piece = pieces[place]
                field = f"{{{{{name}{match.groupdict().get('word') or ''}}}}}"
                pieces[place] = piece[: match.start()] + field + piece[match.end() :]
    mended = "".join(pieces)
    if not used or not fits(mended):
        return None
    label = f"Use {{{{{next(iter(used))}}}}}" if len(used) == 1 else "Use the list’s fields"
    return Fix(label, mended)
