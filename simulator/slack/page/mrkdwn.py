"""Slack's mrkdwn, and its rich text, as HTML in which nothing of the words is left alive.

Source of the marks: docs.slack.dev "Formatting message text". A zero-width space counts as a blank
beside a mark, as it does in Slack.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import emoji
from markupsafe import Markup, escape

from simulator.slack.page.dates import Dates

Name = Callable[[str], str]
_OPEN, _SHUT = "\ue000", "\ue001"
_KEPT = re.compile(f"{_OPEN}(\\d+){_SHUT}")
_PRE = re.compile(r"```(.+?)```", re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_TOKEN = re.compile(r"<([^<>\n]+)>")
_BARE = re.compile(r"https?://[^\s<>\ue000\ue001]*[^\s<>.,;:!?)\ue000\ue001]")
_QUOTE = re.compile(r"(?:^&gt; ?[^\n]*(?:\n|$))+", re.MULTILINE)
_SAFE = re.compile(r"(?:https?|mailto|tel|slack):", re.IGNORECASE)
_SLACKS_OWN = {":octagonal_sign:": "\U0001f6d1"}
"""Names that Slack knows and the library does not."""
_STYLES = {"bold": "b", "italic": "i", "strike": "s", "code": "code"}


def _mark(sign: str) -> re.Pattern[str]:
    edge, inner = r"[^\s\u200b" + sign + "]", r"[^\n" + sign + "]"
    sign = re.escape(sign)
    return re.compile(
        rf"(?<![0-9A-Za-z{sign}]){sign}({edge}(?:{inner}*{edge})?){sign}(?![\w{sign}])"
    )


_MARKS = (("b", _mark("*")), ("i", _mark("_")), ("s", _mark("~")))


@dataclass(frozen=True, slots=True)
class Writer:
    """Turns texts into HTML for one reader. The names of people, channels and groups by id."""

    person: Name
    channel: Name
    group: Name
    dates: Dates

    def text(self, given: Any) -> Markup:
        """A text object, or nothing."""
        if not isinstance(given, dict):
            return Markup("")
        if given.get("type") == "plain_text":
            return plain(given["text"], with_emoji=given.get("emoji", True))
        return self.mrkdwn(given["text"], links=not given.get("verbatim", False))

    def mrkdwn(self, words: str, *, links: bool = True) -> Markup:
        """Marks, links, mentions, dates and emoji; `links`: also bare addresses become links."""
        kept: list[Markup] = []

        def keep(part: Markup) -> str:
            kept.append(part)
            return f"{_OPEN}{len(kept) - 1}{_SHUT}"

        text = words.replace(_OPEN, "").replace(_SHUT, "")
        text = _PRE.sub(lambda m: keep(_tag("pre", _literal(m.group(1)))), text)
        text = _CODE.sub(lambda m: keep(_tag("code", _literal(m.group(1)))), text)
        text = _TOKEN.sub(lambda m: keep(self._token(m.group(1), at_start=not m.start())), text)
        if links:
            text = _BARE.sub(lambda m: keep(_link(m.group(), m.group())), text)
        safe = str(_literal(text))
        for name, mark in _MARKS:
            safe = mark.sub(rf"<{name}>\1</{name}>", safe)
        safe = _pictured(_QUOTE.sub(_quoted, safe)).replace("\n", "<br>")
        for _ in range(2):  # a link's label may hold code
            safe = _KEPT.sub(lambda m: str(kept[int(m.group(1))]), safe)
        return Markup(safe)  # noqa: S704  every part was escaped above

    def _token(self, inner: str, *, at_start: bool) -> Markup:
        target, _, label = inner.partition("|")
        if target.startswith("@"):
            return _mention("@" + self.person(target[1:]))
        if target.startswith("#"):
            return _mention("#" + (self.channel(target[1:]) or label))
        if target.startswith("!date^"):
            return escape(self.dates.token(target, label, at_start=at_start))
        if target.startswith("!subteam^"):
            return _mention("@" + self.group(target.partition("^")[2]))
        if target.startswith("!"):
            return _mention("@" + target[1:].partition("^")[0])
        return _link(_undone(target), _undone(label or target))

    def rich(self, elements: list[Any]) -> Markup:
        """The inside of a rich_text block."""
        return Markup("").join(self._rich_part(one) for one in elements)

    def _rich_part(self, part: dict[str, Any]) -> Markup:
        inner = part.get("elements", [])
        match part["type"]:
            case "rich_text_section":
                return _tag("p", Markup("").join(self._rich_leaf(one) for one in inner))
            case "rich_text_preformatted":
                return _tag("pre", Markup("").join(self._rich_leaf(one) for one in inner))
            case "rich_text_quote":
                return _tag("blockquote", Markup("").join(self._rich_leaf(one) for one in inner))
            case "rich_text_list":
                name = "ol" if part.get("style") == "ordered" else "ul"
                items = (_tag("li", self._rich_part(one)) for one in inner)
                return _tag(name, Markup("").join(items))
        return cannot_draw(part["type"])

    def _rich_leaf(self, leaf: dict[str, Any]) -> Markup:
        match leaf["type"]:
            case "text":
                made = Markup("<br>").join(leaf["text"].split("\n"))
                for style, name in _STYLES.items():
                    made = _tag(name, made) if leaf.get("style", {}).get(style) else made
                return made
            case "link":
                return _link(leaf["url"], leaf.get("text") or leaf["url"])
            case "user":
                return _mention("@" + self.person(leaf["user_id"]))
            case "channel":
                return _mention("#" + self.channel(leaf["channel_id"]))
            case "usergroup":
                return _mention("@" + self.group(leaf["usergroup_id"]))
            case "broadcast":
                return _mention("@" + leaf["range"])
            case "emoji":
                return plain(f":{leaf['name']}:", with_emoji=True)
            case "date":
                return escape(self.dates.written(leaf["timestamp"], leaf["format"]))
        return cannot_draw(leaf["type"])


def _pictured(text: str) -> str:
    for name, sign in _SLACKS_OWN.items():
        text = text.replace(name, sign)
    return emoji.emojize(text, language="alias")


def plain(text: str, *, with_emoji: bool) -> Markup:
    """Words as they are; emoji names become pictures only where the sender asked for that."""
    shown = _pictured(text) if with_emoji else text
    return Markup("<br>").join(shown.split("\n"))


def cannot_draw(kind: object) -> Markup:
    """What stands where something came that this page does not know; tests look for it."""
    return Markup('<div class="fault">This page cannot draw “{}”.</div>').format(str(kind))


def _undone(text: str) -> str:
    """The three entities that Slack has, undone."""
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


def _literal(text: str) -> Markup:
    return escape(_undone(text))


def _tag(name: str, inside: Markup) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(Markup(name), inside)  # noqa: S704  a name of ours


def _mention(text: str) -> Markup:
    return Markup('<span class="mention">{}</span>').format(text)


def _link(address: str, label: str) -> Markup:
    if not _SAFE.match(address):
        return escape(label)
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(address, label)


def _quoted(found: re.Match[str]) -> str:
    lines = (re.sub("^&gt; ?", "", line) for line in found.group().rstrip("\n").split("\n"))
    return f"<blockquote>{'<br>'.join(lines)}</blockquote>"
