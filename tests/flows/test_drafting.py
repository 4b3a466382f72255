"""A text on its way to a launch: typed, previewed, tested, edited, copied, discarded, found."""

from typing import Any

import pytest

from tests.flows.conftest import KIND, OWN_PHONE, World
from tests.flows.test_main_job import draft, launch

pytestmark = pytest.mark.sqlite_only

JSON = dict[str, Any]
TYPED = "Hi {{First Name|there}} & co, 2 > 1: see https://a.example/x :tada: Reply STOP to opt out."
READ = "Hi Zoë & co, 2 > 1: see https://a.example/x 🎉 Reply STOP to opt out."
PHONE, READER = "+14155559160", "+14155559165"


def test_a_text_typed_on_a_phone_is_sent_as_it_was_previewed(world: World) -> None:
    slack = world.ada.slack
    slack.upload("ada", "#campaigns", "typed.csv", f"Cell,First name\n{READER},Zoë\n")
    words = f'draft "Typed" --message "{TYPED}"'
    slack.command("ada", "#campaigns", "/campaign", words, phone_typing=True)
    assert "The list is *typed.csv*" in world.form("New draft")
    world.ada.fills_in("New draft", {"campaign_kind": KIND})
    world.shows("Typed", "Launch …")
    world.says("Typed", "*Segments*\n1\n", "*Encoding*\nUCS-2", "“🎉”", "*Takes*")

    world.presses("Typed", "Preview")
    assert READ in world.form("Preview typed")
    world.ada.closes()
    launch(world, "typed", "Typed")

    sent = [it["body"] for it in world.simulator.twilio.messages() if it["to"] == READER]
    assert sent == [READ]


def test_a_text_counts_as_tested_until_it_is_edited(world: World) -> None:
    draft(world, "Tried", "The first wording. STOP ends.", f"Cell\n{PHONE}\n")
    world.says("Tried", "Not tested yet")
    world.ada.types("")
    world.form("Rollcall")
    world.ada.slack.press("ada", "Test group")
    world.ada.fills_in("Test group", {"group": OWN_PHONE})
    world.ada.closes()
    world.ada.types("test-send tried --group")
    world.says("Tried", "Tested by <@U01ADA>", "*1 recipient* of 1 row")
    assert world.accepted(OWN_PHONE, "The first wording") == 1
    assert world.accepted(PHONE, "The first wording") == 0

    world.presses("Tried", "Edit")
    world.ada.fills_in("Edit the draft", {"message": "The second wording. STOP ends."})
    world.says("Tried", "Not tested since the last edit (before: <@U01ADA>")
    many = ",".join(f"+1415555{number}" for number in range(2500, 2521))
    world.ada.types(f"test-send tried --to {many}")
    world.hears("A test goes to at most 20 numbers; these are 21.")
    assert world.accepted("+14155552500", "The second wording") == 0


def test_drafts_are_found_copied_thrown_away_and_fetched_back(world: World) -> None:
    slack = world.ada.slack
    text = "Harbour Books: lost and found. Reply STOP to end."
    world.ada.types(f'draft "Lost north" --message "{text}" --numbers {PHONE} --kind {KIND}')
    world.shows("Lost north", "Launch …")
    world.ada.types("copy LOST")
    assert "Lost north" in world.form("Copy")
    world.ada.fills_in("Copy", {"title": "Lost south", "numbers": f"{PHONE}, {PHONE[:-1]}1"})
    world.says("Lost south", text, "*2 recipients* of 2 rows")

    for typed, told in (
        ("status lost", "could mean"),
        ("lanch lost-north", "Did you mean `/campaign launch`?"),
        ("help", "/campaign test-send spring --group"),
        ("list", "`lost-south`: draft, 2 recipients"),
        ("status Lost South", "of 2 rows"),
        ("discard lost south", "(`lost-south`) is discarded"),
    ):
        world.ada.types(typed)
        world.hears(told)
    world.says("Lost south", "Discarded by <@U01ADA>")
    world.presses("Lost south", "Undo")
    assert slack.buttons(world.shows("Lost south", "Launch …"))[0] == "Preview"
    assert world.accepted(PHONE, "lost and found") == 0


def test_the_command_line_drafts_and_launches_as_slack_does(world: World) -> None:
    text = "Typed on the host. STOP ends."
    world.host(
        "draft", "Hosted", "--message", text, "--kind", KIND, "--numbers", f"{PHONE},nonsense"
    )
    world.says("Hosted", "*1 recipient* of 2 rows", "*Draft* by", "*Segments*")
    world.host("test-send", "hosted", "--to", OWN_PHONE)
    world.host("launch", "hosted", "--yes", "--attest", "Asked for at the desk, 2026")
    world.says("Hosted", "*Done*", "2 rows uploaded = 1 sent + 1 skipped")
    assert "hosted" in world.host("list")
    assert "hosted: completed since" in world.host("status", "hosted")
    world.ada.waits_for(lambda: world.accepted(OWN_PHONE, "Typed on the host"), "the test text")
    assert world.accepted(PHONE, "Typed on the host") == 1
    assert world.accepted(OWN_PHONE, "Typed on the host") == 1
