"""A stop aimed at one topic stops everything at once; START brings back the rest of it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain.inbound import CameBy, ConsentSource, InboundText
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.meaning.verdicts import Meaning
from domain.messages import MessageKind
from domain.provisional import Decision
from domain.senders import KeywordsBy, SenderKind
from jobs.intake import Taken, take_in
from models import consent, provisional
from models.consent_events import Told
from models.tables import (
    Campaign,
    ConsentEvent,
    Inbound,
    Message,
    OptOut,
    Recipient,
    Sender,
    Workspace,
)
from runtime import Runtime
from tests.builders import Builder, now

pytestmark = pytest.mark.sqlite_only
PHONE = "+14155550188"
AGO = timedelta(minutes=4)
Say = Callable[..., Taken]


@pytest.fixture
def sender(build: Builder, workspace: Workspace) -> Sender:
    """One whose words we answer ourselves."""
    facts = {"kind": SenderKind.SHORT_CODE, "keywords_by": KeywordsBy.US, "address": "73738"}
    return build.sender(workspace, **facts)


@pytest.fixture
def campaigns(build: Builder, sender: Sender) -> list[Campaign]:
    """The Tuesday tips and the offers, both under way, and both for the same person."""
    made = [
        build.campaign(sender, state=CampaignState.SENDING, topic=topic)
        for topic in ("tuesday-tips", "offers")
    ]
    for campaign in made:
        build.recipient(campaign, PHONE)
    return made


@pytest.fixture
def say(rt: Runtime, sender: Sender) -> Say:
    """The person texts our sender, a minute after the last time."""
    told = 0

    def speak(body: str, *, ago: timedelta | None = None) -> Taken:
        nonlocal told
        told += 1
        text: dict[str, Any] = {"sid": f"SM{told:032d}", "from_": PHONE, "to": sender.address}
        at = datetime.now(UTC) - (AGO - timedelta(seconds=61) * told if ago is None else ago)
        return take_in(rt, InboundText(body=body, received_at=at, came_by=CameBy.WEBHOOK, **text))

    return speak


def out_of(rt: Runtime) -> set[tuple[str, str]]:
    with rt.db.read() as session:
        return {(it.scope, it.source) for it in session.scalars(select(OptOut))}


def answers(rt: Runtime, kind: MessageKind) -> list[str]:
    with rt.db.read() as session:
        found = session.scalars(select(Message.body).where(Message.kind == kind))
        return [body or "" for body in found]


def test_a_stop_of_one_topic_stops_everything_and_the_confirmation_asks(
    rt: Runtime, say: Say, campaigns: list[Campaign]
) -> None:
    taken = say("stop the Tuesday ones please")

    assert (taken.meaning, taken.answer) == (Meaning.OPT_OUT, MessageKind.STOP_CONFIRMATION)
    assert out_of(rt) == {("all", "reply")}
    with rt.db.read() as session:
        assert set(session.scalars(select(Recipient.bucket))) == {Bucket.SKIPPED}
        assert session.scalars(select(ConsentEvent.topic)).all() == ["tuesday-tips"]
    [asked] = answers(rt, MessageKind.STOP_CONFIRMATION)
    assert asked.endswith("Meant only Tuesday tips? START brings back the rest.")


def test_a_bare_stop_asks_nothing_and_remembers_no_topic(
    rt: Runtime, say: Say, campaigns: list[Campaign]
) -> None:
    say("STOP")

    [told] = answers(rt, MessageKind.STOP_CONFIRMATION)
    assert "Meant" not in told
    say("START")
    assert out_of(rt) == set()


def test_start_then_brings_back_all_but_the_topic_and_says_so(
    rt: Runtime, say: Say, campaigns: list[Campaign]
) -> None:
    say("stop the Tuesday ones")
    say("START")

    assert out_of(rt) == {("topic:tuesday-tips", "reply")}
    with rt.db.read() as session:
        events = session.scalars(select(ConsentEvent).order_by(ConsentEvent.id)).all()
    assert [(it.change, it.scope, it.words) for it in events] == [
        ("out", "all", "stop the tuesday ones"),
        ("in", "all", "start"),
        ("out", "topic:tuesday-tips", "stop the tuesday ones"),
    ]
    [told] = answers(rt, MessageKind.START_CONFIRMATION)
    assert "all our messages but Tuesday tips" in told


def test_a_start_that_is_pressed_twice_is_one_and_a_later_one_brings_back_the_topic(
    rt: Runtime, say: Say, campaigns: list[Campaign]
) -> None:
    say("stop the Tuesday ones", ago=timedelta(minutes=4))
    say("START", ago=timedelta(minutes=3))
    say("START", ago=timedelta(minutes=2, seconds=50))
    assert out_of(rt) == {("topic:tuesday-tips", "reply")}

    say("START", ago=timedelta(seconds=30))
    assert out_of(rt) == set()


def test_silence_means_everything(rt: Runtime, say: Say, campaigns: list[Campaign]) -> None:
    say("stop the Tuesday ones")
    say("thanks")

    assert out_of(rt) == {("all", "reply")}


def test_start_lifts_no_complaint_and_confirms_nothing(
    rt: Runtime, say: Say, campaigns: list[Campaign], sender: Sender
) -> None:
    say("STOP")
    with rt.db.write() as session:
        consent.opt_out(
            session,
            Told(ConsentSource.COMPLAINT, by="slack:U01ADA", reason="her lawyer wrote"),
            workspace_id=sender.workspace_id,
            phone=PHONE,
            said_at=now() - AGO,
            now=now(),
        )

    taken = say("START")

    assert out_of(rt) == {("all", "complaint")}
    assert taken.answer is None


def test_a_topic_that_no_campaign_has_stops_nothing(
    rt: Runtime, say: Say, campaigns: list[Campaign]
) -> None:
    assert say("see you at the Wednesday class").meaning is Meaning.REPLY
    assert out_of(rt) == set()


@pytest.mark.parametrize("body", ["stop the Tuesday and Thursday ones", "unsubscribe tuesday"])
def test_a_stop_that_may_mean_several_topics_stops_everything_and_remembers_none(
    rt: Runtime, build: Builder, sender: Sender, say: Say, body: str
) -> None:
    for topic in ("tuesday-tips", "thursday-tips", "tuesday-news"):
        build.recipient(build.campaign(sender, state=CampaignState.SENDING, topic=topic), PHONE)

    taken = say(body)

    assert taken.meaning is Meaning.OPT_OUT
    assert out_of(rt) == {("all", "reply")}
    with rt.db.read() as session:
        assert set(session.scalars(select(Recipient.bucket))) == {Bucket.SKIPPED}
        assert session.scalars(select(ConsentEvent.topic)).all() == [""]


@pytest.mark.parametrize(
    "body", ["cancel my appointment", "can you cancel my appointment", "No appointment?"]
)
def test_who_calls_off_an_appointment_is_opted_out_of_no_reminders(
    rt: Runtime, build: Builder, sender: Sender, say: Say, body: str
) -> None:
    build.campaign(sender, state=CampaignState.SENDING, topic="appointment-reminders")

    assert say(body).meaning is Meaning.REPLY
    assert out_of(rt) == set()


def test_three_starts_of_less_than_a_minute_apart_bring_the_topic_back(
    rt: Runtime, say: Say, campaigns: list[Campaign]
) -> None:
    say("stop the Tuesday ones", ago=timedelta(seconds=200))
    for ago in (150, 100):
        say("START", ago=timedelta(seconds=ago))
        assert out_of(rt) == {("topic:tuesday-tips", "reply")}

    say("START", ago=timedelta(seconds=50))
    assert out_of(rt) == set()


def test_an_older_start_that_is_read_late_brings_the_topic_back_too(
    rt: Runtime, say: Say, campaigns: list[Campaign]
) -> None:
    say("stop the Tuesday ones", ago=timedelta(seconds=240))
    say("START", ago=timedelta(seconds=30))
    assert out_of(rt) == {("topic:tuesday-tips", "reply")}

    say("START", ago=timedelta(seconds=200))
    assert out_of(rt) == set()


def test_the_topic_of_words_that_were_lifted_does_not_come_back(
    rt: Runtime, say: Say, campaigns: list[Campaign]
) -> None:
    say("quit tuesday", ago=timedelta(minutes=3))
    with rt.db.write() as session:
        found = session.scalars(select(Inbound)).one()
        kept = consent.held_words(session, found.workspace_id or 0, PHONE)
        assert provisional.decide(session, found.id, Decision.LIFTED, by="x", now=now())
        provisional.lift(session, found, kept, by="x", now=now())

    say("STOP", ago=timedelta(minutes=2))
    say("START", ago=timedelta(minutes=1))

    assert out_of(rt) == set()


def recorded(rt: Runtime, sender: Sender, source: ConsentSource, scope: str) -> bool:
    """Something else than a reply opts the number out now."""
    with rt.db.write() as session:
        return consent.opt_out(
            session,
            Told(source, by="slack:U01ADA"),
            workspace_id=sender.workspace_id,
            phone=PHONE,
            said_at=now(),
            now=now(),
            scope=scope,
        )


@pytest.mark.parametrize("scope", ["topic:offers", "all"])
def test_a_start_that_is_read_late_counts_whatever_the_team_recorded_since(
    rt: Runtime, say: Say, campaigns: list[Campaign], sender: Sender, scope: str
) -> None:
    say("STOP", ago=timedelta(minutes=3))
    recorded(rt, sender, ConsentSource.MANUAL, scope)

    say("START", ago=timedelta(minutes=1))

    assert out_of(rt) == {(scope, "manual")}


def test_a_start_counts_for_nothing_that_the_person_has_stopped_since(
    rt: Runtime, say: Say, campaigns: list[Campaign]
) -> None:
    say("STOP", ago=timedelta(minutes=3))
    say("STOP", ago=timedelta(minutes=1))

    say("START", ago=timedelta(minutes=2))

    assert out_of(rt) == {("all", "reply")}


def test_a_complaint_counts_though_a_start_is_stamped_later(
    rt: Runtime, say: Say, campaigns: list[Campaign], sender: Sender
) -> None:
    say("START", ago=timedelta(seconds=-5))

    assert recorded(rt, sender, ConsentSource.COMPLAINT, "all")
    assert out_of(rt) == {("all", "complaint")}


@pytest.mark.parametrize(("minutes", "stands"), [(3, False), (1, True)])
def test_what_twilio_refused_before_a_start_takes_back_no_start(
    rt: Runtime, say: Say, campaigns: list[Campaign], sender: Sender, minutes: int, stands: bool
) -> None:
    say("START", ago=timedelta(minutes=2))

    with rt.db.write() as session:
        consent.blocked(
            session,
            workspace_id=sender.workspace_id,
            phone=PHONE,
            sender_id=sender.id,
            code=21610,
            message_id=1,
            now=now(),
            said_at=now() - timedelta(minutes=minutes),
        )

    blocks = {("all", "carrier"), (f"sender:{sender.id}", "carrier")}
    assert out_of(rt) == (blocks if stands else set())
