"""A STOP and a cancel of the same campaign in the same moment: both hold, neither is given up."""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from domain.inbound import CameBy, InboundText
from domain.ledger import Bucket
from domain.lifecycle import CampaignState, Move
from jobs.intake import Taken, take_in
from models import campaigns
from models.tables import OptOut, Recipient, Sender
from tests.builders import Builder, now
from tests.campaigns.stage import Stage
from tests.jobs.send.processes import until

PHONE = "+14155550177"
WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND wait_event_type = 'Lock'"
)
pytestmark = pytest.mark.postgres_only


def stops(stage: Stage, sender: Sender) -> Taken:
    return take_in(
        stage.rt, InboundText("SM1", PHONE, sender.address, "STOP", now(), CameBy.WEBHOOK)
    )


def waits(stage: Stage, asked: "Future[Any]") -> None:
    """Until the other transaction waits for this one, or is over."""

    def it_does() -> bool:
        with stage.rt.db.read() as session:
            return asked.done() or bool(session.scalar(WAITING))

    until(it_does)


def test_a_stop_that_comes_as_its_campaign_is_cancelled_waits_and_holds(
    stage: Stage, sender: Sender, build: Builder
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    build.recipient(campaign, PHONE)

    with ThreadPoolExecutor(1) as beside:
        with stage.rt.db.write() as session:
            campaigns.move(session, campaign.id, Move.CANCEL, by="x", now=now())
            stopped = beside.submit(stops, stage, sender)
            waits(stage, stopped)
            assert campaigns.cancel_rest(session, campaign.id) == 1
        assert stopped.result(30).new

    with stage.rt.db.read() as session:
        assert session.scalars(select(OptOut.phone)).all() == [PHONE]
        assert session.scalars(select(Recipient.bucket)).all() == [Bucket.CANCELLED]


def test_a_transaction_that_is_given_up_as_a_deadlock_is_made_again(
    stage: Stage, sender: Sender, build: Builder
) -> None:
    first, second = build.campaign(sender).id, build.campaign(sender).id
    both = Barrier(2, timeout=30)
    tries: list[int] = []

    def crosswise(one: int, other: int) -> int:
        def hold(session: Session) -> int:
            tries.append(one)
            campaigns.locked(session, one)
            if tries.count(one) == 1:
                both.wait()
            return campaigns.locked(session, other).id

        return stage.rt.db.write_again(hold)

    with ThreadPoolExecutor(2) as beside:
        there, back = (
            beside.submit(crosswise, *pair) for pair in ((first, second), (second, first))
        )
        assert (there.result(60), back.result(60)) == (second, first)

    assert len(tries) > 2


def test_what_fails_otherwise_is_not_made_again(stage: Stage) -> None:
    tries: list[int] = []

    def fail(session: Session) -> None:
        tries.append(1)
        session.execute(text("SELECT 1 FROM no_such_table"))

    with pytest.raises(Exception, match="no_such_table"):
        stage.rt.db.write_again(fail)

    assert tries == [1]
