"""The question before a corrected text is used: what the press does, and what holds it up."""

import json
from dataclasses import replace
from decimal import Decimal

from domain.guards import Figures, Guards
from domain.starts import ScheduleView
from domain.versions import Correction
from gateways.slack.blocks.correction import question
from gateways.slack.blocks.guard_list import of_campaign, of_team
from gateways.slack.blocks.launch_form import launch_form
from tests.gateways.slack.samples import AT, DRAFT, HOSTILE, LIVE

FOUND = Correction(
    *("p", HOSTILE, 1, 2, "Hi. Reply STOP to opt out.", 700),
    skipped=0,
    segments=700,
    price=Decimal("5.81"),
    currency="USD",
    exact=True,
)
ASKED = replace(FOUND, awaits="it has more than 500 recipients")


def shown(found: Correction, stays: str | None = None) -> tuple[str, str]:
    view = question(found, "{}", stays=stays)
    return view["submit"]["text"], json.dumps(view, ensure_ascii=False)


def test_where_nothing_speaks_against_it_the_press_uses_it_and_goes_on() -> None:
    submit, text = shown(FOUND)
    assert submit == "Use it and resume"
    assert "Send this to *700 recipients*" in text
    assert "<!channel>" not in text


def test_where_a_second_person_is_wanted_the_press_only_asks() -> None:
    submit, text = shown(ASKED)
    assert submit == "Ask for approval"
    assert "Ask for approval to send this to *700 recipients*" in text
    assert "since it has more than 500 recipients" in text


def test_where_something_holds_it_up_the_press_promises_no_resume() -> None:
    for found in (FOUND, ASKED):
        submit, text = shown(found, "Stop-all is on.")
        assert submit == "Use it"
        assert "Make this the text of *700 recipients*" in text
        assert "It stays paused: Stop-all is on." in text


def test_one_is_left_in_the_singular() -> None:
    assert "who is left?" in shown(replace(FOUND, left=1))[1]


def test_what_cannot_be_delivered_is_titled_as_what_was_asked_for() -> None:
    wall = AT.replace(tzinfo=None)
    start = ScheduleView(AT, "America/Chicago", wall, False, "slack:U01ADA")
    later = launch_form(DRAFT, "{}", stops=["No sender."], start=start)
    now = launch_form(DRAFT, "{}", stops=["No sender."])
    assert (later["title"]["text"], now["title"]["text"]) == ("Schedule", "Launch")
    assert "This cannot be scheduled yet" in json.dumps(later)
    assert "This cannot be launched yet" in json.dumps(now)


def test_guard_rails_are_listed_for_the_team_and_for_a_campaign() -> None:
    team = of_team(Guards(), "USD")
    one = of_campaign(replace(LIVE, title=HOSTILE), Figures(sent=1000, delivered=900))
    assert "Opt-outs: pauses above 2 %" in json.dumps(team.blocks)
    assert "Opt-outs: 0 % now; pauses above 2 %" in json.dumps(one.blocks)
    assert "<!channel>" not in json.dumps(one.blocks) + one.text
