"""Who of a draft may be texted at a moment, who waits until when, and who never can."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from domain.lifecycle import CampaignState
from domain.views import CampaignView
from domain.waiting import EVERYBODY_NOW, Launchable, outlook
from models import hours
from models.tables import Campaign


def outlook_of(
    session: Session,
    campaign: Campaign,
    view: CampaignView,
    at: datetime,
    *,
    wall: datetime | None = None,
) -> Launchable:
    """Who may be texted at `at`; with `wall` (naive) each begins when their own clock shows it."""
    if view.estimate is None:
        return EVERYBODY_NOW
    rules = hours.rules_of(session, campaign)
    return outlook(areas_of(session, campaign, view), rules, at, wall=wall)


def areas_of(session: Session, campaign: Campaign, view: CampaignView) -> Mapping[str, int]:
    """How many recipients of a draft are in each area."""
    kept = view.estimate.areas if view.estimate else {}
    return kept or hours.count(session, campaign.id)


def at_start(session: Session, campaign: Campaign, view: CampaignView) -> Launchable:
    """The same of what counts down, or waits for its time: at its start."""
    kept = view.schedule
    if kept is None or view.state not in (CampaignState.COUNTING_DOWN, CampaignState.SCHEDULED):
        return EVERYBODY_NOW
    wall = kept.wall if kept.own_zones else None
    return outlook_of(session, campaign, view, kept.at, wall=wall)
