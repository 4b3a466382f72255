"""People who text JOIN: a consent in writing, at once or after their Y, and one answer to it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from domain.consent import Standing
from domain.inbound import CameBy, InboundText
from domain.messages import MessageKind
from domain.senders import KeywordsBy, SenderKind
from jobs.intake import Taken, take_in
from models import agreements
from models.tables import ConsentFact, Message, OptOut, Sender, Workspace
from runtime import Runtime
from tests.builders import Builder

PHONE = "+14155550177"
Say = Callable[..., Taken]


@pytest.fixture
def sender(build: Builder, workspace: Workspace) -> Sender:
    """A short code, whose keywords are ours to answer."""
    return build.sender(
        workspace, kind=SenderKind.SHORT_CODE, keywords_by=KeywordsBy.US, address="73737"
    )


@pytest.fixture
def say(rt: Runtime, sender: Sender) -> Say:
    """Somebody texts our sender."""
    told = 0

    def speak(body: str) -> Taken:
        nonlocal told
        told += 1
        return take_in(
            rt,
            InboundText(
                sid=f"SM{told:032d}",
                from_=PHONE,
                to=sender.address,
                body=body,
                received_at=datetime.now(UTC),
                came_by=CameBy.WEBHOOK,
            ),
        )

    return speak


def settings(rt: Runtime, workspace: Workspace, **columns: Any) -> None:
    with rt.db.write() as session:
        session.execute(update(Workspace).where(Workspace.id == workspace.id).values(**columns))


def stands(rt: Runtime, workspace: Workspace) -> Standing:
    with rt.db.read() as session:
        return agreements.standing_of(session, workspace.id, PHONE, datetime.now(UTC))


def answers(rt: Runtime) -> list[str]:
    with rt.db.read() as session:
        return [str(it) for it in session.scalars(select(Message.body).order_by(Message.id))]


def test_join_records_a_written_consent_with_what_was_agreed_to(
    rt: Runtime, say: Say, workspace: Workspace
) -> None:
    settings(rt, workspace, join_wording="Offers by text", join_frequency="Up to 4 msgs/month")

    assert say(" join! ").answer is MessageKind.START_CONFIRMATION

    assert stands(rt, workspace) is Standing.WRITTEN
    with rt.db.read() as session:
        fact = session.scalars(select(ConsentFact)).one()
    assert (fact.origin, fact.source, fact.wording) == ("keyword", "texted join", "Offers by text")
    (answer,) = answers(rt)
    for part in ("Harbour Books", "Up to 4 msgs/month", "Msg & data rates may apply", "HELP"):
        assert part in answer
    assert "STOP" in answer


def test_a_second_join_is_no_news_and_a_sentence_with_the_word_is_none(
    rt: Runtime, say: Say, workspace: Workspace
) -> None:
    assert say("can I join you at 5?").answer is None
    assert stands(rt, workspace) is Standing.NONE
    say("JOIN")

    assert say("JOIN").answer is None
    assert len(answers(rt)) == 1


def test_a_team_that_asks_twice_waits_for_the_y(
    rt: Runtime, say: Say, workspace: Workspace
) -> None:
    settings(rt, workspace, join_twice=True, join_words=["DEALS"])
    assert say("JOIN").answer is None

    say("Deals")
    assert stands(rt, workspace) is Standing.PENDING
    assert "Reply Y to get our texts" in answers(rt)[0]

    assert say("Y").answer is MessageKind.START_CONFIRMATION
    assert stands(rt, workspace) is Standing.WRITTEN
    assert "You will get our texts" in answers(rt)[1]


def test_a_keyword_that_no_y_of_ours_asked_for_waits_a_minute_for_its_answer(
    rt: Runtime, say: Say
) -> None:
    assert say("STOP").answer is MessageKind.STOP_CONFIRMATION
    assert say("START").answer is MessageKind.START_CONFIRMATION

    assert say("JOIN").answer is None
    assert len(answers(rt)) == 2


def test_a_y_that_nobody_asked_for_joins_nothing(
    rt: Runtime, say: Say, workspace: Workspace
) -> None:
    say("Y")

    assert stands(rt, workspace) is Standing.NONE


def test_join_lifts_what_start_lifts_and_start_is_no_written_consent(
    rt: Runtime, say: Say, workspace: Workspace
) -> None:
    say("STOP")
    say("START")
    assert stands(rt, workspace) is Standing.NONE
    say("STOP")

    say("JOIN")

    assert stands(rt, workspace) is Standing.WRITTEN
    with rt.db.read() as session:
        assert not session.scalars(select(OptOut)).all()


def is_out(rt: Runtime) -> bool:
    with rt.db.read() as session:
        return session.scalar(select(OptOut.id).where(OptOut.phone == PHONE)) is not None


def test_a_y_after_a_stop_confirms_no_join_from_before_it(
    rt: Runtime, say: Say, workspace: Workspace
) -> None:
    settings(rt, workspace, join_twice=True)
    say("JOIN")
    say("STOP")

    say("Y")

    assert is_out(rt)
    assert stands(rt, workspace) is Standing.PENDING


def test_a_join_while_out_takes_nothing_back_until_the_y_where_it_is_asked_twice(
    rt: Runtime, say: Say, workspace: Workspace
) -> None:
    settings(rt, workspace, join_twice=True)
    say("STOP")

    say("JOIN")
    assert is_out(rt)
    say("Y")

    assert not is_out(rt)
    assert stands(rt, workspace) is Standing.WRITTEN


def test_a_join_while_out_takes_it_back_at_once_where_it_is_asked_once(
    rt: Runtime, say: Say, workspace: Workspace
) -> None:
    say("STOP")
    say("JOIN")

    assert not is_out(rt)
    assert stands(rt, workspace) is Standing.WRITTEN


# The team's own texts ----------------------------------------------------------------------------

OWN = {
    "answer_stop": "Harbour Books: you are out, no more texts from us.",
    "answer_help": "Harbour Books here: {contact}. STOP to end.",
    "answer_join": "Harbour Books: welcome! Msg frequency varies. Msg & data rates may apply."
    " HELP for help, STOP to end.",
}


@pytest.mark.sqlite_only
def test_a_team_answers_in_its_own_words(rt: Runtime, say: Say, workspace: Workspace) -> None:
    own = {name: text.format(contact=workspace.help_contact) for name, text in OWN.items()}
    settings(rt, workspace, own_answers=own)
    for word in ("JOIN", "HELP", "STOP"):
        say(word)

    assert answers(rt) == [own["answer_join"], own["answer_help"], own["answer_stop"]]


@pytest.mark.sqlite_only
def test_a_text_that_names_another_business_is_not_sent_but_ours_is(
    rt: Runtime, say: Say, workspace: Workspace
) -> None:
    settings(rt, workspace, own_answers=OWN, business_name="Pier Books")
    say("STOP")

    (answer,) = answers(rt)
    assert answer.startswith("Pier Books: You are unsubscribed")


@pytest.mark.sqlite_only
def test_the_question_whether_somebody_joins_is_asked_in_our_words(
    rt: Runtime, say: Say, workspace: Workspace
) -> None:
    settings(rt, workspace, own_answers=OWN, join_twice=True)
    say("JOIN")

    assert "Reply Y to get our texts" in answers(rt)[0]
