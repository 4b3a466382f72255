"""The queue of unclear answers and the form of away and urgent, as they are pressed in Slack."""

from typing import Any

import pytest
from sqlalchemy import select

from domain.inbound import CameBy, InboundText
from domain.lifecycle import CampaignState
from jobs.card import refresh
from jobs.intake import take_in
from models.tables import Campaign, Inbound, Sender, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, buttons, text_of
from tests.bot.acting import CHANNEL
from tests.builders import Builder, now
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only
MAYA, JOSE = "+14155550194", "+14155550195"


@pytest.fixture
def campaign(rt: Runtime, build: Builder, team_sender: Sender) -> Campaign:
    """A campaign that asked two people, of whom neither answered a C."""
    campaign = build.campaign(
        team_sender,
        template="Reply C to confirm.",
        asks="confirmation",
        state=CampaignState.COMPLETED,
        launched_at=now(),
    )
    for number, (phone, body) in enumerate(((MAYA, "yep! <!here>"), (JOSE, "rather not"))):
        build.message(campaign, build.recipient(campaign, phone))
        text = InboundText(
            f"SMsort{number}", phone, team_sender.address, body, now(), CameBy.WEBHOOK
        )
        take_in(rt, text)
    refresh(campaign.id)
    return campaign


def sees(slack: SlackControl, words: str) -> Any:
    """The modal, once it has these words: a press is worked on after it is acknowledged."""

    def whole() -> Any:
        view = slack.view("ada") or {}
        return view if words in text_of(view) else {}

    return slack.wait_for(whole, what=words)


def sorted_as(rt: Runtime) -> list[str]:
    with rt.db.read() as session:
        return list(session.scalars(select(Inbound.sorted_as).order_by(Inbound.id)))


def test_one_press_each_sorts_and_the_last_one_can_be_undone(
    slack: SlackControl, rt: Runtime, campaign: Campaign, clock: Clock
) -> None:
    slack.press_on("ada", slack.messages(CHANNEL)[0], "Sort 2 unclear")
    shown = sees(slack, "+1•••••0194* · 2 people to sort")
    assert "<!here>" not in str(shown)
    assert buttons(shown) == ["Yes", "No", "Leave as reply"]

    slack.press("ada", "Yes")
    sees(slack, "+1•••••0194 counts as a yes.")
    sees(slack, "rather not")
    slack.press("ada", "No")
    sees(slack, "Nobody is left to sort")
    assert sorted_as(rt) == ["yes", "no"]
    clock.step(60)
    refresh(campaign.id)
    card = slack.messages(CHANNEL)[0]
    assert "Sort 2 unclear" not in buttons(card)
    assert "*Confirmed*\n1" in text_of(card)

    slack.press("ada", "Undo the last one")
    sees(slack, "+1•••••0195* · 1 person to sort")
    assert sorted_as(rt) == ["yes", ""]


def test_away_and_urgent_are_worded_in_a_form(
    slack: SlackControl, rt: Runtime, team_sender: Sender
) -> None:
    slack.command("ada", CHANNEL, "/campaign", "setup away")
    sees(slack, "Who is told")
    wrong = slack.submit("ada", {"away_text": "Later!", "away_hours": "office hours"})
    assert "are no hours of a weekday" in wrong["errors"]["away_hours"]

    given = {"away_text": "We read Mon-Fri.", "away_hours": "Mon-Fri 9-17"}
    said = slack.submit(
        "ada",
        {**given, "urgent_words": "fire, 911", "urgent_to": "U01ADA"} | {"acknowledgement": "Ta!"},
    )

    assert (
        "Saved. The away text costs 1 segment, $8.30 for 1,000 people; each person gets it at most"
        " once a day. The acknowledgement costs 1 segment, $8.30 for 1,000 people; each person gets"
        " it at most once a day. The away text goes outside" in text_of(said["view"])
    )
    with rt.db.read() as session:
        team = session.scalars(select(Workspace)).one()
    assert team.away == {"text": "We read Mon-Fri.", "hours": "Mon-Fri 9-17"}
    assert team.urgent == {"words": ["fire", "911"], "person": "U01ADA"}
    assert team.acknowledgement == "Ta!"
