"""What a Web API method is, and how its arguments are read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.slack.shapes import JSON, SlackError, invalid
from simulator.slack.world import SlackWorld


@dataclass(frozen=True, slots=True)
class Method:
    """A method: its work, its rate-limit tier (5: several hundred a minute), its bot scopes.

    Any one of `scopes` is enough.
    """

    call: Callable[[SlackWorld, JSON], JSON]
    tier: int
    scopes: tuple[str, ...] = ()


def text_of(args: JSON, name: str) -> str:
    """A string argument, empty when absent."""
    value = args.get(name)
    return "" if value is None else str(value)


def need(args: JSON, name: str) -> str:
    """A string argument that must be there."""
    if value := text_of(args, name):
        return value
    raise invalid("invalid_arguments", [f"missing required field: {name}"])


def flag(args: JSON, name: str) -> bool:
    """A boolean argument: JSON's, or a form's 1/0 and true/false."""
    return str(args.get(name, "")).lower() in ("1", "true")


def parsed(args: JSON, name: str, error: str) -> Any:
    """A structured argument: an object, or JSON in a form field. None when absent."""
    value = args.get(name)
    if not isinstance(value, str):
        return value
    if not value:
        return None
    try:
        return json.loads(value)
    except ValueError:
        raise SlackError(error) from None


def page(args: JSON, items: list[Any], *, default: int, most: int) -> tuple[list[Any], JSON]:
    """One page of `items` and the `response_metadata` that leads to the next."""
    try:
        limit = int(args.get("limit") or default)
        start = int(args.get("cursor") or 0)
    except ValueError:
        raise SlackError("invalid_cursor") from None
    if not 1 <= limit <= most:
        raise SlackError("invalid_limit")
    following = str(start + limit) if start + limit < len(items) else ""
    return items[start : start + limit], {"next_cursor": following}
