"""The corpus of labelled texts, and the ordinary private messages.

A line of a labelled file is a meaning, a tab, and a text; `#` begins the source of what follows.
The label says what is meant, whatever is read (`misread`); of a revocation, how firmly it is read.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product, zip_longest
from pathlib import Path
from typing import Final, NamedTuple

from domain.meaning.reader import read
from domain.meaning.verdicts import Meaning, Reading

FOLDER: Final = Path(__file__).parent / "corpus"
UNLABELLED: Final = frozenset({"ordinary", "templates", "misread"})
SILENCING: Final = frozenset({Meaning.OPT_OUT, Meaning.PROVISIONAL})
DECLINING: Final = frozenset({"declining"})
"""Files whose texts answer a text that named C and R."""
_SLOT: Final = re.compile(r"\{(\w+)\}")

Confusion = Counter[tuple[Meaning, Meaning]]


class Labelled(NamedTuple):
    """A text, what it means, and whether it answers a text that named C and R."""

    meaning: Meaning
    text: str
    may_decline: bool

    def read(self) -> Reading:
        """What the reader makes of it."""
        named = self.may_decline
        return read(self.text, asked_for_confirmation=named, may_decline=named)


def labelled() -> Iterator[Labelled]:
    """Every labelled text with its meaning."""
    for file in sorted(FOLDER.glob("*.txt")):
        if file.stem in UNLABELLED:
            continue
        for line in _lines(file.stem):
            label, _, text = line.partition("\t")
            yield Labelled(
                Meaning(label),
                text.replace("\\n", "\n").replace("\\u200a", "\u200a").replace("\\u00a0", "\u00a0"),
                file.stem in DECLINING,
            )


def ordinary() -> list[str]:
    """Distinct private messages that mean nothing to us: by hand, and filled in from templates."""
    slots: dict[str, list[str]] = {}
    found = dict.fromkeys(_lines("ordinary"))
    for line in _lines("templates"):
        name, is_slot, words = line.removeprefix("= ").partition("\t")
        if is_slot and line.startswith("= "):
            slots[name] = words.split("|")
        else:
            found |= dict.fromkeys(_filled(line, slots))
    return list(found)


def misread() -> dict[str, Meaning]:
    """Texts that are known to be read otherwise than they are labelled, and how they are read."""
    pairs = (line.partition("\t") for line in _lines("misread"))
    return {text: Meaning(label) for label, _, text in pairs}


def learnt(name: str) -> list[str]:
    """Texts that only weights are learned from: `revocations`, `ordinary`, `private`, `chatter`."""
    return _lines(f"learnt/{name}")


def held_out(name: str) -> list[str]:
    """Texts that nothing is ever learned from: `private`, `hard` ordinary ones, `revocations`."""
    return _lines(f"heldout/{name}")


def confusion(texts: list[Labelled], read_as: list[Meaning]) -> Confusion:
    """How often a text of one meaning was read as another."""
    return Counter((one.meaning, it) for one, it in zip(texts, read_as, strict=True))


def table(counted: Confusion) -> str:
    """The confusion table for people: rows are what was meant, columns what was read."""
    met = [it for it in Meaning if any(it in pair for pair in counted)]
    head = f"{'meant, read as':>16}" + "".join(f"{it:>14}" for it in met)
    rows = [f"{row:>16}" + "".join(f"{counted[row, it]:>14,}" for it in met) for row in met]
    return "\n".join([head, *rows])


def _lines(name: str) -> list[str]:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("# ")]


def _filled(template: str, slots: dict[str, list[str]]) -> Iterator[str]:
    names = _SLOT.findall(template)
    pieces = _SLOT.split(template)[::2]
    for words in product(*(slots[name] for name in names)):
        yield "".join(a + b for a, b in zip_longest(pieces, words, fillvalue=""))
