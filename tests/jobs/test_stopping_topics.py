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
from domain.senders import KeywordsBy, SenderKind
from jobs.intake import Taken, take_in
from models import consent
from models.consent_events import Told
from models.tables import Campaign, ConsentEvent, Message, OptOut, Recipient, Sender, Workspace
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
