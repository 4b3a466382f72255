"""The words of a campaign with fields: `{{first_name}}`, `{{First Name}}`, `{{first_name|there}}`.

A field is replaced by the row's value, once: a value that looks like a template stays text, and
nothing is ever executed. What is not a field is refused at the draft, with its place, because a
stray brace would otherwise be read by ten thousand people.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.blanks import is_blank, visible
from domain.errors import Refused
from domain.headers import normalise_header


class BlankPolicy(StrEnum):
    """What to do with rows whose fields are blank: stop and ask, or what one press decided."""

    ASK = "ask"
    SKIP = "skip"
    WORD = "word"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Field:
    """One place that a value fills; `default` stands in when the value is blank."""

    name: str
    default: str | None = None


_OPEN: Final = re.compile(r"\{\{")
_TAG: Final = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_FOREIGN: Final = re.compile(r"\{[%#].*?[%#]\}", re.DOTALL)
_NAME: Final = re.compile(r"[^\W_](?:[\w' -]*\w)?")
_SHOWN: Final = 30


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed template: text and fields in their order."""

    text: str
    parts: tuple[str | Field, ...]

    @classmethod
    def parse(cls, text: str) -> "Template":
        """Reads a template; raises Refused naming the place of what is no field."""
        _refuse_foreign(text)
        parts: list[str | Field] = []
        position = 0
        for tag in _TAG.finditer(text):
            parts.append(_plain(text, position, tag.start()))
            parts.append(_field(text, tag))
            position = tag.end()
        parts.append(_plain(text, position, len(text)))
        return cls(text=text, parts=tuple(part for part in parts if part != ""))

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields, each once, in order of appearance."""
        return tuple(dict.fromkeys(part.name for part in self.parts if isinstance(part, Field)))

    @property
    def required(self) -> tuple[str, ...]:
        """The fields that have no default somewhere: a blank value in them is a gap."""
        return tuple(
            dict.fromkeys(
                part.name for part in self.parts if isinstance(part, Field) and part.default is None
            )
        )

    def render(self, values: Mapping[str, str], *, word: str = "") -> str:
        """The text for one row; `word` stands in for blank values that have no default.

        Names in `values` are forgiving too (`First Name` fills `first_name`).
        """
        known = {normalise_header(name): value for name, value in values.items()}
        return "".join(
            part if isinstance(part, str) else _fill(part, known.get(part.name, ""), word)
            for part in self.parts
        )

    def missing(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """The fields whose value is blank or absent and that have no default."""
        known = {normalise_header(name): value for name, value in values.items()}
        return tuple(name for name in self.required if is_blank(known.get(name)))

    def unknown(self, headers: Iterable[str]) -> tuple[str, ...]:
        """The fields that no column has; `nearest_header` suggests what was meant."""
        known = {normalise_header(header) for header in headers}
        return tuple(name for name in self.fields if name not in known)


def nearest_header(name: str, headers: Sequence[str]) -> str | None:
    """The column that was probably meant by an unknown field, or None."""
    known = {normalise_header(header): header for header in headers}
    wanted = normalise_header(name)
    close = difflib.get_close_matches(wanted, known, n=1, cutoff=0.6)
    if close:
        return known[close[0]]
    inside = [header for key, header in known.items() if wanted in key or key in wanted]
    return inside[0] if len(inside) == 1 and len(wanted) > 2 else None


def compile(  # noqa: A001 - the word for it; the module's name stands before it
    template: Template, columns: Sequence[str], *, word: str = ""
) -> Callable[[Sequence[str]], str]:
    """A fast renderer of rows whose values stand in the order of `columns`.

    Gives the same text as `Template.render`. A field without a column is always blank; a row
    that is too short has blank values at its end.
    """
    index = {normalise_header(column): place for place, column in reversed([*enumerate(columns)])}
    plan = [
        part if isinstance(part, str) else (part, index.get(part.name, -1))
        for part in template.parts
    ]

    def render(values: Sequence[str]) -> str:
        size = len(values)
        return "".join(
            [
                step
                if isinstance(step, str)
                else _fill(step[0], values[step[1]] if 0 <= step[1] < size else "", word)
                for step in plan
            ]
        )

    return render


def _fill(field: Field, value: str, word: str) -> str:
    if is_blank(value):
        return word if field.default is None else field.default
    return value.strip()


def _field(text: str, tag: re.Match[str]) -> Field:
    raw_name, bar, default = tag.group(1).partition("|")
    name = visible(" ".join(raw_name.split()))  # Names are copied from pages that hide characters.
    place = _place(text, tag.start())
    if not name:
        raise Refused(f"{place}: {tag.group(0)[:_SHOWN]} names no field. Write {{{{first_name}}}}.")
    if not _NAME.fullmatch(name) or "{" in default:
        raise Refused(
            f"{place}: {tag.group(0)[:_SHOWN]} is not a field. A field is a column's name, with a"
            " default if you like: {{first_name}} or {{first_name|there}}."
        )
    return Field(normalise_header(name), default.strip() if bar else None)


def _plain(text: str, start: int, end: int) -> str:
    piece = text[start:end]
    for mark, other in (("{{", "}}"), ("}}", "{{")):
        at = piece.find(mark)
        if at >= 0:
            shown = text[start + at : start + at + _SHOWN]
            raise Refused(
                f"{_place(text, start + at)}: {mark} without its {other}, at “{shown}”."
                " A field looks like {{first_name}}."
            )
    return piece


def _refuse_foreign(text: str) -> None:
    found = _FOREIGN.search(text)
    if found:
        raise Refused(
            f"{_place(text, found.start())}: {found.group(0)[:_SHOWN]} is not supported. Only"
            " fields are: {{first_name}} or {{first_name|there}}."
        )


def _place(text: str, at: int) -> str:
    """Where in the message, as people count: line and character, both from one."""
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return f"Line {line}, character {column}" if line > 1 else f"Character {column}"
