"""Choices that all show at once, where a person should read each before taking one."""

from collections.abc import Sequence
from typing import Any

from gateways.slack.blocks import kit


def radio(
    action: str, choices: Sequence[tuple[str, str, str]], *, chosen: str = ""
) -> dict[str, Any]:
    """Choices that all show, each with a line below: words, value, that line."""
    options = [
        kit.option(words, value) | {"description": kit.plain(below, kit.OPTION)}
        for words, value, below in choices
    ]
    element: dict[str, Any] = {"type": "radio_buttons", "action_id": action, "options": options}
    first = next((item for item in options if item["value"] == chosen), None)
    if first is not None:
        element["initial_option"] = first
    return element
