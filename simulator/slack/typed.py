"""What Slack and a phone's keyboard do to the text that a person types.

Slack escapes `& < >`, wraps links, addresses, phone numbers and mentions in angle brackets and
sends emoji as :shortcodes:. Phones and Macs curl quotes and join two hyphens to an em dash.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import emoji

_TOKENS = re.compile(
    r"(?P<url>https?://[^\s<>]*[^\s<>.,;:!?)'\"’”])"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<domain>\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|co|shop|example)\b(?:/[^\s<>]*[\w/])?)"
    r"|(?P<phone>\+\d[\d ().-]{7,}\d|\(\d{3}\) ?\d{3}-\d{4}|\b\d{3}-\d{3}-\d{4}\b)"
    r"|(?P<at>(?<![\w.])@[a-z0-9][\w.-]*)"
    r"|(?P<hash>(?<![\w&])#[a-z0-9][\w-]*)",
    re.IGNORECASE,
)

Lookup = Callable[[str], str | None]


def escape(text: str) -> str:
    """`& < >` as entities, the only three that Slack escapes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_phone_types(text: str) -> str:
    """Smart punctuation: curly quotes, and an em dash in place of two hyphens."""
    text = text.replace("--", "—")
    text = re.sub(r'(^|[\s(\[{=—])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[{=—])'", r"\1‘", text).replace("'", "’")


def shortcodes(text: str) -> str:
    """Emoji as Slack's names: a party popper becomes `:tada:`."""
    return emoji.demojize(text, language="alias")


def as_sent(text: str, lookup: Lookup) -> str:
    """The text of a typed message or command as apps receive it.

    `lookup` answers `@name` or `#name` with the wrapped mention, or None for plain words.
    """
    parts: list[str] = []
    end = 0
    for match in _TOKENS.finditer(text):
        parts += [escape(text[end : match.start()]), _wrap(match, lookup)]
        end = match.end()
    return shortcodes("".join(parts) + escape(text[end:]))


def _wrap(match: re.Match[str], lookup: Lookup) -> str:
    word = match.group()
    inner = escape(word)
    match match.lastgroup:
        case "url":
            return f"<{inner}>"
        case "mail":
            return f"<mailto:{inner}|{inner}>"
        case "domain":
            return f"<http://{inner}|{inner}>"
        case "phone":
            return f"<tel:{re.sub(r'[^+0-9]', '', word)}|{inner}>"
    return lookup(word) or inner
