"""Pause, resume, cancel: guarded moves, and what each does to those who are left."""

import pytest

from campaigns import controlling, launching
from domain.errors import Refused
from domain.ledger import Bucket
from domain.views import CampaignView
from jobs.queues import QueueName
from models import installation
from models.tables import Campaign, Comparison
from tests.campaigns.stage import Stage


@pytest.fixture
def sending(stage: Stage) -> CampaignView:
    view = stage.ready()
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    return view


def test_a_paused_campaign_goes_on_where_it_was(stage: Stage, sending: CampaignView) -> None:
    paused = controlling.pause(stage.rt, stage.who, "spring")
    stage.rt.redis.flushall()
    resumed = controlling.resume(stage.rt, stage.who, "spring")

    assert (paused.state, resumed.state) == ("paused", "sending")
    assert resumed.ledger[Bucket.PENDING] == 3
    assert [name for name, _ in stage.queued(QueueName.SEND)] == ["run_lane"]
    assert stage.verbs()[-2:] == ["pause", "resume"]


def test_a_pause_starts_no_lane(stage: Stage, sending: CampaignView) -> None:
    stage.rt.redis.flushall()

    controlling.pause(stage.rt, stage.who, "spring")

    assert stage.queued(QueueName.SEND) == []


def test_who_resumes_vouches_for_this_installation(stage: Stage, sending: CampaignView) -> None:
    controlling.pause(stage.rt, stage.who, "spring")
    with stage.rt.db.write() as session:
        session.get_one(Campaign, sending.id).installation_id = "another"
    with pytest.raises(Refused, match="Twilio’s log"):
        controlling.resume(stage.rt, stage.who, "spring")
    with stage.rt.db.write() as session:
        session.get_one(Comparison, sending.id).done_at = stage.rt.clock()

    controlling.resume(stage.rt, stage.who, "spring")

    mine = installation.of_environment(stage.rt.settings)
    assert stage.campaign(sending).installation_id == mine


def test_a_cancel_leaves_nobody_waiting_and_the_ledger_adds_up(
    stage: Stage, sending: CampaignView
) -> None:
    cancelled = controlling.cancel(stage.rt, stage.who, "spring")

    assert cancelled.state == "cancelled"
    assert cancelled.finished_at is not None
    assert cancelled.ledger[Bucket.CANCELLED] == 3
    assert cancelled.ledger.adds_up
    assert stage.audit()[-1].detail == {"cancelled": 3}


def test_a_cancelled_campaign_is_not_resumed(stage: Stage, sending: CampaignView) -> None:
    controlling.cancel(stage.rt, stage.who, "spring")

    with pytest.raises(Refused, match=r"was cancelled \(by <@U01ADA>\)"):
        controlling.resume(stage.rt, stage.who, "spring")


def test_a_draft_is_neither_paused_nor_resumed_nor_cancelled(stage: Stage) -> None:
    stage.ready()

    for verb in (controlling.pause, controlling.resume, controlling.cancel):
        with pytest.raises(Refused, match="not launched yet"):
            verb(stage.rt, stage.who, "spring")


def test_the_second_pause_is_told_who_was_first(stage: Stage, sending: CampaignView) -> None:
    controlling.pause(stage.rt, stage.who, "spring")

    with pytest.raises(Refused, match=r"paused already \(by <@U01ADA>\)"):
        controlling.pause(stage.rt, stage.who, "spring")

    assert stage.verbs().count("pause") == 1
