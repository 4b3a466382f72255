"""What one person sees in the App Home: only what they may see, with what they may do now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Final

from sqlalchemy.orm import Session

from campaigns import access, reaching, reviewing
from domain.actors import Actor
from domain.home import HomeCampaign, HomeLine, HomeView, SenderHealth, Top
from domain.ledger import Ledger
from domain.lifecycle import LIVE, OVER, CampaignState
from domain.roles import ANYWHERE, EVERYWHERE, Role
from domain.views import WorkspaceView
from domain.windows import Kind
from gateways.slack.errors import SlackAway
from models import campaigns, daily, places, views
from models.places import Place
from runtime import Runtime

LISTED: Final = 8
"""Of each kind; the rest is counted. Slack takes a hundred blocks."""
RECENTLY: Final = timedelta(days=7)
UNDER_WAY: Final = frozenset({CampaignState.SENDING, CampaignState.PAUSED, CampaignState.SETTLING})
BEGUN: Final = frozenset({CampaignState.DRAFT, CampaignState.IMPORTING})

May = Callable[[Role, str], bool]


def home(rt: Runtime, who: Actor) -> HomeView:
    """All of it, in one look. Who may not look at campaigns is told so, and nothing else."""
    refusal = access.refusal(rt, who, Role.VIEWER, where=ANYWHERE)
    may = _rights(rt, who)
    if refusal is not None or not who.workspace_id:
        sets_up = refusal is None and may(Role.ADMIN, EVERYWHERE)
        return HomeView(rt.clock(), who.zone, refusal, may_set_up=sets_up)
    theirs = reviewing.waiting_ids(rt, who) if may(Role.APPROVER, ANYWHERE) else []
    seen = _seen(rt, who, theirs)
    for it in (*seen.approvals, *seen.running, *seen.upcoming, *seen.drafts):
        # Slack is asked here, before the transaction that reads the figures.
        for role in (Role.AUTHOR, Role.LAUNCHER, Role.APPROVER):
            may(role, it.channel_id)
    return _filled(rt, who, seen, may)


def _rights(rt: Runtime, who: Actor) -> May:
    """What they may do where; no where only Slack could tell and is away. The press asks again."""

    @cache
    def may(role: Role, where: str) -> bool:
        try:
            return access.may(rt, who, role, where=where)
        except SlackAway:
            return False

    return may


@dataclass(frozen=True, slots=True)
class _Seen:
    """The campaigns that this person may know of, by where on Home they stand."""

    approvals: Sequence[Place]
    running: Sequence[Place]
    upcoming: Sequence[Place]
    drafts: Sequence[Place]
    finished: Sequence[Place]


def _seen(rt: Runtime, who: Actor, theirs: Sequence[int]) -> _Seen:
    since = rt.clock() - RECENTLY
    with rt.db.read() as session:
        live = places.in_states(session, who.workspace_id, LIVE)
        begun = places.in_states(session, who.workspace_id, BEGUN, created_by=who.name)
        over = places.in_states(session, who.workspace_id, OVER, since=since)
    sees = reaching.sight(rt, who)
    live = [it for it in live if sees(it.channel_id)]
    others = [it for it in live if it.id not in theirs]
    return _Seen(
        approvals=sorted(set(live) - set(others), key=lambda it: theirs.index(it.id)),
        running=[it for it in others if it.state in UNDER_WAY],
        upcoming=[it for it in others if it.state not in UNDER_WAY],
        drafts=[it for it in begun if sees(it.channel_id)],
        finished=[it for it in over if sees(it.channel_id)],
    )


def _filled(rt: Runtime, who: Actor, seen: _Seen, may: May) -> HomeView:
    everywhere = {role: may(role, EVERYWHERE) for role in Role}
    somewhere = {role: may(role, ANYWHERE) for role in Role}
    with rt.db.read() as session:
        workspace = views.workspace_view(session, who.workspace_id)

        def drawn(found: Sequence[Place]) -> Top[HomeCampaign]:
            shown = (_campaign(rt, session, it, may) for it in found[:LISTED])
            return Top(tuple(shown), max(0, len(found) - LISTED))

        return HomeView(
            at=rt.clock(),
            zone=workspace.zone,
            workspace=workspace,
            approvals=drawn(seen.approvals),
            running=drawn(seen.running),
            upcoming=drawn(seen.upcoming),
            drafts=_lines(session, seen.drafts, may),
            finished=_lines(session, seen.finished, may),
            senders=_health(rt, session, workspace),
            may_draft=somewhere[Role.AUTHOR],
            may_stop=somewhere[Role.LAUNCHER],
            may_set_up=everywhere[Role.ADMIN],
        )


def _campaign(rt: Runtime, session: Session, it: Place, may: May) -> HomeCampaign:
    return HomeCampaign(
        view=views.campaign_view(session, it.id, rt.clock()),
        may_write=may(Role.AUTHOR, it.channel_id),
        may_launch=may(Role.LAUNCHER, it.channel_id),
        may_start=_lets_go(it, may),
        may_approve=may(Role.APPROVER, it.channel_id),
        may_release=may(Role.LAUNCHER, EVERYWHERE),
    )


def _lines(session: Session, found: Sequence[Place], may: May) -> Top[HomeLine]:
    shown = found[:LISTED]
    counted = campaigns.buckets(session, [it.id for it in shown])
    rows = {row.id: row for row in places.rows(session, [it.id for it in shown])}
    lines = tuple(
        HomeLine(
            public_id=it.public_id,
            name=it.name,
            title=it.title,
            state=it.state,
            state_at=rows[it.id].state_at,
            channel_id=it.channel_id,
            ledger=Ledger(rows=sum(counted[it.id].values()), buckets=counted[it.id]),
            may_write=may(Role.AUTHOR, it.channel_id),
            may_start=_lets_go(it, may),
        )
        for it in shown
    )
    return Top(lines, max(0, len(found) - LISTED))


def _lets_go(it: Place, may: May) -> bool:
    """At any hour only an approver may."""
    role = Role.APPROVER if it.kind is Kind.URGENT else Role.LAUNCHER
    return may(role, it.channel_id)


def _health(rt: Runtime, session: Session, workspace: WorkspaceView) -> Top[SenderHealth]:
    """Whoever is stopped comes first."""
    known = sorted(workspace.senders, key=lambda it: it.stopped_reason is None)
    shown = tuple(
        SenderHealth(it, tuple(daily.rooms(session, it.id, rt.clock()))) for it in known[:LISTED]
    )
    return Top(shown, max(0, len(known) - LISTED))
