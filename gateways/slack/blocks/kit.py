"""The few Block Kit pieces that we use, each cut to Slack's limits instead of being rejected.

Two kinds of text exist here. `plain` shows every character as it is: titles, templates, rendered
texts. `mrkdwn` is our own wording, into which strangers' words come only through `words`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from domain.slacktext import undirected
from gateways.slack.blocks.quoting import SECTION as SECTION
from gateways.slack.blocks.quoting import advice as advice
from gateways.slack.blocks.quoting import bold as bold
from gateways.slack.blocks.quoting import code as code
from gateways.slack.blocks.quoting import cut as cut
from gateways.slack.blocks.quoting import link as link
from gateways.slack.blocks.quoting import refusal as refusal
from gateways.slack.blocks.quoting import sentence as sentence
from gateways.slack.blocks.quoting import shortened as shortened
from gateways.slack.blocks.quoting import speech as speech
from gateways.slack.blocks.quoting import words as words
from gateways.slack.facts import Block, View

HEADER, BUTTON, VALUE, FIELD, FIELDS, LABEL = 150, 75, 2000, 2000, 10, 2000
MESSAGE_BLOCKS, MODAL_BLOCKS, OPTIONS, OPTION, MODAL_TITLE, FALLBACK = 50, 100, 100, 75, 24, 3000
CONTEXT_ELEMENTS, CONFIRM_TITLE, CONFIRM_TEXT, CONFIRM_BUTTON = 10, 100, 300, 30


def plain(text: str, limit: int) -> dict[str, Any]:
    """A text object that shows its characters as they are; never empty."""
    return {"type": "plain_text", "text": cut(text, limit) or " ", "emoji": False}


def label(text: str, limit: int) -> dict[str, Any]:
    """A text object of our own words, with emoji."""
    return {"type": "plain_text", "text": cut(text, limit), "emoji": True}


def mrkdwn(text: str, limit: int = SECTION) -> dict[str, Any]:
    """A text object of our own wording; addresses and names in it are not turned into links."""
    return {"type": "mrkdwn", "text": shortened(text, limit), "verbatim": True}


def header(text: str) -> Block:
    """A title, shown as it is; no sign in it turns the rest round."""
    return {"type": "header", "text": plain(undirected(text), HEADER)}


def section(text: str, accessory: Mapping[str, Any] | None = None) -> Block:
    """A paragraph of our wording."""
    block: dict[str, Any] = {"type": "section", "text": mrkdwn(text)}
    if accessory is not None:
        block["accessory"] = accessory
    return block


def verbatim(text: str) -> Block:
    """A paragraph of somebody's words as they are; a text has 1,600 characters at most."""
    return {"type": "section", "text": plain(text, FIELD)}


def figures(pairs: Iterable[tuple[str, str]]) -> list[Block]:
    """Small figures side by side, ten to a block."""
    texts = [mrkdwn(f"*{name}*\n{value}", FIELD) for name, value in pairs]
    return [
        {"type": "section", "fields": texts[start : start + FIELDS]}
        for start in range(0, len(texts), FIELDS)
    ]


def context(*texts: str) -> Block:
    """Small print."""
    return {"type": "context", "elements": [mrkdwn(text, FIELD) for text in texts if text][:10]}


DIVIDER: Final[Block] = {"type": "divider"}


def confirm(
    title: str, text: str, *, yes: str, no: str = "Go back", style: str = "primary"
) -> dict[str, Any]:
    """A question before a press counts; `style` danger where what it does cannot be taken back."""
    return {
        "title": label(title, CONFIRM_TITLE),
        "text": mrkdwn(text, CONFIRM_TEXT),
        "confirm": label(yes, CONFIRM_BUTTON),
        "deny": label(no, CONFIRM_BUTTON),
        "style": style,
    }


def button(
    text: str,
    action: str,
    value: str = "",
    *,
    style: str | None = None,
    asks: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """A button; `value` is a public id, never a fact to trust."""
    element: dict[str, Any] = {"type": "button", "text": label(text, BUTTON), "action_id": action}
    if value:
        element["value"] = value
    if style:
        element["style"] = style
    if asks:
        element["confirm"] = asks
    return element


def actions(block_id: str, *elements: Mapping[str, Any]) -> Block:
    """A row of buttons."""
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def option(text: str, value: str) -> dict[str, Any]:
    """One choice; no sign in it turns round what stands beside somebody's words."""
    shown = undirected(text)
    # Slack refuses a whole form for an option that shows nothing.
    return {"text": plain(shown if shown.strip() else "?", OPTION), "value": value[:150]}


def select(
    action: str, options: Sequence[Mapping[str, Any]], *, chosen: str = "", hint: str = "Choose"
) -> dict[str, Any]:
    """A menu; `chosen` is the value that stands there at first."""
    given = list(options[:OPTIONS])
    element: dict[str, Any] = {
        "type": "static_select",
        "action_id": action,
        "options": given,
        "placeholder": label(hint, 150),
    }
    first = next((item for item in given if item["value"] == chosen), None)
    if first is not None:
        element["initial_option"] = first
    return element


def checkbox(action: str, text: str, value: str, *, on: bool = False) -> dict[str, Any]:
    """One box to tick."""
    item = option(text, value)
    element: dict[str, Any] = {"type": "checkboxes", "action_id": action, "options": [item]}
    if on:
        element["initial_options"] = [item]
    return element


def text_input(
    action: str,
    *,
    value: str = "",
    hint: str = "",
    lines: bool = False,
    limit: int = SECTION,
    focus: bool = False,
) -> dict[str, Any]:
    """A line, or a box, to write in. What stands in it comes back, so it is never cut: beyond
    Slack's own limit nothing stands there, and who draws settings leaves the question out."""
    shown = value if len(value) <= SECTION else ""
    element: dict[str, Any] = {
        "type": "plain_text_input",
        "action_id": action,
        "multiline": lines,
        "max_length": max(limit, len(shown)),
    }
    if shown:
        element["initial_value"] = shown
    if hint:
        element["placeholder"] = label(hint, 150)
    if focus:
        element["focus_on_load"] = True
    return element


def asked(
    block_id: str,
    text: str,
    element: Mapping[str, Any],
    *,
    hint: str = "",
    optional: bool = False,
) -> Block:
    """One question of a form. Its block id is the field that a refusal names."""
    block: dict[str, Any] = {
        "type": "input",
        "block_id": block_id,
        "label": label(text, LABEL),
        "element": element,
        "optional": optional,
    }
    if hint:
        block["hint"] = label(hint, LABEL)
    return block


def modal(
    title: str,
    blocks: Sequence[Block],
    *,
    callback: str = "",
    submit: str = "",
    close: str = "Close",
    memory: str = "",
) -> View:
    """A modal; `memory` comes back with its submission (ids only)."""
    view: dict[str, Any] = {
        "type": "modal",
        "title": label(title, MODAL_TITLE),
        "close": label(close, MODAL_TITLE),
        "blocks": list(blocks)[:MODAL_BLOCKS],
    }
    if callback:
        view["callback_id"] = callback
    if submit:
        view["submit"] = label(submit, MODAL_TITLE)
    if memory:
        view["private_metadata"] = memory
    return view
