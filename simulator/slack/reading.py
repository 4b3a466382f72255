"""Reading messages and views as a person would: their visible text and their buttons."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

JSON = dict[str, Any]

_LINK = re.compile(r"<(?:[^<>|]*\|([^<>]*)|((?:https?|mailto|tel):[^<>|]*))>")
_VISIBLE = (
    "title",
    "pretext",
    "text",
    "fields",
    "label",
    "hint",
    "placeholder",
    "accessory",
    "element",
    "elements",
    "initial_value",
    "options",
    "caption",
    "rows",
    "tasks",
    "subtitle",
    "body",
    "actions",
    "child_blocks",
    "alt_text",
    "blocks",
)


def text_of(source: JSON) -> str:
    """Everything that a message or view shows, a line for each text; links by their labels.

    A message's `text` is only its notification when it has blocks, so it is left out then.
    """
    parts: list[Any] = []
    if source.get("type") in ("modal", "home"):
        parts = [source.get("title"), source["blocks"], source.get("submit"), source.get("close")]
    elif source.get("blocks"):
        parts = [source["blocks"], source.get("attachments")]
    else:
        parts = [{"type": "mrkdwn", "text": source.get("text", "")}, source.get("attachments")]
    parts += [[file.get("title", "") for file in source.get("files", [])]]
    return "\n".join(line for part in parts for line in _lines(part) if line)


def plain(mrkdwn: str) -> str:
    """mrkdwn as it is shown: links by their labels, dates by their fallback, entities undone."""
    return html.unescape(_LINK.sub(lambda m: m.group(1) or m.group(2), mrkdwn))


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _lines(one)
    elif isinstance(value, dict):
        if isinstance(value.get("text"), str):
            raw = value["text"]
            yield plain(raw) if value.get("type") in ("mrkdwn", "markdown", None) else raw
        for name in _VISIBLE:
            inner = value.get(name)
            if name in value and not (name == "text" and isinstance(inner, str)):
                yield from _lines(inner)


def elements(source: JSON) -> Iterator[tuple[JSON, JSON]]:
    """Every element of a message or view that can be pressed or chosen, with its block."""
    attached = [b for a in source.get("attachments", []) for b in a.get("blocks", [])]
    for block in [*source.get("blocks", []), *attached]:
        found = [*block.get("elements", []), *block.get("actions", [])]
        found += [block[name] for name in ("accessory", "element") if name in block]
        for element in found:
            if "action_id" in element:
                yield block, element


def find_button(source: JSON, text: str) -> JSON:
    """The button with that label (or action_id); LookupError names what there is."""
    labels = []
    for block, element in elements(source):
        label = str(element.get("text", {}).get("text", ""))
        if text in (label, element["action_id"]):
            return {**element, "block_id": block["block_id"]}
        labels.append(label or element["action_id"])
    raise LookupError(f"no button {text!r}; there are {', '.join(labels) or 'none'}")


def buttons(source: JSON) -> list[str]:
    """The labels of all buttons, in order."""
    shown = (e for _, e in elements(source) if e["type"] == "button")
    return [element["text"]["text"] for element in shown]
