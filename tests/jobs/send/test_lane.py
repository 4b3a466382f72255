"""A lane sends a campaign's recipients, each once, and moves the campaign on."""

import signal
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from domain.alerting import AlertKind
from domain.ledger import Bucket, SkipReason
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from gateways.redis.throttle import LEAST, pace_of
from gateways.twilio.client import Twilio
from jobs import context
from jobs.clock import look_at_lanes
from jobs.queues import QueueName, queue
from jobs.send import control
from jobs.send.attempts import LATE, Attempts, Ready
from jobs.send.lane import enqueue_lane, run_lane
from jobs.send.lessons import IN_THE_DARK
from jobs.send.routes import Route, route_of
from jobs.send.world import World
from jobs.send.writer import Writer
from models import canaries, daily, routes
from models.base import Database
from models.claims import Claim
from models.tables import (
    Alert,
    AuditRow,
    Campaign,
    ConsentEvent,
    Message,
    OptOut,
    Recipient,
    Sender,
    Suppression,
    Workspace,
)
from runtime import Runtime
from runtime import build as compose
from simulator.client import Simulator
from tests.builders import Builder, now
from tests.faults.judging import worst_second
from tests.jobs.send.conftest import Audience, run_lanes
from tests.jobs.send.processes import until

Buckets = Callable[[Campaign], dict[str, int]]


def fresh(db: Database, campaign: Campaign) -> Campaign:
    with db.read() as session:
        return session.get_one(Campaign, campaign.id)


def copies(simulator: Simulator) -> Counter[str]:
    return Counter(message["to"] for message in simulator.twilio.messages())


@pytest.fixture
def never_blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine too busy to look at the world in time hands its last texts to the next lane."""
    monkeypatch.setattr("jobs.send.world.BLIND_SECONDS", 30.0)


def recipients(db: Database, campaign: Campaign) -> list[Recipient]:
    with db.read() as session:
        return list(
            session.scalars(
                select(Recipient).where(Recipient.campaign_id == campaign.id).order_by(Recipient.id)
            )
        )


def test_every_recipient_gets_one_text(
    db: Database, simulator: Simulator, campaign_of: Audience, buckets: Buckets
) -> None:
    campaign = campaign_of(60)
    run_lanes(campaign.id)
    assert len(copies(simulator)) == 60
    assert set(copies(simulator).values()) == {1}
    assert buckets(campaign) == {"queued": 60}
    assert fresh(db, campaign).state == CampaignState.SETTLING


@pytest.mark.sqlite_only
def test_each_text_is_its_recipients_own(simulator: Simulator, campaign_of: Audience) -> None:
    campaign_of(3)
    campaign = campaign_of(2, template="{{name|you}}: bring a €5 note")
    run_lanes(campaign.id)
    assert {message["body"] for message in simulator.twilio.messages()} == {
        "N0: bring a €5 note",
        "N1: bring a €5 note",
    }


def test_the_message_row_tells_what_happened(
    db: Database, campaign_of: Audience, rt: Runtime
) -> None:
    campaign = campaign_of(1)
    run_lanes(campaign.id)
    with db.read() as session:
        message = session.scalars(select(Message)).one()
    (row,) = recipients(db, campaign)
    assert (message.state, row.message_id) == (MessageState.QUEUED, message.id)
    assert message.sid is not None
    assert message.claimed_by == rt.token
    assert message.accepted_at is not None
    assert message.wording_id == campaign.wording_id
    assert abs(message.accepted_at - now()) < timedelta(minutes=1)


def test_blank_fields_are_skipped_with_their_reason(
    db: Database, simulator: Simulator, campaign_of: Audience, buckets: Buckets
) -> None:
    campaign = campaign_of(3, blank_policy="skip")
    first = recipients(db, campaign)[0]
    with db.write() as session:
        session.get_one(Recipient, first.id).fields = [" "]
    run_lanes(campaign.id)
    assert buckets(campaign) == {"queued": 2, "skipped": 1}
    assert recipients(db, campaign)[0].reason == SkipReason.MISSING_FIELDS
    assert first.phone not in copies(simulator)


@pytest.mark.sqlite_only
def test_a_word_stands_in_for_blank_fields(
    db: Database, simulator: Simulator, campaign_of: Audience
) -> None:
    campaign = campaign_of(1, blank_policy="word", blank_word="friend")
    with db.write() as session:
        session.execute(update(Recipient).values(fields=["null"]))
    run_lanes(campaign.id)
    assert [message["body"] for message in simulator.twilio.messages()] == ["Hi friend"]


@pytest.mark.sqlite_only
def test_a_text_that_is_too_long_is_skipped(
    db: Database, campaign_of: Audience, buckets: Buckets
) -> None:
    campaign = campaign_of(1, template="{{name}}" + "x" * 1599)
    run_lanes(campaign.id)
    assert buckets(campaign) == {"skipped": 1}
    assert recipients(db, campaign)[0].reason == SkipReason.TOO_LONG
    assert fresh(db, campaign).state == CampaignState.SETTLING


def test_who_opted_out_after_the_launch_is_skipped(
    db: Database,
    simulator: Simulator,
    campaign_of: Audience,
    build: Builder,
    workspace: object,
    buckets: Buckets,
) -> None:
    campaign = campaign_of(3)
    out = recipients(db, campaign)[1]
    build.opt_out(workspace, out.phone or "")  # type: ignore[arg-type]
    run_lanes(campaign.id)
    assert buckets(campaign) == {"queued": 2, "skipped": 1}
    assert out.phone not in copies(simulator)


@pytest.mark.sqlite_only
def test_an_opt_out_from_another_sender_only_does_not_count(
    campaign_of: Audience, build: Builder, workspace: object, db: Database, buckets: Buckets
) -> None:
    campaign = campaign_of(1)
    phone = recipients(db, campaign)[0].phone or ""
    build.opt_out(workspace, phone, scope="sender:999")  # type: ignore[arg-type]
    run_lanes(campaign.id)
    assert buckets(campaign) == {"queued": 1}


def test_a_stop_while_queued_holds(
    db: Database,
    simulator: Simulator,
    campaign_of: Audience,
    build: Builder,
    workspace: object,
    buckets: Buckets,
) -> None:
    """The last recipients opt out while the first texts leave, slowly."""
    campaign = campaign_of(16)
    with db.write() as session:
        session.execute(update(Sender).values(throughput=8.0))
    last = recipients(db, campaign)[-4:]

    def stop() -> None:
        until(lambda: len(simulator.twilio.messages()) >= 3)
        for row in last:
            build.opt_out(workspace, row.phone or "")  # type: ignore[arg-type]

    stopper = threading.Thread(target=stop)
    stopper.start()
    for _ in range(4):
        run_lanes(campaign.id)
    stopper.join()
    assert buckets(campaign) == {"queued": 12, "skipped": 4}
    assert not {row.phone for row in last} & set(copies(simulator))


@pytest.mark.sqlite_only
def test_a_pause_takes_effect_within_a_second(
    db: Database, simulator: Simulator, campaign_of: Audience, buckets: Buckets
) -> None:
    campaign = campaign_of(60)
    with db.write() as session:
        session.execute(update(Sender).values(throughput=20.0))

    def pause() -> None:
        until(lambda: len(simulator.twilio.messages()) >= 3)
        with db.write() as session:
            session.execute(update(Campaign).values(state=CampaignState.PAUSED.value))

    pauser = threading.Thread(target=pause)
    pauser.start()
    run_lane(campaign.id, 0)
    pauser.join()
    sent = len(copies(simulator))
    assert sent <= 25
    assert buckets(campaign) == {"queued": sent, "pending": 60 - sent}


@pytest.mark.sqlite_only
def test_nothing_is_sent_for_a_campaign_that_is_not_sending(
    simulator: Simulator, campaign_of: Audience, buckets: Buckets
) -> None:
    campaign = campaign_of(2, state=CampaignState.PAUSED)
    run_lane(campaign.id, 0)
    assert simulator.twilio.messages() == []
    assert buckets(campaign) == {"pending": 2}


def test_texts_that_were_not_processed_are_sent_in_the_end(
    simulator: Simulator, campaign_of: Audience, buckets: Buckets
) -> None:
    campaign = campaign_of(30)
    simulator.twilio.fault("429", times=8)
    for _ in range(5):
        run_lanes(campaign.id)
    assert set(copies(simulator).values()) == {1}
    assert buckets(campaign) == {"queued": 30}


@pytest.mark.sqlite_only
def test_a_429_slows_the_sender_down_and_no_connection_does_not(
    rt: Runtime, simulator: Simulator, sender: Sender, campaign_of: Audience
) -> None:
    limits = route_of(sender, rt.settings).limits
    simulator.twilio.fault("reset_before", times=1, match={"method": "POST"})
    run_lanes(campaign_of(5).id)
    assert pace_of(rt.redis, limits) == 1

    simulator.twilio.fault("429", times=1, match={"method": "POST"})
    run_lanes(campaign_of(5).id)
    assert LEAST < pace_of(rt.redis, limits) < 1


def test_a_text_whose_answer_was_lost_is_unknown_and_not_sent_again(
    db: Database, simulator: Simulator, campaign_of: Audience, buckets: Buckets
) -> None:
    campaign = campaign_of(10)
    simulator.twilio.fault("hang_after", times=1)
    simulator.twilio.fault("503_after", times=1)
    run_lanes(campaign.id)
    run_lanes(campaign.id)
    assert buckets(campaign) == {"queued": 8, "unknown": 2}
    assert sum(copies(simulator).values()) == 10
    assert fresh(db, campaign).state == CampaignState.SETTLING


@pytest.mark.sqlite_only
def test_while_twilio_answers_nobody_few_texts_become_unknown(
    rt: Runtime,
    simulator: Simulator,
    campaign_of: Audience,
    buckets: Buckets,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without a stop two seconds would lose four hundred answers. Another lane ends this one."""
    brief = rt.settings.model_copy(update={"rollcall_lane_seconds": 2.0})
    context.use(replace(rt, settings=brief))
    monkeypatch.setattr("jobs.send.crew.MOST", 1)
    enqueue_lane(rt, 999, 0)
    simulator.twilio.fault("503", match={"method": "POST"})
    campaign = campaign_of(600)
    run_lane(campaign.id, 0)
    assert IN_THE_DARK <= buckets(campaign)["unknown"] < 200


@pytest.mark.parametrize(
    ("character", "code"), [("invalid", 21211), ("not_mobile", 21614), ("unroutable", 21612)]
)
@pytest.mark.sqlite_only
def test_a_number_that_twilio_refuses_fails_with_its_code(
    db: Database,
    simulator: Simulator,
    campaign_of: Audience,
    buckets: Buckets,
    character: str,
    code: int,
) -> None:
    campaign = campaign_of(2)
    first = recipients(db, campaign)[0]
    simulator.twilio.handset(first.phone, character=character)
    run_lanes(campaign.id)
    assert buckets(campaign) == {"queued": 1, "failed": 1}
    assert recipients(db, campaign)[0].error_code == code


def test_21610_is_an_opt_out_from_then_on(
    db: Database, simulator: Simulator, campaign_of: Audience, sender: Sender, buckets: Buckets
) -> None:
    campaign = campaign_of(2)
    first = recipients(db, campaign)[0]
    simulator.twilio.block(sender.address, first.phone or "")
    other = campaign_of(2, state=CampaignState.PAUSED)
    with db.write() as session:
        session.get_one(Recipient, recipients(db, other)[0].id).phone = first.phone
    run_lanes(campaign.id)
    assert buckets(campaign) == {"queued": 1, "skipped": 1}
    assert recipients(db, campaign)[0].reason == SkipReason.OPTED_OUT
    assert [row.bucket for row in recipients(db, other)] == [Bucket.SKIPPED, Bucket.PENDING]
    with db.read() as session:
        outs = session.execute(select(OptOut.phone, OptOut.scope).order_by(OptOut.id)).all()
        events = session.execute(select(ConsentEvent.source, ConsentEvent.message_id)).all()
        blocked = session.scalars(select(Message.id).where(Message.phone == first.phone)).one()
    assert outs == [(first.phone, "all"), (first.phone, f"sender:{sender.id}")]
    assert events == [("carrier", blocked)] * 2


def test_a_number_that_cannot_receive_texts_is_left_out_from_then_on(
    db: Database, simulator: Simulator, campaign_of: Audience
) -> None:
    first, again = campaign_of(1), campaign_of(2)
    phone = recipients(db, first)[0].phone or ""
    simulator.twilio.handset(phone, character="not_mobile")
    run_lanes(first.id)
    with db.read() as session:
        [known] = session.scalars(select(Suppression))
    assert (known.phone, known.code, known.reason) == (phone, 21614, SkipReason.SAID_LANDLINE)

    with db.write() as session:
        session.get_one(Recipient, recipients(db, again)[0].id).phone = phone
    simulator.twilio.handset(phone, character="delivers")
    run_lanes(again.id)
    told = [(row.bucket, row.reason) for row in recipients(db, again)]
    assert told == [(Bucket.SKIPPED, SkipReason.SAID_LANDLINE), (Bucket.QUEUED, None)]
    assert copies(simulator)[phone] == 0


@pytest.mark.sqlite_only
def test_a_code_that_would_hit_everybody_pauses_with_the_reason(
    db: Database, simulator: Simulator, campaign_of: Audience, buckets: Buckets
) -> None:
    campaign = campaign_of(40)
    simulator.twilio.fault("status:401:20003")
    run_lanes(campaign.id)
    found = fresh(db, campaign)
    assert found.state == CampaignState.PAUSED
    assert found.state_by == "system"
    assert found.state_reason == "Twilio refused our credentials (Twilio error 20003)."
    assert buckets(campaign) == {"pending": 40}
    with db.read() as session:
        assert session.scalars(select(AuditRow.verb)).all() == ["pause"]


@pytest.mark.sqlite_only
def test_a_campaign_of_another_installation_pauses_and_sends_nothing(
    db: Database, simulator: Simulator, campaign_of: Audience
) -> None:
    campaign = campaign_of(2, installation_id="elsewhere")
    run_lane(campaign.id, 0)
    assert fresh(db, campaign).state == CampaignState.PAUSED
    assert "another installation" in fresh(db, campaign).state_reason
    assert simulator.twilio.messages() == []


@pytest.mark.sqlite_only
def test_a_campaign_that_was_silent_for_long_pauses(
    db: Database, simulator: Simulator, campaign_of: Audience
) -> None:
    campaign = campaign_of(2, heartbeat_at=now() - timedelta(minutes=31))
    run_lane(campaign.id, 0)
    assert fresh(db, campaign).state == CampaignState.PAUSED
    assert simulator.twilio.messages() == []


@pytest.mark.sqlite_only
def test_a_lane_leaves_its_heartbeat(db: Database, campaign_of: Audience) -> None:
    campaign = campaign_of(1, heartbeat_at=now() - timedelta(minutes=29))
    run_lanes(campaign.id)
    beat = fresh(db, campaign).heartbeat_at
    assert beat is not None
    assert now() - beat < timedelta(minutes=1)


@pytest.mark.sqlite_only
def test_numbers_outside_the_allowed_ones_are_skipped(
    db: Database, campaign_of: Audience, rt: Runtime, buckets: Buckets, simulator: Simulator
) -> None:
    campaign = campaign_of(2)
    first = recipients(db, campaign)[0].phone
    only = rt.settings.model_copy(update={"rollcall_only_to": frozenset({first})})
    context.use(replace(rt, settings=only, sms=Twilio(only)))
    run_lanes(campaign.id)
    assert set(copies(simulator)) == {first}
    assert buckets(campaign) == {"queued": 1, "skipped": 1}


@pytest.mark.sqlite_only
def test_without_redis_nothing_is_sent(
    db: Database, campaign_of: Audience, rt: Runtime, buckets: Buckets, simulator: Simulator
) -> None:
    campaign = campaign_of(3)
    away = {"redis_url": "redis://127.0.0.1:9/0", "rollcall_lane_seconds": 1.0}
    context.use(compose(rt.settings.model_copy(update=away)))
    run_lane(campaign.id, 0)
    assert simulator.twilio.messages() == []
    assert buckets(campaign) == {"pending": 3}


@pytest.mark.sqlite_only
def test_the_pace_holds(db: Database, simulator: Simulator, campaign_of: Audience) -> None:
    """By when texts reached the carrier's host: no second holds more than the throughput and two
    segments.

    On a machine that is held up one late text more, of two segments (docs/reliability.md). When
    the carrier got round to them says nothing: it may be held up itself.
    """
    campaign = campaign_of(60, template="{{name}}" + "x" * 170)
    with db.write() as session:
        session.execute(update(Sender).values(throughput=40.0))
    run_lanes(campaign.id)
    asked = [it for it in simulator.ledger(kind="twilio.request") if it["operation"] == "create"]
    assert set(copies(simulator).values()) == {1}
    assert len(copies(simulator)) == len(asked) == 60
    worst = 2 * worst_second([(it["came"][0], it["came"][1]) for it in asked])
    assert worst <= 42 + 2


@pytest.mark.sqlite_only
def test_held_recipients_stay_held(campaign_of: Audience, db: Database, buckets: Buckets) -> None:
    campaign = campaign_of(3)
    with db.write() as session:
        row = recipients(db, campaign)[0]
        session.execute(
            update(Recipient).where(Recipient.id == row.id).values(bucket=Bucket.HELD.value)
        )
    run_lanes(campaign.id)
    assert buckets(campaign) == {"queued": 2, "held": 1}
    assert fresh(db, campaign).state == CampaignState.SENDING


@pytest.mark.sqlite_only
def test_a_second_sigterm_ends_no_lane_before_its_outcomes_are_written(
    monkeypatch: pytest.MonkeyPatch, campaign_of: Audience, buckets: Buckets
) -> None:
    """The engine is over by then, and SIGTERM's own way would end the process at once."""
    finish, handlers = Writer.finish, []

    async def finish_late(self: Writer) -> None:
        handlers.append(signal.getsignal(signal.SIGTERM))
        await finish(self)

    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    monkeypatch.setattr(Writer, "finish", finish_late)
    campaign = campaign_of(2)
    run_lane(campaign.id, 0)
    after = signal.signal(signal.SIGTERM, before)
    assert buckets(campaign) == {"queued": 2}
    assert len(handlers) == 1
    assert signal.SIG_DFL not in handlers
    assert after == signal.SIG_DFL


@pytest.mark.sqlite_only
def test_a_lane_goes_on_where_no_other_needs_its_place_and_gives_way_where_one_does(
    *,
    db: Database,
    rt: Runtime,
    campaign_of: Audience,
    buckets: Buckets,
    never_blind: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Sixty texts at 40 a second take longer than a lane's time, which is short here."""
    short = rt.settings.model_copy(update={"rollcall_lane_seconds": 0.3})
    context.use(replace(rt, settings=short))
    with db.write() as session:
        session.execute(update(Sender).values(throughput=40.0))
    alone = campaign_of(60)
    run_lane(alone.id, 0)
    assert buckets(alone) == {"queued": 60}

    monkeypatch.setattr("jobs.send.crew.MOST", 1)
    enqueue_lane(rt, 999, 0)
    polite = campaign_of(60)
    run_lane(polite.id, 0)
    assert buckets(polite)["pending"] > 0
    assert fresh(db, polite).state == CampaignState.SENDING


@pytest.mark.sqlite_only
def test_a_text_that_was_held_up_gets_its_next_slot_in_the_same_turn(
    monkeypatch: pytest.MonkeyPatch, campaign_of: Audience, buckets: Buckets, never_blind: None
) -> None:
    """Each is late when it has its connection, also the last one: its next lane knows nothing."""
    looks: Counter[str] = Counter()
    check = Attempts._check

    def late_once(self: Attempts, item: Ready, route: Route) -> str | None:
        looks[item.claim.phone] += 1
        return LATE if looks[item.claim.phone] == 2 else check(self, item, route)

    monkeypatch.setattr(Attempts, "_check", late_once)
    campaign = campaign_of(3)
    run_lane(campaign.id, 0)
    assert buckets(campaign) == {"queued": 3}


@pytest.mark.sqlite_only
def test_a_campaign_at_its_daily_limit_waits_without_a_lane_and_goes_on_when_it_is_raised(
    db: Database, rt: Runtime, sender: Sender, campaign_of: Audience, buckets: Buckets
) -> None:
    campaign = campaign_of(8)
    limit(rt, sender, 5)
    run_lane(campaign.id, 0)
    assert buckets(campaign) == {"queued": 5, "pending": 3}
    assert queue(rt, QueueName.SEND).count == 0
    look_at_lanes(rt)
    assert queue(rt, QueueName.SEND).count == 0
    assert fresh(db, campaign).state == CampaignState.SENDING

    limit(rt, sender, 8)

    def restarted() -> bool:
        look_at_lanes(rt)
        return queue(rt, QueueName.SEND).count == 1

    until(restarted)
    run_lane(campaign.id, 0)
    assert buckets(campaign) == {"queued": 8}


@pytest.mark.sqlite_only
def test_a_canary_waits_without_a_lane_and_the_rest_follows_its_release(
    db: Database, rt: Runtime, campaign_of: Audience, buckets: Buckets
) -> None:
    campaign = campaign_of(8, canary_size=3)
    run_lanes(campaign.id)
    assert buckets(campaign) == {"queued": 3, "pending": 5}
    look_at_lanes(rt)
    assert queue(rt, QueueName.SEND).count == 0
    assert fresh(db, campaign).state == CampaignState.SENDING

    with db.write() as session:
        assert canaries.release(session, campaign.id, by="slack:U01ADA", now=now())

    def restarted() -> bool:
        look_at_lanes(rt)
        return queue(rt, QueueName.SEND).count == 1

    until(restarted)
    run_lanes(campaign.id)
    assert buckets(campaign) == {"queued": 8}
    assert fresh(db, campaign).state == CampaignState.SETTLING


@pytest.mark.sqlite_only
def test_a_campaign_that_waits_for_tomorrow_is_no_stranger_then(
    db: Database, rt: Runtime, sender: Sender, campaign_of: Audience
) -> None:
    campaign = campaign_of(3, heartbeat_at=now() - timedelta(minutes=20))
    limit(rt, sender, 0)
    run_lane(campaign.id, 0)
    with db.write() as session:
        session.execute(update(Campaign).values(heartbeat_at=now() - timedelta(minutes=20)))
    look_at_lanes(rt)
    beat = fresh(db, campaign).heartbeat_at
    assert beat is not None
    assert beat > now() - timedelta(minutes=1)


def limit(rt: Runtime, sender: Sender, most: int) -> None:
    """Set the sender's daily limit, as the set-up does."""
    with rt.db.write() as session:
        session.execute(update(Sender).where(Sender.id == sender.id).values(daily_limit=most))
        daily.recount(session, sender.id, rt.clock())


def test_a_campaign_whose_sender_was_stopped_as_it_began_is_paused_with_the_senders_reason(
    db: Database, simulator: Simulator, campaign_of: Audience, sender: Sender, buckets: Buckets
) -> None:
    """As after a race with the press: nothing leaves, and it must not look as if it sent."""
    campaign = campaign_of(5)
    with db.write() as session:
        session.get_one(Sender, sender.id).stopped_reason = "Not verified."

    run_lane(campaign.id, 0)

    assert simulator.twilio.messages() == []
    assert buckets(campaign) == {"pending": 5}
    row = fresh(db, campaign)
    assert (row.state, row.state_reason) == (CampaignState.PAUSED, "Not verified.")
    assert (row.state_by, row.resumes_at) == ("system", None)


@pytest.mark.sqlite_only
def test_another_senders_stop_pauses_nothing(
    db: Database, build: Builder, campaign_of: Audience, sender: Sender, workspace: Workspace
) -> None:
    build.sender(workspace, stopped_reason="Not verified.")
    campaign = campaign_of(2)

    run_lanes(campaign.id)

    assert fresh(db, campaign).state == CampaignState.SETTLING


def test_a_mistake_of_ours_pauses_the_campaign_and_hands_back_what_never_left(
    db: Database,
    simulator: Simulator,
    campaign_of: Audience,
    buckets: Buckets,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each text was claimed, unknown, looked up, and claimed again, and nobody was told."""

    def broken(claim: Claim) -> None:
        raise KeyError(claim.phone)

    monkeypatch.setattr(World, "objection", lambda self, claim: broken(claim))
    campaign = campaign_of(5)
    with capture_logs() as logs:
        run_lanes(campaign.id)
    found = fresh(db, campaign)
    assert found.state == CampaignState.PAUSED
    assert found.state_reason == (
        "Rollcall failed on a text: KeyError, see the log. When that is mended, resume."
    )
    assert simulator.twilio.messages() == []
    assert buckets(campaign) == {"pending": 5}
    (told,) = [line for line in logs if line["event"] == "text_failed"]
    assert "in broken" in told["where"]
    assert "+1512" not in str(logs)


@pytest.mark.parametrize("is_routed", [True, False])
def test_a_mistake_of_ours_is_told_to_who_hears_of_stopped_senders_and_to_nobody_else(
    db: Database,
    campaign_of: Audience,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_routed: bool,
) -> None:
    campaign = campaign_of(2)
    with db.write() as session:
        kind = AlertKind.SENDER if is_routed else AlertKind.FINISHED
        routes.place(session, campaign.workspace_id, {kind: ("U01CHI",)})
    monkeypatch.setattr(World, "objection", lambda self, claim: claim.nothing)
    run_lanes(campaign.id)

    with db.read() as session:
        found = [(it.rule, it.addressee, it.words) for it in session.scalars(select(Alert))]
    what = "Rollcall failed on a text: AttributeError. Have it mended: the sender’s log says where"
    assert found == ([("sender", "U01CHI", what)] if is_routed else [])


def test_a_campaign_goes_on_when_the_mistake_is_mended(
    db: Database, simulator: Simulator, campaign_of: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = campaign_of(3)
    with monkeypatch.context() as broken:
        broken.setattr(World, "objection", lambda self, claim: claim.nothing)
        run_lanes(campaign.id)
    with db.write() as session:
        assert control.resume_by_itself(session, campaign.id, campaign.workspace_id, now())
    run_lanes(campaign.id)
    assert set(copies(simulator).values()) == {1}
    assert len(copies(simulator)) == 3
