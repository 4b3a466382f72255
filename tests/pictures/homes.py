"""Ada's Home, with something in each list, and the settings that it opens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from domain.approval import ApprovalState, ApprovalView
from domain.conversing import Showing, Unanswered
from domain.daily import DailyLimit, Unit
from domain.dayplan import DayRoom
from domain.home import HomeCampaign, HomeLine, HomeView, SenderHealth, Top
from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from domain.starts import ScheduleView
from gateways.slack.blocks.home import home
from gateways.slack.blocks.settings import settings
from gateways.slack.facts import View
from tests.gateways.slack.samples import AT, DRAFT, LIVE, SENDER, WORKSPACE
from tests.pictures.staging import ADA, Stage

MAY: Final[dict[str, Any]] = dict.fromkeys(
    ("may_write", "may_launch", "may_start", "may_approve", "may_release"), True
)
TEAM: Final = replace(WORKSPACE, undo_seconds=60)
STOPPED: Final = replace(
    SENDER,
    id=2,
    name="alerts",
    address="+14155552699",
    is_default=False,
    stopped_reason="Twilio says that this number does not belong to the account.",
    stopped_at=AT - timedelta(hours=2),
)
ROOM: Final = DayRoom(
    DailyLimit(1, "sender:1", 6000, Unit.SEGMENTS, "America/Chicago", "main"),
    2_160,
    AT + timedelta(hours=14),
)
ASKED: Final = replace(
    DRAFT,
    public_id="asked",
    name="winter-sale",
    title="Winter sale",
    state=CampaignState.AWAITING_APPROVAL,
    approval=ApprovalView(
        id=1,
        state=ApprovalState.ASKED,
        asked_by="slack:U01BEN",
        asked_at=AT,
        why="it goes to 2,000 people, more than 500",
    ),
)
GOING: Final = replace(
    LIVE, answers=replace(LIVE.answers, unanswered=Unanswered(3, AT - timedelta(minutes=40)))
)
PAUSED: Final = replace(
    LIVE,
    public_id="paused",
    name="book-club",
    title="Book club on Thursday",
    state=CampaignState.PAUSED,
    state_by="slack:U01BEN",
    state_reason="wrong day in the text",
    speed=None,
    ends_at=None,
)
LATER: Final = replace(
    DRAFT,
    public_id="later",
    name="advent",
    title="Advent readings",
    state=CampaignState.SCHEDULED,
    schedule=ScheduleView(
        at=AT + timedelta(days=8),
        zone="America/Chicago",
        wall=datetime(2026, 11, 29, 9, 30),
        own_zones=False,
        by="slack:U01ADA",
        is_launch=False,
    ),
)


def _line(name: str, title: str, state: CampaignState, ledger: Ledger) -> HomeLine:
    where = (state, AT, "C01CAMPAIGNS", ledger)
    return HomeLine(name, name, title, *where, may_write=True, may_start=True)


HOME: Final = HomeView(
    at=AT,
    zone="America/Chicago",
    workspace=TEAM,
    approvals=Top((HomeCampaign(ASKED, **MAY),)),
    running=Top((HomeCampaign(GOING, **MAY), HomeCampaign(PAUSED, **MAY))),
    upcoming=Top((HomeCampaign(LATER, **MAY),)),
    drafts=Top((_line("poetry", "Poetry night", CampaignState.DRAFT, DRAFT.ledger),)),
    finished=Top(
        (
            _line(
                "autumn",
                "Autumn offer",
                CampaignState.COMPLETED,
                Ledger(1990, {Bucket.DELIVERED: 1902, Bucket.FAILED: 19, Bucket.UNDELIVERED: 69}),
            ),
        ),
        more=12,
    ),
    senders=Top((SenderHealth(STOPPED), SenderHealth(SENDER, (ROOM,)))),
    may_draft=True,
    may_stop=True,
    may_set_up=True,
)


def home_of(view: HomeView) -> Callable[[Stage], str]:
    """Her Home, as she opens it."""

    def plays(stage: Stage) -> str:
        stage.web.views_publish(user_id=ADA, view=dict(home(view)))
        return stage.page(channel="home")

    return plays


def form() -> View:
    """Every subject of the settings."""
    return settings(replace(TEAM, senders=(SENDER, STOPPED)), "{}", Showing.HIDDEN)
