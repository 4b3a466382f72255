"""What somebody answered to a launch question, kept until the campaign starts by itself."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from campaigns.launch_hours import LaunchAnswers
from domain.errors import Refused
from domain.windows import Kind

UNREADABLE = "This version of Rollcall cannot read what was answered to its question then."


def to_data(answers: LaunchAnswers) -> dict[str, Any]:
    """As JSON; what nobody said is left out."""
    said = {each.name: getattr(answers, each.name) for each in fields(answers)}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in said.items()
        if value not in (None, "", False)
    }


def from_data(data: Mapping[str, Any]) -> LaunchAnswers:
    """What was kept; raises Refused where another version kept what this one does not know.

    Whatever is left out of it would be an answer that nobody gave.
    """
    try:
        said = dict(data)
        for name in ("at", "use_by"):
            if name in said:
                said[name] = datetime.fromisoformat(said[name])
        if "kind" in said:
            said["kind"] = Kind(said["kind"])
        return LaunchAnswers(**said)
    except (TypeError, ValueError):
        raise Refused(UNREADABLE) from None
