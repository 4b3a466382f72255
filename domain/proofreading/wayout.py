"""The way out: does the text say how to get no more of them, and can that be done for nothing?

Sources: CTIA, Messaging Principles and Best Practices (May 2023); Twilio's page on preventing
filtering (a widely known keyword, STOP in the US and Canada); 47 CFR 64.1200(a)(10) and (12); for
the United Kingdom PECR 2003, regulations 22(3)(c) and 23(b): a simple way to refuse, free of charge
but for the cost of sending the refusal.
"""

import re
from collections.abc import Iterator
from typing import Final

from domain.asking import QUOTE, REPLY_WITH
from domain.proofreading.manuscript import Circumstances, Manuscript, fits
from domain.proofreading.warning import DraftWarning, Fix, WarningCode
from domain.windows import Kind

WORDING: Final = "Reply STOP to opt out."
_WORDS: Final = (
    r"stop|stopall|stop all|unsubscribe|unsub|end|quit|cancel|revoke|opt[\s-]?out"
    r"|arr[eê]t|baja|alto|parar|stopp|abmelden|sair|stopper|afmelden"
)
_KEYWORD: Final = r"(?:stop|stopall|arr[eê]t|baja)"
_REPLIED: Final = re.compile(
    r"\b(?:reply|text|txt|respond|answer|send|type|r[ée]pondez|envoyez|responda|responde|envi[ae]|antworte?)"
    rf"(?: back)?(?: with| par| con| mit)?\s+{QUOTE}(?:{_WORDS})\b{QUOTE}",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"\b(?:un-?subscribe|opt(?:ing)?[\s-]?out|d[ée]sabonner|d[ée]sinscrire|abmelden|afmelden)\b"
    rf"|\b{_KEYWORD}{QUOTE}\s*(?:\b(?:to|for|pour|para)\b|2|4|=|:)\s*{QUOTE}"
    r"(?:end|quit|opt|cancel|stop|leave|unsub|out|remove|no more|arr[eê]ter|salir)"
    r"|\b(?:to|2)\s+(?:stop|end|cancel)\s+(?:(?:these|our|all|getting|receiving|the|this|more)\s+)*"
    r"(?:texts?|messages?|msgs?|txts?|alerts?|updates?|reminders?|sms)\b",
    re.IGNORECASE,
)
# In capitals, as the other of two answers, or with the number it goes to: "STOP au 36180". Capitals
# alone are no way out: they shout "STOP paying rent!" and "ONE-STOP SHOP".
_CAPITALS: Final = re.compile(
    rf"\b(?i:{REPLY_WITH})\s+{QUOTE}\w+{QUOTE}[^.!?\n]{{0,25}}(?:[,;/&+]|\b(?:or|and)\b)\s*{QUOTE}"
    rf"(?:{_KEYWORD.upper()})\b(?!\s+(?i:by|in|at|the|\w+ing)\b)"
    rf"|(?<![\w-])(?:{_KEYWORD.upper()})\s+(?i:au|al|an|to|sms)\s+\d{{4,}}\b"
    rf"|\b(?i:to|2)\s+(?i:end|quit|leave|cancel)\b[^.!?\n]{{0,20}}[,:=]\s*{QUOTE}"
    rf"(?:{_KEYWORD.upper()})\b(?!\s+(?i:by|in|at|the|\w+ing)\b)"
)
_REPLY: Final = re.compile(rf"\b(?:{REPLY_WITH}\s+{QUOTE}\w+|reply)\b", re.IGNORECASE)
# What costs more than a text is no free way out: "50p per msg", "charged at".
_PAID: Final = re.compile(
    r"(?:\b\d{1,3}\s?p|£\s?\d[\d.]*)\s*(?:/|per|a|each)\s*(?:text|txt|msg|message|min(?:ute)?|sms)\b"
    r"|\b(?:texts?|txts?|messages?|msgs?|sms)\b[^.!?\n]{0,20}\bcharged\s+(?:at\s+(?=£|\d)|per\b)"
    r"|\bcharged\s+(?:at|per)\b[^.!?\n]{0,15}\b(?:per|each|a|/)\s*(?:text|txt|message|msg|sms)\b"
    r"|\bpremium\s+rate\b",
    re.IGNORECASE,
)


def has_way_out(text: str) -> bool:
    """Whether a text says how to get no more of them."""
    return any(rule.search(text) for rule in (_REPLIED, _NAMED, _CAPITALS))


def no_way_out(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """A first or marketing text without it; a kind that is not known counts as one."""
    around = manuscript.around
    later = around.first is False and around.kind not in (None, Kind.MARKETING)
    if later or around.kind is Kind.URGENT:
        return
    if any(has_way_out(text) for text in (manuscript.template, *manuscript.samples)):
        return
    free = "free " if around.reaches("GB") else ""
    if manuscript.one_way:
        how = f"Add a {free or ''}link or a {free or ''}number to unsubscribe"
    else:
        how = f"Add “{WORDING.removesuffix('.')}”"
        how += ", which is free but for that text" if free else ""
    yield DraftWarning(
        WarningCode.NO_OPT_OUT,
        f"The text does not say how to opt out{_first(around)}. {how}.",
        fix=_append(manuscript),
    )


def _first(around: Circumstances) -> str:
    if not around.firsts:
        return ""
    about = "about " if around.firsts_sampled else ""
    gets = "recipient gets" if around.firsts == 1 else "recipients get"
    return f", and {about}{around.firsts:,} {gets} their first from this team with it"


def _append(manuscript: Manuscript) -> Fix | None:
    """On a line of its own: behind a link a full stop would become part of it."""
    mended = f"{manuscript.template.rstrip()}\n{WORDING}"
    if manuscript.one_way or not fits(mended):
        return None
    return Fix("Append opt-out wording", mended)


def unanswerable(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """A reply is asked for where none can arrive."""
    if manuscript.one_way and _REPLY.search(manuscript.fixed):
        yield DraftWarning(
            WarningCode.CANNOT_REPLY,
            "The text asks for a reply, but nobody can answer an alphanumeric sender. Give a link"
            " or a number instead.",
        )


def paid_way_out(manuscript: Manuscript) -> Iterator[DraftWarning]:
    """In the United Kingdom refusing must cost nothing but the text itself."""
    if not manuscript.around.reaches("GB"):
        return
    found = _PAID.search(manuscript.fixed)
    if found:
        yield DraftWarning(
            WarningCode.PAID_WAY_OUT,
            f"“{found.group(0)}”: opting out must cost no more than an ordinary text. Name a free"
            " way out.",
        )
