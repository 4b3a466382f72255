"""Composition objects: texts, options, confirmation dialogs."""

from __future__ import annotations

from typing import Any

from simulator.slack.blockkit.schema import (
    Check,
    Problems,
    array,
    at_least_one,
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
    """One choice: text 75, value 150; its description, 75, is of the kind that its text is."""
    return obj({"text": text, "value": string(150)}, {"description": text, **more})


PLAIN_OPTION = option(plain(75))
RICH_OPTION = option(rich(75))
ADDRESS = string(3000, pattern=r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
"""Of a link that a press opens."""
OVERFLOW_OPTION = option(plain(75), url=ADDRESS)
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
    at_least_one("include", "exclude_external_shared_channels", "exclude_bot_users"),
)
SLACK_FILE = obj({}, {"id": string(), "url": string(3000)}, exactly_one("id", "url"))


def initial_in_options(value: Any, at: str, problems: Problems) -> None:
    """A rule: what is chosen at first is exactly one of the choices offered, words and all."""
    groups = value.get("option_groups")
    offered = [o for g in groups for o in g.get("options", [])] if groups else []
    offered += value.get("options") or []
    first = value.get("initial_options") or []
    if "initial_option" in value:
        first = [value["initial_option"]]
    known = [_option_words(o) for o in offered if isinstance(o, dict)]
    if any(isinstance(o, dict) and _option_words(o) not in known for o in first):
        say(problems, "initial option must match one of the provided options", at)


def _option_words(one: Any) -> tuple[Any, ...]:
    """Without the switches that Slack adds."""
    texts = [one.get(name) for name in ("text", "description")]
    return (one.get("value"), *(it.get("text") if isinstance(it, dict) else it for it in texts))


def within_length(value: Any, at: str, problems: Problems) -> None:
    """A rule: the shortest is no longer than the longest, and what stands there fits both."""
    least, most = value.get("min_length", 0), value.get("max_length", 3000)
    first = value.get("initial_value")
    if not isinstance(least, int) or not isinstance(most, int):
        return
    if least > most:
        say(problems, "min_length must not be more than max_length", at)
    if isinstance(first, str) and first and not least <= len(first) <= most:
        say(problems, f"must be between {least} and {most} characters", f"{at}/initial_value")


def within_range(value: Any, at: str, problems: Problems) -> None:
    """A rule: a number between the least and the most."""
    try:
        least = float(value.get("min_value", "-inf"))
        most = float(value.get("max_value", "inf"))
        first = float(value.get("initial_value", max(least, -1e99)))
    except (TypeError, ValueError):
        return
    if least > most or not least <= first <= most:
        say(problems, "must be between min_value and max_value", at)


def no_more_than_allowed(value: Any, at: str, problems: Problems) -> None:
    """A rule: no more are chosen at first than may be."""
    most, first = value.get("max_selected_items"), value.get("initial_options")
    if isinstance(most, int) and isinstance(first, list) and len(first) > most:
        say(problems, f"no more than {most} items allowed", f"{at}/initial_options")


def unique_option_values(value: Any, at: str, problems: Problems) -> None:
    """A rule: no two choices share a value."""
    seen: set[str] = set()
    for number, one in enumerate(value.get("options") or []):
        name = one.get("value") if isinstance(one, dict) else None
        if isinstance(name, str) and name in seen:
            say(problems, f'`value` "{name}" already exists', f"{at}/options/{number}/value")
        seen.add(str(name))
