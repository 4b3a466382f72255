"""What Slack does to the words that people type, undone; and our words made safe to show there.

Slack escapes `& < >`, wraps links, phone numbers and mentions in angle brackets, and names emoji.
All of it is undone before anything is stored, so that the preview is byte for byte what is sent.
What only exists inside Slack (a mention of a person or channel, a custom emoji) cannot be texted
and is refused.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from domain.errors import Refused
from domain.slackemoji import replace_names
from domain.wallclock import clock, day, written

_WRAPPED: Final = re.compile(r"<([^<>\n]*)>")
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_DOUBLE_QUOTES: Final = "“”„‟«»"
_SINGLE_QUOTES: Final = "‘’‚‛"
_LONG_DASH_OPTION: Final = re.compile(r"(?<!\S)[—–―](?=[A-Za-z])")
_MENTION: Final = re.compile(r"<(@|#|!subteam\^)([A-Z0-9]+)(?:\|([^<>]*))?>")
_SIGNS: Final = {"@": "@", "#": "#", "!subteam^": "@"}
_NOBODYS: Final = {"@": "that person", "#": "that channel", "!subteam^": "that group"}
_LONGEST_NAME: Final = 60
MARK_GUARD: Final = "\u200b"
"""A zero-width space: beside a mark it is a blank to Slack, and nothing to the eye."""
_GRAVE: Final = "\u02cb"
"""Looks like a backtick, and is none: code may begin and end with blanks, so none helps there."""
# They turn round whatever follows, our own words and figures too. Arabic and Hebrew need none.
_DIRECTIONS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MENTIONS: Final = re.compile("<(?=[@!#])")
# An underscore inside a word formats nothing, and names of fields are there to be copied; an emoji
# needs no blank before it, but only two are named by a number: 10:30:15 is a time.
_MARKUP: Final = re.compile(
    r"[*~]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"
    r"|:(?=(?:[0-9]*[a-z_+\-'][a-z0-9_+\-']*|100|1234):)|^&gt;|[@#](?=\w)",
    re.M,
)


def undo(text: str, *, into: str = "a text") -> str:
    """The words as the person typed them: entities, links, phone links and emoji names undone.

    A link becomes its label where that is what was typed, else its address. Raises Refused for
    mentions (`<@U…>`, `<#C…>`, `<!channel>`), which are no words `into` which they could go, and
    for emoji names that nobody knows.
    """
    return replace_names(_unescape(_WRAPPED.sub(lambda it: _unwrap(it, into), text)))


def undo_typed(text: str) -> str:
    """The same for a typed command, to be parsed: also straight quotes around arguments, and `--`.

    Phones and Macs turn `--message "Hi"` into an em dash and curly quotes. Quotes that open or
    close an argument become straight; those and apostrophes inside words stay as typed.
    """
    plain = undo(text)
    return _straighten(_LONG_DASH_OPTION.sub("--", plain))


def address(text: str) -> str:
    """The address that somebody typed, of the link that Slack made of it; it names no emoji."""
    return _unescape(text.strip("<>").partition("|")[0])


def without_mentions(text: str, name_of: Callable[[str], str]) -> str:
    """A sentence of ours where Slack shows plain text: mentions become names.

    `name_of` tells what a user id is called, or nothing where nobody knows now.
    """

    def named(found: re.Match[str]) -> str:
        sign, known_as = found[1], found[3] or ""
        if sign == "@":
            known_as = name_of(found[2]) or known_as
        name = undirected(" ".join(known_as.split()))[:_LONGEST_NAME]
        return f"{_SIGNS[sign]}{name}" if name else _NOBODYS[sign]

    return _MENTION.sub(named, text)


def escape(text: str) -> str:
    """A person's words to be shown in Slack mrkdwn as plain text (never stored like this).

    `& < >` are escaped as Slack asks; invisible zero-width spaces beside the marks of bold, italic
    and strike, before that of a quote, and after those of emoji and mentions, keep Slack from
    acting on them; a backtick becomes its look-alike. Signs that change the direction of writing
    are left out: what stands behind them is ours.
    """
    safe = undirected(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(_guarded, safe.replace("`", _GRAVE))


def _guarded(found: re.Match[str]) -> str:
    mark = found.group(0)
    if mark == "&gt;":
        return MARK_GUARD + mark
    return f"{MARK_GUARD}{mark}{MARK_GUARD}" if mark in "*_~" else mark + MARK_GUARD


def quoted(text: str) -> str:
    """Somebody's words inside a sentence of ours, where mentions and code are ours alone."""
    return _MENTIONS.sub("<" + MARK_GUARD, undirected(text)).replace("`", _GRAVE)


def undirected(text: str) -> str:
    """Words without the invisible signs that turn round what stands behind them."""
    return _DIRECTIONS.sub("", text)


def date_token(when: datetime, fallback_zone: str, *, with_clock: bool = True) -> str:
    """A moment in each reader's own time; where Slack cannot, by the clock of `fallback_zone`.

    Without `with_clock` only the day is: the clock stands beside it. `when` must be aware.
    Slack: `<!date^seconds^format|fallback>`.
    """
    if when.tzinfo is None:
        raise ValueError("a time without a zone")
    local = when.astimezone(ZoneInfo(fallback_zone))
    fallback = written(when, fallback_zone) if with_clock else day(local)
    return f"<!date^{int(when.timestamp())}^{{date_short_pretty}} at {{time}}|{fallback}>"


def clock_token(when: datetime, fallback_zone: str) -> str:
    """The same to the second, for a moment that is about to come."""
    fallback = clock(when, fallback_zone, seconds=True)
    return f"<!date^{int(when.timestamp())}^{{time_secs}}|{fallback}>"


def _unwrap(found: re.Match[str], into: str) -> str:
    target, bar, label = found.group(1).partition("|")
    if target.startswith(("@", "#", "!")):
        _refuse_mention(target, label, into)
    if not re.match(r"tel:|[a-zA-Z][a-zA-Z0-9+.\-]*:\S+$", target):
        return found.group(0)
    if not bar:
        return target.removeprefix("mailto:").removeprefix("tel:")
    return label if _is_as_typed(target, label) else target


def _is_as_typed(target: str, label: str) -> bool:
    """Whether the label is the address as somebody would type it, without scheme or slash."""
    if target.startswith(("tel:", "mailto:")):
        return True
    bare = re.sub(r"^[a-z][a-z0-9+.\-]*://", "", target, flags=re.IGNORECASE)
    typed = re.sub(r"^[a-z][a-z0-9+.\-]*://", "", label, flags=re.IGNORECASE)
    return bare.rstrip("/").casefold() == typed.rstrip("/").casefold()


def _refuse_mention(target: str, label: str, into: str) -> None:
    if target.startswith("!date"):
        raise Refused(f"A Slack date cannot go into {into}. Please write the date out.")
    kind = {"@": "a person", "#": "a channel", "!": "a group"}[target[0]]
    name = label.lstrip("@#") or target.removeprefix("!").split("^", 1)[0].lstrip("@#")
    raise Refused(
        f"{target[0].replace('!', '@')}{name} is {kind} in Slack, which {into} cannot mention."
        " Please write the name out."
    )


def _unescape(text: str) -> str:
    for entity, char in _ENTITIES:
        text = text.replace(entity, char)
    return text


def _straighten(text: str) -> str:
    """Straight quotes where they open (before a word) or close (after one) an argument."""
    opened = False
    out: list[str] = []
    for place, char in enumerate(text):
        before = text[place - 1] if place else " "
        after = text[place + 1] if place + 1 < len(text) else " "
        if char in _DOUBLE_QUOTES and not opened and (before.isspace() or before == "="):
            opened, char = True, '"'
        elif char in _DOUBLE_QUOTES and opened and after.isspace():
            opened, char = False, '"'
        out.append(char)
    return "".join(out)
