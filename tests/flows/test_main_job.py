"""Draft, test-send, launch, answers, the card: the main job, through every real part."""

import csv
import io
from typing import Any

from sqlalchemy import select

from models.imports import estimate_of
from models.tables import Campaign, OptOut
from simulator.slack.client import text_of
from tests.flows.conftest import OWN_PHONE, SENDER, World

JSON = dict[str, Any]
CSV = """First Name,Mobile,Store
Ana,+14155550101,Pier 4
Ben,(415) 555-0102,Pier 4
Carla,+14155557001,Mission
Dev,+14155557002,Mission
Emma,+14155557101,Mission
Femi,+14155557201,Old Town
Grace,+14155557501,Old Town
Hana,+14155558001,Old Town
Ivan,+14155558601,Old Town
Ana again,1 415 555 0101,Pier 4
Nobody,1.51255E+10,Pier 4
Omar,+44 20 7946 0958,Pier 4
"""
CONFIRMERS = ("+14155557001", "+14155557002")
STOPPERS = ("+14155557101", "+14155557501")
"""One says STOP; the other says please stop texting me, which only we understand."""
LANDLINE = "+14155558001"
TEXTED = 9


def draft(world: World, title: str, text: str, rows: str = CSV) -> JSON:
    """Make a draft in Slack by the form; its card, when the list is read."""
    world.ada.types("draft")
    file = world.ada.slack.upload("ada", None, "list.csv", rows)["file"]["id"]
    world.ada.fills_in("New draft", {"title": title, "message": text, "source": [file]})
    made = world.ada.waits_for(lambda: world.card(title, "Launch …"), "the draft card")
    # Before its segments are counted the card has the button already, and the question a no.
    world.ada.waits_for(lambda: _is_counted(world, title), "the count")
    return made


def _is_counted(world: World, title: str) -> bool:
    newest = select(Campaign).where(Campaign.title == title).order_by(Campaign.id.desc())
    with world.db.read() as session:
        campaign = session.scalars(newest.limit(1)).one()
        return estimate_of(campaign) is not None


def launch(world: World, name: str, title: str) -> None:
    """Launch it and wait until the card is done."""
    world.ada.types(f"launch {name}")
    world.ada.fills_in("Launch", {})
    world.ada.closes()
    world.ada.waits_for(lambda: "*Done*" in world.shown(title), "the end", seconds=60)


def results(world: World, title: str) -> list[dict[str, str]]:
    """The outcome of everybody, as the person who asks gets it."""
    known = len(_files(world))
    world.presses(title, "Results as CSV")
    world.ada.waits_for(lambda: len(_files(world)) > known, "the file")
    text = world.ada.slack.file_bytes(_files(world)[-1]["id"]).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def _files(world: World) -> list[JSON]:
    return [file for it in world.ada.slack.dms("ada") for file in it.get("files", [])]


def test_the_main_job_from_the_draft_to_the_last_receipt(world: World) -> None:
    made = draft(world, "Spring", "Hi {{first_name}}, {{store}} has news. Reply C to confirm.")
    told = world.ada.slack.text_of(made)
    assert "*9 recipients* of 12 rows uploaded" in told
    skipped = "1 number of another country, 1 duplicate, 1 number damaged by a spreadsheet"
    for words in (skipped, "does not say how to opt out", "Not tested yet"):
        assert words in told

    world.ada.types("test-send spring --me")
    world.ada.waits_for(lambda: world.accepted(OWN_PHONE, "has news") == 1, "the test text")
    world.ada.waits_for(lambda: "Tested by <@U01ADA>" in world.shown("Spring"), "the mark")
    world.ada.waits_for(lambda: "1 of 1 text delivered." in report_of_test(world), "the report")

    world.ada.types("launch spring")
    asked = world.ada.waits_for(
        lambda: (view := world.ada.slack.view("ada")) and text_of(view), "the question"
    )
    for words in ("*9 recipients* now", "*Segments*\n9 (1 each per text)", "about $0.09", SENDER):
        assert words in asked
    assert "at 25 segments a second" in asked
    launch(world, "spring", "Spring")
    world.ada.waits_for(
        lambda: all(words in world.shown("Spring") for words in ("*Confirmed*\n2", "*Replies*")),
        "the answers on the card",
    )
    assert_figures(world)

    found = results(world, "Spring")
    assert all(row["number"].startswith("'+") for row in found if row["outcome"] == "delivered")
    public = world.ada.slack.messages("#campaigns")
    assert [it for it in public if it.get("files") and it.get("bot_id")] == []
    rows = {row["number"].lstrip("'"): row for row in found}
    outcomes = [row["outcome"] for row in rows.values()]
    assert len(outcomes) == 12 - 1
    assert rows[LANDLINE]["code"] == "30006"
    assert [rows[number]["answer"] for number in CONFIRMERS] == ["confirmed"] * 2
    assert [rows[number]["answer"] for number in STOPPERS] == ["opted out"] * 2
    texted = [n for n in rows if world.accepted(n, "has news")]
    assert len(texted) == TEXTED
    assert {world.accepted(number, "has news") for number in texted} == {1}


def report_of_test(world: World) -> str:
    """The one direct message on the test of Spring."""
    reports = [it for it in world.ada.slack.dms("ada") if "Test of Spring" in text_of(it)]
    assert len(reports) <= 1
    return text_of(reports[0]) if reports else ""


def assert_figures(world: World) -> None:
    """What the final card, its details and the message of the end say, and what they do not."""
    at = world.card("Spring") or {}
    told = text_of(at)
    assert "*Sent*\n9 of 9" in told
    assert "*Delivered*\n8 (89 % of sent)" in told
    assert "12 rows uploaded = 9 sent + 3 skipped (" in told
    assert "• 1 × " in told
    assert "above 2 %" in told
    for absent in ("30006", "Waiting", "Cancelled", "We don’t know yet"):
        assert absent not in told
    (end,) = world.ada.waits_for(lambda: _ends(world), "the message of the end")
    assert "9 of 9 sent, 8 delivered" in text_of(end)
    assert at["ts"].replace(".", "") in str(end["blocks"])

    world.ada.presses(at, "Details")
    seen = world.ada.waits_for(
        lambda: (view := world.ada.slack.view("ada")) and text_of(view), "the details"
    )
    world.ada.closes()
    for words in ("(Twilio error 30006)", "• 8 Delivered", "• 1 Undelivered", "has news."):
        assert words in seen


def _ends(world: World) -> list[JSON]:
    posts = world.ada.slack.messages("#campaigns")
    return [it for it in posts if "*Spring* is done" in str(it.get("blocks"))]


def test_whoever_said_stop_is_skipped_in_the_next_campaign(world: World) -> None:
    keyword, sentence, other = "+14155550135", "+14155550164", "+14155550110"
    late = "+14155550165"
    world.simulator.twilio.text(SENDER, number=keyword, body="Stop")
    world.simulator.twilio.text(SENDER, number=sentence, body="please stop texting me")
    rows = "\n".join(["Mobile", keyword, sentence, other, late])

    made = draft(world, "Autumn", "The autumn list is out. STOP ends.", rows)
    world.simulator.twilio.text(SENDER, number=late, body="STOP")
    world.ada.waits_for(lambda: _opted_out(world, late), "the opt-out")
    launch(world, "autumn", "Autumn")

    assert "2 opted out" in world.ada.slack.text_of(made)
    assert "4 rows uploaded = 1 sent + 3 skipped (3 opted out)" in world.shown("Autumn")
    silent = (keyword, sentence, late)
    assert [world.accepted(number, "autumn list") for number in silent] == [0, 0, 0]
    assert world.accepted(other, "autumn list") == 1
    # Twilio itself confirmed the keyword; the sentence is ours to confirm, once.
    assert world.accepted(keyword, "unsubscribed") == 0
    assert world.accepted(sentence, "unsubscribed") == 1


def _opted_out(world: World, number: str) -> bool:
    with world.db.read() as session:
        return session.scalars(select(OptOut.id).where(OptOut.phone == number)).first() is not None
