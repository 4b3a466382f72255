"""The walk through an import's rows for what its columns tell: in slices, on where it stopped."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from jobs import context
from jobs.importing import run_import
from jobs.imports.walking import has_begun
from models.audiences import PAGE
from models.tables import ConsentFact, CsvImport, Recipient, Sender
from runtime import Runtime
from runtime import build as build_runtime
from tests.builders import Builder
from tests.jobs.importing_rig import Rig

pytestmark = pytest.mark.sqlite_only

ROWS = 2 * PAGE + 100
"""Three pages."""


@pytest.fixture
def rig(rt: Runtime, build: Builder, sender: Sender, tmp_path: Path) -> Iterator[Rig]:
    """Slices of one page each."""
    hasty = build_runtime(rt.settings.model_copy(update={"rollcall_import_slice_seconds": 0}))
    yield Rig(hasty, build, sender, tmp_path)
    hasty.close()


def people(blank: int = 0) -> str:
    """A list with a column of states, the first `blank` of them empty, and one of consents."""
    lines = ["phone,state,consent"]
    for row in range(ROWS):
        state = "" if row < blank else "TX"
        lines.append(f"+1212{2_000_000 + row:07d},{state},{'what?' if row == ROWS - 1 else 'yes'}")
    return "\n".join(lines)


def begun(rig: Rig, upload: CsvImport) -> dict[str, Any]:
    """Run slices until the walk has begun, and what was kept of it."""
    context.use(rig.rt)
    while not has_begun(rig.found(upload)):
        run_import(upload.id)
    kept: Any = rig.found(upload).checked
    return dict(kept)


def facts(rig: Rig) -> int:
    with rig.rt.db.read() as session:
        return session.scalar(select(func.count()).select_from(ConsentFact)) or 0


def test_a_walk_goes_on_where_it_stopped_and_finds_all(rig: Rig) -> None:
    upload = rig.upload(people())

    first = begun(rig, upload)
    ids = [row.id for row in rig.rows(upload)]
    assert first["walked"] == ids[PAGE - 1]
    assert facts(rig) == PAGE
    assert rig.campaign(upload).state == "importing"

    rig.run(upload)

    rows = rig.rows(upload)
    assert all("@US-TX" in str(row.zones) for row in rows)
    assert [row.reason for row in rows if row.reason] == ["consent_unclear"]
    assert facts(rig) == ROWS - 1
    assert rig.campaign(upload).state == "draft"


def test_a_page_that_was_walked_is_not_walked_again(rig: Rig) -> None:
    upload = rig.upload(people())
    begun(rig, upload)
    with rig.rt.db.write() as session:
        session.execute(update(Recipient).values(zones=None))

    rig.run(upload)

    told = [row.zones is not None for row in rig.rows(upload)]
    assert told == [False] * PAGE + [True] * (ROWS - PAGE)


def test_a_column_is_judged_over_several_slices(rig: Rig) -> None:
    upload = rig.upload(people(blank=PAGE + 50))

    first = begun(rig, upload)
    assert (first["is_judged"], first["cells"][1]) == (False, [0, 0])

    rig.run(upload)

    told = [row.zones is not None for row in rig.rows(upload)]
    assert told == [False] * (PAGE + 50) + [True] * (ROWS - PAGE - 50)


def test_a_list_without_such_columns_is_not_walked(rig: Rig) -> None:
    upload = rig.upload(people().replace("state,consent", "shelf,book"))

    rig.run(upload)

    assert rig.found(upload).checked is None
    assert {row.zones for row in rig.rows(upload)} == {None}


def test_a_duplicate_row_that_says_no_is_heard_and_one_that_says_yes_too(rig: Rig) -> None:
    upload = rig.upload(
        "phone,consent\n+12122000001,yes\n+12122000001,no\n"
        "+12122000002,yes\n+12122000002,yes\n+12122000003,yes\n+12122000003,perhaps\n"
    )

    rig.run(upload)

    with rig.rt.db.read() as session:
        told = sorted(map(tuple, session.execute(select(ConsentFact.phone, ConsentFact.status))))
    assert told == [
        ("+12122000001", "given"),
        ("+12122000001", "withdrawn"),
        ("+12122000002", "given"),
        ("+12122000003", "given"),
    ]
    first_rows = {row.phone: row.reason for row in rig.rows(upload) if row.phone}
    assert first_rows["+12122000002"] is None
    assert first_rows["+12122000003"] == "consent_unclear"
