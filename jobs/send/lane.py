"""A lane: one run of some seconds that sends a campaign's next recipients.

It carries nothing but (campaign, lane): the pending rows are the queue, and the database decides
who may send them. Lanes of other campaigns that wait for its process run beside it, and it goes on
for minutes unless too many wait (`crew`). At its end it enqueues its successor; if it dies, the
clock starts it again.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import structlog
from redis import RedisError

from domain.lifecycle import CampaignState
from domain.templates import BlankPolicy
from gateways.redis import beats
from jobs import apart, card
from jobs.context import runtime
from jobs.queues import QueueName, enqueue
from jobs.send import control
from jobs.send.crew import Crew
from jobs.send.presence import present
from jobs.send.rendering import Prepare, preparer, withheld
from jobs.send.routes import Route, route_of
from jobs.send.running import Stint, send_from
from jobs.send.sources import Audience, Waiting
from jobs.send.strangers import estranged
from jobs.send.stumbling import stumbled
from models import (
    brakes,
    campaigns,
    canaries,
    daily,
    frequency,
    keys,
    processes,
)
from models.base import AWAY
from models.claims import Order
from models.messages import has_claimable
from models.tables import Campaign, Sender, Wording
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)

STAGGERED: Final = 4
"""Lanes run up to this many tenths apart: if all ended together, nobody sent meanwhile."""
FIRST: Final = 0
"""The lane that waits for more single texts a while: a process for each of them would cost more."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a lane needs to know of its campaign; read once at its start."""

    order: Order
    route: Route
    prepare: Prepare


def run_lane(campaign_id: int, lane: int) -> None:
    """Send the campaign's next recipients for some seconds, then hand over (RQ job)."""
    rt = runtime()
    crew = Crew(rt, f"{run_lane.__module__}.{run_lane.__name__}")
    first = _stint(rt, crew, campaign_id, lane)
    if first is not None:
        with present(rt, "lane"):
            send_from(rt, first, lambda: _join(rt, crew))


def _join(rt: Runtime, crew: Crew) -> Stint | None:
    """What a lane sends that waits for a process; where that cannot be told, nothing."""
    try:
        found = crew.take()
        return _stint(rt, crew, *found) if found else None
    except (RedisError, *AWAY) as error:
        # What was taken off the queue gives no sign, so the clock starts it again.
        log.warning("lane_not_joined", error=type(error).__name__)
        return None


def _stint(rt: Runtime, crew: Crew, campaign_id: int, lane: int) -> Stint | None:
    """What a lane sends; None where there is nothing to be sent."""
    try:
        with rt.db.write() as session:
            plan = _plan(rt, session, campaign_id)
    except Exception as error:
        if not stumbled(rt, campaign_id, error):
            raise
        return None
    if plan is None:
        return None
    crew.add(campaign_id)
    return Stint(
        lambda world: [
            Waiting(world, rt.settings),
            Audience(
                world,
                plan.order,
                plan.route,
                prepare=plan.prepare,
                stays=lambda: lane == FIRST and _has_room(crew),
            ),
        ],
        order=plan.order,
        pulse=lambda: _pulse(rt, campaign_id, lane),
        seconds=rt.settings.rollcall_lane_seconds * (1 - lane % STAGGERED / 10),
        more=lambda: _may_go_on(rt, crew, plan),
        over=lambda error: _over(rt, crew, plan.order, lane, error),
    )


def _over(rt: Runtime, crew: Crew, order: Order, lane: int, error: BaseException | None) -> None:
    """Hand over, or note what ended the lane; raises what is no mistake of ours."""
    try:
        if error is not None:
            raise error
        _hand_over(rt, order, lane)
    except Exception as found:
        if not stumbled(rt, order.campaign_id, found):
            raise
    finally:
        crew.remove(order.campaign_id)


def enqueue_lane(rt: Runtime, campaign_id: int, lane: int) -> None:
    """Put a lane on the queue, unless it waits there already."""
    try:
        beats.beat(rt.redis, campaign_id, lane, rt.settings.rollcall_lane_silent_seconds)
    except RedisError as error:
        log.warning("lane_not_enqueued", campaign=campaign_id, error=type(error).__name__)
        return
    enqueue(rt, QueueName.SEND, run_lane, campaign_id, lane)


def _plan(rt: Runtime, session: "Session", campaign_id: int) -> Plan | None:
    campaign = session.get(Campaign, campaign_id)
    if campaign is None or campaign.state != CampaignState.SENDING or campaign.wording_id is None:
        return None
    if brakes.is_on(session, campaign.workspace_id):
        why = brakes.PAUSED
        control.pause(session, campaign_id, campaign.workspace_id, reason=why, now=rt.clock())
        return None
    strange = estranged(rt, campaign)
    if strange is not None:
        control.pause_estranged(session, campaign, reason=strange, now=rt.clock())
        return None
    sender = session.get_one(Sender, campaign.sender_id)
    if sender.stopped_reason is not None:
        # Stopped between somebody's press and this lane: nothing leaves, so it must not look alive.
        why = sender.stopped_reason
        control.pause(session, campaign_id, campaign.workspace_id, reason=why, now=rt.clock())
        return None
    processes.beat_campaign(session, campaign_id, rt.clock())
    wording = session.get_one(Wording, campaign.wording_id)
    prepare = preparer(
        wording.template,
        campaign.columns,
        policy=BlankPolicy(campaign.blank_policy),
        word=campaign.blank_word,
        smart_encoding=sender.smart_encoding,
    )
    return Plan(
        order=Order(
            *(campaign_id, campaign.workspace_id, sender.id, wording.id),
            caps=frequency.caps_of(session, campaign),
            topic=campaign.topic,
            canary=canaries.size_of(campaign),
            reminds_since=campaign.reminds_since,
            is_of_singles=campaign.day is not None,
        ),
        route=route_of(sender, rt.settings),
        prepare=withheld(prepare) if keys.is_test(session, campaign.api_key_id) else prepare,
    )


def _may_go_on(rt: Runtime, crew: Crew, plan: Plan) -> bool:
    """Whether no other campaign needs its place, and sender and caps are what they were.

    Answers and tests need no turn of their own: every lane sends them first.
    """
    try:
        if crew.is_over or crew.gives_way():
            return False
        with rt.db.read() as session:
            sender = session.get_one(Sender, plan.order.sender_id)
            campaign = session.get_one(Campaign, plan.order.campaign_id)
            as_planned = (
                frequency.caps_of(session, campaign) == plan.order.caps
                and canaries.size_of(campaign) == plan.order.canary
            )
            return as_planned and route_of(sender, rt.settings) == plan.route
    except (RedisError, *AWAY):
        return False


def _has_room(crew: Crew) -> bool:
    """Whether no other campaign needs this place; not where Redis cannot tell."""
    try:
        return not crew.is_wanted()
    except RedisError:
        return False


def _pulse(rt: Runtime, campaign_id: int, lane: int) -> None:
    """Show that the lane lives, to the clock (Redis) and to posterity (the database)."""
    try:
        beats.beat(rt.redis, campaign_id, lane, rt.settings.rollcall_lane_silent_seconds)
        apart.look(rt)
        with rt.db.write() as session:
            processes.beat(session, rt.token, rt.clock())
            processes.beat_campaign(session, campaign_id, rt.clock())
    except (RedisError, *AWAY) as error:
        log.warning("pulse_failed", campaign=campaign_id, error=type(error).__name__)


def _hand_over(rt: Runtime, order: Order, lane: int) -> None:
    """Enqueue the successor while anybody waits; the last lane moves the campaign on.

    Nobody's turn comes before a daily limit that is reached starts anew, or before a canary is
    released; the clock looks for that.
    """
    if order.is_of_singles:
        _leave(rt, order, lane)
    with rt.db.write() as session:
        waits = has_claimable(session, order.campaign_id, rt.clock())
        alone = waits and canaries.is_full(session, order.campaign_id)
        waits = waits and not alone
        full = daily.reached(session, order.sender_id, rt.clock()) if waits else None
        moved = not waits and control.sent_out(
            session, order.campaign_id, order.workspace_id, rt.clock()
        )
        if full or alone:
            campaigns.touch_card(session, order.campaign_id, rt.clock())
    if waits and not full:
        enqueue_lane(rt, order.campaign_id, lane)
    if moved or full or alone:
        card.nudge(rt, order.campaign_id)


def _leave(rt: Runtime, order: Order, lane: int) -> None:
    """Take the lane's sign away before the last look: who brings a text after it wakes a lane."""
    try:
        beats.forget(rt.redis, order.campaign_id, lane)
    except RedisError as error:
        log.warning("sign_not_taken", campaign=order.campaign_id, error=type(error).__name__)
