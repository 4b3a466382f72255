"""The team's own hours: what an admin typed, kept with the workspace."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from domain.errors import Refused
from domain.teamhours import from_data, read_countries, to_data
from domain.windows import DEFAULT, read_window


def team_hours(
    kept: Mapping[str, Any] | None, informational: str | None, countries: str | None
) -> dict[str, Any]:
    """The team's hours with what was typed; None leaves as it is, nothing is the standard."""
    team = from_data(kept)
    try:
        if informational is not None:
            window = read_window(informational) if informational.strip() else DEFAULT
            team = replace(team, informational=window)
    except Refused as refused:
        raise Refused(refused.sentence, field="informational_hours") from None
    try:
        if countries is not None:
            team = replace(team, countries=read_countries(countries))
    except Refused as refused:
        raise Refused(refused.sentence, field="country_hours") from None
    return to_data(team)
