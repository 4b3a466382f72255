"""A second attempt: once, later, where the team allows it; never twice, never after STOP."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from domain.inbound import ConsentSource
from domain.ledger import Bucket
from domain.lifecycle import CampaignState, Move
from domain.messages import MessageState
from domain.receipts import Receipt
from domain.retries import SecondAttempts
from jobs import context
from jobs.receipts import write
from jobs.sweep.finishing import finish
from jobs.sweep.holds import look_at_holds
from models import campaigns, claims, consent, figures, handing, holds, opt_outs
from models.claims import Claim, Holder, Order, Prepared
from models.consent_events import Told
from models.tables import Campaign, CarrierCap, Message, PhoneCarrier, Recipient, Sender
from runtime import Runtime
from tests.builders import Builder, now

PHONE = "+15125550142"
LATER = timedelta(days=2)


@pytest.fixture(autouse=True)
def in_this_process(rt: Runtime) -> Iterator[None]:
    context.use(rt)
    yield


@pytest.fixture
def text(build: Builder, sender: Sender) -> Message:
    """The first text to somebody; Twilio took it."""
    campaign = build.campaign(
        sender, state="sending", second_attempts=SecondAttempts.UNREACHED, heartbeat_at=now()
    )
    row = build.recipient(campaign, PHONE, bucket=Bucket.QUEUED)
    return build.message(campaign, row, state="queued", sid="SM1", accepted_at=now())


def report(rt: Runtime, message: Message, status: str, code: int = 0) -> None:
    write(rt, [Receipt(message.public_id, message.sid or "SM1", status, code, now())])


def row(rt: Runtime, message: Message) -> Recipient:
    with rt.db.read() as session:
        return session.get_one(Recipient, message.recipient_id)


def state(rt: Runtime, message: Message) -> str:
    with rt.db.read() as session:
        return session.get_one(Campaign, message.campaign_id).state


def claim(rt: Runtime, message: Message) -> list[Claim]:
    """What a lane would claim now."""
    with rt.db.write() as session:
        campaign = session.get_one(Campaign, message.campaign_id)
        order = Order(
            campaign.id, campaign.workspace_id, campaign.sender_id, campaign.wording_id or 0
        )
        holder = Holder("me", now(), now() + timedelta(seconds=45))
        found, _ = claims.claim_recipients(
            session, order, holder, limit=10, prepare=lambda _: Prepared("Hi", 1)
        )
        return list(found)


def time_comes(rt: Runtime) -> None:
    """What is held may go on; then the clock looks."""
    with rt.db.write() as session:
        session.execute(update(Recipient).values(not_before=now() - timedelta(seconds=1)))
    look_at_holds(rt)


def messages(rt: Runtime) -> list[tuple[int, str]]:
    with rt.db.read() as session:
        return [
            (known.id, known.state)
            for known in session.scalars(select(Message).order_by(Message.id))
        ]


def test_it_is_claimed_once_more_later_and_the_first_keeps_its_state(
    rt: Runtime, text: Message
) -> None:
    report(rt, text, "undelivered", 30003)
    look_at_holds(rt)
    assert claim(rt, text) == []

    time_comes(rt)
    (second,) = claim(rt, text)

    assert messages(rt) == [(text.id, "undelivered"), (second.message_id, "claimed")]
    held = row(rt, text)
    assert (held.bucket, held.message_id, held.first_message_id) == (
        "claimed",
        second.message_id,
        text.id,
    )
    assert claim(rt, text) == []


@pytest.mark.sqlite_only
def test_there_is_never_a_third(rt: Runtime, text: Message) -> None:
    report(rt, text, "undelivered", 30003)
    time_comes(rt)
    (second,) = claim(rt, text)
    write(rt, [Receipt(second.public_id, "SM2", "undelivered", 30003, now())])

    time_comes(rt)

    assert row(rt, text).bucket == "undelivered"
    assert claim(rt, text) == []
    assert len(messages(rt)) == 2


@pytest.mark.sqlite_only
def test_late_receipts_of_the_first_do_not_move_who_waits_for_the_second(
    rt: Runtime, text: Message
) -> None:
    report(rt, text, "undelivered", 30003)
    time_comes(rt)
    (second,) = claim(rt, text)

    report(rt, text, "failed", 30008)
    report(rt, text, "sent")
    report(rt, text, "delivered")

    assert row(rt, text).bucket == "claimed"
    write(rt, [Receipt(second.public_id, "SM2", "delivered", 0, now())])
    assert row(rt, text).bucket == "delivered"
    assert messages(rt) == [(text.id, "undelivered"), (second.message_id, "delivered")]


@pytest.mark.parametrize("told", ["failed, arrived", "arrived, failed", "failed; arrived"])
def test_who_got_the_first_after_all_gets_no_second(rt: Runtime, text: Message, told: str) -> None:
    words = {
        "failed": Receipt(text.public_id, "SM1", "undelivered", 30003, now()),
        "arrived": Receipt(text.public_id, "SM1", "delivered", 0, now()),
    }
    for batch in told.split("; "):
        write(rt, [words[word] for word in batch.split(", ")])

    time_comes(rt)

    assert row(rt, text).bucket in ("undelivered", "delivered")
    assert claim(rt, text) == []
    assert len(messages(rt)) == 1


@pytest.mark.parametrize("woken", [False, True])
def test_a_stop_calls_it_off_and_the_firsts_fate_stands(
    rt: Runtime, text: Message, woken: bool
) -> None:
    report(rt, text, "undelivered", 30003)
    if woken:
        time_comes(rt)
    with rt.db.write() as session:
        consent.opt_out(
            session,
            Told(ConsentSource.REPLY),
            workspace_id=text.workspace_id,
            phone=PHONE,
            said_at=now(),
            now=now(),
        )
        if not woken:
            opt_outs.skip_waiting(session, [text.workspace_id], [PHONE])
    time_comes(rt)

    assert claim(rt, text) == []
    known = row(rt, text)
    assert (known.bucket, known.reason, known.error_code) == ("undelivered", None, 30003)
    assert len(messages(rt)) == 1


@pytest.mark.sqlite_only
def test_who_opted_out_before_the_receipt_is_not_held(
    rt: Runtime, build: Builder, workspace: object, text: Message
) -> None:
    build.opt_out(workspace, PHONE)  # type: ignore[arg-type]
    report(rt, text, "undelivered", 30003)
    assert row(rt, text).bucket == "undelivered"


@pytest.mark.parametrize("before", [True, False])
def test_a_cancelled_campaign_tries_nobody_again(rt: Runtime, text: Message, before: bool) -> None:
    def cancel() -> None:
        with rt.db.write() as session:
            assert campaigns.move(
                session, text.campaign_id or 0, Move.CANCEL, by="slack:U01ADA", now=now()
            )
            campaigns.cancel_rest(session, text.campaign_id or 0)

    if before:
        cancel()
    report(rt, text, "undelivered", 30003)
    if not before:
        cancel()
    time_comes(rt)

    assert claim(rt, text) == []
    assert row(rt, text).bucket == "undelivered"
    assert state(rt, text) == CampaignState.CANCELLED


@pytest.mark.sqlite_only
def test_a_pause_holds_it_and_a_resume_lets_it_go_on(rt: Runtime, text: Message) -> None:
    report(rt, text, "undelivered", 30003)
    with rt.db.write() as session:
        campaigns.move(session, text.campaign_id or 0, Move.PAUSE, by="slack:U01ADA", now=now())
    time_comes(rt)
    assert (row(rt, text).bucket, claim(rt, text)) == ("held", [])

    with rt.db.write() as session:
        campaigns.move(session, text.campaign_id or 0, Move.RESUME, by="slack:U01ADA", now=now())
    time_comes(rt)
    assert len(claim(rt, text)) == 1


@pytest.mark.sqlite_only
def test_a_campaign_does_not_complete_while_one_waits(rt: Runtime, text: Message) -> None:
    with rt.db.write() as session:
        assert campaigns.move(session, text.campaign_id or 0, Move.SENT_OUT, by="s", now=now())
    report(rt, text, "undelivered", 30003)
    finish(rt)
    assert state(rt, text) == CampaignState.SENDING

    time_comes(rt)
    (second,) = claim(rt, text)
    write(rt, [Receipt(second.public_id, "SM2", "delivered", 0, now())])
    finish(rt)
    assert state(rt, text) == CampaignState.COMPLETED


@pytest.mark.sqlite_only
def test_a_second_attempt_that_never_left_waits_again(rt: Runtime, text: Message) -> None:
    report(rt, text, "undelivered", 30003)
    time_comes(rt)
    (second,) = claim(rt, text)
    with rt.db.write() as session:
        handing.hand_back(session, [second.message_id], "me")

    known = row(rt, text)
    assert (known.bucket, known.message_id) == ("pending", text.id)
    assert len(claim(rt, text)) == 1


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("phone", "carrier"), [(PHONE, True), ("+15125550143", False)])
def test_only_who_is_known_to_be_on_a_full_carrier_is_held(
    rt: Runtime, build: Builder, sender: Sender, phone: str, carrier: bool
) -> None:
    until = now() + timedelta(hours=5)
    build.add(CarrierCap(workspace_id=sender.workspace_id, carrier="t_mobile", until=until))
    build.add(
        PhoneCarrier(workspace_id=sender.workspace_id, phone=PHONE, carrier="t_mobile", at=now())
    )
    campaign = build.campaign(sender, state="sending")
    waiting = build.recipient(campaign, phone)
    mine = Message(campaign_id=campaign.id, recipient_id=waiting.id)

    assert len(claim(rt, mine)) == (0 if carrier else 1)

    known = row(rt, mine)
    assert known.bucket == ("held" if carrier else "claimed")
    assert known.not_before == (until if carrier else None)
    with rt.db.read() as session:
        assert [it.count for it in holds.held(session, campaign.id)] == ([1] if carrier else [])


@pytest.mark.sqlite_only
def test_figures_count_people_once_and_say_who_was_tried_again(rt: Runtime, text: Message) -> None:
    report(rt, text, "undelivered", 30003)
    with rt.db.read() as session:
        waiting = figures.ledger(session, text.campaign_id or 0)
        assert holds.tried_again(session, text.campaign_id or 0) == 0
    time_comes(rt)
    (second,) = claim(rt, text)
    write(rt, [Receipt(second.public_id, "SM2", "delivered", 0, now())])

    with rt.db.read() as session:
        after = figures.ledger(session, text.campaign_id or 0)
        assert holds.tried_again(session, text.campaign_id or 0) == 1
    assert (waiting.buckets, after.buckets) == ({Bucket.HELD: 1}, {Bucket.DELIVERED: 1})
    assert waiting.adds_up
    assert after.adds_up


DEEDS = ("report", "arrive", "wake", "claim", "hand back", "stop", "cancel", "pause", "resume")


@pytest.mark.sqlite_only
@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds=st.lists(st.sampled_from(DEEDS), min_size=4, max_size=14), seed=st.integers(0, 99))
def test_whatever_happens_nobody_is_texted_twice_while_one_may_live(
    rt: Runtime, build: Builder, sender: Sender, deeds: list[str], seed: int
) -> None:
    """At most two texts; the second only after the first failed, never after STOP or a cancel."""
    dice = random.Random(seed)
    campaign = build.campaign(
        sender, state="sending", second_attempts="unreached", heartbeat_at=now()
    )
    person = build.recipient(campaign, f"+1512{campaign.id:07d}")
    mine = Message(
        campaign_id=campaign.id, recipient_id=person.id, workspace_id=campaign.workspace_id
    )
    over = False
    for deed in deeds:
        left = _play(rt, mine, person.phone or "", deed, dice)
        if deed == "claim" and left:
            assert not over, deeds
        over = over or deed in ("stop", "cancel")
        _check(rt, mine)


def _play(rt: Runtime, mine: Message, phone: str, deed: str, dice: random.Random) -> list[Claim]:
    moves = {"cancel": Move.CANCEL, "pause": Move.PAUSE, "resume": Move.RESUME}
    with rt.db.read() as session:
        known = session.scalars(select(Message).where(Message.recipient_id == mine.recipient_id))
        texts = list(known)
    if deed == "claim":
        return claim(rt, mine)
    if deed == "wake":
        time_comes(rt)
    elif deed in ("report", "arrive") and texts:
        it = dice.choice(texts)
        status = "delivered" if deed == "arrive" else dice.choice(["undelivered", "failed"])
        code = 0 if deed == "arrive" else dice.choice([30003, 30008, 30022, 30005])
        write(rt, [Receipt(it.public_id, f"SM{it.id}", status, code, now())])
    with rt.db.write() as session:
        if deed == "hand back":
            handing.hand_back(session, [it.id for it in texts], "me")
        elif deed == "stop":
            consent.opt_out(
                session,
                Told(ConsentSource.REPLY),
                workspace_id=mine.workspace_id,
                phone=phone,
                said_at=now(),
                now=now(),
            )
            opt_outs.skip_waiting(session, [mine.workspace_id], [phone])
        elif deed in moves:
            moved = campaigns.move(
                session, mine.campaign_id or 0, moves[deed], by="slack:U01ADA", now=now()
            )
            if moved and deed == "cancel":
                campaigns.cancel_rest(session, mine.campaign_id or 0)
    return []


def _check(rt: Runtime, mine: Message) -> None:
    with rt.db.read() as session:
        texts = session.scalars(
            select(Message).where(Message.recipient_id == mine.recipient_id).order_by(Message.id)
        ).all()
        person = session.get_one(Recipient, mine.recipient_id)
        campaign = session.get_one(Campaign, mine.campaign_id)
    assert len(texts) <= 2
    if len(texts) == 2:
        assert texts[0].state in (MessageState.FAILED, MessageState.UNDELIVERED)
    if campaign.state == CampaignState.CANCELLED:
        assert person.bucket not in (Bucket.PENDING, Bucket.HELD)
    if person.bucket == Bucket.HELD:
        assert person.first_message_id == person.message_id
