"""Composition objects: texts, options, confirmation dialogs."""

from __future__ import annotations

from typing import Any

from simulator.slack.blockkit.schema import (
    Check,
    Problems,
    array,
    boolean,
    by_type,
    exactly_one,
    obj,
    one_of,
    say,
    string,
)


def plain(most: int, least: int = 1) -> Check:
    """A plain_text object."""
    return by_type({"plain_text": _text("plain_text", most, least)})


def rich(most: int, least: int = 1) -> Check:
    """A plain_text or a mrkdwn object."""
    return by_type({kind: _text(kind, most, least) for kind in ("plain_text", "mrkdwn")})


def _text(kind: str, most: int, least: int) -> Check:
    switch = "emoji" if kind == "plain_text" else "verbatim"
    return obj({"type": one_of(kind), "text": string(most, least)}, {switch: boolean})


def option(text: Check, **more: Check) -> Check:
    """One choice: text 75, value 150, description 75."""
    return obj({"text": text, "value": string(150)}, {"description": rich(75), **more})


PLAIN_OPTION = option(plain(75))
RICH_OPTION = option(rich(75))
OVERFLOW_OPTION = option(plain(75), url=string(3000))
OPTION_GROUP = obj({"label": plain(75), "options": array(PLAIN_OPTION, 100, 1)})

CONFIRM = obj(
    {"title": plain(100), "text": rich(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
DISPATCH = obj(
    {"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 2, 1)}
)
CONVERSATION_FILTER = obj(
    {},
    {
        "include": array(one_of("im", "mpim", "private", "public"), 4, 1),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
SLACK_FILE = obj({}, {"id": string(), "url": string(3000)}, exactly_one("id", "url"))


def initial_in_options(value: Any, at: str, problems: Problems) -> None:
    """A rule: what is chosen at first is exactly one of the choices offered."""
    groups = value.get("option_groups")
    offered = [o for g in groups for o in g.get("options", [])] if groups else []
    offered += value.get("options") or []
    first = value.get("initial_options") or []
    if "initial_option" in value:
        first = [value["initial_option"]]
    values = {o.get("value") for o in offered if isinstance(o, dict)}
    if any(isinstance(o, dict) and o.get("value") not in values for o in first):
        say(problems, "initial option must match one of the provided options", at)


def unique_option_values(value: Any, at: str, problems: Problems) -> None:
    """A rule: no two choices share a value."""
    seen: set[str] = set()
    for number, one in enumerate(value.get("options") or []):
        name = one.get("value") if isinstance(one, dict) else None
        if isinstance(name, str) and name in seen:
            say(problems, f'`value` "{name}" already exists', f"{at}/options/{number}/value")
        seen.add(str(name))
