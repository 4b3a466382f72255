"""Telling people of requests for an approval: one post, one reminder, one answer; no more."""

from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy.orm import Session

from config import Settings
from domain.actors import Door
from domain.approval import ApprovalState, News, reminder_at
from domain.roles import Role, covering
from domain.views import CampaignView
from domain.waiting import Launchable
from gateways.slack.blocks import approvals as blocks
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import Posted, Rendered
from jobs import routing
from jobs.context import runtime
from models import approvals, outlooks, roles, views
from models.hands import editors_of, makers_of
from models.tables import Approval, Campaign
from runtime import Runtime

log = structlog.get_logger(__name__)

LEASE: Final = timedelta(minutes=1)
"""Of one try. Whoever dies between the post and its record has it posted once more."""
AGAIN: Final = timedelta(hours=1)
"""After Slack said no everywhere."""
NAMED: Final = 12


def approvers_of(session: Session, settings: Settings, campaign: Campaign) -> list[str]:
    """Slack ids of the people and groups who may approve campaigns there, the admins last."""
    grants = roles.grants(session, campaign.workspace_id)
    able = [it.holder for it in covering(grants, Role.APPROVER, campaign.channel_id)]
    return list(dict.fromkeys([*able, *sorted(settings.rollcall_admins)]))


def may_see(rt: Runtime, channel_id: str, holder: str) -> bool:
    """Whether somebody who may approve can look into the channel; of a group somebody may.

    Raises SlackAway where nobody can tell.
    """
    if not channel_id or holder.startswith("S"):
        return True
    return not channel_id.startswith("D") and rt.slack.may_open(channel_id, holder)


def tell(approval_id: int) -> None:
    """RQ job: tell what is due of one request. While Slack is away the clock comes back."""
    rt = runtime()
    now = rt.clock()
    with rt.db.write() as session:
        news = approvals.claim_news(session, approval_id, now, now + LEASE)
        if news is None:
            return
        request = session.get_one(Approval, approval_id)
        campaign = session.get_one(Campaign, request.campaign_id)
        view = views.campaign_view(session, campaign.id, now)
        posts = list(request.posts)
        asked_by = request.asked_by
        hands = editors_of(session, campaign) | {asked_by} | makers_of(session, [asked_by])
        without = {it.partition(":")[2] for it in hands if it.startswith(f"{Door.SLACK}:")}
        people = [it for it in approvers_of(session, rt.settings, campaign) if it not in without]
        outlook = outlooks.at_start(session, campaign, view)
    try:
        seeing = [it for it in people if may_see(rt, view.channel_id, it)]
        is_told = _tell(
            rt, news, view, request, people=seeing[:NAMED], posts=posts, outlook=outlook
        )
    except SlackAway as away:
        log.warning("approval_untold", campaign=view.id, seconds=away.retry_after)
        return
    _record(rt, request, news, is_told=is_told)


def _tell(
    rt: Runtime,
    news: News,
    view: CampaignView,
    request: Approval,
    *,
    people: list[str],
    posts: list[list[str]],
    outlook: Launchable,
) -> bool:
    """A question goes to the channel, an answer to whoever asked; else the other way."""
    if news in (News.REQUEST, News.REMINDER):
        shown = blocks.asked(view, people, reminds=news is News.REMINDER)
        to = [f"{Door.SLACK}:{it}" for it in people]
        return _ask(rt, view, request, shown) or _privately(rt, to, shown)
    _close(rt, view, request, posts)
    if news is News.CLOSED:
        return True
    shown = _answer(view, request, outlook)
    return _privately(rt, [request.asked_by], shown) or _in_channel(rt, view.channel_id, shown)


def _answer(view: CampaignView, request: Approval, outlook: Launchable) -> Rendered:
    state, to = ApprovalState(request.state), request.asked_by
    return blocks.answered(view, to=to, state=state, reason=request.reason, outlook=outlook)


def _ask(rt: Runtime, view: CampaignView, request: Approval, shown: Rendered) -> bool:
    """Ask in the channel, and remember where: a button that asks no more is taken away."""
    posted = _posted(rt, view.channel_id, shown)
    if posted is None:
        return False
    with rt.db.write() as session:
        is_over = approvals.note_post(session, request.id, posted.channel, posted.ts)
        now = session.get_one(Approval, request.id)
    if is_over:
        _close(rt, view, now, [[posted.channel, posted.ts]])
    return True


def _close(rt: Runtime, view: CampaignView, request: Approval, posts: list[list[str]]) -> None:
    """What asked says what came of it. An edit notifies nobody; whoever asked is told apart."""
    for channel, ts in posts:
        try:
            rt.slack.update(channel, ts, blocks.closed(view, request.state, request.decided_by))
        except SlackRefused as refused:
            log.warning("approval_post_refused", channel=channel, error=refused.error)


def _in_channel(rt: Runtime, channel_id: str, shown: Rendered) -> bool:
    return _posted(rt, channel_id, shown) is not None


def _posted(rt: Runtime, channel_id: str, shown: Rendered) -> Posted | None:
    try:
        return rt.slack.post(channel_id, shown)
    except SlackRefused as refused:
        log.warning("approval_news_refused", channel=channel_id, error=refused.error)
        return None


def _privately(rt: Runtime, to: list[str], shown: Rendered) -> bool:
    """Whether one of these people has it at least; user groups have no direct messages."""
    told = False
    for name in to:
        door, _, user_id = name.partition(":")
        if door != Door.SLACK or user_id.startswith("S"):
            continue
        try:
            routing.dm(rt, user_id, shown)
            told = True
        except SlackRefused as refused:
            log.warning("approval_news_refused", error=refused.error)
    return told


def _record(rt: Runtime, request: Approval, news: News, *, is_told: bool) -> None:
    then, at = None, None
    if not is_told:
        then, at = news, rt.clock() + AGAIN
    elif news is News.REQUEST:
        then, at = News.REMINDER, reminder_at(request.asked_at, request.due_at)
    with rt.db.write() as session:
        approvals.told(session, request.id, news, then=then, at=at)
