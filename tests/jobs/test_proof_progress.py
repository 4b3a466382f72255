"""A pack that takes long says how far it is, in one message; a short one says nothing."""

import pytest

from jobs.proof.progress import Progress
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of

pytestmark = pytest.mark.sqlite_only


def test_a_long_pack_says_how_far_it_is_in_one_message(rt: Runtime, slack: SlackControl) -> None:
    progress = Progress(rt, "U01ADA", "spring", seconds=0)
    progress("texts.csv", 10_000)
    progress("receipts.csv", 20_000)

    (message,) = slack.dms("ada")
    assert "receipts.csv, 20,000 rows so far" in text_of(message)


def test_a_short_one_says_nothing(rt: Runtime, slack: SlackControl) -> None:
    Progress(rt, "U01ADA", "spring", seconds=3600)("texts.csv", 10_000)

    assert slack.dms("ada") == []


def test_a_slack_that_refuses_holds_nothing_up(rt: Runtime, slack: SlackControl) -> None:
    slack.fault("ratelimited", times=1000, seconds=0)
    progress = Progress(rt, "U01ADA", "spring", seconds=0)
    progress("texts.csv", 10_000)

    assert slack.dms("ada") == []
