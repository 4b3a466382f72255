"""A stopped sender: nothing goes on from it until a person says that it is mended."""

from dataclasses import replace

import pytest

from campaigns import controlling, launching, releasing
from domain.errors import Refused
from domain.views import CampaignView
from models.tables import Campaign, Sender
from tests.builders import now
from tests.campaigns.stage import Stage

WHY = "The toll-free sender is not verified (Twilio error 30032)."


@pytest.fixture
def stopped(stage: Stage) -> CampaignView:
    """A campaign that is paused because its sender was stopped."""
    view = stage.ready()
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    controlling.pause(stage.rt, stage.who, "spring")
    with stage.rt.db.write() as session:
        session.get_one(Sender, view.sender.id).stopped_reason = WHY
    return view


def test_a_campaign_does_not_go_on_before_the_release(stage: Stage, stopped: CampaignView) -> None:
    with pytest.raises(Refused, match=r"30032.*release the sender first"):
        controlling.resume(stage.rt, stage.who, "spring")
    assert stage.campaign(stopped).state == "paused"


def test_after_the_release_each_campaign_is_resumed_by_hand(
    stage: Stage, stopped: CampaignView
) -> None:
    released = releasing.release_of(stage.rt, stage.who, stopped.public_id)

    assert released.stopped_reason is None
    assert stage.campaign(stopped).state == "paused"
    assert controlling.resume(stage.rt, stage.who, "spring").state == "sending"
    assert stage.verbs()[-2:] == ["release_sender", "resume"]


def test_a_sender_is_released_by_its_name_once(stage: Stage, stopped: CampaignView) -> None:
    releasing.release(stage.rt, stage.who, stopped.sender.name.upper())
    with pytest.raises(Refused, match="is not stopped"):
        releasing.release(stage.rt, stage.who, stopped.sender.name)
    with pytest.raises(Refused, match="There is no sender"):
        releasing.release(stage.rt, stage.who, "nobody")


def test_who_may_not_run_campaigns_may_not_release(stage: Stage, stopped: CampaignView) -> None:
    stranger = replace(stage.who, user_id="U09EVE")
    with pytest.raises(Refused, match="You may not launch campaigns"):
        releasing.release_of(stage.rt, stranger, stopped.public_id)
    with stage.rt.db.read() as session:
        assert session.get_one(Sender, stopped.sender.id).stopped_reason == WHY


def test_what_a_limit_paused_stays_paused_where_a_person_says_so(stage: Stage) -> None:
    view = stage.ready()
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    controlling.pause(stage.rt, stage.who, "spring")
    with pytest.raises(Refused, match="is paused already"):
        controlling.pause(stage.rt, stage.who, "spring")
    with stage.rt.db.write() as session:
        session.get_one(Campaign, view.id).resumes_at = now()

    kept = controlling.pause(stage.rt, stage.who, "spring", "not this week")

    assert (kept.state, kept.resumes_at, kept.state_reason) == ("paused", None, "not this week")
