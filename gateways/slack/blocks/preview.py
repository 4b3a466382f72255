"""Real rows as their people would read them; shown privately only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gateways.slack.blocks import kit
from gateways.slack.blocks.phrases import count
from gateways.slack.facts import Block, View

_WHY: Final = {
    "longest": "the longest",
    "ordinary": "an ordinary one",
    "blank": "a blank field",
    "ucs2": "a special character",
    "too_long": "too long",
}
SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """One rendered row; the number is masked, the body byte for byte what is sent."""

    why: Sequence[str]
    row: int
    phone: str
    body: str
    segments: int
    encoding: str
    culprits: Sequence[str]
    missing: Sequence[str]
    skipped: bool = False


def preview(name: str, rows: Sequence[Shown]) -> View:
    """The longest text, an ordinary one, and one of each warning."""
    blocks: list[Block] = [kit.context("Only you see this. Texts are shown exactly as sent.")]
    for row in rows[:SHOWN]:
        blocks += [kit.section(_head(row)), kit.verbatim(row.body), kit.DIVIDER]
    return kit.modal(f"Preview {name}", blocks)


def _head(row: Shown) -> str:
    why = ", ".join(_WHY.get(one, one.replace("_", " ")) for one in row.why)
    text = f"*Row {row.row:,}*, {kit.words(row.phone)}: {kit.words(why)}"
    text += f"\n{count(row.segments, 'segment')} ({row.encoding})"
    if row.culprits:
        text += ", because of " + " ".join(f"“{kit.words(char)}”" for char in row.culprits[:5])
    if row.missing:
        text += f"\n:warning: blank: {kit.words(', '.join(row.missing))}"
    if row.skipped:
        text += "\n:no_entry_sign: This row gets no text."
    return text
