"""The small language in which the Block Kit tables are written.

A check looks at a value and appends a problem in Slack's words, with the JSON pointer of the
place: `must be less than 3001 characters [json-pointer:/blocks/0/text/text]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Problems = list[str]
Check = Callable[[Any, str, Problems], None]
Fields = Mapping[str, Check]


def say(problems: Problems, sentence: str, at: str) -> None:
    """Appends one problem."""
    problems.append(f"{sentence} [json-pointer:{at}]")


def string(most: int | None = None, least: int = 1, pattern: str | None = None) -> Check:
    """Text of `least` to `most` characters that matches `pattern`."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, str):
            say(problems, "must provide a string", at)
        elif len(value) < least:
            say(problems, f"must be more than {least - 1} characters", at)
        elif most is not None and len(value) > most:
            say(problems, f"must be less than {most + 1} characters", at)
        elif pattern is not None and not re.fullmatch(pattern, value):
            say(problems, f"must match the pattern {pattern}", at)

    return check


def real(read: Callable[[str], object], pattern: str) -> Check:
    """Text of that pattern that `read` takes: a date of the calendar, an hour of the day."""
    shape = string(pattern=pattern)

    def check(value: Any, at: str, problems: Problems) -> None:
        before = len(problems)
        shape(value, at, problems)
        if len(problems) > before:
            return
        try:
            read(value)
        except ValueError:
            say(problems, "must be a valid value", at)

    return check


def boolean(value: Any, at: str, problems: Problems) -> None:
    """true or false."""
    if not isinstance(value, bool):
        say(problems, "must provide a boolean", at)


def integer(least: int, most: int) -> Check:
    """A whole number in a range."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            say(problems, "must provide a number", at)
        elif not least <= value <= most:
            say(problems, f"must be between {least} and {most}", at)

    return check


def number(value: Any, at: str, problems: Problems) -> None:
    """Whole or not."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        say(problems, "must provide a number", at)


def one_of(*allowed: str) -> Check:
    """One of a few words."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if value not in allowed:
            say(problems, "must be a valid enum value", at)

    return check


def anything(value: Any, at: str, problems: Problems) -> None:
    """A part that apps of this kind do not use; its inside is not checked."""


def array(item: Check, most: int | None = None, least: int = 0) -> Check:
    """A list of `least` to `most` items."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, list):
            say(problems, "must provide an array", at)
            return
        if most is not None and len(value) > most:
            say(problems, f"no more than {most} items allowed", at)
        if len(value) < least:
            say(problems, f"no fewer than {least} items allowed", at)
        for number, one in enumerate(value):
            item(one, f"{at}/{number}", problems)

    return check


def obj(required: Fields, optional: Fields | None = None, *rules: Check) -> Check:
    """An object with these fields only; `rules` look at it as a whole afterwards."""
    known = {**required, **(optional or {})}

    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            say(problems, "must provide an object", at)
            return
        for name in required:
            if name not in value:
                say(problems, f"missing required field: {name}", at)
        for name, inner in value.items():
            if name in known:
                known[name](inner, f"{at}/{name}", problems)
            else:
                say(problems, f"invalid additional property: {name}", at)
        for rule in rules:
            rule(value, at, problems)

    return check


def by_type(table: Mapping[str, Check]) -> Check:
    """An object whose `type` says which table row it must satisfy."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            say(problems, "must provide an object", at)
        elif "type" not in value:
            say(problems, "missing required field: type", at)
        elif (kind := value["type"]) not in table:
            say(problems, f"unsupported type: {kind}", f"{at}/type")
        else:
            table[kind](value, at, problems)

    return check


def exactly_one(*names: str) -> Check:
    """A rule: one of these fields, and only one."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if sum(name in value for name in names) != 1:
            words = " or ".join(f"`{name}`" for name in names)
            say(problems, f"must define either {words}", at)

    return check


def at_least_one(*names: str) -> Check:
    """A rule: at least one of these fields."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if not any(value.get(name) for name in names):
            words = " or ".join(f"`{name}`" for name in names)
            say(problems, f"must define either {words}", f"{at}/type")

    return check
