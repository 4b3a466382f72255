"""The chart in the thread of a campaign that is over: once, and with words beside it."""

import io
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from gateways.slack.errors import SlackAway
from jobs import card, charts, drawing
from models import timelines
from models.tables import Campaign, Sender
from runtime import Runtime
from simulator.slack.client import SlackControl
from tests.builders import Builder, now
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only
CHANNEL = "#campaigns"


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    made = build.campaign(
        sender,
        title="Spring <!channel>\u202e",
        name="spring",
        state=CampaignState.COMPLETED,
        launched_at=now() - timedelta(minutes=5),
        finished_at=now(),
        card_due_at=now(),
    )
    ann = build.recipient(made, "+14155552671", bucket=Bucket.DELIVERED)
    build.message(made, ann, state=MessageState.DELIVERED)
    bob = build.recipient(made, "+14155552672", bucket=Bucket.UNDELIVERED, error_code=30007)
    build.message(made, bob, state=MessageState.UNDELIVERED)
    return made


def row(rt: Runtime, campaign: Campaign) -> Campaign:
    with rt.db.read() as session:
        return session.get_one(Campaign, campaign.id)


def pictures(slack: SlackControl) -> list[dict[str, Any]]:
    ts = [message["ts"] for message in slack.messages(CHANNEL)]
    found = (it for one in ts for it in slack.messages(CHANNEL, one))
    return [it for it in found if it.get("files")]


def test_it_comes_once_in_the_cards_thread_some_time_after_the_end(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    card.refresh(campaign.id)
    charts.post(campaign.id)
    assert pictures(slack) == []

    clock.step(rt.settings.rollcall_chart_seconds + 1)
    charts.post(campaign.id)
    charts.post(campaign.id)

    (posted,) = pictures(slack)
    assert posted["thread_ts"] == row(rt, campaign).card_ts
    (file,) = posted["files"]
    assert file["name"] == "spring.png"
    assert "1 delivered and 1 not delivered" in file["alt_txt"]
    assert "\u202e" not in file["title"] + file["alt_txt"], "they turn round what follows"
    text = str(posted["text"])
    assert "<!channel>" not in text
    assert "*50 %* delivered" in text
    assert "1 × a carrier filtered the text as spam. Do not send the same words again" in text
    assert row(rt, campaign).chart_due_at is None


def test_what_died_after_it_was_shown_is_not_shown_again(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    card.refresh(campaign.id)
    clock.step(rt.settings.rollcall_chart_seconds + 1)
    slack.fault("status", "files.completeUploadExternal", after=True, times=1)
    charts.post(campaign.id)
    assert len(pictures(slack)) == 1
    assert row(rt, campaign).chart_due_at is not None

    clock.step(charts.LEASE.total_seconds() + 1)
    charts.post(campaign.id)

    assert len(pictures(slack)) == 1
    assert row(rt, campaign).chart_due_at is None


def test_what_died_before_it_was_shown_is_shown_later(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    card.refresh(campaign.id)
    clock.step(rt.settings.rollcall_chart_seconds + 1)
    slack.fault("status", "files.completeUploadExternal", times=1)
    charts.post(campaign.id)
    charts.post(campaign.id)
    assert pictures(slack) == []
    brought = row(rt, campaign).chart_file_id

    clock.step(charts.LEASE.total_seconds() + 1)
    charts.post(campaign.id)

    (posted,) = pictures(slack)
    assert [file["id"] for file in posted["files"]] == [brought]


def test_what_could_not_be_shown_for_days_is_given_up_whatever_held_it_up(
    rt: Runtime, slack: SlackControl, campaign: Campaign, clock: Clock
) -> None:
    card.refresh(campaign.id)
    clock.step(charts.TRIED_FOR.total_seconds() + 3600)
    charts.post(campaign.id)

    assert pictures(slack) == []
    assert row(rt, campaign).chart_due_at is None


def test_a_channel_is_not_called_private_because_slack_is_away(
    rt: Runtime, slack: SlackControl, campaign: Campaign
) -> None:
    slack.fault("error", "conversations.info", error="internal_error", times=1)
    with pytest.raises(SlackAway):
        charts.is_open(rt, campaign.channel_id)
    assert charts.is_open(rt, campaign.channel_id)


def test_the_picture_is_a_small_png_of_a_phones_shape(rt: Runtime, campaign: Campaign) -> None:
    with rt.db.read() as session:
        seen = timelines.timeline(session, campaign, rt.clock())
    picture = drawing.chart(seen, "America/Chicago")

    with Image.open(io.BytesIO(picture)) as image:
        assert (image.format, image.width) == ("PNG", drawing.WIDTH)
        assert image.height > image.width
    assert len(picture) < 100_000
