"""What fell between: stale claims, unknown texts, lost receipts, ends."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import requests
from sqlalchemy import select, update
from structlog.testing import capture_logs

from config import Settings
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from jobs import context
from jobs.sweep import inbox
from jobs.sweep.claims import expire
from jobs.sweep.finishing import finish
from jobs.sweep.missing import are_missing, fetch_receipts
from jobs.sweep.unknowns import are_due, settle_unknowns
from models.base import Database
from models.tables import Campaign, Inbound, Message, OptOut, Process, Recipient, Sender
from runtime import Runtime
from simulator.client import Simulator
from tests.builders import Builder, now
from tests.jobs.send.processes import until

PHONE = "+15125550142"
Text = Callable[..., Message]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The second listing may follow at once."""
    return settings.model_copy(update={"rollcall_settle_gap_seconds": 0.0})


@pytest.fixture(autouse=True)
def in_this_process(rt: Runtime) -> Iterator[None]:
    context.use(rt)
    yield


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    return build.campaign(sender, state=CampaignState.SETTLING)


@pytest.fixture
def text(build: Builder, campaign: Campaign) -> Text:
    """Makes a text of the campaign whose lease ended ten minutes ago; its owner said goodbye."""

    def make(state: MessageState, *, owner_ended: bool = True, **columns: object) -> Message:
        recipient = build.recipient(campaign, PHONE, bucket=Bucket(state.value))
        defaults: dict[str, object] = {
            "state": state,
            "claimed_by": "owner",
            "claimed_at": now() - timedelta(minutes=10, seconds=45),
            "lease_until": now() - timedelta(minutes=10),
        }
        build.add(
            Process(
                token="owner",
                role="lane",
                host="elsewhere",
                pid=1,
                started_at=now() - timedelta(minutes=11),
                beat_at=now() - timedelta(minutes=10, seconds=30),
                ended_at=now() - timedelta(minutes=10) if owner_ended else None,
            )
        )
        return build.message(campaign, recipient, **(defaults | columns))

    return make


def standing(db: Database, campaign: Campaign) -> tuple[str, str]:
    with db.read() as session:
        bucket = session.scalars(select(Recipient.bucket)).one()
        return bucket, session.get_one(Campaign, campaign.id).state


def test_a_claim_whose_lease_is_over_becomes_unknown_not_pending(
    db: Database, rt: Runtime, campaign: Campaign, text: Text
) -> None:
    text(MessageState.CLAIMED)
    expire(rt)
    assert standing(db, campaign) == (Bucket.UNKNOWN, CampaignState.SETTLING)


@pytest.mark.sqlite_only
def test_a_claim_within_its_lease_stays(
    db: Database, rt: Runtime, campaign: Campaign, text: Text
) -> None:
    text(MessageState.CLAIMED, lease_until=now() - timedelta(seconds=5))
    expire(rt)
    assert standing(db, campaign)[0] == Bucket.CLAIMED


@pytest.mark.sqlite_only
def test_a_lease_of_a_clock_that_was_ahead_is_shortened(
    db: Database, rt: Runtime, campaign: Campaign, text: Text
) -> None:
    message = text(MessageState.CLAIMED, lease_until=now() + timedelta(hours=1))
    expire(rt)
    with db.read() as session:
        left = session.get_one(Message, message.id).lease_until - now()  # type: ignore[operator]
    assert left <= timedelta(seconds=rt.settings.rollcall_lease_seconds)
    assert standing(db, campaign)[0] == Bucket.CLAIMED


def at_twilio(simulator: Simulator, rt: Runtime, sender: Sender) -> str:
    """A text that Twilio took and delivered without our knowing its sid."""
    simulator.twilio.add_sender(sender.address, mps=None)
    sid = rt.settings.twilio_account_sid
    answer = requests.post(
        f"{simulator.base_url}/2010-04-01/Accounts/{sid}/Messages.json",
        data={"From": sender.address, "To": PHONE, "Body": "Hi"},
        auth=(sid, rt.settings.twilio_auth_token.get_secret_value()),
        timeout=30,
    )
    until(lambda: simulator.twilio.messages()[0]["status"] == "delivered")
    return str(answer.json()["sid"])


def just_over(rt: Runtime) -> dict[str, datetime]:
    """A lease so long over that the log may be read, while the text was made within it."""
    settings = rt.settings
    wait = settings.rollcall_request_timeout_seconds + settings.rollcall_settle_margin_seconds
    over = now() - timedelta(seconds=wait + 0.01)
    return {"claimed_at": over - timedelta(seconds=45), "lease_until": over}


@pytest.fixture
def quick(rt: Runtime) -> Runtime:
    """Short waits after the lease."""
    changes = {"rollcall_request_timeout_seconds": 2.0, "rollcall_settle_margin_seconds": 0.0}
    made = replace(rt, settings=rt.settings.model_copy(update=changes))
    context.use(made)
    return made


def test_an_unknown_text_that_twilio_has_takes_its_state(
    db: Database,
    simulator: Simulator,
    quick: Runtime,
    campaign: Campaign,
    sender: Sender,
    text: Text,
) -> None:
    sid = at_twilio(simulator, quick, sender)
    message = text(MessageState.UNKNOWN, **just_over(quick))
    settle_unknowns()
    assert standing(db, campaign)[0] == Bucket.DELIVERED
    with db.read() as session:
        assert session.get_one(Message, message.id).sid == sid


@pytest.mark.sqlite_only
def test_another_text_of_ours_to_the_same_number_is_not_taken_for_it(
    db: Database,
    simulator: Simulator,
    quick: Runtime,
    campaign: Campaign,
    sender: Sender,
    text: Text,
    build: Builder,
) -> None:
    sid = at_twilio(simulator, quick, sender)
    text(MessageState.UNKNOWN, **just_over(quick))
    other = build.campaign(sender, state=CampaignState.COMPLETED)
    build.message(other, build.recipient(other, None), phone=PHONE, sid=sid)
    settle_unknowns()
    with db.read() as session:
        states = session.scalars(select(Recipient.bucket).where(Recipient.phone == PHONE)).all()
    assert states == [Bucket.UNKNOWN]


@pytest.mark.sqlite_only
def test_a_text_of_another_time_is_not_taken_for_it(
    db: Database, simulator: Simulator, rt: Runtime, campaign: Campaign, sender: Sender, text: Text
) -> None:
    """Nor does it prove that there is none: our clock may have been wrong at the claim."""
    at_twilio(simulator, rt, sender)
    text(MessageState.UNKNOWN)
    for _ in range(3):
        settle_unknowns()
        assert standing(db, campaign)[0] == Bucket.UNKNOWN


def test_one_absent_listing_is_not_enough(
    db: Database, simulator: Simulator, campaign: Campaign, text: Text
) -> None:
    message = text(MessageState.UNKNOWN)
    settle_unknowns()
    assert standing(db, campaign) == (Bucket.UNKNOWN, CampaignState.SETTLING)
    with db.read() as session:
        assert session.get_one(Message, message.id).absent_at is not None


def test_absent_twice_with_a_dead_owner_waits_again(
    db: Database, simulator: Simulator, campaign: Campaign, text: Text
) -> None:
    text(MessageState.UNKNOWN)
    settle_unknowns()
    settle_unknowns()
    assert standing(db, campaign) == (Bucket.PENDING, CampaignState.SENDING)
    with db.read() as session:
        assert session.scalars(select(Message)).all() == []


@pytest.mark.sqlite_only
def test_the_card_of_a_paused_campaign_tells_that_an_unknown_text_never_left(
    db: Database, simulator: Simulator, campaign: Campaign, text: Text
) -> None:
    text(MessageState.UNKNOWN)
    settle_unknowns()
    with db.write() as session:
        known = session.get_one(Campaign, campaign.id)
        known.state, known.card_due_at = CampaignState.PAUSED, None
    settle_unknowns()
    assert standing(db, campaign) == (Bucket.PENDING, CampaignState.PAUSED)
    with db.read() as session:
        assert session.get_one(Campaign, campaign.id).card_due_at is not None


@pytest.mark.sqlite_only
def test_absent_twice_with_an_owner_that_may_wake_up_stays_unknown(
    db: Database, simulator: Simulator, campaign: Campaign, text: Text
) -> None:
    text(MessageState.UNKNOWN, owner_ended=False)
    for _ in range(3):
        settle_unknowns()
    assert standing(db, campaign) == (Bucket.UNKNOWN, CampaignState.SETTLING)


@pytest.mark.sqlite_only
def test_an_owner_that_lived_on_past_the_lease_counts_as_done_with_it(
    db: Database, simulator: Simulator, campaign: Campaign, text: Text
) -> None:
    text(MessageState.UNKNOWN, owner_ended=False)
    with db.write() as session:
        session.get_one(Process, "owner").beat_at = now()
    for _ in range(2):
        settle_unknowns()
        assert standing(db, campaign)[0] == Bucket.UNKNOWN, "its lease counts by its own clock"
    with db.write() as session:
        session.execute(update(Message).values(absent_at=now() - timedelta(minutes=5)))
    settle_unknowns()
    assert standing(db, campaign)[0] == Bucket.PENDING


@pytest.mark.sqlite_only
def test_twilio_away_proves_nothing(
    db: Database, simulator: Simulator, campaign: Campaign, text: Text
) -> None:
    text(MessageState.UNKNOWN)
    simulator.twilio.fault("503")
    settle_unknowns()
    settle_unknowns()
    assert standing(db, campaign)[0] == Bucket.UNKNOWN


@pytest.mark.sqlite_only
def test_it_is_not_looked_up_before_the_margin_is_over(rt: Runtime, text: Text) -> None:
    message = text(MessageState.UNKNOWN, lease_until=now() - timedelta(seconds=60))
    assert not are_due(rt)
    with rt.db.write() as session:
        session.get_one(Message, message.id).lease_until = now() - timedelta(seconds=90)
    assert are_due(rt)


def test_a_receipt_that_never_came_is_fetched(
    db: Database, simulator: Simulator, rt: Runtime, campaign: Campaign, sender: Sender, text: Text
) -> None:
    sid = at_twilio(simulator, rt, sender)
    text(MessageState.SENT, sid=sid, accepted_at=now() - timedelta(minutes=6))
    assert are_missing(rt)
    fetch_receipts()
    assert standing(db, campaign)[0] == Bucket.DELIVERED
    assert not are_missing(rt)


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("texts", "requests_"), [(3, 3), (25, 1)], ids=["few", "many"])
def test_few_lost_receipts_are_fetched_one_by_one_and_many_are_listed(
    simulator: Simulator,
    rt: Runtime,
    build: Builder,
    campaign: Campaign,
    sender: Sender,
    texts: int,
    requests_: int,
) -> None:
    sids = [at_twilio(simulator, rt, sender) for _ in range(texts + 1)][:texts]
    for number, sid in enumerate(sids):
        row = build.recipient(campaign, f"+1512555{number:04d}", bucket=Bucket.SENT)
        ago = now() - timedelta(minutes=6)
        build.message(campaign, row, state="sent", sid=sid, accepted_at=ago)
    until(lambda: {it["status"] for it in simulator.twilio.messages()} == {"delivered"})
    before = len(reads(simulator))
    fetch_receipts()
    with rt.db.read() as session:
        buckets = set(session.scalars(select(Recipient.bucket)))
    assert buckets == {Bucket.DELIVERED}
    assert len(reads(simulator)) - before == requests_
    assert not are_missing(rt)


def reads(simulator: Simulator) -> list[dict[str, Any]]:
    """What was asked of Twilio's log."""
    asked = simulator.ledger(kind="twilio.request")
    return [it for it in asked if it["operation"] != "create"]


def test_a_text_without_news_is_marked_and_the_campaign_completes(
    db: Database, rt: Runtime, campaign: Campaign, text: Text
) -> None:
    message = text(MessageState.SENT, sid="SM1", accepted_at=now() - timedelta(minutes=16))
    finish(rt)
    assert standing(db, campaign) == (Bucket.SENT, CampaignState.COMPLETED)
    with db.read() as session:
        assert session.get_one(Message, message.id).unconfirmed_at is not None
        assert session.get_one(Campaign, campaign.id).finished_at is not None


@pytest.mark.sqlite_only
def test_a_text_that_may_still_get_news_keeps_it_open(
    db: Database, rt: Runtime, campaign: Campaign, text: Text
) -> None:
    text(MessageState.SENT, sid="SM1", accepted_at=now() - timedelta(minutes=14))
    finish(rt)
    assert standing(db, campaign) == (Bucket.SENT, CampaignState.SETTLING)


@pytest.mark.sqlite_only
def test_an_unknown_that_nothing_settles_stays_listed_and_the_campaign_completes(
    db: Database, rt: Runtime, campaign: Campaign, text: Text
) -> None:
    text(MessageState.UNKNOWN, state_at=now() - timedelta(minutes=16))
    finish(rt)
    assert standing(db, campaign) == (Bucket.UNKNOWN, CampaignState.COMPLETED)


@pytest.mark.sqlite_only
def test_an_unknown_is_looked_up_first_though_its_lease_ended_before_a_long_outage(
    db: Database, rt: Runtime, campaign: Campaign, text: Text
) -> None:
    text(MessageState.UNKNOWN, lease_until=now() - timedelta(minutes=16))
    finish(rt)
    assert standing(db, campaign) == (Bucket.UNKNOWN, CampaignState.SETTLING)


def test_a_stop_that_no_webhook_told_of_is_found_in_the_log(
    db: Database, simulator: Simulator, rt: Runtime, sender: Sender
) -> None:
    simulator.twilio.add_sender(sender.address, mps=None)
    simulator.twilio.text(sender.address, number=PHONE, body="STOP")
    assert inbox.is_due(rt)
    inbox.read_log()
    inbox.read_log()
    with db.read() as session:
        assert session.scalars(select(OptOut.phone)).all() == [PHONE]
        assert session.scalars(select(Inbound.came_by)).all() == ["log"]
        read_until = session.get_one(Sender, sender.id).log_read_until
    assert read_until is not None
    assert not inbox.is_due(rt)


def test_a_log_that_cannot_be_read_is_tried_later_and_said_once(
    db: Database, simulator: Simulator, rt: Runtime, sender: Sender
) -> None:
    """It was queued again every two seconds, each time with a line in the log."""
    simulator.twilio.add_sender(sender.address, mps=None)
    simulator.twilio.fault("503", match={"method": "GET"})
    assert inbox.is_due(rt)
    with capture_logs() as logs:
        inbox.read_log()
        assert not inbox.is_due(rt)
        with db.write() as session:
            session.get_one(Sender, sender.id).log_due_at = now() - timedelta(seconds=1)
        assert inbox.is_due(rt)
        inbox.read_log()
    assert [line["event"] for line in logs].count("log_unread") == 1
    with db.read() as session:
        kept = session.get_one(Sender, sender.id)
    assert kept.log_failed_at is not None
    assert kept.log_due_at is not None
    assert kept.log_due_at > kept.log_failed_at


def test_a_log_that_can_be_read_again_is_read_as_before(
    db: Database, simulator: Simulator, rt: Runtime, sender: Sender
) -> None:
    simulator.twilio.add_sender(sender.address, mps=None)
    with db.write() as session:
        session.get_one(Sender, sender.id).log_failed_at = now()
    inbox.read_log()
    with db.read() as session:
        kept = session.get_one(Sender, sender.id)
    assert (kept.log_failed_at, kept.log_due_at) == (None, None)
    assert kept.log_read_until is not None
