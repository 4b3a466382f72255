"""Who sends it: the business's name, and in Canada where to write to it.

Sources: CTIA, Messaging Principles and Best Practices (May 2023); Twilio, Messaging Policy (say who
sends it); Canada's Anti-Spam Legislation, s. 6(2), with SOR/2012-36 s. 2 (name, mailing address and
a number, e-mail or web address; where that does not fit, a link to a page that has them) and CRTC
Information Bulletin 2012-548; United Kingdom, PECR 2003 regulation 23(a).
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from domain.counting import count
from domain.proofreading.links import links_in
from domain.proofreading.manuscript import Circumstances, Manuscript, fits, table
from domain.proofreading.plain import plain
from domain.proofreading.warning import DraftWarning, Fix, WarningCode
from domain.slacktext import quoted
from domain.windows import Kind

_LEGAL: Final = table(
    """the inc incorporated llc llp ltd limited co corp corporation company plc gmbh ag sa srl bv
    pty ulc ltee"""
)
_WORD: Final = re.compile(r"[^\W_]+")
_POSTAL_CODE: Final = re.compile(r"\b[A-Z]\d[A-Z][ -]?\d[A-Z]\d\b", re.IGNORECASE)
_STREET: Final = re.compile(
    r"\b\d+[A-Z]?(?:\s+[^\W\d_][\w.'’-]*){1,4}\s+"
    r"(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|way|court|ct|crescent|cres"
    r"|place|pl|highway|hwy|square|sq)\b"
    r"|\b\d+,?\s+(?:rue|av\.?|avenue|boul\.?|boulevard|chemin|ch\.)\s+\w+"
    r"|\b(?:p\.?\s?o\.?\s?box|c\.?\s?p\.?)\s*\d+",
    re.IGNORECASE,
)
_ACRONYM: Final = 3


def unnamed(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """No text of it says who sends it; the sender's own name counts where that is what is shown."""
    name = manuscript.around.business.strip()
    if not name or not _significant(name) or _is_shown(manuscript):
        return
    if any(_names(text, name) for text in (manuscript.template, *manuscript.samples)):
        return
    yield DraftWarning(
        WarningCode.NO_BUSINESS_NAME,
        f"The text does not say who sends it{_by_law(manuscript.around)}."
        f" Begin with “{quoted(name)}:”.",
        fix=_begin_with(name, manuscript.template),
    )


_NAMING: Final = {"CA": "Canada", "GB": "the United Kingdom"}
"""Where the law wants the sender's name in a text that sells."""


def _by_law(around: Circumstances) -> str:
    if around.kind not in (None, Kind.MARKETING):
        return ""
    where = [
        f"{name}{_how_many(around, code)}" for code, name in _NAMING.items() if around.reaches(code)
    ]
    return f", as the law wants in {' and '.join(where)}" if where else ""


def _how_many(around: Circumstances, country: str) -> str:
    reached = around.countries.get(country, 0)
    return f" ({count(reached, 'recipient')})" if reached else ""


def _is_shown(manuscript: Manuscript) -> bool:
    """An alphanumeric sender has room for eleven characters of the name."""
    shown = "".join(_words(manuscript.around.sender_name))
    name = "".join(_significant(manuscript.around.business))
    return manuscript.one_way and len(shown) >= _ACRONYM and name.startswith(shown)


def no_address(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """In Canada a text that sells shows a postal address, or a link to a page that does."""
    around = manuscript.around
    if not around.reaches("CA") or around.kind not in (None, Kind.MARKETING):
        return
    for text in (manuscript.template, *manuscript.samples):
        if _POSTAL_CODE.search(text) or _STREET.search(text) or links_in(text):
            return
    yield DraftWarning(
        WarningCode.NO_ADDRESS,
        f"In Canada{_how_many(around, 'CA')} a text that sells must give the sender’s postal"
        " address, or a link to a page with it. Add one of them.",
    )


def _begin_with(name: str, template: str) -> Fix | None:
    mended = f"{plain(name)}: {template.lstrip()}"
    clear = not set(name) & set("{}")
    return Fix("Begin with the name", mended) if clear and fits(mended) else None


def _names(text: str, name: str) -> bool:
    """Forgiving: no legal form, no accents, `&` for and; the first two words, or the initials."""
    words = _significant(name)
    said = _words(text)
    if _said("".join(words), said) or (len(words) > 2 and _said("".join(words[:2]), said)):
        return True
    initials = "".join(word[0] for word in words).upper()
    return len(initials) >= _ACRONYM and re.search(rf"\b{re.escape(initials)}\b", text) is not None


def _said(name: str, said: list[str]) -> bool:
    """Whether some words in a row make up the name, with or without spaces between them."""
    for start in range(len(said)):
        joined = ""
        for word in said[start:]:
            joined += word
            if joined == name:
                return True
            if not name.startswith(joined):
                break
    return False


def _significant(name: str) -> list[str]:
    words = _words(name)
    kept = [word for word in words if word not in _LEGAL]
    return (kept[:-1] if kept[1:] and kept[-1] == "and" else kept) or words


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.replace("&", " and ").replace("’", "'"))
    folded = "".join(char for char in bare if not unicodedata.combining(char)).casefold()
    return _WORD.findall(folded.replace("'", ""))
