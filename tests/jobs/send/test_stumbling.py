"""A mistake of ours that ends a lane is tried once more, then its campaign pauses and says why."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from structlog.testing import capture_logs

from domain.deeds import Verb
from domain.lifecycle import CampaignState
from jobs import context
from jobs.send import crew, lane
from jobs.send.lane import run_lane
from jobs.send.lessons import Lessons
from jobs.send.rendering import preparer
from jobs.send.sources import Audience as Recipients
from jobs.send.sources import Waiting
from jobs.send.world import World
from models.base import Database
from models.mistakes import is_ours
from models.tables import AuditRow, Campaign
from runtime import Runtime
from simulator.client import Simulator
from tests.jobs.send.conftest import Audience, run_lanes

pytestmark = pytest.mark.sqlite_only
PHONE = "+15125550123"
Buckets = Callable[[Campaign], dict[str, int]]
REASON = (
    "Rollcall failed on this campaign twice: KeyError, see the log. When that is mended, resume."
)


def fresh(db: Database, campaign: Campaign) -> Campaign:
    with db.read() as session:
        return session.get_one(Campaign, campaign.id)


def fail(*_: Any, **__: Any) -> Any:
    raise KeyError(PHONE)


@pytest.fixture
def short(rt: Runtime) -> None:
    """Lanes that wait half a second for what does not come back."""
    context.use(replace(rt, settings=rt.settings.model_copy(update={"rollcall_lane_seconds": 0.5})))


def test_a_row_that_no_text_can_be_made_of_pauses_the_campaign_once_it_fails_again(
    db: Database, campaign_of: Audience, buckets: Buckets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What left before it is written down, and nobody is left claimed."""
    made = preparer

    def with_one_bad(*args: Any, **named: Any) -> Callable[[Sequence[str]], Any]:
        prepare = made(*args, **named)
        return lambda values: fail() if values == ["N70"] else prepare(values)

    monkeypatch.setattr(lane, "preparer", with_one_bad)
    campaign = campaign_of(75)
    with capture_logs() as logs:
        run_lane(campaign.id, 0)
        first = fresh(db, campaign).state
        run_lanes(campaign.id)
    found = fresh(db, campaign)
    assert (first, found.state) == (CampaignState.SENDING, CampaignState.PAUSED)
    assert (found.state_reason, found.state_by) == (REASON, "system")
    assert set(buckets(campaign)) == {"queued", "pending"}
    assert {"lane_failed", "campaign_paused"} <= {line["event"] for line in logs}
    assert "+1512" not in str(logs)
    with db.read() as session:
        (audited,) = session.scalars(select(AuditRow).where(AuditRow.verb == Verb.PAUSE))
    assert audited.detail == {"reason": REASON}


@pytest.mark.parametrize(
    ("where", "what"), [(lane, "_plan"), (lane, "has_claimable"), (World, "read")]
)
def test_whatever_else_of_ours_ends_a_lane_twice_pauses_its_campaign_and_no_other(
    *,
    db: Database,
    short: None,
    campaign_of: Audience,
    monkeypatch: pytest.MonkeyPatch,
    where: Any,
    what: str,
) -> None:
    campaign, other = campaign_of(1), campaign_of(1)
    with monkeypatch.context() as broken:
        broken.setattr(where, what, fail)
        run_lane(campaign.id, 0)
        assert fresh(db, campaign).state == CampaignState.SENDING
        run_lane(campaign.id, 0)
    assert fresh(db, campaign).state_reason == REASON
    assert fresh(db, other).state == CampaignState.SENDING


def test_what_cannot_be_learnt_of_an_answer_pauses_and_texts_nobody_twice(
    db: Database,
    simulator: Simulator,
    campaign_of: Audience,
    buckets: Buckets,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Lessons, "teaches", lambda self, outcome: True)
    monkeypatch.setattr(Lessons, "learn", fail)
    campaign = campaign_of(120)
    run_lane(campaign.id, 0)
    run_lane(campaign.id, 0)
    assert fresh(db, campaign).state_reason == REASON
    texted = [message["to"] for message in simulator.twilio.messages()]
    assert len(texted) == len(set(texted))
    assert buckets(campaign).get("queued", 0) == len(texted)


def test_a_database_that_is_away_at_every_claim_pauses_nothing(
    db: Database, rt: Runtime, short: None, campaign_of: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each lane gives way to another one that waits, or it would try for minutes."""

    def away(*_: Any) -> Any:
        raise OperationalError("SELECT", {}, Exception("database is locked"))

    monkeypatch.setattr(Recipients, "claim", away)
    monkeypatch.setattr(crew, "MOST", 1)
    campaign = campaign_of(1)
    lane.enqueue_lane(rt, 999, 0)
    run_lane(campaign.id, 0)
    run_lane(campaign.id, 0)
    assert fresh(db, campaign).state == CampaignState.SENDING


def test_answers_that_cannot_be_claimed_hold_up_no_campaign(
    db: Database, campaign_of: Audience, buckets: Buckets, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Waiting, "wants", lambda self: True)
    monkeypatch.setattr(Waiting, "claim", fail)
    campaign = campaign_of(3)
    run_lanes(campaign.id)
    assert buckets(campaign) == {"queued": 3}
    assert fresh(db, campaign).state == CampaignState.SETTLING


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        (KeyError("name"), True),
        (ProgrammingError("SELECT", {}, Exception("no such column")), True),
        (IntegrityError("INSERT", {}, Exception("not unique")), True),
        (ProgrammingError("S", {}, Exception("gone"), connection_invalidated=True), False),
        (OperationalError("SELECT", {}, Exception("server closed the connection")), False),
        (PoolTimeout("no connection left"), False),
    ],
)
def test_only_what_no_wait_can_mend_is_a_mistake_of_ours(error: Exception, *, ours: bool) -> None:
    assert is_ours(error) is ours
