"""What is proofread: a draft's text, some real texts of it, and the circumstances it is sent in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from domain.segments import LIMIT
from domain.senders import SenderKind
from domain.templates import Template
from domain.windows import Kind

GAP: Final = "\ufffc"
"""Stands where a field stands: no rule takes it for a word."""
_TAG: Final = re.compile(r"(\{\{.*?\}\})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who sends a text, from where, and when. What is empty or None is not known.

    `numbers` are the workspace's own senders (E.164), `now` is aware, `zone` the workspace's;
    `ends_at` is when the last text leaves if the first one leaves now, `held` whether some are held
    until another day.
    """

    business: str = ""
    contact: str = ""
    region: str = "US"
    numbers: tuple[str, ...] = ()
    sender_name: str = ""
    zone: str = "UTC"
    now: datetime | None = None
    ends_at: datetime | None = None
    held: bool | None = None
    kind: Kind | None = None
    first: bool | None = None
    """Whether somebody gets the first text of this workspace with it."""
    firsts: int = 0
    """How many do, where that is known; about so many where `firsts_sampled`."""
    firsts_sampled: bool = False
    countries: Mapping[str, int] = field(default_factory=dict)
    """How many recipients are in each country (ISO 3166); empty before they were counted."""

    def reaches(self, country: str) -> bool:
        """Whether somebody there gets it; the workspace's region stands in until that is known."""
        return country in self.countries if self.countries else self.region == country


@dataclass(frozen=True, slots=True)
class Manuscript:
    """`template` is what was written, `fixed` the same with a gap for each field, `samples` some
    real texts, as people would read them."""

    template: str
    fixed: str
    samples: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    sender_kind: SenderKind = SenderKind.LONG_CODE
    around: Circumstances = field(default_factory=Circumstances)

    @classmethod
    def of(
        cls,
        template: Template,
        *,
        samples: Sequence[str] = (),
        columns: Sequence[str] = (),
        sender_kind: SenderKind = SenderKind.LONG_CODE,
        around: Circumstances | None = None,
    ) -> "Manuscript":
        """A manuscript of a parsed template."""
        return cls(
            template=template.text,
            fixed=template.render({}, word=GAP),
            samples=tuple(samples),
            columns=tuple(columns),
            sender_kind=sender_kind,
            around=around or Circumstances(),
        )

    @property
    def texts(self) -> tuple[str, ...]:
        """The text with its gaps, then the real ones: what a rule about single words reads."""
        return (self.fixed, *self.samples)

    @property
    def one_way(self) -> bool:
        """Whether nobody can answer its sender."""
        return self.sender_kind is SenderKind.ALPHANUMERIC

    @property
    def today(self) -> datetime:
        """Now, by the clock of the workspace; the beginning of time where it is not known."""
        return self.around.now or datetime.min.replace(tzinfo=UTC)


def table(words: str) -> frozenset[str]:
    """A table of single words, as it is written in a rule."""
    return frozenset(words.split())


def outside_fields(template: str) -> list[str]:
    """The pieces of a template: at even places its own words, at odd ones the fields between."""
    return _TAG.split(template)


def fits(template: str) -> bool:
    """Whether a mended text is still one that can be sent, whatever the fields hold."""
    return sum(len(piece) for piece in outside_fields(template)[::2]) <= LIMIT
