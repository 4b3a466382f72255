"""When the windows close of those who wait for their text in a campaign."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.deadlines import Closing
from domain.whereabouts import hours_of_key
from models import hours
from models.tables import Campaign, CampaignHours


def closings(session: Session, campaign: Campaign, now: datetime) -> Sequence[Closing]:
    """By area, of windows that are open now and end. Reads all who wait, so for an alert only."""
    waiting = hours.count(session, campaign.id)
    rules = hours.rules_of(session, campaign)
    rows = session.execute(
        select(CampaignHours.zones, CampaignHours.closes_at).where(
            CampaignHours.campaign_id == campaign.id,
            CampaignHours.opens_at <= now,
            CampaignHours.closes_at > now,
            ~CampaignHours.drop,
        )
    ).all()
    found = []
    for area, closes_at in rows:
        if closes_at is None or not waiting.get(area):
            continue
        opens = hours_of_key(area, rules).next_opening(closes_at + rules.last)
        late = campaign.use_by is not None and (opens is None or opens >= campaign.use_by)
        found.append(Closing(closes_at, waiting[area], None if late else opens))
    return found
