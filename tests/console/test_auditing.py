"""The record at the terminal: checked with its exit code, and one number's story."""

from pathlib import Path

import pytest

from campaigns import launching
from jobs.sweep.sealing import seal
from tests.campaigns.stage import PEOPLE, Stage
from tests.console.conftest import Terminal

pytestmark = pytest.mark.sqlite_only


def test_a_whole_record_is_said_to_be_and_a_changed_one_is_not(
    rollcall: Terminal, stage: Stage
) -> None:
    stage.ready()
    seal(stage.rt)
    assert "Nothing was tampered with" in rollcall("audit", "verify")

    with stage.rt.db.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_same")
        connection.exec_driver_sql("UPDATE audit SET actor = 'slack:U01EVE' WHERE id = 1")
    code, out, _ = rollcall.fails("audit", "verify")

    assert code == 1
    assert "1 thing wrong" in out
    assert "the audit's row 1, is not what was sealed" in out


def test_a_digest_that_was_never_posted_is_not_in_the_chain(
    rollcall: Terminal, stage: Stage
) -> None:
    stage.ready()
    seal(stage.rt)
    code, out, _ = rollcall.fails("audit", "verify", "--head", "f" * 16)

    assert code == 1
    assert "is not in the chain" in out


def test_a_numbers_story_is_told_at_the_terminal(rollcall: Terminal, stage: Stage) -> None:
    view = stage.ready()
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    said = rollcall("why", PEOPLE[0])

    assert "is not opted out." in said
    assert "On the list of “spring”" in said
    assert "America/Chicago: “spring” was launched by" in said
    assert PEOPLE[0] not in said


def test_a_proof_pack_is_a_private_file_and_replaces_none(
    rollcall: Terminal, stage: Stage, tmp_path: Path
) -> None:
    stage.ready()
    seal(stage.rt)
    file = tmp_path / "spring.zip"
    said = rollcall("proof", str(file), "--campaign", "spring")

    assert "Begin with summary.txt" in said
    assert file.stat().st_mode & 0o777 == 0o600
    assert "nothing is overwritten" in rollcall.fails("proof", str(file), "--number", PEOPLE[0])[2]
    assert "Give either" in rollcall.fails("proof", str(tmp_path / "other.zip"))[2]
