"""Unknown texts: what somebody may decide about them, and that nothing is sent by deciding."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from campaigns import deciding
from domain.actors import Actor
from domain.errors import Refused
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.picked import Picked, PickedFrom
from jobs import context
from jobs.sweep import unknowns as sweep
from jobs.sweep.finishing import finish
from models import handing
from models.tables import AuditRow, Campaign, Message, Recipient, Sender
from models.views import campaign_view
from tests.builders import Builder, now
from tests.campaigns.stage import Stage

PEOPLE = ("+15125550101", "+15125550102", "+15125550103")


@pytest.fixture
def lost(stage: Stage, build: Builder, sender: Sender) -> Iterator[Campaign]:
    """All has left; the answers of two texts were lost twenty minutes ago, one was delivered."""
    context.use(stage.rt)
    campaign = build.campaign(
        sender,
        template="Hi {{name}}, we open at nine.",
        title="Spring",
        name="spring",
        state="settling",
        columns=["name"],
        launched_by="slack:U01ADA",
        launched_at=now(),
    )
    ago = now() - timedelta(minutes=20)
    for phone in PEOPLE[:2]:
        row = build.recipient(campaign, phone, bucket=Bucket.UNKNOWN, fields=["Maya"])
        build.message(
            campaign,
            row,
            state="unknown",
            state_at=ago,
            claimed_at=ago,
            lease_until=ago,
            claimed_by="gone",
        )
    row = build.recipient(campaign, PEOPLE[2], bucket=Bucket.DELIVERED, fields=["Ann"])
    build.message(campaign, row, state="delivered")
    yield campaign


def audited(stage: Stage, verb: str) -> list[AuditRow]:
    with stage.rt.db.read() as session:
        return list(session.scalars(select(AuditRow).where(AuditRow.verb == verb)))


def test_what_nothing_settles_in_time_is_offered_and_the_campaign_completes(
    stage: Stage, actor: Actor, lost: Campaign
) -> None:
    with pytest.raises(Refused, match="waits for a decision"):
        deciding.question(stage.rt, actor, "spring")
    finish(stage.rt)

    with stage.rt.db.read() as session:
        view = campaign_view(session, lost.id, now())
    assert (view.state, view.undecided) == (CampaignState.COMPLETED, 2)
    assert view.ledger[Bucket.UNKNOWN] == 2
    asked = deciding.question(stage.rt, actor, "spring")
    assert [text.phone for text in asked.texts] == ["+1•••••0101", "+1•••••0102"]
    assert "could not be read yet" in asked.texts[0].words


def test_looking_again_makes_them_due_at_once(stage: Stage, actor: Actor, lost: Campaign) -> None:
    finish(stage.rt)
    with stage.rt.db.write() as session:
        for message in session.scalars(select(Message)):
            message.checked_at = now() - timedelta(minutes=5)
    assert not sweep.are_due(stage.rt), "asked about already, and looked up a moment ago"
    assert deciding.look_again(stage.rt, actor, "spring") == 2
    assert sweep.are_due(stage.rt)
    assert audited(stage, "look_again")[0].detail == {"unknown": 2}


def test_closed_ones_stay_unknown_and_never_wait_again(
    stage: Stage, actor: Actor, lost: Campaign
) -> None:
    finish(stage.rt)
    assert deciding.close(stage.rt, actor, "spring") == 2
    assert not sweep.are_due(stage.rt)
    with stage.rt.db.write() as session:
        lost_ones = list(session.scalars(select(Message).where(Message.state == "unknown")))
        session.get_one(Campaign, lost.id).state = CampaignState.SENDING
        session.flush()
        assert not handing.put_back_absent(session, lost_ones[0].id)
        handing.hand_back(session, [lost_ones[1].id], "gone")
    with stage.rt.db.read() as session:
        view = campaign_view(session, lost.id, now())
    assert (view.undecided, view.ledger[Bucket.UNKNOWN], view.ledger[Bucket.PENDING]) == (0, 2, 0)
    assert audited(stage, "close_unknown")[0].actor == actor.name
    with pytest.raises(Refused, match="decided"):
        deciding.close(stage.rt, actor, "spring")


def test_sending_again_is_a_new_draft_of_exactly_these_people(
    stage: Stage, actor: Actor, lost: Campaign
) -> None:
    finish(stage.rt)
    with pytest.raises(Refused, match="2 texts, not 1"):
        deciding.send_again(stage.rt, actor, "spring", count=1)
    view = deciding.send_again(stage.rt, actor, "spring", count=2)

    assert (view.state, view.ledger.rows) == (CampaignState.DRAFT, 2)
    assert view.picked == PickedFrom(Picked.UNKNOWN, "Spring")
    with stage.rt.db.read() as session:
        rows = list(session.scalars(select(Recipient).where(Recipient.campaign_id == view.id)))
        original = campaign_view(session, lost.id, now())
    assert [(row.phone, row.fields) for row in rows] == [(p, ["Maya"]) for p in PEOPLE[:2]]
    assert original.ledger[Bucket.UNKNOWN] == 2, "the first texts keep their state"
    assert audited(stage, "send_unknown_again")[0].detail["recipients"] == 2
    with pytest.raises(Refused, match="decided"):
        deciding.send_again(stage.rt, actor, "spring", count=2)


@pytest.mark.sqlite_only
def test_while_it_still_sends_no_draft_is_made(stage: Stage, actor: Actor, lost: Campaign) -> None:
    finish(stage.rt)
    with stage.rt.db.write() as session:
        session.get_one(Campaign, lost.id).state = CampaignState.PAUSED
    with pytest.raises(Refused, match="still under way"):
        deciding.send_again(stage.rt, actor, "spring", count=2)
    assert deciding.question(stage.rt, actor, "spring").count == 2


@pytest.mark.sqlite_only
@pytest.mark.parametrize("deed", ["question", "look_again", "close"])
def test_who_may_not_run_campaigns_may_not_decide(
    stage: Stage, person: Callable[..., Actor], lost: Campaign, deed: str
) -> None:
    finish(stage.rt)
    with pytest.raises(Refused, match="may not launch campaigns"):
        getattr(deciding, deed)(stage.rt, person("U09EVE"), "spring")
