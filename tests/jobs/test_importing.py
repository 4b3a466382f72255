"""The import from an upload to a draft, on real servers."""

import codecs
import gzip
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.ledger import Bucket
from domain.lifecycle import CampaignState, Move
from jobs import context
from jobs.importing import run_import
from jobs.imports.fetch import LOST, canonical_path
from models import campaigns, imports
from models.tables import AuditRow, CsvImport, Sender, Workspace
from runtime import Runtime
from runtime import build as build_runtime
from simulator.client import Simulator
from tests.builders import Builder, now
from tests.jobs.importing_rig import Rig

GUESTS = """Name,Mobile,City
Ann,(415) 555-2671,Oakland
Bob,+1 415 555 2672,San José
Cid,4155552671,Berkeley
Dee,not a number,Napa
Eve,1.41556E+10,Sonoma
"""


@pytest.fixture
def rig(rt: Runtime, build: Builder, sender: Sender, tmp_path: Path) -> Rig:
    """Runs imports of this test's sender."""
    return Rig(rt, build, sender, tmp_path)


@pytest.fixture
def lite(sqlite_url: str, redis_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Rig:
    """The same, for rules to which the server is all one."""
    from tests.conftest import make_settings

    runtime = build_runtime(
        make_settings(database_url=sqlite_url, redis_url=redis_url, rollcall_var=tmp_path / "var")
    )
    request.addfinalizer(runtime.close)
    make = Builder(runtime.db)
    return Rig(runtime, make, make.sender(make.workspace()), tmp_path)


# -- the draft --------------------------------------------------------------------------------


def test_a_small_list_becomes_a_draft_whose_ledger_adds_up(rig: Rig) -> None:
    upload = rig.imported(GUESTS)

    ledger = rig.ledger(upload)
    assert upload.state == "done"
    assert rig.campaign(upload).state == CampaignState.DRAFT
    assert rig.campaign(upload).columns == ["name", "city"]
    assert ledger.adds_up
    assert ledger.rows == 5
    assert ledger[Bucket.PENDING] == 2
    assert ledger.skipped == {"duplicate": 1, "not_a_number": 1, "excel_damage": 1}


def test_rows_keep_their_number_and_their_fields(rig: Rig) -> None:
    first = rig.rows(rig.imported(GUESTS))[0]

    assert (first.row, first.phone, first.fields) == (2, "+14155552671", ["Ann", "Oakland"])


def test_a_state_column_keeps_where_its_people_are(rig: Rig) -> None:
    rows = rig.rows(rig.imported("phone,state\n+14155552671,NY\n+14155552672,\n"))

    assert [row.zones for row in rows] == ["America/New_York@US-NY", None]


def test_a_list_without_such_a_column_leaves_it_to_the_numbers(rig: Rig) -> None:
    assert {row.zones for row in rig.rows(rig.imported(GUESTS))} == {None}


def test_the_first_row_of_a_number_keeps_it_and_later_ones_are_skipped(rig: Rig) -> None:
    rows = rig.rows(rig.imported(GUESTS))

    assert (rows[0].phone, rows[0].reason) == ("+14155552671", None)
    assert (rows[2].phone, rows[2].value, rows[2].reason) == (None, "+14155552671", "duplicate")


def test_the_hand_over_is_in_the_audit(rig: Rig) -> None:
    upload = rig.imported(GUESTS)

    with rig.rt.db.read() as session:
        row = session.query(AuditRow).one()
    assert (row.actor, row.verb, row.subject_id) == ("system", "import", upload.campaign_id)
    assert row.detail["rows"] == 5


def test_nothing_of_the_upload_stays_on_the_disk(rig: Rig) -> None:
    uploads = rig.rt.settings.rollcall_var / "uploads"
    uploads.mkdir(parents=True)
    copied = uploads / "copied.csv"
    copied.write_text(GUESTS)

    rig.run(rig.attach("file", str(copied)))
    assert list(uploads.iterdir()) == []


def test_a_file_outside_our_folder_is_not_deleted(rig: Rig) -> None:
    upload = rig.imported(GUESTS)

    assert Path(upload.source_ref).exists()


def test_people_who_opted_out_are_skipped(rig: Rig, workspace: Workspace) -> None:
    rig.build.opt_out(workspace, "+14155552671")
    rig.build.opt_out(workspace, "+14155552672", scope=f"sender:{rig.sender.id}")
    upload = rig.imported(GUESTS)

    assert rig.ledger(upload).skipped["opted_out"] == 2
    assert rig.texted(upload) == []
    assert rig.ledger(upload).adds_up


def test_an_opt_out_elsewhere_does_not_skip_anybody(rig: Rig, workspace: Workspace) -> None:
    rig.build.opt_out(workspace, "+14155552671", scope="sender:999")
    rig.build.opt_out(rig.build.workspace(slack_team_id="T02OTHER"), "+14155552672")
    upload = rig.imported(GUESTS)

    assert "opted_out" not in rig.ledger(upload).skipped


def test_countries_that_the_workspace_allows_are_texted_and_others_are_not(rig: Rig) -> None:
    rows = rig.rows(rig.imported("phone\n+14155552671\n+447911123456\n"))

    assert [row.reason for row in rows] == [None, "country_not_allowed"]


def test_two_campaigns_may_have_the_same_numbers(rig: Rig) -> None:
    one, two = rig.imported(GUESTS), rig.imported(GUESTS)

    assert rig.texted(one) == rig.texted(two) == ["+14155552671", "+14155552672"]


# -- formats ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        GUESTS.encode(),
        codecs.BOM_UTF8 + GUESTS.encode(),
        GUESTS.encode("utf-16"),
        codecs.BOM_UTF16_BE + GUESTS.encode("utf-16-be"),
        GUESTS.encode("utf-16-le"),
        GUESTS.encode("cp1252"),
        GUESTS.replace(",", ";").encode(),
        GUESTS.replace(",", "\t").encode(),
        GUESTS.replace("\n", "\r\n").encode(),
        GUESTS.replace("\n", "\r").encode(),
        ("sep=;\n" + GUESTS.replace(",", ";")).encode(),
        GUESTS.rstrip("\n").encode(),
    ],
    ids=[
        "utf8",
        "bom",
        "utf16",
        "utf16be",
        "utf16-no-bom",
        "cp1252",
        "semicolon",
        "tab",
        "crlf",
        "old-mac",
        "excel-sep",
        "no-last-newline",
    ],
)
def test_every_common_format_gives_the_same_audience(lite: Rig, content: bytes) -> None:
    rows = lite.rows(lite.imported(content))

    assert [row.phone for row in rows] == ["+14155552671", "+14155552672", None, None, None]
    assert rows[1].fields == ["Bob", "San José"]


def test_one_late_windows_character_does_not_break_the_list(lite: Rig) -> None:
    head = "name,phone\n" + "Ann,+14155552671\n" * 6000
    upload = lite.imported(head.encode() + "José,+14155552672\n".encode("cp1252"))

    assert lite.rows(upload)[-1].fields == ["José"]
    assert lite.found(upload).encoding == "cp1252"


def test_a_stray_nul_is_left_out(lite: Rig) -> None:
    head = "name,phone\n" + "Ann,+14155552671\n" * 6000
    upload = lite.imported(head + "Jo\0e,+1415555\x002672\n")

    assert lite.rows(upload)[-1].fields == ["Joe"]
    assert lite.texted(upload)[-1] == "+14155552672"


def test_quoted_line_breaks_stay_in_their_cell(lite: Rig) -> None:
    upload = lite.imported('name,phone\n"Ann\nLee",+14155552671\n"Bob ""B""",+14155552672\n')

    rows = lite.rows(upload)
    assert [row.fields for row in rows] == [["Ann\nLee"], ['Bob "B"']]
    assert [row.row for row in rows] == [2, 3]


def test_a_quote_that_is_never_closed_costs_its_own_row_only(rig: Rig) -> None:
    upload = rig.imported('phone,name\n+14155552671,"Ann\n+14155552672,Bob\n+14155552673,"Cid"\n')

    rows = rig.rows(upload)
    assert [row.reason for row in rows] == ["malformed", None, None]
    assert rig.ledger(upload).adds_up


def test_an_inch_sign_in_a_cell_is_no_quote(lite: Rig) -> None:
    upload = lite.imported('phone,name\n+14155552671,5" pipe\n+14155552672,Bob\n')

    assert [row.fields for row in lite.rows(upload)] == [['5" pipe'], ["Bob"]]


def test_blank_lines_are_no_rows_but_count_in_the_row_numbers(lite: Rig) -> None:
    upload = lite.imported("\n\nphone,name\n\n+14155552671,Ann\n,\n , \n+14155552672,Bob\n,,,\n\n")

    assert [(row.row, row.reason) for row in lite.rows(upload)] == [(5, None), (8, None)]
    assert lite.ledger(upload).rows == 2


def test_a_row_with_fields_but_no_number_is_a_row(lite: Rig) -> None:
    upload = lite.imported("phone,name\n,Ann\n+14155552672,Bob\n")

    assert [row.reason for row in lite.rows(upload)] == ["missing", None]


def test_rows_with_too_few_or_too_many_cells_are_kept_as_malformed(lite: Rig) -> None:
    upload = lite.imported("phone,name,city\n+14155552671,Ann\n+14155552672,B,C,D\n")

    rows = lite.rows(upload)
    assert [row.reason for row in rows] == ["malformed", "malformed"]
    assert [row.value for row in rows] == ["+14155552671", "+14155552672"]


def test_empty_cells_behind_the_last_column_do_no_harm(lite: Rig) -> None:
    upload = lite.imported("phone,name\n+14155552671,Ann,,\n")

    assert lite.texted(upload) == ["+14155552671"]


def test_a_list_without_a_header_loses_no_row(lite: Rig) -> None:
    upload = lite.imported("Ann,+14155552671\nBob,+14155552672\n")

    assert lite.texted(upload) == ["+14155552671", "+14155552672"]
    assert lite.rows(upload)[0].row == 1
    assert lite.campaign(upload).columns == ["column_1"]


def test_pasted_numbers_may_be_separated_by_lines_commas_or_semicolons(lite: Rig) -> None:
    upload = lite.run(
        lite.attach("pasted", "+14155552671, (415) 555-2672;4155552673\r\n\r\n+14155552671\nx")
    )

    rows = lite.rows(upload)
    assert [row.reason for row in rows] == [None, None, None, "duplicate", "not_a_number"]
    assert [row.row for row in rows] == [1, 2, 3, 4, 5]


# -- what is refused --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04[Content_Types].xml xl/workbook.xml", "Excel"),
        (b"%PDF-1.7\n", "PDF"),
        (b"<!DOCTYPE html><html></html>", "HTML"),
        (gzip.compress(b"phone\n+14155552671\n", mtime=0), "gzip"),
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"phone,name\n", "no rows"),
        (b"phone,name\n\n,\n", "no rows"),
        (b"phone\n+14155552671\n" + b"x" * 1_500_000, "longer than"),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(lite: Rig, content: bytes, words: str) -> None:
    upload = lite.imported(content)

    assert upload.state == "refused"
    assert words in (upload.refusal or "")
    assert lite.campaign(upload).state == CampaignState.DRAFT
    assert lite.rows(upload) == []


def limited(rig: Rig, **limits: object) -> Rig:
    """The same rig with other settings."""
    runtime = build_runtime(rig.rt.settings.model_copy(update=limits))
    return Rig(runtime, rig.build, rig.sender, rig.folder)


def test_more_rows_than_the_limit_are_refused_and_nothing_half_done_stays(rig: Rig) -> None:
    small = limited(rig, rollcall_import_max_rows=4)
    upload = small.imported(GUESTS)

    assert upload.refusal == (
        "The file has more than 4 rows, which is the limit."
        " Split the list and draft a campaign for each part."
    )
    assert small.rows(upload) == []
    assert small.ledger(upload).adds_up
    assert small.campaign(upload).state_reason == upload.refusal


def test_as_many_rows_as_the_limit_are_taken(lite: Rig) -> None:
    assert limited(lite, rollcall_import_max_rows=5).imported(GUESTS).state == "done"


def test_a_larger_file_is_refused_with_the_limit(lite: Rig) -> None:
    upload = limited(lite, rollcall_import_max_bytes=100).imported(GUESTS)

    assert "the limit is" in (upload.refusal or "")


def test_a_refusal_that_was_cut_short_is_carried_out_later(rig: Rig) -> None:
    upload = rig.upload(GUESTS)
    with rig.rt.db.write() as session:
        imports.move(session, upload.id, origins=["waiting"], state="refused", refusal="No.")
    rig.build.recipient(rig.campaign(upload), "+14155552671")

    rig.run(upload)
    assert rig.rows(upload) == []
    assert rig.campaign(upload).state == CampaignState.DRAFT


# -- asking for the number column -------------------------------------------------------------

TWO_PHONES = "mobile,cell\n+14155552671,+14155552672\n"


def test_two_columns_that_could_be_meant_are_asked_about(rig: Rig) -> None:
    upload = rig.imported(TWO_PHONES)

    assert (upload.state, upload.headers) == ("asking", ["mobile", "cell"])
    assert rig.campaign(upload).state == CampaignState.IMPORTING
    assert rig.rows(upload) == []


def test_the_answer_lets_the_import_go_on(rig: Rig) -> None:
    upload = rig.imported(TWO_PHONES)
    with rig.rt.db.write() as session:
        asked = session.get_one(CsvImport, upload.id)
        asked.number_column, asked.state = 1, "waiting"

    assert rig.run(upload).state == "done"
    assert rig.texted(upload) == ["+14155552672"]
    assert rig.campaign(upload).columns == ["mobile"]


def test_no_column_of_numbers_is_asked_about_too(lite: Rig) -> None:
    assert lite.imported("name,city\nAnn,Oakland\n").state == "asking"


# -- interrupted, doubled, discarded ----------------------------------------------------------


def many(rows: int) -> str:
    """A list with quoted line breaks, blank lines, wide characters, duplicates and bad rows."""
    lines = ["name,phone,note"]
    for place in range(rows):
        number = f"+1415{2_000_000 + (place if place % 10 else place // 2):07d}"
        lines.append(f'"Zoë\n{place}",{number if place % 7 else "bad"},"a ""b"" ✓"')
        if place % 11 == 0:
            lines.append("")
    return "\n".join(lines) + "\n"


def test_slices_give_the_same_audience_as_one_pass(rig: Rig) -> None:
    whole = rig.imported(many(400))
    slow = limited(rig, rollcall_import_slice_seconds=0, rollcall_import_batch_rows=17)
    sliced = slow.imported(many(400).encode("utf-16"))

    assert picture(rig, sliced) == picture(rig, whole)
    assert rig.ledger(sliced).adds_up


def picture(rig: Rig, upload: CsvImport) -> list[tuple[object, ...]]:
    """All that a row is, but its id."""
    return [
        (row.row, row.phone, row.value, row.fields, row.bucket, row.reason)
        for row in rig.rows(upload)
    ]


def test_a_job_that_runs_twice_changes_nothing(rig: Rig) -> None:
    upload = rig.imported(GUESTS)
    before = picture(rig, upload)

    run_import(upload.id)
    assert picture(rig, upload) == before
    assert rig.found(upload).rows_done == 5


def test_a_discarded_import_stops_and_goes_on_when_restored(rig: Rig) -> None:
    upload = rig.run(rig.upload(GUESTS), slices=1)
    with rig.rt.db.write() as session:
        campaigns.move(session, upload.campaign_id, Move.DISCARD, by="x", now=now())
    run_import(upload.id)
    assert rig.rows(upload) == []

    with rig.rt.db.write() as session:
        campaigns.move(session, upload.campaign_id, Move.RESTORE, by="x", now=now())
        campaigns.move(session, upload.campaign_id, Move.REIMPORT, by="x", now=now())
    assert rig.run(upload).state == "done"
    assert rig.ledger(upload).adds_up


def test_a_lost_copy_is_made_again_from_the_same_bytes(rig: Rig) -> None:
    upload = rig.run(rig.upload(GUESTS), slices=1)
    Path(upload.path or "").unlink()

    assert rig.run(upload).state == "done"
    assert rig.ledger(upload).rows == 5


def test_silent_imports_are_found_and_living_ones_are_not(rig: Rig) -> None:
    upload = rig.upload(GUESTS)
    asking = rig.imported(TWO_PHONES)

    with rig.rt.db.read() as session:
        assert imports.stale(session, now()) == [upload.id]
        assert imports.stale(session, upload.created_at) == []
    rig.run(upload)
    with rig.rt.db.read() as session:
        assert imports.stale(session, now()) == []
    assert asking.state == "asking"


# -- what the card shows ----------------------------------------------------------------------


def test_errors_name_row_column_masked_value_and_words(rig: Rig) -> None:
    upload = rig.imported(GUESTS)

    with rig.rt.db.read() as session:
        view = imports.import_view(session, rig.found(upload))
    shown = [(error.row, error.column, error.reason) for error in view.errors]
    assert shown == [(5, "Mobile", "not_a_number"), (6, "Mobile", "excel_damage")]
    assert view.error_rows == 2
    assert "not a number" not in view.errors[0].value
    assert view.errors[0].words == "this is not a phone number"


def test_only_the_first_twenty_errors_are_shown(lite: Rig) -> None:
    upload = lite.imported("phone\n+14155552671\n" + "bad\n" * 30)

    with lite.rt.db.read() as session:
        view = imports.import_view(session, lite.found(upload))
    assert [error.row for error in view.errors] == list(range(3, 23))
    assert view.error_rows == 30


def test_progress_is_counted_in_bytes(rig: Rig) -> None:
    slow = limited(rig, rollcall_import_slice_seconds=0, rollcall_import_batch_rows=2)
    upload = slow.run(slow.upload(GUESTS), slices=2)

    assert upload.state == "reading"
    assert 0 < upload.bytes_done < upload.bytes_total
    assert upload.rows_done == 2


# -- from Slack -------------------------------------------------------------------------------


def test_a_file_in_slack_is_fetched_and_imported(rig: Rig, simulator: Simulator) -> None:
    posted = simulator.slack.upload("ada", "dm", "guests.csv", GUESTS)
    upload = rig.run(rig.attach("slack", posted["file"]["id"]))

    assert upload.state == "done"
    assert rig.texted(upload) == ["+14155552671", "+14155552672"]


def test_a_file_that_slack_does_not_hand_out_is_refused(rig: Rig, simulator: Simulator) -> None:
    upload = rig.run(rig.attach("slack", "F0NOSUCHFILE"))

    assert upload.state == "refused"
    assert "Slack" in (upload.refusal or "")


@pytest.mark.parametrize(("slack_has_it", "state"), [(False, "refused"), (True, "done")])
def test_a_copy_that_is_lost_while_it_is_read_is_fetched_again_or_asked_for(
    rig: Rig, simulator: Simulator, slack_has_it: bool, state: str
) -> None:
    hasty = {"rollcall_import_slice_seconds": 0, "rollcall_import_batch_rows": 2}
    slow = replace(rig, rt=build_runtime(rig.rt.settings.model_copy(update=hasty)))
    posted = simulator.slack.upload("ada", "dm", "guests.csv", GUESTS)
    upload = slow.run(slow.attach("slack", posted["file"]["id"]), slices=2)
    assert (upload.state, upload.rows_done) == ("reading", 2)
    canonical_path(rig.rt, upload.id).unlink()
    if not slack_has_it:
        simulator.slack.delete_file("ada", posted["file"]["id"])
    upload = rig.run(upload)

    assert upload.state == state
    assert (upload.refusal == LOST) is not slack_has_it
    assert rig.campaign(upload).state == CampaignState.DRAFT
    assert len(rig.rows(upload)) == (5 if slack_has_it else 0)


def test_an_import_waits_for_a_slack_that_is_away(rig: Rig, simulator: Simulator) -> None:
    posted = simulator.slack.upload("ada", "dm", "guests.csv", GUESTS)
    simulator.slack.down()
    upload = rig.run(rig.attach("slack", posted["file"]["id"]), slices=2)
    assert upload.state == "fetching"
    simulator.slack.all_well()

    assert rig.run(upload).state == "done"


def test_an_import_does_not_wait_for_slack_for_ever(rig: Rig, simulator: Simulator) -> None:
    simulator.slack.down()
    long_ago = now() - timedelta(hours=2)
    upload = rig.run(rig.attach("slack", "F0NOSUCHFILE", created_at=long_ago))

    assert upload.state == "refused"
    assert rig.campaign(upload).state == CampaignState.DRAFT


# -- any bytes at all -------------------------------------------------------------------------

CELLS = st.sampled_from(
    [
        "+14155552671",
        "(415) 555-2672",
        "x",
        "",
        '"',
        '""',
        "a\nb",
        "é",
        "=1+1",
        "1.4E+10",
        "\0",
        ",",
    ]
)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.binary(max_size=300)
    | st.lists(st.lists(CELLS, max_size=4).map(",".join), max_size=12).map(
        lambda lines: ("phone,name\n" + "\n".join(lines)).encode()
    )
)
def test_no_bytes_crash_the_import_and_the_ledger_always_adds_up(lite: Rig, content: bytes) -> None:
    upload = lite.imported(content)

    assert upload.state in {"done", "refused", "asking"}
    assert lite.ledger(upload).adds_up
    texted = lite.texted(upload)
    assert len(texted) == len(set(texted))
    assert context.runtime() is lite.rt
