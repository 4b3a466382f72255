"""The team's own hours: what an admin typed, kept with the workspace, and what follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from campaigns.forms import WorkspaceForm
from domain.errors import Refused
from domain.homes import read_homes
from domain.teamhours import from_data, read_countries, to_data
from domain.windows import DEFAULT, Window, read_window
from jobs import card
from jobs.sweep.hours import STATES, go_over
from models import campaigns, hours, messages
from runtime import Runtime


def concerns(form: WorkspaceForm) -> bool:
    """Whether the hours are among what was typed."""
    return any(
        typed is not None
        for typed in (form.informational_hours, form.country_hours, form.abroad_hours, form.live_in)
    )


def work_out(session: Session, workspace_id: int, now: datetime) -> Sequence[int]:
    """Give the team's campaigns under way the windows of its new hours; ids of those that changed.

    In the transaction that keeps the hours: nobody is claimed by those of before. Texts that were
    claimed already leave by the window of their claim, within its lease at most.
    """
    session.flush()
    ours = [
        it.id for it in messages.live_campaigns(session, STATES) if it.workspace_id == workspace_id
    ]
    changed = [it for it in ours if hours.refresh(session, it, now, every=True)]
    for campaign_id in changed:
        campaigns.touch_card(session, campaign_id, now)
    return changed


def tell(rt: Runtime, campaign_ids: Sequence[int]) -> None:
    """After the commit: hold whoever is closed now, wake whoever is open, draw the cards."""
    for campaign_id in campaign_ids:
        go_over(rt, campaign_id)
        card.at_once(rt, campaign_id)


def team_hours(kept: Mapping[str, Any] | None, form: WorkspaceForm) -> dict[str, Any]:
    """The team's hours with what was typed; None leaves as it is, nothing is the standard."""
    team = from_data(kept)
    if form.informational_hours is not None:
        window = _window(form.informational_hours, "informational_hours")
        team = replace(team, informational=window)
    if form.abroad_hours is not None:
        team = replace(team, abroad=_window(form.abroad_hours, "abroad_hours"))
    if form.live_in is not None:
        team = replace(team, live_in=read_homes(form.live_in))
    try:
        if form.country_hours is not None:
            team = replace(team, countries=read_countries(form.country_hours))
    except Refused as refused:
        raise Refused(refused.sentence, field="country_hours") from None
    return to_data(team)


def _window(typed: str, field: str) -> Window:
    try:
        return read_window(typed) if typed.strip() else DEFAULT
    except Refused as refused:
        raise Refused(refused.sentence, field=field) from None
