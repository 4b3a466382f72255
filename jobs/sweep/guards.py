"""Guard rails of what sends, and canaries whose time has come: looked at by the clock.

A campaign's figures are those of its card, which are counted from its rows. So a look at a large
one costs more, and the next one waits longer: never more than a fiftieth of the time is spent.
"""

import time
from typing import TYPE_CHECKING, Final

import structlog

from domain import guards as rules
from domain.actors import system
from domain.canaries import against_release, decides_at
from domain.deeds import Subject, Verb
from domain.guards import CANARY, Guards, Rule
from domain.lifecycle import CampaignState
from domain.singles import held_up
from jobs import alerts as telling
from jobs import card
from jobs.queues import QueueName, enqueue
from jobs.send import control
from jobs.send.lanes import start_lanes
from models import alerts, audit, campaigns, canaries, guards, messages, singles
from models.tables import Campaign
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)

EVERY_SECONDS: Final = 2.0
SHARE: Final = 50
"""A look that took a second is not repeated for so many."""
_next_looks: dict[int, float] = {}
"""When a campaign is looked at again, on this process' monotonic clock; nothing else is kept."""


def look_at_guards(rt: Runtime) -> None:
    """Pause whatever passes a limit, release or report canaries, have people told."""
    with rt.db.read() as session:
        sending = list(messages.live_campaigns(session, [CampaignState.SENDING.value]))
        untold = list(alerts.untold(session, rt.clock()))
    for known in set(_next_looks) - {it.id for it in sending}:
        del _next_looks[known]
    for campaign in sending:
        begun = time.monotonic()
        if begun < _next_looks.get(campaign.id, 0.0):
            continue
        if not _look(rt, campaign.id):
            _look_at_canary(rt, campaign.id)
        ended = time.monotonic()
        _next_looks[campaign.id] = ended + max(EVERY_SECONDS, SHARE * (ended - begun))
    for alert_id in untold:
        enqueue(rt, QueueName.WORK, telling.tell, alert_id)


def _look(rt: Runtime, campaign_id: int) -> bool:
    """Whether it was paused; the figures are read without holding anything."""
    with rt.db.read() as session:
        campaign = session.get_one(Campaign, campaign_id)
        limits = guards.of_campaign(session, campaign)
        if not limits.watch or not messages.has_unsent(session, campaign_id):
            return False  # Where nothing is left to send there is nothing to decide.
        found = rules.tripped(guards.now_of(session, campaign, limits), limits)
    if found is None:
        return False
    with rt.db.write() as session:
        campaign = campaigns.locked(session, campaign_id)
        limit = guards.of_campaign(session, campaign).limit(found.rule)
        # An approver may have raised it, or an admin, since the figures were read.
        if limit is None or not rules.passes(found.rule, found.figure, limit):
            return False
        paused = _pause(rt, session, campaign, found.rule, found.words)
        following = singles.after(session, campaign) if paused else None
        if following is not None and campaign.day is not None:
            _pause(rt, session, following, found.rule, held_up(campaign.day, found.words))
    if paused:
        log.warning("guard_tripped", campaign=campaign_id, rule=found.rule.value)
        card.nudge(rt, campaign_id)
    if following is not None:
        card.nudge(rt, following.id)
    return paused


def _pause(rt: Runtime, session: "Session", campaign: Campaign, rule: Rule, words: str) -> bool:
    """Pause it, and have told who is to decide; True if this call did it."""
    about, now = (campaign.id, campaign.workspace_id), rt.clock()
    paused = control.pause(session, *about, reason=words, now=now, rule=rule)
    if paused:
        alerts.add(session, campaign, rule.value, words=words, now=now)
    return paused


def _look_at_canary(rt: Runtime, campaign_id: int) -> None:
    """Release it by its rule, or have somebody told that it waits for them."""
    with rt.db.read() as session:
        campaign = session.get_one(Campaign, campaign_id)
        canary = canaries.so_far(session, campaign)
        if canary is None or not canary.is_full or canary.told:
            return
        limits = guards.of_campaign(session, campaign)
    at = decides_at(canary, limits)
    if at is not None and rt.clock() < at:
        return
    why = against_release(canary.size, canary.figures, limits) if at else None
    with rt.db.write() as session:
        campaign = campaigns.locked(session, campaign_id)
        released = at is not None and why is None and _release(rt, session, campaign, limits)
        told = not released and _report(session, campaign, why, rt)
    if released:
        log.info("canary_released", campaign=campaign_id)
        start_lanes(rt, campaign_id)
    if released or told:
        card.nudge(rt, campaign_id)


def _release(rt: Runtime, session: "Session", campaign: Campaign, limits: Guards) -> bool:
    """By the rule, as nobody: looked at again under the campaign's lock."""
    canary, now = canaries.so_far(session, campaign), rt.clock()
    if campaign.state != CampaignState.SENDING or canary is None or not canary.is_full:
        return False
    if against_release(canary.size, canary.figures, limits) is not None:
        return False
    who = system(campaign.workspace_id).name
    released = canaries.release(session, campaign.id, by=who, now=now)
    if released:
        audit.write(
            session,
            workspace_id=campaign.workspace_id,
            at=now,
            actor=who,
            verb=Verb.RELEASE_CANARY,
            subject=Subject.CAMPAIGN,
            subject_id=campaign.id,
            detail={"texts": canary.texts, "delivered": canary.figures.delivered},
        )
    return released


def _report(session: "Session", campaign: Campaign, why: str | None, rt: Runtime) -> bool:
    """Once: an edit of the card notifies nobody."""
    if campaign.state != CampaignState.SENDING:
        return False
    words = f"Its canary is out, and the rest waits for a person{f': {why}' if why else ''}."
    made = alerts.add(
        session,
        campaign,
        CANARY,
        words=words,
        now=rt.clock(),
        wording_id=campaign.wording_id or 0,
        also_approver=False,
    )
    if made:
        campaigns.touch_card(session, campaign.id, rt.clock(), news=True)
    return made
