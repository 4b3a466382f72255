"""The summary of a workspace: one message, edited in place, of what its channel may know."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.meaning.verdicts import Meaning
from domain.messages import MessageState
from gateways.slack.blocks.summary import NOTHING
from jobs import openness
from jobs import summaries as drawing
from jobs.routing import SHARED
from models import cardpace, summaries
from models.tables import Alert, Campaign, Inbound, Sender, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.builders import Builder
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only
HERE, PRIVATE = "C01CAMPAIGNS", "C01PRIVATE"
Draw = Callable[[], list[str]]


@pytest.fixture
def campaign(rt: Runtime, build: Builder, sender: Sender) -> Campaign:
    """One that sends, in an open channel; the team's summary goes there too."""
    place(rt, sender.workspace_id)
    made = build.campaign(sender, title="Spring <!channel>", state=CampaignState.SENDING)
    build.recipient(made, "+14155550161", bucket=Bucket.SENT)
    build.recipient(made, "+14155550162")
    return made


def place(rt: Runtime, workspace_id: int, channel: str = HERE) -> None:
    with rt.db.write() as session:
        summaries.place(session, workspace_id, channel, rt.clock())


def change(rt: Runtime, campaign: Campaign, **values: str) -> None:
    moved = {"state_at": rt.clock(), **values}
    with rt.db.write() as session:
        session.execute(update(Campaign).where(Campaign.id == campaign.id).values(**moved))


def due(rt: Runtime) -> list[int]:
    with rt.db.read() as session:
        return list(summaries.due(session, rt.clock()))


@pytest.fixture
def draw(rt: Runtime, slack: SlackControl, workspace: Workspace, clock: Clock) -> Draw:
    """Has it drawn once it rested; gives what the channel's messages say."""

    def run() -> list[str]:
        clock.step(61)
        drawing.refresh(workspace.id)
        return [text_of(it) for it in slack.messages(HERE)]

    return run


def test_it_is_posted_once_and_edited_in_place(
    rt: Runtime, slack: SlackControl, draw: Draw, campaign: Campaign
) -> None:
    (first,) = draw()
    assert "<!channel>" not in str(slack.messages(HERE))
    assert "1 of 2 sent" in first
    change(rt, campaign, state="paused", state_reason="Lunch.")

    (edited,) = draw()
    assert "Lunch." in edited
    change(rt, campaign, state="completed")
    assert NOTHING in draw()[0]


def test_nothing_is_drawn_while_nothing_happens(
    rt: Runtime, draw: Draw, campaign: Campaign, clock: Clock
) -> None:
    draw()
    clock.step(drawing.EVERY.total_seconds() + 1)
    assert due(rt) == []
    change(rt, campaign, state="paused")
    assert due(rt) == [campaign.workspace_id]
    change(rt, campaign, state="completed")
    draw()
    clock.step(3600)
    assert due(rt) == []


def test_it_takes_its_share_of_what_slack_lets_the_cards_edit(
    rt: Runtime, campaign: Campaign, draw: Draw
) -> None:
    with rt.db.read() as session:
        with_it = cardpace.spacing(session, campaign.workspace_id, 0)
    place(rt, campaign.workspace_id, "")
    with rt.db.read() as session:
        without = cardpace.spacing(session, campaign.workspace_id, 0)

    assert with_it - without == timedelta(minutes=1) / cardpace.EDITS_A_MINUTE


def test_a_private_channels_campaign_is_not_there_but_in_its_own_channel(
    rt: Runtime, slack: SlackControl, draw: Draw, campaign: Campaign
) -> None:
    change(rt, campaign, channel_id=PRIVATE)
    (words,) = draw()
    assert NOTHING in words
    assert "Spring" not in words

    place(rt, campaign.workspace_id, PRIVATE)
    draw()
    assert "Spring" in text_of(slack.messages(PRIVATE)[-1])


def test_a_deleted_one_is_posted_anew(
    rt: Runtime, slack: SlackControl, draw: Draw, campaign: Campaign
) -> None:
    draw()
    slack.fault("error", "chat.update", error="message_not_found", times=1)
    change(rt, campaign, state="paused")
    assert len(draw()) == 1
    assert due(rt) == [campaign.workspace_id]
    drawing.refresh(campaign.workspace_id)
    assert len(slack.messages(HERE)) == 2


def test_while_slack_is_away_it_waits_and_after_a_no_longer_each_time(
    rt: Runtime, slack: SlackControl, draw: Draw, campaign: Campaign, clock: Clock
) -> None:
    slack.fault("error", "chat.postMessage", error="ratelimited", times=1)
    assert draw() == []
    slack.fault("error", "chat.postMessage", error="is_archived", times=1)
    assert draw() == []
    clock.step(3600)
    assert due(rt) == []
    clock.step(6 * 3600)
    assert due(rt) == [campaign.workspace_id]
    assert len(draw()) == 1


def test_a_channel_that_is_shared_now_shows_nothing(
    rt: Runtime, slack: SlackControl, draw: Draw, campaign: Campaign
) -> None:
    slack.channel(HERE, is_ext_shared=True)
    assert draw() == []
    with rt.db.read() as session:
        kept = summaries.of(session, campaign.workspace_id)
        assert kept is not None
        assert kept.refused == SHARED


def told(rt: Runtime) -> list[str]:
    with rt.db.read() as session:
        return [it.words for it in session.scalars(select(Alert))]


def test_a_first_post_whose_answer_was_lost_is_not_made_twice(
    rt: Runtime, slack: SlackControl, draw: Draw, campaign: Campaign
) -> None:
    slack.fault("reset", "chat.postMessage", after=True, times=3)
    for _ in range(3):
        assert len(draw()) == 1
    assert due(rt) == []
    (words,) = told(rt)
    assert "did not say whether it took the summary" in words

    place(rt, campaign.workspace_id)
    assert due(rt) == [campaign.workspace_id]


def test_a_worker_that_dies_as_it_posts_leaves_it_to_an_admin(
    rt: Runtime, draw: Draw, campaign: Campaign, clock: Clock
) -> None:
    with rt.db.write() as session:
        claim = summaries.claim(session, campaign.workspace_id, rt.clock())
        assert claim is not None
        assert summaries.begin(session, claim, rt.clock()) is not None

    assert draw() == []
    assert len(told(rt)) == 1


def test_whoever_is_late_or_sees_it_saved_again_posts_no_second_one(
    rt: Runtime,
    slack: SlackControl,
    draw: Draw,
    campaign: Campaign,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Drawing takes longer than the lease; and an admin saves the channel while it is posted."""
    team, once = campaign.workspace_id, iter([True, True])
    counted, post = drawing._drawn, rt.slack.post

    def slowly(*given: Any) -> Any:
        drawn = counted(*given)
        if next(once, False):
            draw()
        return drawn

    def posting(*given: Any) -> Any:
        place(rt, team)
        drawing.refresh(team)
        return post(*given)

    monkeypatch.setattr(drawing, "_drawn", slowly)
    monkeypatch.setattr(rt.slack, "post", posting)

    assert len(draw()) == 1
    assert told(rt) == []


def test_a_first_post_that_an_admin_moves_meanwhile_says_so(
    rt: Runtime,
    slack: SlackControl,
    draw: Draw,
    campaign: Campaign,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    post = rt.slack.post

    def moving(*given: Any) -> Any:
        place(rt, campaign.workspace_id, "")
        return post(*given)

    monkeypatch.setattr(rt.slack, "post", moving)

    assert draw() == ["This summary is not kept here any more."]


def test_slack_is_asked_once_of_a_channel_and_of_few_in_one_go(
    rt: Runtime,
    slack: SlackControl,
    campaign: Campaign,
    build: Builder,
    sender: Sender,
    draw: Draw,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    channel = rt.slack.channel

    def ask(channel_id: str) -> Any:
        asked.append(channel_id)
        return channel(channel_id)

    monkeypatch.setattr(rt.slack, "channel", ask)
    for at in range(openness.AT_ONCE + 1):
        slack.channel(f"C01OPEN{at}", name=f"open{at}")
        for _ in range(2):
            build.campaign(sender, state=CampaignState.SENDING, channel_id=f"C01OPEN{at}")
    slack.channel("C01LAST", name="last")
    last = {"state": CampaignState.PAUSED, "channel_id": "C01LAST", "title": "Autumn"}
    build.campaign(sender, **last)

    (some,) = draw()
    assert len(asked) == openness.AT_ONCE + 1
    assert "*Autumn*" in some
    assert "Not all are counted yet" in some
    assert f"At least {2 * openness.AT_ONCE} campaigns under way" in some
    assert due(rt) == []
    clock.step(3600)  # Longer where drawing took long: a busy machine is no broken rule.
    assert due(rt) == [campaign.workspace_id]
    (whole,) = draw()
    assert len(asked) == len(set(asked)) + 1 == openness.AT_ONCE + 4
    assert "Not all are counted" not in whole
    assert f"{2 * openness.AT_ONCE + 4} campaigns under way" in whole


def test_of_more_than_fit_those_that_wait_for_a_person_are_shown_whatever_their_state(
    rt: Runtime,
    campaign: Campaign,
    build: Builder,
    sender: Sender,
    draw: Draw,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drawing, "LISTED", 2)
    asks = build.campaign(sender, title="Asks", state=CampaignState.SETTLING)
    at = {"received_at": rt.clock(), "sender_id": sender.id, "to": sender.address}
    what = {"body": "When?", "meaning": Meaning.REPLY.value, "came_by": "webhook"}
    text = Inbound(sid="SM1", workspace_id=sender.workspace_id, phone="+14155550161", **at, **what)
    text.campaign_id = asks.id
    build.add(text)
    doubts = build.campaign(sender, title="Doubts", state=CampaignState.SETTLING)
    person = build.recipient(doubts, "+14155550163", bucket=Bucket.UNKNOWN)
    build.message(doubts, person, state=MessageState.UNKNOWN, unconfirmed_at=rt.clock())
    tries: dict[str, Any] = {"canary_size": 1, "canary_by_rule": False}
    tries["state"] = CampaignState.SENDING
    out = build.campaign(sender, title="Tries", **tries)
    build.message(out, build.recipient(out, "+14155550164", bucket=Bucket.SENT))
    build.campaign(sender, title="Fresh", **tries)

    (shown,) = draw()
    assert "5 campaigns under way or to come, 3 wait for a person" in shown
    assert "*Tries*" in shown
    assert "*Asks*" in shown
    assert "and 3 more (1 all texts are out, waiting for receipts, 2 sending)" in shown
