"""Audiences as people hand them in: every format, every door, replaced, refused, exported."""

import codecs
import csv
import io
import zipfile
from typing import Any

import pytest

from simulator.slack.client import text_of
from tests.flows.conftest import World
from tests.flows.test_main_job import draft, launch

JSON = dict[str, Any]
ROWS = """Vorname;Handy;Wunsch
Zoë;+14155550111;"ans Fenster,
bitte"
;(415) 555-0112;
Ann;415-555-0111;doppelt
Bob;1.51255E+10;
Cid;kein Anschluss;
"""
WORKBOOK = io.BytesIO()
with zipfile.ZipFile(WORKBOOK, "w") as _archive:
    _archive.writestr("[Content_Types].xml", "")
    _archive.writestr("xl/workbook.xml", "")


def posted_lists(world: World) -> list[JSON]:
    """Files that came to Ada by direct message."""
    return [file for it in world.ada.slack.dms("ada") for file in it.get("files", [])]


@pytest.mark.parametrize(
    ("title", "content"),
    [
        ("Wide", codecs.BOM_UTF16_LE + ROWS.encode("utf-16-le")),
        ("Windows", ROWS.replace("\n", "\r\n").encode("cp1252")),
        ("Tabs", ROWS.replace(";", "\t").encode("utf-8-sig")),
    ],
)
def test_lists_of_every_make_give_the_same_audience(
    world: World, title: str, content: bytes
) -> None:
    world.ada.types("draft")
    file = world.ada.slack.upload("ada", None, "liste.csv", content)["file"]["id"]
    text = "Hallo {{vorname|du}}: {{Wunsch}} STOP beendet."
    world.ada.fills_in("New draft", {"title": title, "message": text, "source": [file]})
    world.ada.waits_for(lambda: "*Segments*" in world.shown(title), "the draft card")

    told = world.shown(title)
    assert "*2 recipients* of 5 rows uploaded" in told
    assert "row 5, Handy “•••••10”: a spreadsheet changed the number" in told
    assert "`wunsch` (1)" in told
    world.presses(title, "Preview")
    seen = world.ada.waits_for(
        lambda: (view := world.ada.slack.view("ada")) and text_of(view), "the preview"
    )
    assert "Hallo Zoë: ans Fenster,\nbitte STOP beendet." in seen
    world.ada.closes()


def test_a_workbook_is_refused_by_its_name_and_replaced_by_a_list(world: World) -> None:
    world.ada.types("draft")
    file = world.ada.slack.upload("ada", None, "list.csv", WORKBOOK.getvalue())["file"]["id"]
    world.ada.fills_in("New draft", {"title": "Book", "message": "Hi. STOP", "source": [file]})
    world.ada.waits_for(lambda: "an Excel workbook (XLSX)" in world.shown("Book"), "the refusal")

    world.presses("Book", "Edit")
    list_id = world.ada.slack.upload("ada", None, "l.csv", "tel\n4155550113\n")["file"]["id"]
    world.ada.fills_in("Edit the draft", {"source": [list_id]})
    world.ada.waits_for(lambda: world.card("Book", "Launch …"), "the draft card")
    assert "*1 recipient* of 1 row" in world.shown("Book")

    # A list in place of another: nothing of the former is left.
    world.presses("Book", "Edit")
    other = world.ada.slack.upload("ada", None, "m.csv", "tel\n4155550114\n4155550115\n")
    world.ada.fills_in("Edit the draft", {"source": [other["file"]["id"]]})
    world.ada.waits_for(
        lambda: "*2 recipients* of 2 rows" in world.shown("Book"), "the other audience"
    )


def test_a_list_over_ten_megabytes_is_drafted_from_the_direct_message(world: World) -> None:
    note = "x" * 1000
    rows = "".join(f"+1415{2_200_000 + row},{note}\n" for row in range(10_500))
    posted = world.ada.slack.upload("ada", "dm", "large.csv", f"phone,note\n{rows}")
    assert posted["file"]["size"] > 10_000_000

    world.ada.slack.shortcut("ada", "draft_from_file", channel="dm", ts=posted["ts"])
    world.ada.fills_in("New draft", {"title": "Large", "message": "Hi. Reply STOP to opt out."})
    world.ada.waits_for(lambda: world.card("Large", "Launch …"), "the draft card")

    assert "*10,500 recipients* of 10,500 rows" in world.shown("Large")
    cards = [
        text_of({"blocks": it["args"]["blocks"]})
        for it in world.ada.slack.calls()
        if it["method"].startswith("chat.") and "“Large”" in str(it["args"].get("text"))
    ]
    # Which steps are seen depends on how many campaigns share Slack's edits just then.
    assert any(f"{step} *large.csv*" in it for it in cards for step in ("Fetching", "Reading"))


def test_blank_rows_are_skipped_as_the_question_promised(world: World) -> None:
    rows = "Phone,First Name\n+14155550116,Ann\n+14155550117,\n+14155550118,N/A\nnobody,Bo\n"
    made = draft(world, "Gaps", "Hi {{First Name}}, news at gaps. STOP ends.", rows)
    world.ada.waits_for(lambda: "*Segments*" in world.shown("Gaps"), "the count")
    world.ada.types("launch gaps")
    stopped = world.ada.waits_for(
        lambda: (view := world.ada.slack.view("ada")) and text_of(view), "the question"
    )
    assert "2 rows have no value for first_name" in stopped
    world.ada.closes()

    world.ada.presses(made, "Skip these 2")
    world.ada.waits_for(lambda: "will be skipped" in world.shown("Gaps"), "the decision")
    world.ada.waits_for(lambda: "*Segments*\n1\n" in world.shown("Gaps"), "the count")
    launch(world, "gaps", "Gaps")

    assert world.accepted("+14155550116", "news at gaps") == 1
    assert world.accepted("+14155550117", "news at gaps") == 0
    assert world.accepted("+14155550118", "news at gaps") == 0
    assert "2 with blank fields" in world.shown("Gaps")


def test_all_errors_come_as_a_file_and_the_original_is_deleted_in_one_press(
    world: World,
) -> None:
    rows = "phone,who\n+14155550119,Ann\n=1+1,Bo\n+14155550119,Cy\n"
    made = draft(world, "Errors", "Hi. STOP ends.", rows)
    known = len(posted_lists(world))
    world.ada.presses(made, "All errors as CSV")
    file = world.ada.waits_for(lambda: posted_lists(world)[known:], "the errors")[-1]

    text = world.ada.slack.file_bytes(file["id"]).decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    assert [(it["row"], it["column"], it["value"]) for it in found] == [
        ("3", "phone", "'=1+1"),
        ("4", "phone", "'+14155550119"),
    ]
    world.presses("Errors", "Delete the file from Slack")
    world.hears("Slack lets only <@U01ADA>")
    world.ada.slack.configure(bot_may_delete_files=True)
    world.presses("Errors", "Delete the file from Slack")
    world.hears("is deleted from Slack")
    world.ada.slack.configure(bot_may_delete_files=False)
    world.ada.waits_for(
        lambda: "Delete the file" not in world.shown("Errors"), "the card without the button"
    )
    assert "*1 recipient*" in world.shown("Errors")
