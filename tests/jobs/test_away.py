"""The away text: to what people must read, once a person and day, while nobody reads."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from domain import away as away_rules
from domain.away import Away, to_data
from domain.inbound import CameBy, InboundText
from domain.messages import MessageKind
from jobs.intake import Taken, take_in
from models import alerts, waiting
from models.claims import Holder
from models.tables import Alert, Campaign, Message, Sender, Workspace
from runtime import Runtime
from tests.builders import Builder

pytestmark = pytest.mark.sqlite_only
PHONE, OTHER = "+14155550179", "+14155550180"
TEXT = "Harbour Books: we read this Mon-Fri 9-5. In a hurry? Call 512 555 0100."
SIDS = count(1)
Say = Callable[..., Taken]


@pytest.fixture
def campaign(rt: Runtime, build: Builder, sender: Sender) -> Campaign:
    """A campaign that asked two people for a C or an R, of a team that is always away."""
    words(rt, Away(TEXT))
    campaign = build.campaign(
        sender, template="Reply C to confirm or R to reschedule.", asks="confirm_decline"
    )
    for phone in (PHONE, OTHER):
        build.message(campaign, build.recipient(campaign, phone))
    return campaign


@pytest.fixture
def say(rt: Runtime, sender: Sender, campaign: Campaign) -> Say:
    """Somebody texts us."""

    def speak(body: str, phone: str = PHONE, ago: float = 0) -> Taken:
        at = datetime.now(UTC) - timedelta(minutes=ago)
        sid = f"SM{next(SIDS):032d}"
        return take_in(rt, InboundText(sid, phone, sender.address, body, at, CameBy.WEBHOOK))

    return speak


def words(rt: Runtime, away: Away | None) -> None:
    with rt.db.write() as session:
        session.execute(update(Workspace).values(away=to_data(away)))


def sent(rt: Runtime) -> list[Message]:
    with rt.db.read() as session:
        return list(session.scalars(select(Message).where(Message.kind == "reply")))


@pytest.mark.parametrize("body", ["What time?", "R"])
def test_what_a_person_must_read_is_answered(
    rt: Runtime, say: Say, sender: Sender, body: str
) -> None:
    assert say(body).answer is MessageKind.REPLY

    (text,) = sent(rt)
    assert (text.phone, text.body, text.sender_id) == (PHONE, TEXT, sender.id)
    assert (text.state, text.campaign_id, text.acknowledges) == ("waiting", None, None)


def test_it_goes_once_a_person_and_day(rt: Runtime, say: Say) -> None:
    say("What time?")
    say("Hello?")
    say("What time?", OTHER)
    assert [text.phone for text in sent(rt)] == [PHONE, OTHER]

    with rt.db.write() as session:
        yesterday = datetime.now(UTC) - timedelta(hours=25)
        session.execute(update(Message).where(Message.kind == "reply").values(state_at=yesterday))
    say("Anybody?")
    assert [text.phone for text in sent(rt)] == [PHONE, OTHER, PHONE]


@pytest.mark.parametrize(
    "body",
    [
        "STOP",
        "please stop texting me",
        "you text me too much",
        "HELP",
        "START",
        "C",
        "Liked “Reply C”",
    ],
)
def test_nothing_else_is_answered_by_it(rt: Runtime, say: Say, body: str) -> None:
    say(body)
    assert TEXT not in [text.body for text in sent(rt)]


def test_whoever_opted_out_gets_none(rt: Runtime, say: Say) -> None:
    say("STOP")
    say("What time?")
    assert sent(rt) == []


def test_who_was_never_texted_or_is_of_another_country_gets_none(
    rt: Runtime, build: Builder, campaign: Campaign, say: Say
) -> None:
    abroad = "+447400123456"
    build.message(campaign, build.recipient(campaign, abroad))
    say("What time?", "+14155550185")
    say("What time?", abroad)
    assert sent(rt) == []

    with rt.db.write() as session:
        session.execute(update(Workspace).values(countries=["US", "GB"]))
    say("Hello?", abroad)
    assert [text.phone for text in sent(rt)] == [abroad]


def test_a_team_gives_so_many_an_hour_and_no_more(
    rt: Runtime, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(away_rules, "MOST_AN_HOUR", 1)
    with capture_logs() as logs:
        say("What time?")
        say("What time?", OTHER)
    assert [text.phone for text in sent(rt)] == [PHONE]
    assert [it["event"] for it in logs].count("away_texts_full") == 1
    with rt.db.read() as session:
        told = session.scalars(select(Alert)).one()
    assert (told.addressee, told.campaign_id) == (alerts.ADMIN, None)
    assert "whoever writes now reads none" in told.words

    with rt.db.write() as session:
        before = datetime.now(UTC) - timedelta(minutes=61)
        session.execute(update(Message).where(Message.kind == "reply").values(state_at=before))
    say("Hello?", OTHER)
    assert [text.phone for text in sent(rt)] == [PHONE, OTHER]


def test_a_stop_before_it_leaves_cancels_it(rt: Runtime, say: Say) -> None:
    say("What time?")
    say("STOP")

    with rt.db.write() as session:
        now = rt.clock()
        waiting.claim_waiting(session, Holder("t", now, now + timedelta(minutes=1)), limit=9)
    assert [text.state for text in sent(rt)] == ["cancelled"]


def test_without_words_or_within_the_hours_nothing_goes(rt: Runtime, say: Say) -> None:
    words(rt, Away(TEXT, "Mon-Sun 0:00-24:00"))
    say("What time?")
    words(rt, None)
    say("What time?", OTHER)
    assert sent(rt) == []


def test_an_acknowledgement_goes_instead_of_it(
    rt: Runtime, build: Builder, sender: Sender, say: Say
) -> None:
    asks = build.campaign(sender, template="How was it?", asks="free_answer", acknowledgement="Ta!")
    build.message(asks, build.recipient(asks, "+14155550184"))
    say("fine", "+14155550184")
    assert [text.body for text in sent(rt)] == ["Ta!"]


def test_what_is_found_late_gets_none(rt: Runtime, say: Say) -> None:
    say("What time?", ago=90)
    assert sent(rt) == []


def test_a_machine_is_not_answered_again_and_again(rt: Runtime, say: Say) -> None:
    """Our own away text that comes back, after a day and in a loop, gets none."""
    say("What time?")
    with rt.db.write() as session:
        day = datetime.now(UTC) - timedelta(hours=23, minutes=59)
        session.execute(update(Message).where(Message.kind == "reply").values(state_at=day))
    say(TEXT)
    assert len(sent(rt)) == 1
