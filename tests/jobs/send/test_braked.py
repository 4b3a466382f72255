"""Stop-all in the engine: campaign texts and tests stop, what people are owed goes on."""

from collections.abc import Callable

import pytest
from sqlalchemy import select, update

from domain.lifecycle import CampaignState
from domain.messages import HELD_BY_BRAKE, MessageKind
from jobs.send.lane import run_lane
from jobs.send.urgent import send_urgent
from models.base import Database, new_public_id
from models.tables import Campaign, Message, Sender, Workspace
from simulator.client import Simulator
from tests.builders import Builder, now
from tests.jobs.send.conftest import Audience

Press = Callable[[], None]


@pytest.fixture
def press(db: Database) -> Press:
    """Turns the brake on and does nothing else, as a process sees it that was not asked."""

    def on() -> None:
        with db.write() as session:
            session.execute(update(Workspace).values(brake_by="slack:U01ADA", brake_at=now()))

    return on


def test_a_campaign_that_sends_in_spite_of_it_is_paused(
    db: Database, simulator: Simulator, campaign_of: Audience, press: Press
) -> None:
    """As after a race that left it sending: the lane puts it right and sends nothing."""
    campaign = campaign_of(5)
    press()

    run_lane(campaign.id, 0)

    assert simulator.twilio.messages() == []
    with db.read() as session:
        row = session.get_one(Campaign, campaign.id)
    assert (row.state, row.state_reason) == (CampaignState.PAUSED, "Stop-all")


@pytest.mark.parametrize("kind", sorted(set(MessageKind) - {MessageKind.CAMPAIGN}))
@pytest.mark.sqlite_only
def test_only_tests_acknowledgements_and_follow_ups_are_cancelled(
    db: Database,
    simulator: Simulator,
    build: Builder,
    sender: Sender,
    press: Press,
    kind: MessageKind,
) -> None:
    build.add(
        Message(
            public_id=new_public_id(),
            workspace_id=sender.workspace_id,
            sender_id=sender.id,
            kind=kind,
            phone="+15125550177",
            body="Hi",
            segments=1,
            state="waiting",
            state_at=now(),
        )
    )
    press()

    send_urgent()

    stopped = kind in HELD_BY_BRAKE
    with db.read() as session:
        state = session.scalars(select(Message.state)).one()
    assert (state == "cancelled") is stopped
    assert len(simulator.twilio.messages()) == (0 if stopped else 1)
