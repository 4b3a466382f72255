"""`/campaign why` and `/campaign audit`: to the asker alone, and not to everybody."""

from collections.abc import Callable

import pytest

from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, hears, make_draft

pytestmark = pytest.mark.sqlite_only
Work = Callable[[], None]


def test_the_story_of_a_number_is_told_to_the_asker_alone(slack: SlackControl, work: Work) -> None:
    make_draft(slack)
    work()
    posted = len(slack.messages(CHANNEL))
    slack.command("ada", CHANNEL, "/campaign", "why +1 415 555 2671")

    told = hears(slack, "is not opted out")
    assert "On the list of" in told
    assert "4155552671" not in told
    assert len(slack.messages(CHANNEL)) == posted


def test_nobody_else_is_told_it(slack: SlackControl) -> None:
    slack.command("ben", CHANNEL, "/campaign", "why +1 415 555 2671")

    assert "may not" in hears(slack, "may not", user="ben")


def test_the_verdict_comes_by_direct_message(slack: SlackControl, work: Work) -> None:
    slack.command("ada", CHANNEL, "/campaign", "audit verify")
    hears(slack, "The verdict comes by direct message")
    work()

    def verdict() -> str:
        return text_of(slack.dms("ada")[-1])

    assert "tampered with" in slack.wait_for(verdict, what="the verdict")


def test_only_the_check_is_there(slack: SlackControl) -> None:
    slack.command("ada", CHANNEL, "/campaign", "audit")

    hears(slack, "there is nothing else to it")


@pytest.mark.parametrize("ref", ["spring-offer", "+1 415 555 2671"])
def test_a_proof_pack_comes_by_direct_message(slack: SlackControl, work: Work, ref: str) -> None:
    make_draft(slack)
    work()
    slack.command("ada", CHANNEL, "/campaign", f"proof {ref}")
    hears(slack, "by direct message")
    work()

    def pack() -> str:
        (file,) = [it for message in slack.dms("ada") for it in message.get("files", [])]
        return str(file["name"])

    assert slack.wait_for(pack, what="the pack").endswith(".zip")
