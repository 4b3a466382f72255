"""Words of others inside our own formatting: plain, bold, as code, in a sentence."""

import re
from typing import Final

from domain.slacktext import MARK_GUARD, escape, undirected

SECTION: Final = 3000
"""Characters that Slack takes in a section."""
_CODE: Final = re.compile("`([^`\n]+)`")
_MENTION: Final = re.compile("&lt;@\u200b?([UW][A-Z0-9]+)&gt;")
_GROUP: Final = re.compile(r"&lt;!subteam\^(S[A-Z0-9]+)&gt;")
# A line that begins with Arabic or Hebrew would turn round what we say behind it.
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_QUOTED: Final = re.compile("“.*”", re.S)
_LEFT_TO_RIGHT: Final = "\u200e"
_TORN: Final = re.compile(r"(?:<[^<>]*|&[a-z]{0,3})$")
"""The beginning of a mention, a date or an entity: without its end it would show as signs."""


def cut(text: str, limit: int) -> str:
    """The text, or its beginning and an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def shortened(shown: str, limit: int) -> str:
    """The same of mrkdwn: no date token, mention or entity is cut through."""
    return shown if len(shown) <= limit else _TORN.sub("", shown[: limit - 1]) + "…"


def words(text: str, limit: int = 200) -> str:
    """Somebody's words inside mrkdwn: one line, no mention, no link, no formatting."""
    line = " ".join(cut(text, limit).split())
    return escape(line)


def bold(text: str, limit: int = 200) -> str:
    """Somebody's words in bold; in quotes where marks of their own would end the bold too early."""
    shown = words(text, limit)
    if _RIGHT_TO_LEFT.search(shown):
        shown = f"{_LEFT_TO_RIGHT}{shown}{_LEFT_TO_RIGHT}"
    if "*" in shown or MARK_GUARD in (shown[:1], shown[-1:]):
        return f"“{shown}”"
    return f"*{shown}*"


def speech(text: str, limit: int) -> str:
    """Somebody's words inside mrkdwn with their line breaks, as plain text."""
    return escape(cut(text.strip(), limit))


def code(text: str, limit: int = 60) -> str:
    """A name to be typed or copied, as code: no invisible characters come in."""
    line = " ".join(cut(text, limit).split()).replace("`", "'")
    return f"`{_entities(line)}`"


def link(address: str, text: str) -> str:
    """An address of Slack's own as a link with our words."""
    return f"<{_entities(address)}|{text}>"


def sentence(text: str, limit: int = SECTION) -> str:
    """A sentence for one person, which may quote others: mentions and `code` stay alive."""
    return _GROUP.sub(r"<!subteam^\1>", _MENTION.sub(r"<@\1>", advice(text, limit)))


def refusal(text: str, limit: int = SECTION) -> str:
    """Why something was refused: as `sentence`, but nothing that is quoted mentions anybody.

    From the first opening quote to the last closing one: quotes that were typed open no gap.
    """
    found = _QUOTED.search(text)
    if found is None:
        return sentence(text, limit)
    start, end = found.span()
    inert = re.sub("<(?=[@!#])", "<" + MARK_GUARD, text[start:end])
    return sentence(f"{text[:start]}{inert}{text[end:]}", limit)


def advice(text: str, limit: int = SECTION) -> str:
    """A sentence of ours in which only `code` stays alive, whoever it quotes."""
    parts = _CODE.split(cut(text, limit))
    shown = (f"`{_entities(it)}`" if at % 2 else escape(it) for at, it in enumerate(parts))
    return "".join(shown)


def _entities(text: str) -> str:
    return undirected(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
