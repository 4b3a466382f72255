"""What a pass over the rows of an audience adds up to, for one text.

Segments are money, so they are counted row by row on the text that really leaves; the rest is
what a person should see before that: which rows are odd, and one of each to look at.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from domain import segments, templates
from domain.blanks import is_blank
from domain.headers import normalise_header
from domain.proofreading.plain import plain
from domain.templates import BlankPolicy, Template
from domain.views import Estimate

CULPRITS: Final = 20
"""The most frequent characters that are kept by name; texts in Chinese have thousands."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What decides the texts of an audience; `columns` is the order of its rows' values."""

    template: Template
    columns: Sequence[str]
    policy: BlankPolicy
    word: str
    smart_encoding: bool


def _plain_renderer(draft: Draft) -> Callable[[Sequence[str]], str] | None:
    """The same texts with plain quotes and dashes; None where the template has none to replace."""
    mended = plain(draft.template.text)
    if mended == draft.template.text:
        return None
    return templates.compile(Template.parse(mended), draft.columns, word=draft.word)


class Tally:
    """Adds rows to an estimate; a pass in slices goes on with what the last slice found."""

    def __init__(self, begun: Estimate, draft: Draft) -> None:
        self._begun = begun
        self._counts = Counter(
            recipients=begun.recipients,
            segments=begun.segments,
            ucs2_rows=begun.ucs2_rows,
            blank_rows=begun.blank_rows,
            too_long_rows=begun.too_long_rows,
            plain_saves=begun.plain_saves,
        )
        self._longest = begun.longest_segments
        self._characters = begun.longest_characters
        self._blank_fields = Counter(begun.blank_fields)
        self._culprits = Counter(begun.culprits)
        self._samples = dict(begun.samples)
        self._areas = Counter(begun.areas)
        self._smart = draft.smart_encoding
        self._skips_blanks = draft.policy is BlankPolicy.SKIP
        self._render: Callable[[Sequence[str]], str] = templates.compile(
            draft.template, draft.columns, word=draft.word
        )
        self._plain = _plain_renderer(draft)
        places = {normalise_header(name): place for place, name in enumerate(draft.columns)}
        # A field that no column has is no gap of single rows: the draft is warned of it as such.
        self._required = [
            (name, places[name]) for name in draft.template.required if name in places
        ]

    def add(self, recipient_id: int, values: Sequence[str], area: str) -> None:
        """Count one row. Rows that get no text (blank and skipped, too long) cost nothing.

        `area` is where its recipient may be; the hours of each are worked out at the launch.
        """
        self._areas[area] += 0
        gaps = self._gaps(values)
        if gaps:
            self._counts["blank_rows"] += 1
            self._blank_fields.update(gaps)
            self._samples.setdefault("blank", recipient_id)
            if self._skips_blanks:
                return
        counted = segments.count(self._render(values), self._smart)
        self._characters = max(self._characters, len(counted.sent_text))
        if len(counted.sent_text) > segments.LIMIT:
            self._counts["too_long_rows"] += 1
            self._samples.setdefault("too_long", recipient_id)
            return
        self._counts["recipients"] += 1
        self._areas[area] += 1
        self._counts["segments"] += counted.segments
        if counted.segments > self._longest:
            self._longest = counted.segments
            self._samples["longest"] = recipient_id
        if counted.culprits:
            self._counts["ucs2_rows"] += 1
            self._culprits.update(counted.culprits)
            if self._plain is not None:
                cheaper = segments.count(self._plain(values), self._smart).segments
                self._counts["plain_saves"] += counted.segments - cheaper
            self._samples.setdefault("ucs2", recipient_id)
        elif not gaps:
            self._samples.setdefault("ordinary", recipient_id)

    def _gaps(self, values: Sequence[str]) -> list[str]:
        size = len(values)
        return [name for name, place in self._required if place >= size or is_blank(values[place])]

    def estimate(self) -> Estimate:
        """What was found so far."""
        counts: dict[str, Any] = dict(self._counts)
        return replace(
            self._begun,
            longest_segments=self._longest,
            longest_characters=self._characters,
            blank_fields=dict(self._blank_fields),
            culprits=dict(self._culprits.most_common(CULPRITS)),
            samples=dict(self._samples),
            areas=dict(self._areas),
            **counts,
        )
