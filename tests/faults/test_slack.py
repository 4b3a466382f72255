"""Slack away for a whole campaign: sending goes on, the card is right afterwards."""

from typing import Any

import pytest

from domain.lifecycle import CampaignState
from tests.faults.conftest import Row
from tests.faults.stack import until

pytestmark = pytest.mark.sqlite_only
PROMISED_SECONDS = 60
TROUBLES: dict[str, dict[str, Any]] = {
    "down": {"kind": "status", "status": 503},
    "rate_limiting": {"kind": "ratelimited", "seconds": 1.0},
    "hanging": {"kind": "hang"},
}


@pytest.fixture
def durations() -> dict[str, object]:
    """A call that hangs holds up a worker for as long as this, and nobody else."""
    return {"rollcall_slack_timeout_seconds": 1.0}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_without_slack_the_sending_goes_on_and_the_card_is_right_afterwards(
    row: Row, trouble: str
) -> None:
    row.simulator.slack.fault(**TROUBLES[trouble])
    row.stack.start_web()
    judge = row.begin()
    until(lambda: judge.state() is CampaignState.COMPLETED, "the end", row.long_enough())

    judge.verdict()
    assert not cards(row)

    row.simulator.slack.all_well()
    until(lambda: any("*Done*" in card for card in cards(row)), "the card", PROMISED_SECONDS)
    [card] = [it for it in cards(row) if "*Done*" in it]
    assert f"{row.scale.recipients:,}" in card
    assert row.nothing_held_up(judge, row.simulator.slack.all_well), "Slack held up the sending"


def cards(row: Row) -> list[str]:
    """What the cards of the campaign show."""
    slack = row.simulator.slack
    posts = slack.messages("C01CAMPAIGNS")
    return [slack.text_of(post) for post in posts if row.campaign.title in str(post)]
