"""The card of a campaign, posted once and edited in place; the sending never waits for it.

Whoever changes something marks the card due in the database and enqueues a refresh. A refresh
that comes too early, loses the claim, or finds Slack away leaves the card due, and the clock
brings it back. So edits of all live cards together stay under Slack's limits, and the card is
right within a minute after Slack is.
"""

import hashlib
import json
import math
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

import structlog
from redis import RedisError

from domain.alerting import AlertKind
from domain.lifecycle import NEVER_SENT, OVER, CampaignState
from domain.views import CampaignView
from gateways.slack.blocks.draft_card import draft_card
from gateways.slack.blocks.live_card import finished, live_card
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import Posted, Rendered
from jobs import refusing
from jobs.context import runtime
from jobs.queues import QueueName, enqueue
from jobs.refusing import Act
from jobs.send import pacing
from models import alerts, campaigns, cards, views
from models.cards import CardClaim
from models.tables import Campaign
from runtime import Runtime

log = structlog.get_logger(__name__)

LONGEST_AWAY: Final = 60.0
AT_ONCE: Final = 10
"""So many cards with news overtake other work at each look: stop-all has news of all of them."""


def look_at_cards(rt: Runtime) -> None:
    """For the clock: refresh cards that have something new to show, and may be edited now.

    Those for whose news somebody waits, which came too soon after another edit, go first.
    """
    with rt.db.read() as session:
        ready = cards.ready(session, rt.clock(), rt.settings.rollcall_card_seconds)
        news = cards.with_news(session, ready)[:AT_ONCE]
    for campaign_id in reversed(news):
        at_once(rt, campaign_id)
    for campaign_id in ready:
        if campaign_id not in news:
            enqueue(rt, QueueName.WORK, refresh, campaign_id)


def touch(rt: Runtime, campaign_id: int) -> None:
    """Mark the card due and enqueue its refresh; for callers without a transaction of their own."""
    with rt.db.write() as session:
        campaigns.touch_card(session, campaign_id, rt.clock())
    nudge(rt, campaign_id)


def nudge(rt: Runtime, campaign_id: int) -> None:
    """Enqueue the refresh of a card that was marked due in a committed transaction.

    Not while the card rests: each receipt nudges, and a refresh that may not edit is a process
    forked for nothing. The next nudge after its rest brings it, or the clock, which knows what is
    news.
    """
    if not _rests(rt, campaign_id):
        enqueue(rt, QueueName.WORK, refresh, campaign_id)


def at_once(rt: Runtime, campaign_id: int) -> None:
    """The same for somebody who pressed a button and looks at the card.

    Imports and estimates of other campaigns would hold it up for minutes, and figures that it
    showed a moment ago are no reason not to show who paused it.
    """
    enqueue(rt, QueueName.WORK, refresh, campaign_id, at_front=True)


def _rests(rt: Runtime, campaign_id: int) -> bool:
    """Whether the card was edited a moment ago: a hint only, the claim decides."""
    try:
        until = rt.redis.get(f"rollcall:card-rests:{campaign_id}")
    except RedisError:
        return False
    return until is not None and rt.clock().timestamp() < float(until)


def _rest(rt: Runtime, campaign_id: int, seconds: float) -> None:
    until = rt.clock().timestamp() + seconds
    with suppress(RedisError):
        rt.redis.set(f"rollcall:card-rests:{campaign_id}", until, ex=math.ceil(seconds))


def refresh(campaign_id: int) -> None:
    """RQ job: show what is, if the card is due and was not edited a moment ago."""
    rt = runtime()
    with rt.db.write() as session:
        claim = cards.claim(
            session, campaign_id, now=rt.clock(), seconds=rt.settings.rollcall_card_seconds
        )
    if claim is None:
        return
    _rest(rt, campaign_id, claim.apart.total_seconds())
    with rt.db.read() as session:
        seen = views.campaign_view(session, campaign_id, rt.clock())
    view = pacing.shown(rt, seen)
    try:
        posted = _show(rt, claim, draw(view))
        _finish(rt, view, posted)
        with rt.db.write() as session:
            cards.all_said(session, claim)
    except SlackAway as away:
        log.info("card_put_off", campaign_id=campaign_id, seconds=away.retry_after)
        _put_off(rt, claim, min(away.retry_after, LONGEST_AWAY))
    except SlackRefused as refused:
        _refused(rt, claim, refused.error)


def _refused(rt: Runtime, claim: CardClaim, error: str) -> None:
    """A card that is gone is posted anew; others wait longer each time, or are given up."""
    then = refusing.after(error, claim.refusals)
    if then.act is Act.ANEW:
        log.warning("card_refused", campaign_id=claim.campaign_id, error=error)
        _put_off(rt, claim, 0, lost=True)
        return
    is_given_up = then.act is Act.GIVE_UP
    if is_given_up:
        log.error("card_given_up", campaign_id=claim.campaign_id, error=error)
    else:
        log.warning("card_refused", campaign_id=claim.campaign_id, error=error)
    with rt.db.write() as session:
        until = rt.clock() + then.wait
        code = error if is_given_up else None
        cards.put_off(session, claim, until=until, refused=True, given_up=code)


def again(rt: Runtime, campaign_id: int) -> None:
    """Somebody asks for a card that was given up: it is tried once more, now."""
    with rt.db.write() as session:
        is_due = cards.again(session, campaign_id, rt.clock())
    if is_due:
        nudge(rt, campaign_id)


def draw(view: CampaignView) -> Rendered:
    """The card that belongs to the campaign's state."""
    return draft_card(view) if view.state in NEVER_SENT else live_card(view)


def digest_of(rendered: Rendered) -> str:
    """What tells two renderings apart: an edit that changes nothing is not made."""
    shown = json.dumps([rendered.text, list(rendered.blocks)], sort_keys=True)
    return hashlib.sha256(shown.encode()).hexdigest()


def _show(rt: Runtime, claim: CardClaim, rendered: Rendered) -> Posted:
    digest = digest_of(rendered)
    if claim.card_ts is None:
        posted = rt.slack.post(claim.channel_id, rendered)
    else:
        posted = Posted(claim.channel_id, claim.card_ts)
        if digest != claim.digest:
            rt.slack.update(posted.channel, posted.ts, rendered)
    with rt.db.write() as session:
        cards.shown(session, claim, ts=posted.ts, digest=digest)
    return posted


def _finish(rt: Runtime, view: CampaignView, card: Posted) -> None:
    """Say the end in one new message: an edit notifies nobody."""
    if view.state not in OVER:
        return
    with rt.db.write() as session:
        if not cards.claim_final(session, view.id):
            return
    try:
        link = rt.slack.permalink(card.channel, card.ts)
        posted = rt.slack.post(card.channel, finished(view, link))
    except (SlackAway, SlackRefused):
        with rt.db.write() as session:
            cards.final_posted(session, view.id, None)
        raise
    with rt.db.write() as session:
        cards.final_posted(session, view.id, posted.ts, _chart_at(rt, view))
        campaign = session.get_one(Campaign, view.id)
        alerts.add_if_routed(session, campaign, AlertKind.FINISHED, now=rt.clock())


def _chart_at(rt: Runtime, view: CampaignView) -> datetime | None:
    """Once most answers are in; of what was ended, once its receipts are known or overdue."""
    if view.launched_at is None or not view.ledger.sent:
        return None
    seconds = rt.settings.rollcall_chart_seconds
    if view.state is not CampaignState.COMPLETED:
        seconds = max(seconds, rt.settings.rollcall_unconfirmed_seconds)
    return rt.clock() + timedelta(seconds=seconds)


def _put_off(rt: Runtime, claim: CardClaim, seconds: float, *, lost: bool = False) -> None:
    with rt.db.write() as session:
        until = rt.clock() + timedelta(seconds=seconds)
        cards.put_off(session, claim, until=until, lost=lost)
