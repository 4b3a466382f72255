"""Charts: docs.slack.dev "Data visualization block". Where copies of it differ, the lower limit."""

from __future__ import annotations

from typing import Any

from simulator.slack.blockkit.schema import (
    Check,
    Problems,
    array,
    by_type,
    number,
    obj,
    one_of,
    say,
    string,
)

_LABEL = string(20)
_POINTS = array(obj({"label": _LABEL, "value": number}), 20, 1)


def _is_part(value: Any, at: str, problems: Problems) -> None:
    """A rule: a piece of a pie is there."""
    amount = value.get("value")
    if isinstance(amount, int | float) and amount <= 0:
        say(problems, "must be more than 0", f"{at}/value")


def _names_once(value: Any, at: str, problems: Problems) -> None:
    """A rule: no two lines have one name, and each has a value for every category."""
    series = [one for one in value.get("series") or () if isinstance(one, dict)]
    names = [one.get("name") for one in series]
    if len({str(name) for name in names}) < len(names):
        say(problems, "series names must be unique", f"{at}/series")
    axis = value.get("axis_config")
    categories = axis.get("categories") if isinstance(axis, dict) else None
    for place, one in enumerate(series):
        points = [it for it in one.get("data") or () if isinstance(it, dict)]
        if [it.get("label") for it in points] != categories:
            say(problems, "labels must match the categories", f"{at}/series/{place}/data")


def _lines(kind: str) -> Check:
    axis = obj({"categories": array(_LABEL, 20, 1)}, {"x_label": string(50), "y_label": string(50)})
    series = array(obj({"name": _LABEL, "data": _POINTS}), 6, 1)
    return obj({"type": one_of(kind), "series": series, "axis_config": axis}, None, _names_once)


_SEGMENT = obj({"label": _LABEL, "value": number}, None, _is_part)
CHART = by_type(
    {
        "pie": obj({"type": one_of("pie"), "segments": array(_SEGMENT, 6, 1)}),
        **{kind: _lines(kind) for kind in ("bar", "area", "line")},
    }
)
CHART_TITLE = string(50)
