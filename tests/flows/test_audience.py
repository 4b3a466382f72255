"""Audiences as people hand them in: every format, every door, replaced, refused, exported."""

import codecs
import io
import zipfile

import pytest

from simulator.slack.client import buttons
from tests.flows.conftest import KIND, World
from tests.flows.test_main_job import draft, launch, pressed_for

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
    values = {"title": title, "message": text, "campaign_kind": KIND, "source": [file]}
    world.ada.fills_in("New draft", values)
    told = world.says(title, "*Segments*")
    assert "*2 recipients* of 5 rows uploaded" in told
    assert "row 5, Handy “•••••10”: a spreadsheet changed the number" in told
    assert "`wunsch` (1)" in told
    world.presses(title, "Preview")
    seen = world.form(f"Preview {title.lower()}")
    assert "Hallo Zoë: ans Fenster,\nbitte STOP beendet." in seen
    world.ada.closes()


def test_a_workbook_is_refused_by_its_name_and_replaced_by_a_list(world: World) -> None:
    world.ada.types("draft")
    file = world.ada.slack.upload("ada", None, "list.csv", WORKBOOK.getvalue())["file"]["id"]
    values = {"title": "Book", "message": "Hi. STOP", "campaign_kind": KIND, "source": [file]}
    world.ada.fills_in("New draft", values)
    world.says("Book", "an Excel workbook (XLSX)")

    world.presses("Book", "Edit")
    list_id = world.ada.slack.upload("ada", None, "l.csv", "tel\n4155550113\n")["file"]["id"]
    world.ada.fills_in("Edit the draft", {"source": [list_id]})
    world.says("Book", "*1 recipient* of 1 row")

    # A list in place of another: nothing of the former is left.
    world.presses("Book", "Edit")
    other = world.ada.slack.upload("ada", None, "m.csv", "tel\n4155550114\n4155550115\n")
    world.ada.fills_in("Edit the draft", {"source": [other["file"]["id"]]})
    world.says("Book", "*2 recipients* of 2 rows")


def test_the_number_column_is_asked_for_where_no_header_tells(world: World) -> None:
    first, second = "+14155559175", "+14155559176"
    world.ada.types("draft")
    rows = f"name,a,b\nAnn,{first},{second}\n"
    file = world.ada.slack.upload("ada", None, "which.csv", rows)["file"]["id"]
    text = "Hi {{name}}, which? STOP ends."
    values = {"title": "Which", "message": text, "campaign_kind": KIND, "source": [file]}
    world.ada.fills_in("New draft", values)
    world.says("Which", "Which column has the phone numbers?")
    asked = world.shows("Which", "Edit")
    assert buttons(asked) == ["Edit", "Discard"]

    menu = next(block["accessory"] for block in asked["blocks"] if "accessory" in block)
    chosen = {it["text"]["text"]: it["value"] for it in menu["options"]}["3. b"]
    where = {"channel": asked["channel"], "ts": asked["ts"]}
    world.ada.slack.press("ada", action_id=menu["action_id"], value=chosen, **where)
    world.says("Which", "*1 recipient* of 1 row", "*Segments*\n1\n")
    launch(world, "which", "Which")
    assert [world.accepted(it, "Hi Ann, which?") for it in (first, second)] == [0, 1]


def test_a_list_over_ten_megabytes_is_drafted_from_the_direct_message(world: World) -> None:
    note = "x" * 5000
    rows = "".join(f"+1415{2_200_000 + row},{note}\n" for row in range(2_100))
    posted = world.ada.slack.upload("ada", "dm", "large.csv", f"phone,note\n{rows}")
    assert posted["file"]["size"] > 10_000_000

    # Slack hands it out once the card said what is being done: else a quick import is over first.
    world.ada.slack.fault("slow", "files", seconds=60)
    world.ada.slack.shortcut("ada", "draft_from_file", channel="dm", ts=posted["ts"])
    values = {"title": "Large", "message": "Hi. Reply STOP to opt out.", "campaign_kind": KIND}
    world.ada.fills_in("New draft", values)
    world.says("Large", "Fetching *large.csv*")
    world.ada.slack.all_well()
    world.shows("Large", "Launch …")

    world.says("Large", "*2,100 recipients* of 2,100 rows")


def test_blank_rows_are_skipped_as_the_question_promised(world: World) -> None:
    rows = "Phone,First Name\n+14155550116,Ann\n+14155550117,\n+14155550118,N/A\nnobody,Bo\n"
    draft(world, "Gaps", "Hi {{First Name}}, news at gaps. STOP ends.", rows)
    world.ada.types("launch gaps")
    stopped = world.form("Launch")
    assert "2 rows have no value for first_name" in stopped
    world.ada.closes()

    world.presses("Gaps", "Skip these 2")
    world.says("Gaps", "will be skipped", "*Segments*\n1\n")
    launch(world, "gaps", "Gaps")

    assert world.accepted("+14155550116", "news at gaps") == 1
    assert world.accepted("+14155550117", "news at gaps") == 0
    assert world.accepted("+14155550118", "news at gaps") == 0
    world.says("Gaps", "2 with blank fields")


def test_all_errors_come_as_a_file_and_the_original_is_deleted_in_one_press(
    world: World,
) -> None:
    rows = "phone,who\n+14155550119,Ann\n=1+1,Bo\n+14155550119,Cy\n"
    draft(world, "Errors", "Hi. STOP ends.", rows)
    found = pressed_for(world, "Errors", "All errors as CSV", "skipped-rows.csv")

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
    world.says("Errors", "*1 recipient*")
