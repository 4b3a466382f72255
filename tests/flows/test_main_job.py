"""Draft, test-send, launch, answers, the card: the main job, through every real part."""

import csv
import io
from typing import Any

from sqlalchemy import select

from models.tables import OptOut
from simulator.slack.client import text_of
from tests.flows.conftest import KIND, OWN_PHONE, SENDER, World

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


def draft(world: World, title: str, text: str, rows: str = CSV, *, kind: str = KIND) -> JSON:
    """Make a draft in Slack by the form; its card, when the list is read and counted."""
    world.ada.types("draft")
    file = world.ada.slack.upload("ada", None, "list.csv", rows)["file"]["id"]
    values = {"title": title, "message": text, "campaign_kind": kind, "source": [file]}
    world.ada.fills_in("New draft", values)
    world.shows(title, "Launch …")
    # Before its segments are counted the card has the button already, and the question a no.
    world.says(title, "*Segments*")
    return world.shows(title, "Launch …")


def launch(world: World, name: str, title: str) -> None:
    """Launch it and wait until the card is done."""
    world.ada.types(f"launch {name}")
    agree(world)
    world.says(title, "*Done*")


def agree(world: World) -> None:
    """Press the button of the question, once it is asked."""
    world.ada.launches()
    world.ada.closes()


def results(world: World, title: str) -> list[dict[str, str]]:
    """The outcome of everybody, as the person who asks gets it."""
    return pressed_for(world, title, "Results as CSV", "results.csv")


def pressed_for(world: World, title: str, button: str, ending: str) -> list[dict[str, str]]:
    """The rows of the file that a button of the card brings by direct message."""
    name = f"{title.lower().replace(' ', '-')}-{ending}"
    known = len(world.files(name))
    world.presses(title, button)
    (file,) = world.ada.waits_for(lambda: world.files(name)[known:], name)
    text = world.ada.slack.file_bytes(file["id"]).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_main_job_from_the_draft_to_the_last_receipt(world: World) -> None:
    draft(world, "Spring", "Hi {{first_name}}, {{store}} has news. Reply C to confirm.")
    skipped = "1 number of another country, 1 duplicate, 1 number damaged by a spreadsheet"
    warned = ("does not say how to opt out", "Not tested yet")
    world.says("Spring", "*9 recipients* of 12 rows uploaded", skipped, *warned)

    world.ada.types("test-send spring --me")
    world.ada.waits_for(lambda: world.accepted(OWN_PHONE, "has news") == 1, "the test text")
    world.says("Spring", "Tested by <@U01ADA>")
    world.ada.waits_for(lambda: "1 of 1 text delivered." in report_of_test(world), "the report")

    world.ada.types("launch spring")
    asked = world.form("Launch")
    for words in ("*9 recipients* now", "*Segments*\n9\n", "about $0.09", SENDER):
        assert words in asked
    assert "at 25 segments a second" in asked
    agree(world)
    world.says("Spring", "*Done*", "*Confirmed*\n2", "*Replies*", "*Opted out*\n2")
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
    reports = [it for it in world.ada.slack.dms("ada") if "*Test of* *Spring*" in text_of(it)]
    assert len(reports) <= 1
    return text_of(reports[0]) if reports else ""


def assert_figures(world: World) -> None:
    """What the final card, its details and the message of the end say, and what they do not."""
    at = world.shows("Spring", "Details")
    told = text_of(at)
    assert "*Sent*\n9 of 9" in told
    assert "*Delivered*\n8 (89 % of sent)" in told
    assert "12 rows uploaded = 9 sent + 3 skipped (" in told
    assert "• 1 × " in told
    assert "*Opted out*\n2 (22 %)" in told
    for absent in ("above 2 %", "30006", "Waiting", "Cancelled", "We don’t know yet"):
        assert absent not in told
    (end,) = world.ada.waits_for(lambda: _ends(world), "the message of the end")
    assert "9 of 9 sent, 8 delivered" in text_of(end)
    assert at["ts"].replace(".", "") in str(end["blocks"])

    world.ada.presses(at, "Details")
    seen = world.form("Details")
    world.ada.closes()
    for words in ("(Twilio error 30006)", "• 8 delivered", "• 1 undelivered", "has news."):
        assert words in seen


def _ends(world: World) -> list[JSON]:
    posts = world.ada.slack.messages("#campaigns")
    return [it for it in posts if "*Spring* is done" in str(it.get("blocks"))]


def test_whoever_said_stop_is_skipped_in_the_next_campaign(world: World) -> None:
    keyword, sentence, other = "+14155550135", "+14155550164", "+14155550110"
    late = "+14155550165"
    world.simulator.twilio.text(SENDER, number=keyword, body="Stop")
    world.simulator.twilio.text(SENDER, number=sentence, body="please stop texting me")
    world.ada.waits_for(lambda: _opted_out(world, keyword, sentence), "the opt-outs")
    rows = "\n".join(["Mobile", keyword, sentence, other, late])

    draft(world, "Autumn", "The autumn list is out. STOP ends.", rows)
    world.says("Autumn", "2 opted out")
    world.simulator.twilio.text(SENDER, number=late, body="STOP")
    world.ada.waits_for(lambda: _opted_out(world, late), "the opt-out")
    launch(world, "autumn", "Autumn")

    world.says("Autumn", "4 rows uploaded = 1 sent + 3 skipped (3 opted out)")
    silent = (keyword, sentence, late)
    assert [world.accepted(number, "autumn list") for number in silent] == [0, 0, 0]
    assert world.accepted(other, "autumn list") == 1
    # Twilio itself confirmed the keyword; the sentence is ours to confirm, once.
    world.ada.waits_for(lambda: world.accepted(sentence, "unsubscribed"), "our answer")
    assert world.accepted(keyword, "unsubscribed") == 0
    assert world.accepted(sentence, "unsubscribed") == 1


def _opted_out(world: World, *numbers: str) -> bool:
    with world.db.read() as session:
        found = session.scalars(select(OptOut.phone).where(OptOut.phone.in_(numbers)))
        return set(found) == set(numbers)
