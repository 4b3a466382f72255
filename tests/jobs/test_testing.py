"""One direct message per test-send, edited as receipts arrive."""

import threading
from datetime import datetime

import pytest
from sqlalchemy import update

from domain.messages import MessageKind, MessageState
from jobs import testing
from models import test_sends as rows
from models import views
from models.base import new_public_id
from models.tables import Campaign, Message, Sender
from models.tables import TestSend as TestSendRow
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.builders import Builder, now
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    return build.campaign(sender, title="Spring *offer*")


def a_test(build: Builder, campaign: Campaign, *, by: str = "slack:U01ADA") -> TestSendRow:
    test = build.add(
        TestSendRow(
            workspace_id=campaign.workspace_id,
            campaign_id=campaign.id,
            wording_id=campaign.wording_id,
            asked_by=by,
            texts=1,
            created_at=now(),
        )
    )
    build.add(
        Message(
            public_id=new_public_id(),
            workspace_id=campaign.workspace_id,
            campaign_id=campaign.id,
            test_send_id=test.id,
            sender_id=campaign.sender_id,
            kind=MessageKind.TEST,
            phone="+14155552699",
            body="Hi",
            segments=2,
            state=MessageState.WAITING,
            state_at=now(),
        )
    )
    return test


def now_is(rt: Runtime, state: MessageState, code: int | None = None) -> None:
    with rt.db.write() as session:
        session.execute(update(Message).values(state=state, error_code=code))


def forget_the_card(rt: Runtime) -> None:
    with rt.db.write() as session:
        session.execute(update(Campaign).values(card_due_at=None))


def card_due(rt: Runtime, campaign: Campaign) -> datetime | None:
    with rt.db.read() as session:
        return session.get_one(Campaign, campaign.id).card_due_at


def test_the_same_message_tells_the_outcome_as_it_comes(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign
) -> None:
    test = a_test(build, campaign)
    testing.report(test.id)
    assert "waiting" in text_of(slack.dms("ada")[0])

    now_is(rt, MessageState.DELIVERED)
    testing.report(test.id)
    (message,) = slack.dms("ada")
    assert "1 of 1 text delivered." in text_of(message)
    assert "+1•••••2699" in text_of(message)
    assert "+14155552699" not in str(message)


def test_a_report_that_would_change_nothing_is_not_sent(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign
) -> None:
    test = a_test(build, campaign)
    testing.report(test.id)
    testing.report(test.id)

    assert slack.calls("chat.update") == []


def test_a_failure_is_told_in_words(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign
) -> None:
    test = a_test(build, campaign)
    now_is(rt, MessageState.UNDELIVERED, 30006)
    testing.report(test.id)

    text = text_of(slack.dms("ada")[0])
    assert "could not be delivered" in text
    assert "landline" in text
    assert "30006" not in text


def test_two_reports_at_once_send_one_message(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign
) -> None:
    test = a_test(build, campaign)
    slack.fault("slow", "chat.postMessage", seconds=0.3)
    both = [threading.Thread(target=testing.report, args=(test.id,)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert len(slack.dms("ada")) == 1


def test_a_report_waits_while_slack_is_away(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    test = a_test(build, campaign)
    slack.down()
    testing.report(test.id)
    slack.all_well()
    with rt.db.read() as session:
        assert list(rows.due(session, clock(), clock())) == [test.id]
    testing.report(test.id)

    assert len(slack.dms("ada")) == 1


def test_a_test_from_the_command_line_is_not_reported_in_slack(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign
) -> None:
    test = a_test(build, campaign, by="cli:maria")
    testing.report(test.id)

    assert slack.calls("conversations.open") == []
    with rt.db.read() as session:
        assert list(rows.due(session, now(), now())) == []


def test_the_card_is_due_whenever_the_texts_of_a_test_moved(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign
) -> None:
    for by in ("slack:U01ADA", "cli:maria"):
        test = a_test(build, campaign, by=by)
        testing.report(test.id)
        forget_the_card(rt)
        testing.report(test.id)
        assert card_due(rt, campaign) is None

        now_is(rt, MessageState.DELIVERED)
        testing.report(test.id)
        assert card_due(rt, campaign) is not None
        now_is(rt, MessageState.WAITING)


@pytest.mark.parametrize(
    ("state", "tested"),
    [
        (MessageState.WAITING, False),
        (MessageState.CLAIMED, False),
        (MessageState.UNKNOWN, False),
        (MessageState.QUEUED, True),
        (MessageState.SENT, True),
        (MessageState.DELIVERED, True),
        (MessageState.UNDELIVERED, False),
        (MessageState.FAILED, False),
        (MessageState.REFUSED, False),
        (MessageState.CANCELLED, False),
    ],
)
def test_a_text_counts_as_tested_once_twilio_took_it_and_while_nothing_says_it_failed(
    rt: Runtime, build: Builder, campaign: Campaign, state: MessageState, *, tested: bool
) -> None:
    a_test(build, campaign)
    now_is(rt, state)

    with rt.db.read() as session:
        view = views.campaign_view(session, campaign.id, now())
    assert view.tested_current is tested
    assert view.tested_by == ("slack:U01ADA" if tested else None)


def test_a_test_that_failed_leaves_the_one_before_it(
    rt: Runtime, build: Builder, campaign: Campaign
) -> None:
    a_test(build, campaign, by="slack:U01DOT")
    now_is(rt, MessageState.DELIVERED)
    a_test(build, campaign)

    with rt.db.read() as session:
        view = views.campaign_view(session, campaign.id, now())
    assert (view.tested_by, view.tested_current) == ("slack:U01DOT", True)


WHY = "The toll-free sender is not verified (Twilio error 30032)."


@pytest.mark.parametrize(
    ("state", "code", "told"),
    [
        (MessageState.UNDELIVERED, 30032, True),
        (MessageState.REFUSED, 21606, True),
        (MessageState.WAITING, None, True),
        (MessageState.DELIVERED, None, False),
        (MessageState.UNDELIVERED, 30003, False),
    ],
)
def test_who_tested_is_told_of_a_stopped_sender_where_that_concerns_the_test(
    rt: Runtime,
    slack: SlackControl,
    build: Builder,
    campaign: Campaign,
    state: MessageState,
    code: int | None,
    *,
    told: bool,
) -> None:
    test = a_test(build, campaign)
    now_is(rt, state, code)
    with rt.db.write() as session:
        session.execute(update(Sender).values(stopped_reason=WHY, stopped_at=now()))

    testing.report(test.id)

    text = text_of(slack.dms("ada")[0])
    assert ("*The sender main is stopped* since " in text) is told
    assert (f": {WHY}" in text) is told
    assert ("`rollcall release-sender main`" in text) is told


def test_a_sender_that_was_released_meanwhile_is_not_called_stopped(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign
) -> None:
    test = a_test(build, campaign)
    now_is(rt, MessageState.UNDELIVERED, 30032)

    testing.report(test.id)

    text = text_of(slack.dms("ada")[0])
    assert "not verified" in text
    assert "stopped" not in text
