"""The whole of a message's blocks or of a view, judged as Slack's API judges it."""

from __future__ import annotations

import json
from typing import Any

from simulator.slack.blockkit.blocks import HOME, MESSAGE, MODAL
from simulator.slack.blockkit.fill import elements_of
from simulator.slack.blockkit.objects import plain
from simulator.slack.blockkit.schema import (
    Check,
    Problems,
    array,
    boolean,
    by_type,
    obj,
    one_of,
    say,
    string,
)
from simulator.slack.shapes import JSON, SlackError, invalid

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MARKDOWN_TOTAL = 12_000
VIEW_BYTES = 250_000
ATTACHMENTS = 100
MESSAGE_CHARACTERS = 12_000
"""Of all texts of a message's blocks together, then `msg_blocks_too_long`. Slack's reference has no
such number; its people say 12,000 and a little for what holds them (bolt-js issues 2509, 2867)."""

_IN_MESSAGE = array(by_type(MESSAGE), MESSAGE_BLOCKS)
_VIEW_COMMON: dict[str, Check] = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}
_MODAL = obj(
    {
        "type": one_of("modal"),
        "title": plain(24),
        "blocks": array(by_type(MODAL), VIEW_BLOCKS, 1),
    },
    {
        **_VIEW_COMMON,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
)
_HOME = obj({"type": one_of("home"), "blocks": array(by_type(HOME), VIEW_BLOCKS, 1)}, _VIEW_COMMON)
_VIEWS = {"modal": _MODAL, "home": _HOME}


def check_message_blocks(blocks: Any, at: str = "/blocks") -> None:
    """Raises `invalid_blocks` (or `invalid_blocks_format` for what is no list) with the reasons."""
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    problems: Problems = []
    _IN_MESSAGE(blocks, at, problems)
    _duplicates(blocks, at, problems)
    _once_per_message(blocks, at, problems)
    if problems:
        raise invalid("invalid_blocks", problems)
    if _characters(blocks) > MESSAGE_CHARACTERS:
        raise SlackError("msg_blocks_too_long")


def check_attachments(attachments: Any) -> None:
    """Raises where attachments are too many, no list, or hold bad blocks."""
    if not isinstance(attachments, list) or not all(isinstance(a, dict) for a in attachments):
        raise SlackError("invalid_attachments")
    if len(attachments) > ATTACHMENTS:
        raise SlackError("too_many_attachments")
    for number, one in enumerate(attachments):
        if "blocks" in one:
            check_message_blocks(one["blocks"], f"/attachments/{number}/blocks")


def check_view(view: Any, kind: str) -> None:
    """Raises `invalid_arguments` or `view_too_large`; `kind` is modal or home."""
    if not isinstance(view, dict):
        raise invalid("invalid_arguments", ["must provide an object [json-pointer:/view]"])
    if len(json.dumps(view, ensure_ascii=False).encode()) > VIEW_BYTES:
        raise SlackError("view_too_large")
    problems: Problems = []
    if view.get("type") != kind:
        say(problems, "must be a valid enum value", "/view/type")
    else:
        _VIEWS[kind](view, "/view", problems)
        _submit_with_inputs(view, problems)
        _duplicates(view.get("blocks"), "/view/blocks", problems)
        _one_focus(view.get("blocks"), problems)
    if problems:
        raise invalid("invalid_arguments", problems)


def _submit_with_inputs(view: JSON, problems: Problems) -> None:
    if view["type"] != "modal" or view.get("submit"):
        return
    for number, block in enumerate(view.get("blocks") or []):
        if isinstance(block, dict) and block.get("type") == "input":
            say(
                problems,
                "must define `submit` to use an `input` block in modals",
                f"/view/blocks/{number}/input",
            )


def _one_focus(blocks: Any, problems: Problems) -> None:
    """The cursor stands in one place."""
    shown = (
        [block for block in blocks if isinstance(block, dict)] if isinstance(blocks, list) else []
    )
    asked = [one for block in shown for one in elements_of(block) if one.get("focus_on_load")]
    if len(asked) > 1:
        say(problems, "only one element may have focus_on_load", "/view/blocks")


def _characters(value: Any) -> int:
    """Of everything that is shown as text."""
    if isinstance(value, list):
        return sum(_characters(one) for one in value)
    if not isinstance(value, dict):
        return 0
    own = value.get("text")
    inner = sum(_characters(one) for one in value.values())
    return inner + (len(own) if isinstance(own, str) else 0)


def _duplicates(blocks: Any, at: str, problems: Problems) -> None:
    """No block_id twice in a message, no action_id twice in a block."""
    seen: set[str] = set()
    for number, block in enumerate(blocks if isinstance(blocks, list) else []):
        if not isinstance(block, dict):
            continue
        block_id = block.get("block_id")
        if block_id and block_id in seen:
            say(problems, f'`block_id` "{block_id}" already exists', f"{at}/{number}/block_id")
        seen.add(str(block_id))
        _duplicate_actions(block, f"{at}/{number}", problems)


def _duplicate_actions(block: JSON, at: str, problems: Problems) -> None:
    seen: set[str] = set()
    elements = block.get("elements")
    for number, element in enumerate(elements if isinstance(elements, list) else []):
        action_id = element.get("action_id") if isinstance(element, dict) else None
        if action_id is None:
            continue
        if action_id in seen:
            place = f"{at}/elements/{number}/action_id"
            say(problems, f'`action_id` "{action_id}" already exists', place)
        seen.add(action_id)


def _once_per_message(blocks: list[Any], at: str, problems: Problems) -> None:
    kinds = [block.get("type") for block in blocks if isinstance(block, dict)]
    if kinds.count("table") + kinds.count("data_table") > 1:
        say(problems, "only_one_table_allowed", at)
    if kinds.count("data_visualization") > 2:
        say(problems, "no more than 2 data_visualization blocks allowed", at)
    texts = [b.get("text") for b in blocks if isinstance(b, dict) and b.get("type") == "markdown"]
    if sum(len(text) for text in texts if isinstance(text, str)) > MARKDOWN_TOTAL:
        say(problems, f"must be less than {MARKDOWN_TOTAL + 1} characters", at)
