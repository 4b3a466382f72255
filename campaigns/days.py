"""The campaign of a day of single texts: what its beginning records, and what ends it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from campaigns import access
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.lifecycle import CampaignState
from domain.singles import Wrong
from jobs.send import control
from jobs.send.strangers import estranged
from models import alerts, comparisons
from models.singles import Opening
from models.tables import Campaign
from runtime import Runtime

_ENDED: Final[Mapping[CampaignState, Wrong]] = {
    CampaignState.CANCELLED: Wrong.CAMPAIGN_CANCELLED,
    CampaignState.STOPPED: Wrong.CAMPAIGN_CANCELLED,
    CampaignState.COMPLETED: Wrong.CAMPAIGN_OVER,
}


def ended(session: Session, campaign: Campaign, opening: Opening) -> Wrong | None:
    """Why nothing more can come to the campaign; one that settles since its day is over goes on."""
    if campaign.state == CampaignState.SETTLING:
        control.reopen(session, campaign.id, campaign.workspace_id, opening.now)
        session.refresh(campaign)
    return _ENDED.get(CampaignState(campaign.state))


def look_back(rt: Runtime, session: Session, campaign: Campaign, now: datetime) -> None:
    """Where a backup may have been restored, have it compared with Twilio's log as it is now.

    Whoever resumes it later has that done anyway; but what a program brings until then is in
    nobody's log, and would be taken for what the backup had forgotten.
    """
    if comparisons.of_campaign(session, campaign.id) is None and estranged(rt, campaign):
        comparisons.begin(session, campaign, now)


def begun(rt: Runtime, session: Session, who: Actor, campaign: Campaign) -> None:
    """Record that single texts leave from now on, once for their day: each is a row of its own.

    Where it begins as a guard rail left the day before, approvers are told of it as of any pause.
    """
    access.record(
        *(rt, session, who, Verb.LAUNCH, Subject.CAMPAIGN, campaign.id),
        wording_id=campaign.wording_id,
        day=str(campaign.day),
        campaign_kind=campaign.kind,
        attestation=campaign.attestation,
    )
    if campaign.guards_rule is not None:
        now, words = rt.clock(), campaign.state_reason
        control.audit_pause(session, campaign, now)
        alerts.add(session, campaign, campaign.guards_rule, words=words, now=now)
