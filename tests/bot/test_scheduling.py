"""A start at a time through Slack: typed or picked, asked about, kept, shown, called off."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from campaigns import starting
from models.tables import Campaign, Schedule
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, hears, make_draft, the_card, the_form

pytestmark = pytest.mark.sqlite_only
Work = Callable[[], None]


@pytest.fixture
def draft(slack: SlackControl, work: Work) -> SlackControl:
    """A channel with one draft card."""
    make_draft(slack)
    work()
    return slack


def types(slack: SlackControl, text: str) -> None:
    slack.command("ada", CHANNEL, "/campaign", text)


def kept(rt: Runtime) -> Schedule | None:
    with rt.db.read() as session:
        return session.scalars(select(Schedule)).one_or_none()


def state_of(rt: Runtime) -> str:
    with rt.db.read() as session:
        return session.scalars(select(Campaign.state)).one()


def due_now(rt: Runtime) -> None:
    """Its time has come, and the clock has watched over it."""
    now = datetime.now(UTC)
    with rt.db.write() as session:
        session.execute(update(Schedule).values(starts_at=now - timedelta(seconds=1)))
        session.execute(update(Campaign).values(heartbeat_at=now))


def test_a_typed_time_is_said_exactly_before_it_is_kept(
    draft: SlackControl, rt: Runtime, work: Work
) -> None:
    types(draft, "schedule spring tomorrow 9am")
    question = text_of(the_form(draft))
    assert "*3 recipients*" in question
    assert re.search(r"at 9:00 AM C[SD]T\* \(America/Chicago\), which is .* [AP]M UTC", question)
    answer = draft.submit("ada", {"use_by": "tomorrow 6pm"})

    assert "starts by itself" in text_of(answer["view"])
    found = kept(rt)
    assert found is not None
    assert (found.wall[-5:], found.own_zones, found.made_by) == ("09:00", False, "slack:U01ADA")
    assert "use_by" in found.answers
    work()
    card = text_of(the_card(draft))
    assert "*Scheduled* · draft by" in card
    assert "Scheduled by <@U01ADA>" in card
    assert "Unschedule" in card


def test_a_start_by_each_ones_own_clock_says_so(draft: SlackControl, rt: Runtime) -> None:
    types(draft, "schedule spring offer 2 tomorrow 9am --own-zones")
    hears(draft, "There is no campaign “spring offer 2”")

    types(draft, "schedule spring offer tomorrow 9am --own-zones")
    assert "9:00 AM* by each recipient's own clock" in text_of(the_form(draft))
    assert kept(rt) is None


def test_a_picked_time_is_said_exactly_before_it_is_kept(draft: SlackControl, rt: Runtime) -> None:
    draft.press_on("ada", the_card(draft), "Schedule …")
    assert "When shall *Spring offer* start?" in text_of(the_form(draft))
    at = int((datetime.now(UTC) + timedelta(days=2)).timestamp()) // 60 * 60
    question = draft.submit("ada", {"start": at, "zones": "together"})

    assert "by itself" in text_of(question["view"])
    assert kept(rt) is None
    draft.submit("ada")
    found = kept(rt)
    assert found is not None
    assert found.starts_at.timestamp() == at


def test_a_time_that_is_past_is_refused_beside_the_picker(draft: SlackControl, rt: Runtime) -> None:
    draft.press_on("ada", the_card(draft), "Schedule …")
    the_form(draft)

    answer = draft.submit("ada", {"start": 1_700_000_000, "zones": "together"})

    assert "already past" in answer["errors"]["start"]
    assert kept(rt) is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("schedule", "Which campaign, and when?"),
        ("schedule spring tomorrow 9", "in the morning or in the evening?"),
        ("schedule spring next week", "is not a time that I can read"),
    ],
)
def test_a_vague_time_is_refused_in_words(draft: SlackControl, typed: str, words: str) -> None:
    types(draft, typed)

    hears(draft, words)


def test_the_clock_starts_it_and_the_card_says_who_scheduled_it(
    draft: SlackControl, rt: Runtime, work: Work
) -> None:
    types(draft, "schedule spring tomorrow 9am")
    the_form(draft)
    draft.submit("ada")
    due_now(rt)

    starting.look_at_starts(rt)
    work()

    assert state_of(rt) == "sending"
    card = text_of(the_card(draft))
    assert "Launched by Rollcall" in card
    assert "scheduled by <@U01ADA>" in card


def test_what_does_not_start_is_told_by_a_mention_once(
    draft: SlackControl, rt: Runtime, work: Work
) -> None:
    types(draft, "schedule spring tomorrow 9am")
    the_form(draft)
    draft.submit("ada")
    due_now(rt)
    with rt.db.write() as session:
        session.execute(update(Campaign).values(installation_id="another"))

    starting.look_at_starts(rt)
    starting.look_at_starts(rt)
    work()

    news = [text_of(it) for it in draft.messages(CHANNEL) if "does not start" in text_of(it)]
    assert len(news) == 1
    assert "<@U01ADA>" in news[0]
    assert "another installation" in news[0]
    assert "It did not start as scheduled" in text_of(draft.messages(CHANNEL)[0])


def test_unschedule_makes_it_a_draft_again(draft: SlackControl, rt: Runtime, work: Work) -> None:
    types(draft, "schedule spring tomorrow 9am")
    the_form(draft)
    draft.submit("ada")
    work()

    draft.press_on("ada", the_card(draft), "Unschedule")
    draft.wait_for(lambda: kept(rt) is None, what="no start")
    types(draft, "unschedule spring")

    hears(draft, "is not scheduled")
    assert state_of(rt) == "draft"
