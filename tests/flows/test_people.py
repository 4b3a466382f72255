"""Two people at once, presses on cards that are out of date, and everybody who may not."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from simulator.slack.client import buttons
from tests.flows.conftest import World
from tests.flows.test_main_job import agree, draft

pytestmark = pytest.mark.sqlite_only

AGREED = {"attest": "Asked for at the counter, 2026"}
DUEL = ("+14155550181", "+14155550182", "+14155550183")
STALE = {
    "Launch …": "<@U01ADA> launched it already",
    "Edit": "“stale” was launched already",
    "Discard": "“stale” was launched already",
}


def audience(numbers: tuple[str, ...]) -> str:
    return "\n".join(["Mobile", *numbers])


def test_two_people_who_launch_at_once_launch_once(world: World) -> None:
    slack = world.ada.slack
    draft(world, "Duel", "A duel at dawn. STOP ends.", audience(DUEL))
    for user in ("ada", "dot"):
        slack.command(user, "#campaigns", "/campaign", "launch duel")
        world.form("Launch", user)

    with ThreadPoolExecutor(2) as both:
        pressed = [both.submit(slack.submit, user, AGREED, times=2) for user in ("ada", "dot")]
    answers = [ack["body"] for press in pressed for ack in press.result()["acks"]]

    assert sum('"Launched"' in body for body in answers) == 1
    assert sum("Nothing was sent twice" in body for body in answers) == 3
    for user in ("ada", "dot"):
        slack.close(user, all=True)
    world.says("Duel", "*Done*")
    assert [world.accepted(number, "duel at dawn") for number in DUEL] == [1, 1, 1]


def test_the_buttons_of_an_outdated_card_change_nothing(world: World) -> None:
    slack = world.ada.slack
    old = draft(world, "Stale", "Fresh bread. STOP ends.", audience(DUEL[:1]))
    slack.fault("status", "chat.update", status=503)
    try:
        world.ada.types("launch stale")
        agree(world)
        world.ada.waits_for(lambda: world.accepted(DUEL[0], "Fresh bread"), "the text")
        for button in STALE:
            slack.press_on("dot", old, button)
            world.hears(STALE[button], "dot")
            assert slack.view("dot") is None
    finally:
        slack.all_well()

    world.says("Stale", "*Done*")
    assert world.accepted(DUEL[0], "Fresh bread") == 1


def test_the_live_card_obeys_only_those_who_may(world: World) -> None:
    slack = world.ada.slack
    before = draft(world, "Locked", "Doors open at nine. STOP ends.", audience(DUEL))
    for button in buttons(before):
        for user, reason in (("ben", "<@U01ADA>"), ("gus", "Guests of this Slack")):
            slack.press_on(user, before, button)
            world.hears(reason, user)

    assert buttons(world.shows("Locked", "Discard")) == buttons(before)
    world.ada.types("discard locked")
    world.shows("Locked", "Undo")
    assert [world.accepted(number, "Doors open") for number in DUEL] == [0, 0, 0]


def test_whoever_is_from_outside_is_refused_with_the_reason(world: World) -> None:
    slack = world.ada.slack
    slack.channel("C01CAMPAIGNS", add=["U01ROB", "U01LEA", "U01GIA"])
    outsiders = [
        ("ben", "#campaigns", "<@U01ADA>"),
        ("gus", "#campaigns", "Guests of this Slack"),
        ("gia", "#campaigns", "Guests of this Slack"),
        ("robbie", "#campaigns", "Bots and workflows"),
        ("lea", "#campaigns", "account is deactivated"),
        ("sam", "#partners", "You belong to another organisation"),
        ("ada", "#partners", "shared with another organisation"),
        ("ada", "#no-bot-here", "/invite @Rollcall"),
    ]
    for user, channel, reason in outsiders:
        slack.command(user, channel, "/campaign", "draft")
        world.hears(reason, user, channel)
        assert slack.view(user) is None
    for forged in ("secret", "stale", "missing"):
        ack = slack.command("ada", "#launches", "/campaign", "draft", forge=forged)["ack"]
        assert ack["status"] == 401
    assert slack.ephemerals("#launches", "ada") == []


def test_the_start_view_tells_an_admin_what_is_missing_and_others_who_can(world: World) -> None:
    slack = world.ada.slack
    seen = {}
    for user in ("ada", "ben"):
        slack.command(user, "#campaigns", "/campaign", "")
        seen[user] = world.form("Rollcall", user)
    slack.press("ada", "Example CSV")
    world.ada.waits_for(lambda: "rollcall-example" in str(slack.dms("ada")), "the example")

    for words in ("*Harbour Books*", "main (long code +14155552671)", "*My phone:* +1•••••0100"):
        assert words in seen["ada"]
    assert "registered" in seen["ada"]
    assert "process is running" not in seen["ada"]
    assert "<@U01ADA>, <@U01DOT>" in seen["ben"]
    assert "New draft" not in seen["ben"]
