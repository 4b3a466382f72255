"""What a draft should be warned about before ten thousand people read it.

Warnings name what would cost money, trust or answers; only those marked `blocks` stop the launch.
The figures over all rows (blank values, costly characters, longest text) come from the caller's one
pass over the audience; what the words themselves say is read by `domain.proofreading`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from domain import money
from domain.counting import count as counted_words
from domain.errors import Refused
from domain.proofreading.manuscript import Circumstances, Manuscript
from domain.proofreading.plain import plain_fix
from domain.proofreading.reading import proofread
from domain.proofreading.warning import DraftWarning, Fix, WarningCode
from domain.segments import LIMIT, Encoding, count
from domain.senders import SenderKind
from domain.templates import Template, nearest_header

__all__ = ["Circumstances", "DraftWarning", "Figures", "Fix", "Saving", "WarningCode", "check"]


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
"""More segments than this in one text are worth a warning."""
_ROOM: Final = "459 characters, or 201 where one of them is special"


@dataclass(frozen=True, slots=True)
class Saving:
    """What plain characters would save over all rows: segments, at a price each if it is known."""

    segments: int = 0
    per_segment: Decimal | None = None
    currency: str = "USD"


def check(
    template_text: str,
    *,
    columns: Sequence[str],
    sender_kind: SenderKind | str,
    figures: Figures | None = None,
    smart_encoding: bool = False,
    samples: Sequence[str] = (),
    around: Circumstances | None = None,
    saving: Saving | None = None,
) -> list[DraftWarning]:
    """The warnings of a draft: the blocking ones first, then the gravest.

    `columns` are the audience's headers; `sender_kind` a `SenderKind`; without `figures` the
    template itself is measured, as while a draft is being written. `samples` are some real texts;
    rules about what is not known of the circumstances `around` it say nothing.
    """
    try:
        template = Template.parse(template_text)
    except Refused as refused:
        return [DraftWarning(WarningCode.NOT_A_TEMPLATE, refused.sentence, blocks=True)]
    known = figures or _figures_of(template, smart_encoding=smart_encoding)
    manuscript = Manuscript.of(
        template,
        samples=samples,
        columns=columns,
        sender_kind=SenderKind(sender_kind),
        around=around,
    )
    found = [
        *_unknown_fields(template, columns),
        *_too_long(known),
        *_missing(known),
        *proofread(manuscript),
        *_costly(known, template_text, saving or Saving()),
        *_many_segments(known),
    ]
    return sorted(found, key=lambda warning: (not warning.blocks, _WEIGHT[warning.code]))


_WEIGHT: Final = {code: place for place, code in enumerate(WarningCode)}


def _figures_of(template: Template, *, smart_encoding: bool) -> Figures:
    text = template.render({})
    counted = count(text, smart_encoding)
    return Figures(
        costly=dict.fromkeys(counted.culprits, 0),
        most_segments=counted.segments,
        most_characters=len(counted.sent_text),
        too_long=int(len(counted.sent_text) > LIMIT),
    )


def _unknown_fields(template: Template, columns: Sequence[str]) -> list[DraftWarning]:
    return [
        DraftWarning(WarningCode.UNKNOWN_FIELD, _unknown_words(name, columns), blocks=True)
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


def _too_long(figures: Figures) -> list[DraftWarning]:
    if not figures.too_long:
        return []
    return [
        DraftWarning(
            WarningCode.TOO_LONG,
            f"The text is too long in {_rows(figures.too_long)},"
            f" which get{'s' if figures.too_long == 1 else ''} none: the longest has"
            f" {figures.most_characters:,} characters, a text can have {LIMIT:,}.",
            rows=figures.too_long,
        )
    ]


def _missing(figures: Figures) -> list[DraftWarning]:
    return [
        DraftWarning(
            WarningCode.MISSING_FIELDS,
            f"{{{{{name}}}}} is blank in {_rows(rows)}.",
            rows=rows,
            blocks=True,
        )
        for name, rows in figures.missing.items()
        if rows
    ]


def _costly(figures: Figures, template: str, saving: Saving) -> list[DraftWarning]:
    if not figures.costly:
        return []
    shown = ", ".join(f"“{_visible(char)}”" for char in [*figures.costly][:5])
    more = f" and {len(figures.costly) - 5} more" if len(figures.costly) > 5 else ""
    rows = figures.costly_rows
    where = f" (in {_rows(rows)})" if rows else ""
    fix = plain_fix(template)
    return [
        DraftWarning(
            WarningCode.COSTLY_CHARACTER,
            f"{shown}{more}{where} can make a text cost double: with a special character a"
            f" part has room for 70 characters instead of 160 ({Encoding.UCS2}).{_saved(saving)}",
            rows=rows,
            fix=fix,
        )
    ]


def _saved(saving: Saving) -> str:
    if saving.segments <= 0:
        return ""
    segments = counted_words(saving.segments, "segment")
    if saving.per_segment is None:
        return f" Plain characters save {segments}."
    price = money.show(money.price(saving.segments, saving.per_segment), saving.currency)
    return f" Plain characters save {price} ({segments})."


def _many_segments(figures: Figures) -> list[DraftWarning]:
    if figures.most_segments <= MANY_SEGMENTS:
        return []
    return [
        DraftWarning(
            WarningCode.MANY_SEGMENTS,
            f"The longest text is sent and paid as {figures.most_segments} segments. Shorten it:"
            f" {MANY_SEGMENTS} have room for {_ROOM}.",
        )
    ]


def _visible(char: str) -> str:
    """A character as people can see it: invisible ones by their code."""
    shown = char.strip()
    return shown if shown and shown.isprintable() else "+".join(f"U+{ord(c):04X}" for c in char)


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"
