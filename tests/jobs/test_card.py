"""The card: posted once, edited in place, coalesced, and right again after Slack was away."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import update

from domain.ledger import Bucket
from domain.lifecycle import CampaignState, Move
from jobs import card
from jobs.queues import QueueName, queue
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


@pytest.fixture
def crowd(rt: Runtime, build: Builder, sender: Sender, clock: Clock) -> list[Campaign]:
    """As many live campaigns as fill what Slack takes; each card was edited just now."""
    live = {"state": CampaignState.SENDING, "card_ts": "1.1", "card_edited_at": clock()}
    made = [build.campaign(sender, **live) for _ in range(cardpace.EDITS_A_MINUTE)]
    for one in made:
        card.touch(rt, one.id)
    return made


def taken(rt: Runtime, of: list[Campaign], clock: Clock) -> int:
    """How many of the cards are taken in hand now; the clock enqueues exactly those."""
    with rt.db.read() as session:
        ready = cards.ready(session, clock(), 3.0)
    count = 0
    for one in of:
        with rt.db.write() as session:
            took = cards.claim(session, one.id, now=clock(), seconds=3.0) is not None
        assert not took or one.id in ready
        count += took
    return count


def move(rt: Runtime, campaign: Campaign, to: CampaignState, at: Clock) -> None:
    with rt.db.write() as session:
        assert campaigns.move(
            session,
            *(campaign.id, Move.PAUSE if to is CampaignState.PAUSED else Move.RESUME),
            by="U01ADA",
            now=at(),
        )


def test_a_press_shows_at_once_however_many_campaigns_are_live(
    rt: Runtime, crowd: list[Campaign], clock: Clock
) -> None:
    clock.step(4)
    assert taken(rt, crowd, clock) == 0
    move(rt, crowd[7], CampaignState.PAUSED, clock)

    assert taken(rt, crowd, clock) == 1
    clock.step(4)
    card.touch(rt, crowd[7].id)
    assert taken(rt, crowd, clock) == 0
    move(rt, crowd[7], CampaignState.SENDING, clock)
    with rt.db.read() as session:
        assert cards.due(session, clock())[0] == crowd[7].id
    assert taken(rt, crowd, clock) == 1


def test_figures_are_shown_once_their_turn_comes_and_not_before(
    rt: Runtime, crowd: list[Campaign], clock: Clock
) -> None:
    clock.step(59)
    assert taken(rt, crowd, clock) == 0
    clock.step(2)
    assert taken(rt, crowd, clock) == cardpace.EDITS_A_MINUTE


def test_stopping_all_at_once_edits_no_more_cards_a_minute_than_slack_takes(
    rt: Runtime, build: Builder, sender: Sender, crowd: list[Campaign], clock: Clock
) -> None:
    live = {"state": CampaignState.SENDING, "card_ts": "1.1", "card_edited_at": clock()}
    crowd += [build.campaign(sender, **live) for _ in range(cardpace.EDITS_A_MINUTE)]
    clock.step(61)
    for one in crowd:
        move(rt, one, CampaignState.PAUSED, clock)

    assert taken(rt, crowd, clock) == cardpace.NEWS_A_MINUTE
    clock.step(59)
    assert taken(rt, crowd, clock) == 0
    clock.step(2)
    assert taken(rt, crowd, clock) == len(crowd) - cardpace.NEWS_A_MINUTE


def test_a_draft_that_somebody_edits_waits_for_no_other_card(
    rt: Runtime, build: Builder, sender: Sender, crowd: list[Campaign], clock: Clock
) -> None:
    clock.step(4)
    drafted = {"state": CampaignState.DRAFT, "card_ts": "1.1", "card_edited_at": clock()}
    draft = build.campaign(sender, **drafted)
    card.touch(rt, draft.id)
    assert taken(rt, [draft], clock) == 0
    clock.step(3)
    assert taken(rt, [draft, *crowd], clock) == 1


def test_news_that_slack_was_away_for_is_news_still(
    rt: Runtime, crowd: list[Campaign], clock: Clock
) -> None:
    clock.step(4)
    move(rt, crowd[0], CampaignState.PAUSED, clock)
    with rt.db.write() as session:
        claim = cards.claim(session, crowd[0].id, now=clock(), seconds=3.0)
        assert claim is not None
        cards.put_off(session, claim, until=clock())
    clock.step(4)
    assert taken(rt, crowd, clock) == 1


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
