"""The card: posted once, edited in place, coalesced, and right again after Slack was away."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from domain.ledger import Bucket
from domain.lifecycle import CampaignState, Move
from jobs import card, estimating
from jobs.queues import QueueName, enqueue, queue
from models import campaigns, cardpace, cards
from models.tables import Campaign, Sender
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.builders import Builder, now
from tests.clocks import Clock

CHANNEL = "#campaigns"


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    made = build.campaign(sender, title="Spring offer", state=CampaignState.SENDING)
    build.recipient(made, "+14155552671")
    build.recipient(made, "+14155552672", bucket=Bucket.DELIVERED)
    return made


def row(rt: Runtime, campaign: Campaign) -> Campaign:
    with rt.db.read() as session:
        return session.get_one(Campaign, campaign.id)


def change(rt: Runtime, campaign: Campaign, **values: object) -> None:
    with rt.db.write() as session:
        session.execute(update(Campaign).where(Campaign.id == campaign.id).values(**values))


def edits(slack: SlackControl) -> int:
    return len(slack.calls("chat.update"))


def test_the_first_refresh_posts_the_card_and_the_next_edits_it(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)
    change(rt, campaign, state=CampaignState.PAUSED)
    clock.step(5)
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)

    (message,) = slack.messages(CHANNEL)
    assert "*Paused*" in text_of(message)
    assert row(rt, campaign).card_ts == message["ts"]
    assert row(rt, campaign).card_due_at is None


def test_a_card_that_is_not_due_is_left_alone(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    card.refresh(campaign.id)

    assert slack.messages(CHANNEL) == []


def test_an_edit_that_would_change_nothing_is_not_made(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    change(rt, campaign, state=CampaignState.PAUSED)
    for _ in range(3):
        card.touch(rt, campaign.id)
        card.refresh(campaign.id)
        clock.step(5)

    assert edits(slack) == 0


def test_edits_keep_their_distance_and_the_card_stays_due(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)
    for state in (CampaignState.PAUSED, CampaignState.SENDING, CampaignState.PAUSED):
        change(rt, campaign, state=state)
        card.touch(rt, campaign.id)
        card.refresh(campaign.id)
    assert edits(slack) == 0
    assert row(rt, campaign).card_due_at is not None

    clock.step(3)
    card.refresh(campaign.id)
    assert edits(slack) == 1


def test_while_the_card_rests_no_refresh_is_put_on_the_queue(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)
    queue(rt, QueueName.WORK).empty()
    card.touch(rt, campaign.id)
    assert queue(rt, QueueName.WORK).count == 0
    assert row(rt, campaign).card_due_at is not None
    clock.step(rt.settings.rollcall_card_seconds)
    card.nudge(rt, campaign.id)
    assert queue(rt, QueueName.WORK).count == 1


def test_a_press_puts_the_refresh_of_a_card_that_rests_before_all_other_work(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)
    queue(rt, QueueName.WORK).empty()
    enqueue(rt, QueueName.WORK, estimating.estimate, campaign.id)

    card.at_once(rt, campaign.id)

    assert edits(slack) == 0
    first, second = queue(rt, QueueName.WORK).jobs
    assert first.func_name == "jobs.card.refresh"
    assert second.func_name == "jobs.estimating.estimate"


def test_news_that_came_too_soon_after_an_edit_goes_before_all_other_work_at_the_next_look(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)
    change(rt, campaign, card_due_at=rt.clock(), card_news=True)
    queue(rt, QueueName.WORK).empty()
    enqueue(rt, QueueName.WORK, estimating.estimate, campaign.id)
    clock.step(60)

    card.look_at_cards(rt)

    assert [it.func_name for it in queue(rt, QueueName.WORK).jobs] == [
        "jobs.card.refresh",
        "jobs.estimating.estimate",
    ]


def test_figures_overtake_nothing_and_of_much_news_only_some_does(
    rt: Runtime, build: Builder, sender: Sender
) -> None:
    due: dict[str, Any] = {"state": CampaignState.PAUSED, "card_ts": None}
    due["card_due_at"] = rt.clock()
    for at in range(card.AT_ONCE + 2):
        build.campaign(sender, card_news=at != 0, **due)
    enqueue(rt, QueueName.WORK, estimating.estimate, 0)

    card.look_at_cards(rt)

    names = [str(it.func_name) for it in queue(rt, QueueName.WORK).jobs]
    assert names.index("jobs.estimating.estimate") == card.AT_ONCE
    assert len(names) == card.AT_ONCE + 3


def test_the_more_campaigns_are_live_the_rarer_each_card_is_edited(
    rt: Runtime, build: Builder, sender: Sender
) -> None:
    def apart() -> timedelta:
        with rt.db.read() as session:
            return cardpace.spacing(session, sender.workspace_id, 3.0)

    for _ in range(2):
        build.campaign(sender, state=CampaignState.DRAFT)
    assert apart() == timedelta(seconds=3)

    for _ in range(10):
        build.campaign(sender, state=CampaignState.SENDING)
    assert apart() == timedelta(seconds=20)


class Crowd:
    """As many live campaigns as fill what Slack takes, each card edited at one moment, and due."""

    def __init__(self, rt: Runtime, build: Builder, sender: Sender) -> None:
        self.rt, self.build, self.sender, self.begun = rt, build, sender, rt.clock()
        self.ids = [self.add() for _ in range(cardpace.EDITS_A_MINUTE)]

    def add(self, state: CampaignState = CampaignState.SENDING, after: float = 0) -> int:
        at = self.at(after)
        return self.build.campaign(
            self.sender, state=state, card_ts="1.1", card_edited_at=at, card_due_at=at
        ).id

    def at(self, seconds: float) -> datetime:
        return self.begun + timedelta(seconds=seconds)

    def move(self, campaign_id: int, by: Move, seconds: float) -> None:
        with self.rt.db.write() as session:
            assert campaigns.move(session, campaign_id, by, by="U01ADA", now=self.at(seconds))

    def taken(self, seconds: float) -> list[int]:
        """Whose cards are taken in hand then, as the clock enqueues them."""
        took, now = [], self.at(seconds)
        with self.rt.db.read() as session:
            ready = cards.ready(session, now, 3.0)
        for campaign_id in self.ids:
            with self.rt.db.write() as session:
                if cards.claim(session, campaign_id, now=now, seconds=3.0):
                    took.append(campaign_id)
        assert set(took) <= set(ready)
        return took


@pytest.fixture
def crowd(rt: Runtime, build: Builder, sender: Sender) -> Crowd:
    return Crowd(rt, build, sender)


def test_a_press_shows_at_once_however_many_campaigns_are_live(crowd: Crowd) -> None:
    assert crowd.taken(4) == []
    pressed = crowd.ids[7]
    crowd.move(pressed, Move.PAUSE, 4)
    assert crowd.taken(4) == [pressed]

    crowd.move(pressed, Move.RESUME, 5)
    with crowd.rt.db.read() as session:
        assert cards.due(session, crowd.at(6))[0] == pressed
    assert crowd.taken(6) == []
    assert crowd.taken(7) == [pressed]


def test_figures_are_shown_once_their_turn_comes_and_not_before(crowd: Crowd) -> None:
    assert crowd.taken(59) == []
    assert crowd.taken(60) == crowd.ids


def test_stopping_all_at_once_edits_no_more_cards_a_minute_than_slack_takes(crowd: Crowd) -> None:
    crowd.ids += [crowd.add() for _ in range(cardpace.EDITS_A_MINUTE)]
    for campaign_id in crowd.ids:
        crowd.move(campaign_id, Move.BRAKE, 61)

    assert crowd.taken(61) == crowd.ids[: cardpace.NEWS_A_MINUTE]
    assert crowd.taken(120) == []
    assert crowd.taken(121) == crowd.ids[cardpace.NEWS_A_MINUTE :]


def test_a_draft_that_somebody_edits_waits_for_no_other_card(crowd: Crowd) -> None:
    draft = crowd.add(CampaignState.DRAFT, after=4)
    crowd.ids.append(draft)
    assert crowd.taken(6) == []
    assert crowd.taken(7) == [draft]


def test_news_that_slack_was_away_for_is_news_still(crowd: Crowd) -> None:
    crowd.move(crowd.ids[0], Move.PAUSE, 4)
    with crowd.rt.db.write() as session:
        claim = cards.claim(session, crowd.ids[0], now=crowd.at(4), seconds=3.0)
        assert claim is not None
        cards.put_off(session, claim, until=crowd.at(5))
    assert crowd.taken(7) == []
    assert crowd.taken(8) == [crowd.ids[0]]


def test_two_refreshes_at_once_post_one_card(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    slack.fault("slow", "chat.postMessage", seconds=0.3)
    card.touch(rt, campaign.id)
    both = [threading.Thread(target=card.refresh, args=(campaign.id,)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert len(slack.messages(CHANNEL)) == 1


def test_while_slack_is_away_the_card_stays_due_and_is_right_afterwards(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    slack.down()
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)
    assert row(rt, campaign).card_due_at is not None
    slack.all_well()

    clock.step(60)
    card.refresh(campaign.id)
    assert len(slack.messages(CHANNEL)) == 1


def test_a_rate_limit_is_waited_out(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    slack.fault("ratelimited", "chat.postMessage", seconds=20, times=1)
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)
    calls = len(slack.calls("chat.postMessage"))
    clock.step(5)
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)
    assert len(slack.calls("chat.postMessage")) == calls

    clock.step(20)
    card.refresh(campaign.id)
    assert len(slack.messages(CHANNEL)) == 1


def test_a_deleted_card_is_posted_again(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)
    change(rt, campaign, card_ts="1.000001", state=CampaignState.PAUSED)
    for _ in range(2):
        clock.step(5)
        card.touch(rt, campaign.id)
        card.refresh(campaign.id)

    assert len(slack.messages(CHANNEL)) == 2
    assert row(rt, campaign).card_ts == slack.messages(CHANNEL)[-1]["ts"]


def test_a_card_that_slack_refuses_waits_longer_each_time(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    slack.fault("error", "chat.postMessage", error="something_new", times=2)
    card.touch(rt, campaign.id)
    refused = []
    for seconds in (0, 250, 100, 550, 100):
        clock.step(seconds)
        card.refresh(campaign.id)
        refused.append(row(rt, campaign).card_refusals)

    assert refused == [1, 1, 2, 2, 0]
    assert len(slack.messages(CHANNEL)) == 1


def test_a_card_that_slack_will_never_take_is_given_up_and_said(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    change(rt, campaign, channel_id="C01NOBOT")
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)
    clock.step(24 * 3600)
    card.refresh(campaign.id)

    assert row(rt, campaign).card_due_at is None
    assert row(rt, campaign).card_refusals == 1
    with rt.db.read() as session:
        (told,) = cards.given_up(session, campaign.workspace_id)
    assert told == ("Spring offer", row(rt, campaign).card_given_up, "C01NOBOT")


def test_changes_try_a_card_that_was_given_up_at_most_every_six_hours(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    slack.fault("error", "chat.postMessage", error="is_archived", times=1)
    for seconds, expected in ((0, 0), (5 * 3600, 0), (3600 + 60, 1)):
        clock.step(seconds)
        card.touch(rt, campaign.id)
        card.refresh(campaign.id)
        assert len(slack.messages(CHANNEL)) == expected

    assert row(rt, campaign).card_given_up is None
    assert row(rt, campaign).card_refusals == 0


def test_a_card_that_was_given_up_is_tried_at_once_when_somebody_asks_for_it(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    slack.fault("error", "chat.postMessage", error="is_archived", times=1)
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)
    card.again(rt, campaign.id)
    card.refresh(campaign.id)

    assert len(slack.messages(CHANNEL)) == 1


def test_a_card_that_was_not_given_up_is_not_posted_because_somebody_asks_for_it(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    card.again(rt, campaign.id)
    card.refresh(campaign.id)

    assert slack.messages(CHANNEL) == []


def test_a_new_post_in_a_channel_brings_back_the_cards_that_were_given_up_there(
    rt: Runtime, slack: SlackControl, build: Builder, sender: Sender, campaign: Campaign
) -> None:
    elsewhere = build.campaign(sender, title="Elsewhere", state=CampaignState.SENDING)
    change(rt, elsewhere, channel_id="C01NOBOT", card_given_up="not_in_channel")
    change(rt, campaign, card_given_up="is_archived", card_due_at=None)
    other = build.campaign(sender, title="Autumn offer", state=CampaignState.SENDING)
    card.touch(rt, other.id)
    card.refresh(other.id)

    assert row(rt, campaign).card_due_at is not None
    assert row(rt, campaign).card_given_up is None
    assert row(rt, elsewhere).card_given_up == "not_in_channel"


def test_a_change_during_the_refresh_keeps_the_card_due(
    rt: Runtime, campaign: Campaign, clock: Clock
) -> None:
    card.touch(rt, campaign.id)
    with rt.db.write() as session:
        claim = cards.claim(session, campaign.id, now=clock(), seconds=3)
    assert claim is not None
    clock.step(1)
    card.touch(rt, campaign.id)
    with rt.db.write() as session:
        cards.shown(session, claim, ts="1.1", digest="x")

    assert row(rt, campaign).card_due_at is not None


def test_the_end_is_said_once_however_often_the_card_is_edited(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    change(rt, campaign, state=CampaignState.COMPLETED, finished_at=now())
    for _ in range(3):
        card.touch(rt, campaign.id)
        card.refresh(campaign.id)
        clock.step(5)

    assert len(slack.messages(CHANNEL)) == 2
    assert "is done" in text_of(slack.messages(CHANNEL)[-1])


def test_the_end_is_said_later_when_slack_was_away_for_it(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    change(rt, campaign, state=CampaignState.COMPLETED, finished_at=now())
    slack.fault("status", "chat.getPermalink", status=503, times=1)
    card.touch(rt, campaign.id)
    card.refresh(campaign.id)
    assert len(slack.messages(CHANNEL)) == 1

    clock.step(70)
    card.refresh(campaign.id)
    assert len(slack.messages(CHANNEL)) == 2
