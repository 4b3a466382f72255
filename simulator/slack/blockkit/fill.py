"""What Slack adds to blocks when it stores them: ids and the switches left out."""

from __future__ import annotations

import copy
from typing import Any

from simulator.slack.clock import short_id
from simulator.slack.shapes import JSON

_NO_ACTION = {"image", "mrkdwn", "plain_text", "card", "task_card"}


def fill_blocks(blocks: list[JSON]) -> list[JSON]:
    """A copy with a block_id and an action_id everywhere, and texts' defaults spelled out."""
    filled = copy.deepcopy(blocks)
    for block in filled:
        block.setdefault("block_id", short_id())
        for element in elements_of(block):
            if element.get("type") not in _NO_ACTION:
                element.setdefault("action_id", short_id())
        _texts(block)
    return filled


def elements_of(block: JSON) -> list[JSON]:
    """The elements that a block holds, wherever that kind of block keeps them."""
    if block.get("type") == "rich_text":
        return []
    found = list(block.get("elements") or []) + list(block.get("actions") or [])
    found += [block[name] for name in ("accessory", "element") if name in block]
    inner = [*(block.get("child_blocks") or []), *(e for e in found if e.get("type") == "card")]
    return found + [element for child in inner for element in elements_of(child)]


def _texts(value: Any) -> None:
    if isinstance(value, list):
        for one in value:
            _texts(one)
    elif isinstance(value, dict):
        if value.get("type") == "plain_text" and "text" in value:
            value.setdefault("emoji", True)
        elif value.get("type") == "mrkdwn" and "text" in value:
            value.setdefault("verbatim", False)
        for one in value.values():
            _texts(one)
