"""What commands say: one is no plural, lines do not wrap, and no log stands beside the answer."""

from pathlib import Path

import pytest

from config import Settings
from domain.phones import mask
from models import suppressions
from models.tables import Workspace
from runtime import Runtime
from tests.builders import Builder, now
from tests.campaigns.stage import Stage
from tests.console.conftest import Terminal

pytestmark = pytest.mark.sqlite_only
NO_REDIS = "redis://127.0.0.1:9/0"


@pytest.fixture
def rollcall(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings: Settings
) -> Terminal:
    """A narrow terminal."""
    made = Terminal(monkeypatch, capsys, settings)
    monkeypatch.setenv("COLUMNS", "40")
    return made


def suppress(rt: Runtime, workspace: Workspace, phone: str) -> None:
    with rt.db.write() as session:
        suppressions.add(
            session, workspace_id=workspace.id, phone=phone, code=30006, message_id=1, now=now()
        )


def test_one_of_a_thing_is_no_plural(rollcall: Terminal, stage: Stage) -> None:
    stage.ready(stage.draft(people=["+15125550101"]))

    tested = rollcall("test-send", "spring", "--to", "+15125550901")
    assert "(1 segment)" in tested
    assert "1 test text is on the way; 59 more can be sent today." in tested
    assert "1 segment\n" in rollcall("preview", "spring")
    assert "1 recipient, 1 segment, price" in rollcall("status", "spring")
    launched = rollcall("launch", "spring", "--yes")
    assert "1 recipient, 1 segment, price" in launched
    assert "Launched spring to 1 recipient." in launched


def test_several_are(rollcall: Terminal, stage: Stage) -> None:
    stage.ready()

    tested = rollcall("test-send", "spring", "--to", "+15125550901", "--to", "+15125550902")
    assert "2 test texts are on the way" in tested
    assert "3 recipients, 3 segments" in rollcall("status", "spring")


def test_a_team_without_campaigns_is_told_how_to_make_one(
    rollcall: Terminal, workspace: Workspace
) -> None:
    assert rollcall("list") == (
        "There is no campaign yet. `rollcall draft --help` shows how to make the first.\n"
    )


def test_each_line_of_a_table_is_one_row_however_narrow_the_terminal(
    rollcall: Terminal, stage: Stage, workspace: Workspace
) -> None:
    suppress(stage.rt, workspace, "+15125550103")
    stage.ready()

    assert len(rollcall("suppression", "list").splitlines()) == 2
    assert "+15125550103" not in rollcall("suppression", "list")
    assert "+15125550103" in rollcall("suppression", "list", "--reveal")
    assert len(rollcall("list").splitlines()) == 2


def test_rows_that_cannot_be_texted_read_as_sentences(
    rollcall: Terminal, stage: Stage, tmp_path: Path
) -> None:
    stage.ready(stage.file_draft(tmp_path, "phone,name\n+15125550101,Ann\n,Bo\n+1512555,Cy\n"))

    said = rollcall("status", "spring").splitlines()
    assert "  row 3, phone: there is no number" in said
    short = "the number is too short (is its area code missing?)"
    assert f"  row 4, phone “{mask('+1512555')}”: {short}" in said
    assert [line.split() for line in said if line.startswith(" rows")] == [["rows", "3"]]
    counted = [line for line in said if line.startswith(f"   {short}")]
    assert [line.endswith(" 1") for line in counted] == [True]


def test_who_was_suppressed_since_the_import_is_told_apart_at_the_launch(
    rollcall: Terminal, stage: Stage, build: Builder, workspace: Workspace
) -> None:
    stage.ready()
    suppress(stage.rt, workspace, "+15125550101")
    build.opt_out(workspace, "+15125550102")

    said = rollcall("launch", "spring", "--yes")
    assert "1 opted out meanwhile: skipped." in said
    assert "1 cannot receive texts, as we learnt meanwhile: skipped." in said


def test_without_redis_a_command_says_its_sentence_and_writes_no_log(
    rollcall: Terminal, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.ready()
    monkeypatch.setenv("REDIS_URL", NO_REDIS)

    assert rollcall("discard", "spring").startswith("Discarded spring.")
    code, _, log = rollcall.fails("--log", "restore", "spring")
    assert code == 0
    assert "enqueue" in log


def test_a_field_where_there_are_only_numbers_is_refused_in_words(
    rollcall: Terminal, stage: Stage
) -> None:
    stage.ready(stage.draft(message="Hi {{nickname}}"))

    said = rollcall.fails("launch", "spring", "--yes")[2]
    assert "This audience has numbers only, so its text can have no fields." in said
