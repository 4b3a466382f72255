"""Preview: real rows, byte for byte, privately and recorded."""

from collections.abc import Callable
from pathlib import Path

import pytest

from campaigns import drafting, previewing
from domain.actors import Actor
from domain.errors import Refused
from domain.templates import BlankPolicy
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only

CSV = (
    "phone,first_name\n+15125550101,Anna\n+15125550102,\n"
    "+15125550103,Żaneta\n+15125550104," + "x" * 170 + "\n"
)


def test_a_preview_shows_real_rows_as_they_are_sent(stage: Stage, tmp_path: Path) -> None:
    stage.ready(stage.file_draft(tmp_path, CSV, "Hi {{first_name}}, {{not a field|there}}"))

    shown = previewing.preview(stage.rt, stage.who, "spring")

    by_why = {why: row for row in shown.rows for why in row.why}
    assert {"longest", "ordinary", "blank", "ucs2"} <= by_why.keys()
    assert by_why["longest"].body == f"Hi {'x' * 170}, there"
    assert by_why["ucs2"].culprits == ("Ż",)
    assert by_why["blank"].missing == ("first_name",)
    assert by_why["ucs2"].phone == "+1•••••0103"
    assert by_why["ucs2"].row == 4
    assert stage.verbs()[-1] == "preview"


def test_the_word_for_blanks_is_shown_in_their_place(stage: Stage, tmp_path: Path) -> None:
    view = stage.ready(stage.file_draft(tmp_path, CSV, "Hi {{first_name}}"))
    drafting.decide_blanks(stage.rt, stage.who, view.public_id, BlankPolicy.WORD, "friend")
    stage.run_estimate(view)

    shown = previewing.preview(stage.rt, stage.who, "spring")

    assert "Hi friend" in {row.body for row in shown.rows}
    assert all("None" not in row.body for row in shown.rows)


def test_a_row_that_gets_no_text_says_so(stage: Stage, tmp_path: Path) -> None:
    view = stage.ready(stage.file_draft(tmp_path, CSV, "Hi {{first_name}}"))
    drafting.decide_blanks(stage.rt, stage.who, view.public_id, BlankPolicy.SKIP)
    stage.run_estimate(view)

    shown = previewing.preview(stage.rt, stage.who, "spring")

    assert {row.skipped for row in shown.rows if "blank" in row.why} == {True}
    assert {row.skipped for row in shown.rows if "blank" not in row.why} == {False}


def test_whoever_may_not_sees_nobodys_data(
    stage: Stage, tmp_path: Path, person: Callable[..., Actor]
) -> None:
    stage.ready(stage.file_draft(tmp_path, CSV, "Hi {{first_name}}"))

    with pytest.raises(Refused):
        previewing.preview(stage.rt, person("U09EVE"), "spring")

    assert "preview" not in stage.verbs()


def test_before_the_import_there_is_nothing_to_show(stage: Stage) -> None:
    stage.draft()

    with pytest.raises(Refused, match="no row"):
        previewing.preview(stage.rt, stage.who, "spring")


def test_imported_rows_are_shown_before_they_are_counted(stage: Stage) -> None:
    view = stage.draft()
    stage.run_import(view)

    (row,) = previewing.preview(stage.rt, stage.who, "spring").rows

    assert row.why == ("ordinary",)
