"""What a draft should be warned about before ten thousand people read it.

Warnings name what would cost money, trust or answers; only those marked `blocks` stop the launch.
The figures over all rows (blank values, costly characters, longest text) come from the caller's one
pass over the audience.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from domain.asking import QUOTE, REPLY_WITH
from domain.errors import Refused
from domain.segments import LIMIT, Encoding, count
from domain.senders import SenderKind
from domain.templates import Template, nearest_header


class WarningCode(StrEnum):
    """What is wrong with a draft."""

    NOT_A_TEMPLATE = "not_a_template"
    UNKNOWN_FIELD = "unknown_field"
    MISSING_FIELDS = "missing_fields"
    TOO_LONG = "too_long"
    NO_OPT_OUT = "no_opt_out"
    KEYWORD_CLASH = "keyword_clash"
    COSTLY_CHARACTER = "costly_character"
    MANY_SEGMENTS = "many_segments"
    CANNOT_REPLY = "cannot_reply"


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the field's word; nobody here means Python's
    """One warning: `text` is a sentence for people, `rows` how many it touches (0: all)."""

    code: WarningCode
    text: str
    rows: int = 0
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What one pass over all rendered rows found.

    `missing` and `costly` count rows by field and by character, `costly_rows` those with any such
    character; `most_segments` and `most_characters` are those of the longest text; `too_long`
    counts texts over 1,600 characters.
    """

    missing: Mapping[str, int] = field(default_factory=dict)
    costly: Mapping[str, int] = field(default_factory=dict)
    costly_rows: int = 0
    most_segments: int = 0
    most_characters: int = 0
    too_long: int = 0


MANY_SEGMENTS: Final = 3
_OPT_OUT_WORDING: Final = re.compile(
    r"\b(?:stop|unsubscribe|opt[\s-]?out|cancel|end|quit|arr[eê]t|baja|alto|abmelden|stopp|sair)\b",
    re.IGNORECASE,
)
# The words that Twilio and the networks act on themselves: an answer with one never means what
# the text asked, and all but YES also end the texting (platform facts, A12).
_CLASH: Final = re.compile(
    rf"\b{REPLY_WITH}\s+{QUOTE}(yes|cancel|end|quit|start|info|revoke)\b"
    rf"(?!{QUOTE}[^.!?\n]{{0,12}}\b(?:(?:un)?subscribe|opt|stop|texts?|messages?|msgs?)\b)",
    re.IGNORECASE,
)
_REPLY: Final = re.compile(rf"\b(?:{REPLY_WITH}\s+{QUOTE}\w+|reply)\b", re.IGNORECASE)


def check(
    template_text: str,
    *,
    columns: Sequence[str],
    sender_kind: SenderKind | str,
    figures: Figures | None = None,
    smart_encoding: bool = False,
) -> list[Warning]:
    """The warnings of a draft, the blocking ones first.

    `columns` are the audience's headers; `sender_kind` a `SenderKind`; without `figures` the
    template itself is measured, as while a draft is being written.
    """
    try:
        template = Template.parse(template_text)
    except Refused as refused:
        return [Warning(WarningCode.NOT_A_TEMPLATE, refused.sentence, blocks=True)]
    known = figures or _figures_of(template, smart_encoding=smart_encoding)
    found = [
        *_unknown_fields(template, columns),
        *_too_long(known),
        *_missing(known),
        *_sender(template_text, SenderKind(sender_kind)),
        *_clash(template_text),
        *_costly(known),
        *_many_segments(known),
    ]
    return sorted(found, key=lambda warning: not warning.blocks)


def _figures_of(template: Template, *, smart_encoding: bool) -> Figures:
    text = template.render({})
    counted = count(text, smart_encoding)
    return Figures(
        costly=dict.fromkeys(counted.culprits, 0),
        most_segments=counted.segments,
        most_characters=len(counted.sent_text),
        too_long=int(len(counted.sent_text) > LIMIT),
    )


def _unknown_fields(template: Template, columns: Sequence[str]) -> list[Warning]:
    return [
        Warning(WarningCode.UNKNOWN_FIELD, _unknown_words(name, columns), blocks=True)
        for name in template.unknown(columns)
    ]


def _unknown_words(name: str, columns: Sequence[str]) -> str:
    nearest = nearest_header(name, columns)
    if nearest:
        return f"No column is called {{{{{name}}}}}. Did you mean {{{{{nearest}}}}}?"
    none = f"No column is called {{{{{name}}}}}."
    if not columns:
        return f"{none} This audience has numbers only, so its text can have no fields."
    return f"{none} The columns are: {', '.join(columns[:10])}."


def _too_long(figures: Figures) -> list[Warning]:
    if not figures.too_long:
        return []
    return [
        Warning(
            WarningCode.TOO_LONG,
            f"The text is too long in {_rows(figures.too_long)},"
            f" which get{'s' if figures.too_long == 1 else ''} none: the longest has"
            f" {figures.most_characters:,} characters, a text can have {LIMIT:,}.",
            rows=figures.too_long,
        )
    ]


def _missing(figures: Figures) -> list[Warning]:
    return [
        Warning(
            WarningCode.MISSING_FIELDS,
            f"{{{{{name}}}}} is blank in {_rows(rows)}.",
            rows=rows,
            blocks=True,
        )
        for name, rows in figures.missing.items()
        if rows
    ]


def _sender(text: str, kind: SenderKind) -> list[Warning]:
    one_way = kind is SenderKind.ALPHANUMERIC
    if one_way and _REPLY.search(text):
        return [
            Warning(
                WarningCode.CANNOT_REPLY,
                "The text asks for a reply, but nobody can answer an alphanumeric sender.",
            )
        ]
    if _OPT_OUT_WORDING.search(text):
        return []
    how = "a link or a number to unsubscribe" if one_way else "“Reply STOP to opt out”"
    return [Warning(WarningCode.NO_OPT_OUT, f"The text does not say how to opt out. Add {how}.")]


def _clash(text: str) -> list[Warning]:
    words = dict.fromkeys(found.group(1).upper() for found in _CLASH.finditer(text))
    return [Warning(WarningCode.KEYWORD_CLASH, _clash_words(word)) for word in words]


def _clash_words(word: str) -> str:
    what = {
        "YES": "a keyword that opts people in again",
        "START": "a keyword that opts people in again",
        "INFO": "a keyword that is answered with help",
    }.get(word, "a keyword that opts people out")
    return f"{word} is {what}, and Twilio acts on it. Ask for another answer: “Reply C to confirm”."


def _costly(figures: Figures) -> list[Warning]:
    if not figures.costly:
        return []
    shown = ", ".join(f"“{_visible(char)}”" for char in [*figures.costly][:5])
    more = f" and {len(figures.costly) - 5} more" if len(figures.costly) > 5 else ""
    rows = figures.costly_rows
    where = f" (in {_rows(rows)})" if rows else ""
    return [
        Warning(
            WarningCode.COSTLY_CHARACTER,
            f"{shown}{more}{where} can make a text cost double: with a special character a"
            f" part has room for 70 characters instead of 160 ({Encoding.UCS2}).",
            rows=rows,
        )
    ]


def _many_segments(figures: Figures) -> list[Warning]:
    if figures.most_segments <= MANY_SEGMENTS:
        return []
    return [
        Warning(
            WarningCode.MANY_SEGMENTS,
            f"The longest text is sent and paid as {figures.most_segments} segments.",
        )
    ]


def _visible(char: str) -> str:
    """A character as people can see it: invisible ones by their code."""
    shown = char.strip()
    return shown if shown and shown.isprintable() else "+".join(f"U+{ord(c):04X}" for c in char)


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"
