"""Campaigns by name: short names made from titles, and typed names matched forgivingly."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final

_GAPS: Final = re.compile(r"[\W_]+")
_LONGEST: Final = 60


def slug(title: str) -> str:
    """A short name to type: `Spring offer 2026!` is `spring-offer-2026`; never empty.

    Letters of every script are kept, accents on Latin ones dropped.
    """
    name = _GAPS.sub("-", _plain(title)).strip("-")[:_LONGEST].strip("-")
    return name or "campaign"


def free_slug(title: str, taken: Sequence[str]) -> str:
    """The short name, with `-2`, `-3` … when another campaign has it already."""
    base, used = slug(title), set(taken)
    name, copy = base, 2
    while name in used:
        name, copy = f"{base}-{copy}", copy + 1
    return name


def match(wanted: str, names: Sequence[str]) -> list[str]:
    """The names that a typed one may mean: one is an answer, several ask, none was found.

    The first kind of likeness that fits anything decides: exact, the same but for case, spaces
    and dashes, the beginning, the beginning of any word, and at last a small typo.
    """
    if wanted in names:
        return [wanted]
    bare = _bare(wanted)
    if not bare:
        return []
    words = _GAPS.sub(" ", _plain(wanted)).strip()
    kinds: tuple[Callable[[str], bool], ...] = (
        lambda name: _bare(name) == bare,
        lambda name: _bare(name).startswith(bare),
        lambda name: f" {words}" in f" {_GAPS.sub(' ', _plain(name))}",
        lambda name: _is_typo(bare, _bare(name)),
    )
    for fits in kinds:
        found = [name for name in names if fits(name)]
        if found:
            return found
    return []


def _is_typo(wanted: str, name: str) -> bool:
    """A letter or two off; digits must be right, because spring-1 is not spring-2."""
    if re.sub(r"\D", "", wanted) != re.sub(r"\D", "", name) or len(wanted) < 4:
        return False
    # Another word behind it is another campaign, and this may be about to be launched.
    if abs(len(wanted) - len(name)) > 2:
        return False
    return difflib.SequenceMatcher(None, wanted, name, autojunk=False).ratio() >= 0.8


def _bare(text: str) -> str:
    return _GAPS.sub("", _plain(text))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", kept)
