"""A STOP and a cancel of the same campaign in the same moment: both hold, neither is given up.

And whatever else holds many rows at once: what PostgreSQL gives up as a deadlock is made again.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from campaigns import (
    braking,
    controlling,
    launching,
    optout_lists,
    optouts,
    releasing,
    setup,
    starting,
)
from campaigns.forms import OptOutForm, Upload, WorkspaceForm
from campaigns.launching import LaunchAnswers
from domain.inbound import CameBy, ConsentSource, InboundText
from domain.ledger import Bucket
from domain.lifecycle import CampaignState, Move
from domain.messages import MessageState
from domain.receipts import Receipt
from jobs import context
from jobs.intake import Taken, take_in
from jobs.opt_out_lists import read_opt_outs
from jobs.receipts import write
from jobs.skipping import skip_blocked
from models import campaigns, consent
from models.consent_events import Told
from models.tables import Campaign, OptOut, Recipient, Sender
from models.tables import Receipt as ReceiptRow
from tests.builders import Builder, now
from tests.campaigns.stage import Stage
from tests.clocks import Clock
from tests.jobs.send.processes import until

PHONE, HELD, SENT = "+14155550177", "+14155550178", "+14155550179"
WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND wait_event_type = 'Lock'"
)
GIVE_UP = (
    "CREATE SEQUENCE given_up",
    "CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " IF nextval('given_up') = 1 THEN RAISE EXCEPTION USING ERRCODE = '40P01'; END IF;"
    " RETURN NULL; END $$",
    "CREATE TRIGGER give_up BEFORE UPDATE ON campaigns FOR EACH STATEMENT"
    " EXECUTE FUNCTION give_up()",
)
"""A sequence forgets nothing that is rolled back."""
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


@pytest.fixture
def given_up_once(stage: Stage) -> Iterator[Callable[[], int]]:
    """PostgreSQL gives up the first transaction that changes a campaign; how many came to it."""
    with stage.rt.db.write() as session:
        for line in GIVE_UP:
            session.execute(text(line))

    def came() -> int:
        with stage.rt.db.read() as session:
            return int(session.scalar(text("SELECT last_value FROM given_up")) or 0)

    yield came
    with stage.rt.db.write() as session:
        session.execute(text("DROP FUNCTION give_up CASCADE"))
        session.execute(text("DROP SEQUENCE given_up"))


@pytest.fixture
def sending(build: Builder, sender: Sender) -> Campaign:
    """One of its people got a text that is under way, another one waits."""
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    build.recipient(campaign, PHONE)
    return campaign


def cancels(stage: Stage, campaign: Campaign) -> None:
    controlling.cancel(stage.rt, stage.who, campaign.name)


def brakes(stage: Stage, campaign: Campaign) -> None:
    braking.stop_all(stage.rt, stage.who)


def says_stop(stage: Stage, campaign: Campaign) -> None:
    with stage.rt.db.read() as session:
        sender = session.get_one(Sender, campaign.sender_id)
    stops(stage, sender)


def hears_of_texts(stage: Stage, campaign: Campaign) -> None:
    with stage.rt.db.write() as session:
        texted = session.scalars(select(Recipient)).one()
        texted.bucket = Bucket.SENT.value
    sent = Builder(stage.rt.db).message(campaign, texted, state=MessageState.SENT, sid="SM8")
    write(stage.rt, [Receipt(sent.public_id, "SM8", "delivered", 0, now())])


def releases(stage: Stage, campaign: Campaign) -> None:
    with stage.rt.db.write() as session:
        session.get_one(Sender, campaign.sender_id).stopped_reason = "It is not verified."
    releasing.release_of(stage.rt, stage.who, campaign.name)


def opts_out(stage: Stage, campaign: Campaign) -> None:
    optouts.add(stage.rt, stage.who, OptOutForm((PHONE,), "asked by phone"))


def reads_a_list(stage: Stage, campaign: Campaign) -> None:
    asked = OptOutForm(reason="as told")
    listed = optout_lists.bring_in(stage.rt, stage.who, asked, Upload.pasted(PHONE))
    context.use(stage.rt)
    read_opt_outs(listed.id)


def hears_of_a_block(stage: Stage, campaign: Campaign) -> None:
    with stage.rt.db.write() as session:
        told = Told(ConsentSource.CARRIER, "21610")
        consent.opt_out(
            session,
            told,
            workspace_id=campaign.workspace_id,
            phone=PHONE,
            said_at=now(),
            now=now(),
        )
    skip_blocked(stage.rt, {(campaign.workspace_id, PHONE)})


@pytest.mark.parametrize(
    ("deed", "ends"),
    [
        (cancels, (CampaignState.CANCELLED, Bucket.CANCELLED)),
        (brakes, (CampaignState.PAUSED, Bucket.PENDING)),
        (releases, (CampaignState.SENDING, Bucket.PENDING)),
        (says_stop, (CampaignState.SENDING, Bucket.SKIPPED)),
        (hears_of_texts, (CampaignState.SENDING, Bucket.DELIVERED)),
        (opts_out, (CampaignState.SENDING, Bucket.SKIPPED)),
        (reads_a_list, (CampaignState.SENDING, Bucket.SKIPPED)),
        (hears_of_a_block, (CampaignState.SENDING, Bucket.SKIPPED)),
    ],
)
def test_whatever_holds_many_rows_is_made_again_where_it_is_given_up(
    stage: Stage,
    sending: Campaign,
    given_up_once: Callable[[], int],
    deed: Callable[[Stage, Campaign], None],
    ends: tuple[CampaignState, Bucket],
) -> None:
    deed(stage, sending)

    with stage.rt.db.read() as session:
        row = session.scalars(select(Recipient)).one()
        assert (session.get_one(Campaign, sending.id).state, row.bucket) == ends
    assert given_up_once() > 1


def test_a_start_is_made_again_where_it_is_given_up(
    stage: Stage, request: pytest.FixtureRequest
) -> None:
    setup.save_workspace(stage.rt, stage.who, WorkspaceForm(undo_seconds="60"))
    stage.rt = replace(stage.rt, clock=Clock())
    view = stage.ready()
    asked = launching.question(stage.rt, stage.who, view.public_id)
    said = LaunchAnswers(seen=asked.seen, kind=asked.kind, attest="asked for at booking")
    launching.launch(stage.rt, stage.who, view.public_id, asked.wording_id, answers=said)
    assert isinstance(stage.rt.clock, Clock)
    stage.rt.clock.step(60)
    came = request.getfixturevalue("given_up_once")

    assert starting.start(stage.rt, view.id) is True

    assert stage.campaign(view).state == CampaignState.SENDING
    assert came() > 1


def test_a_late_receipt_and_a_cancel_that_cross_are_both_written(
    stage: Stage, sending: Campaign, build: Builder
) -> None:
    """The receipts hold the row of somebody who waits for a second attempt, and then want the
    campaign; the cancel holds the campaign, and then wants the row."""
    waiting = build.recipient(sending, HELD, bucket=Bucket.HELD)
    first = build.message(sending, waiting, state=MessageState.FAILED, sid="SM7")
    texted = build.recipient(sending, SENT, bucket=Bucket.SENT)
    second = build.message(sending, texted, state=MessageState.SENT, sid="SM8")
    with stage.rt.db.write() as session:
        session.get_one(Recipient, waiting.id).first_message_id = first.id
    late = [Receipt(it.public_id, it.sid or "", "delivered", 0, now()) for it in (first, second)]
    tries: list[int] = []

    def cancel(session: Session) -> int:
        tries.append(1)
        campaigns.move(session, sending.id, Move.CANCEL, by="x", now=now())
        if len(tries) == 1:
            written.append(beside.submit(write, stage.rt, late))
            waits(stage, written[0])
        return campaigns.cancel_rest(session, sending.id)

    written: list[Future[None]] = []
    with ThreadPoolExecutor(1) as beside:
        stage.rt.db.write_again(cancel)
        written[0].result(30)

    with stage.rt.db.read() as session:
        found = session.scalars(select(Recipient.bucket).order_by(Recipient.id)).all()
        assert found == [Bucket.CANCELLED, Bucket.FAILED, Bucket.DELIVERED]
        assert set(session.scalars(select(ReceiptRow.sid))) == {"SM7", "SM8"}
