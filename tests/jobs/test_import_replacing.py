"""An audience that another one replaces goes in pages, and never takes the new one with it."""

from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from jobs import context
from jobs.importing import run_import
from jobs.imports.clearing import clear
from jobs.imports.reading import Slice
from models import audiences, imports, views
from models.tables import CsvImport, Recipient, Sender
from runtime import Runtime
from runtime import build as build_runtime
from tests.builders import Builder, now
from tests.jobs.importing_rig import Rig

OLD_ROWS = 2 * audiences.PAGE + 1
LIST = "phone\n+14155552671\n+14155552672\n"


@pytest.fixture
def rig(rt: Runtime, build: Builder, sender: Sender, tmp_path: Path) -> Rig:
    """A page a slice."""
    hasty = build_runtime(rt.settings.model_copy(update={"rollcall_import_slice_seconds": 0}))
    return Rig(hasty, build, sender, tmp_path)


@pytest.fixture
def upload(rig: Rig) -> CsvImport:
    """A list that replaces an audience of two pages and a row."""
    waiting = rig.upload(LIST)
    rows = [
        {
            "workspace_id": waiting.workspace_id,
            "campaign_id": waiting.campaign_id,
            "row": row,
            "phone": f"+1415{row:07}",
            "fields": [],
            "bucket": Bucket.PENDING,
        }
        for row in range(2, OLD_ROWS + 2)
    ]
    with rig.rt.db.write() as session:
        session.execute(insert(Recipient), rows)
    return waiting


def left(rig: Rig, upload: CsvImport) -> int:
    with rig.rt.db.read() as session:
        rows = select(func.count()).where(Recipient.campaign_id == upload.campaign_id)
        return session.scalar(rows) or 0


def test_the_former_audience_goes_in_pages_and_the_new_one_takes_its_place(
    rig: Rig, upload: CsvImport
) -> None:
    context.use(rig.rt)
    seen = []
    while rig.found(upload).state in imports.LOOKING:
        run_import(upload.id)
        seen.append(left(rig, upload))
    assert seen[:3] == [OLD_ROWS - audiences.PAGE, 1, 0]

    rig.run(upload)
    assert rig.texted(upload) == ["+14155552671", "+14155552672"]
    assert rig.ledger(upload).adds_up


def test_until_then_nothing_of_the_former_audience_is_shown(rig: Rig, upload: CsvImport) -> None:
    rig.run(upload, slices=1)

    with rig.rt.db.read() as session:
        view = views.campaign_view(session, upload.campaign_id, now())
    assert left(rig, upload) > 0
    assert (view.state, view.ledger.total) == (CampaignState.IMPORTING, 0)
    assert view.upload is not None
    assert (view.upload.errors, view.upload.error_rows) == ((), 0)


def test_other_audiences_stay(rig: Rig, build: Builder, upload: CsvImport) -> None:
    other = build.campaign(rig.sender)
    build.recipient(other, "+14155550100")

    rig.run(upload)

    with rig.rt.db.read() as session:
        kept = session.query(Recipient).filter_by(campaign_id=other.id).count()
    assert kept == 1


def test_a_job_that_wakes_up_late_deletes_nothing_of_the_new_audience(
    rig: Rig, upload: CsvImport
) -> None:
    rig.run(upload)

    assert clear(rig.rt, upload, imports.LOOKING) is Slice.LOST
    assert left(rig, upload) == 2


def test_a_late_refusal_deletes_nothing_of_the_list_that_came_after_it(
    rig: Rig, build: Builder, upload: CsvImport
) -> None:
    with rig.rt.db.write() as session:
        imports.move(session, upload.id, origins=["waiting"], state="refused", refusal="No.")
    build.add(
        CsvImport(
            workspace_id=upload.workspace_id,
            campaign_id=upload.campaign_id,
            source="pasted",
            source_ref="+14155552671",
            asked_by="slack:U01ADA",
            created_at=now(),
        )
    )

    assert clear(rig.rt, upload, ["refused"]) is Slice.LOST
    assert left(rig, upload) == OLD_ROWS
