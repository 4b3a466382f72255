"""Rows that a program handed in: data as it came, in the audience, and foreseen before that."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from domain.ledger import Bucket
from domain.lifecycle import CampaignState, Move
from jobs.imports.foreseeing import Foreseen, foresee, made_rows
from jobs.imports.handed import as_lines
from models import campaigns, payloads
from models.tables import (
    CsvImport,
    Payload,
    Sender,
    Suppression,
    Workspace,
)
from runtime import Runtime
from runtime import build as build_runtime
from tests.builders import Builder, now
from tests.jobs.importing_rig import Rig

ANN, BOB, CID = "+14155550171", "+14155550172", "+14155550173"
OUT, LEFT_OUT = "+14155550174", "+14155550175"
NASTY = ["=cmd|' /C calc'!A0", 'a "quoted", one', "two\nlines\r\n", "ünï ☃", "\t+1", " "]


@pytest.fixture
def rig(rt: Runtime, build: Builder, sender: Sender, tmp_path: Path) -> Rig:
    """Runs imports of this test's sender."""
    return Rig(rt, build, sender, tmp_path)


def hand_in(
    rig: Rig, cells: Sequence[Sequence[str]], headers: Sequence[str], *, to: CsvImport | None = None
) -> CsvImport:
    """An import of these rows, for a new campaign or behind the rows of another import."""
    columns: dict[str, Any] = {"headers": list(headers), "number_column": 0, "has_header": False}
    if to is None:
        upload = rig.attach("api", "", **columns)
    else:
        before = rig.found(to)
        columns |= {"rows_done": before.rows_done, "last_row": before.last_row}
        upload = rig.build.add(
            CsvImport(
                workspace_id=to.workspace_id,
                campaign_id=to.campaign_id,
                source="api",
                source_ref="",
                asked_by="api:k:shop",
                created_at=now(),
                **columns,
            )
        )
        with rig.rt.db.write() as session:
            assert campaigns.move(session, to.campaign_id, Move.REIMPORT, by="system", now=now())
    with rig.rt.db.write() as session:
        payloads.keep(session, upload.id, as_lines(cells))
    return upload


def foreseen(rig: Rig, upload: CsvImport, cells: Sequence[Sequence[str]]) -> Foreseen:
    with rig.rt.db.write() as session:
        team = session.get_one(Workspace, upload.workspace_id)
        rows = made_rows(upload.headers or [], team, cells, last_row=upload.last_row)
        return foresee(rig.rt, session, upload, rig.campaign(upload), rows)


def written(rig: Rig, upload: CsvImport, *, behind: int = 0) -> tuple[int, Counter[str]]:
    rows = [row for row in rig.rows(upload) if row.row > behind]
    reasons = Counter(row.reason or "" for row in rows if row.bucket == Bucket.SKIPPED)
    return sum(row.bucket == Bucket.PENDING for row in rows), reasons


@pytest.mark.sqlite_only
def test_what_stands_in_a_cell_is_texted_as_it_came(rig: Rig) -> None:
    upload = rig.run(hand_in(rig, [[ANN, *NASTY]], ["phone", *"abcdef"]))

    row = rig.rows(upload)[0]
    assert (row.phone, row.row, row.fields) == (ANN, 1, NASTY)
    assert rig.campaign(upload).state == CampaignState.DRAFT


def test_rows_have_ids_of_their_own_and_what_was_handed_in_is_gone(rig: Rig) -> None:
    upload = rig.run(hand_in(rig, [[ANN], [BOB], ["none"]], ["phone"]))

    ids = [row.public_id for row in rig.rows(upload)]
    assert len(set(ids)) == 3
    assert all(len(one or "") == 24 for one in ids)
    with rig.rt.db.read() as session:
        assert session.query(Payload).count() == 0


@pytest.mark.sqlite_only
def test_rows_of_a_list_have_none(rig: Rig) -> None:
    assert [row.public_id for row in rig.rows(rig.imported(f"phone\n{ANN}\n"))] == [None]


@pytest.mark.sqlite_only
def test_a_row_without_anything_is_a_row(rig: Rig) -> None:
    upload = rig.run(hand_in(rig, [["", ""], [ANN, ""]], ["phone", "name"]))

    assert rig.ledger(upload).rows == 2
    assert rig.ledger(upload).skipped == {"missing": 1}


@pytest.mark.sqlite_only
def test_a_list_of_such_rows_alone_is_a_draft_that_texts_nobody(rig: Rig) -> None:
    upload = rig.run(hand_in(rig, [[""]], ["phone"]))

    assert upload.state == "done"
    assert rig.ledger(upload).adds_up


def test_more_rows_come_behind_those_that_are_there(rig: Rig) -> None:
    before_it = rig.rt.clock()
    first = rig.run(hand_in(rig, [[ANN, "Ann"], [BOB, "Bob"]], ["phone", "name"]))
    between = rig.rt.clock()
    before = [row.public_id for row in rig.rows(first)]

    second = rig.run(hand_in(rig, [[BOB, "Rob"], [CID, "Cid"]], ["phone", "name"], to=first))

    rows = rig.rows(second)
    assert [(row.row, row.phone, row.reason) for row in rows] == [
        (1, ANN, None),
        (2, BOB, None),
        (3, None, "duplicate"),
        (4, CID, None),
    ]
    assert [row.public_id for row in rows][:2] == before
    came = [row.changed_at or now() - timedelta(days=9) for row in rows]
    assert before_it <= came[0] <= came[1] <= between <= came[2] <= came[3]
    assert rig.ledger(second).adds_up


@pytest.mark.sqlite_only
def test_rows_that_are_not_kept_any_more_are_refused_and_no_others_are_lost(rig: Rig) -> None:
    first = rig.run(hand_in(rig, [[ANN]], ["phone"]))
    upload = hand_in(rig, [[BOB]], ["phone"], to=first)
    with rig.rt.db.write() as session:
        payloads.forget(session, upload.id)

    assert rig.run(upload).state == "declined"
    assert rig.texted(first) == [ANN]


@pytest.mark.sqlite_only
def test_more_rows_than_a_slice_takes_are_all_there(
    rig: Rig, request: pytest.FixtureRequest
) -> None:
    cells = [[f"+1512555{place:04d}"] for place in range(100, 130)]
    hasty = {"rollcall_import_slice_seconds": 0, "rollcall_import_batch_rows": 7}
    slow = build_runtime(rig.rt.settings.model_copy(update=hasty))
    request.addfinalizer(slow.close)

    upload = replace(rig, rt=slow).run(hand_in(rig, cells, ["phone"]))

    assert [row.row for row in rig.rows(upload)] == list(range(1, 31))


CELLS = st.tuples(
    st.sampled_from(
        [ANN, BOB, CID, OUT, LEFT_OUT, "(415) 555-0171", "", "  ", "12", "+4930123456"]
    ),
    st.sampled_from(["", "yes", "no", "perhaps", "  "]),
)


@pytest.mark.sqlite_only
@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(first=[(OUT, "perhaps"), (LEFT_OUT, "perhaps")], second=[], speaks=True)
@given(
    first=st.lists(CELLS, min_size=1, max_size=8),
    second=st.lists(CELLS, max_size=4),
    speaks=st.booleans(),
)
def test_what_is_foreseen_is_what_the_import_writes(
    rig: Rig,
    workspace: Workspace,
    first: list[tuple[str, str]],
    second: list[tuple[str, str]],
    *,
    speaks: bool,
) -> None:
    with rig.rt.db.write() as session:
        known = session.query(Suppression).filter_by(phone=LEFT_OUT).count()
    if not known:
        rig.build.opt_out(workspace, OUT)
        rig.build.add(
            Suppression(
                workspace_id=workspace.id,
                phone=LEFT_OUT,
                code=30006,
                reason="said_landline",
                message_id=1,
                at=now(),
            )
        )
    headers = ["phone", "consent" if speaks else "name"]
    upload = hand_in(rig, first, headers)
    told = foreseen(rig, upload, first)

    rig.run(upload)

    assert (told.pending, told.skipped) == written(rig, upload)
    assert sum(told.states.values()) == len(first)
    if second and not speaks:
        more = hand_in(rig, second, headers, to=upload)
        told = foreseen(rig, more, second)
        rig.run(more)
        assert (told.pending, told.skipped) == written(rig, more, behind=len(first))
