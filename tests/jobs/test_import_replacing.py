"""An audience that another one replaces goes in pages, and never takes the new one with it."""

from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from jobs import context
from jobs.importing import run_import
from jobs.imports import fetch
from jobs.imports.clearing import clear
from jobs.imports.ending import decline
from jobs.imports.reading import Slice
from models import audiences, imports, views
from models.tables import Campaign, CsvImport, Recipient, Sender
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


def change(rig: Rig, upload: CsvImport, **values: object) -> None:
    with rig.rt.db.write() as session:
        session.execute(update(Campaign).where(Campaign.id == upload.campaign_id).values(**values))


def left(rig: Rig, upload: CsvImport) -> int:
    with rig.rt.db.read() as session:
        rows = select(func.count()).where(Recipient.campaign_id == upload.campaign_id)
        return session.scalar(rows) or 0


def test_the_former_audience_goes_in_pages_and_the_new_one_takes_its_place(
    rig: Rig, upload: CsvImport
) -> None:
    context.use(rig.rt)
    seen = []
    while rig.found(upload).state in (*imports.SPARING, "clearing"):
        run_import(upload.id)
        seen.append(left(rig, upload))
    looked, checked, *cleared = seen
    assert looked == checked == OLD_ROWS
    assert cleared == [OLD_ROWS - audiences.PAGE, 1, 0, 0]

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


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04" + b"\0" * 200, "ZIP archive"),
        (b"", "empty"),
        (b"phone,name\n", "no rows"),
        (b"phone,name\n,\n", "no rows"),
        (b"phone\n1.51255E+10\n1.51255E+10\n", "None of its 2 rows can be texted. Row 2: "),
        (b"phone\n" + b"+14155552671\n" * 6, "more than 5 rows"),
    ],
)
def test_a_list_that_is_refused_costs_the_draft_nothing(
    rig: Rig, upload: CsvImport, content: bytes, words: str
) -> None:
    Path(upload.source_ref).write_bytes(content)
    tight = rig.rt.settings.model_copy(update={"rollcall_import_max_rows": 5})
    rig.rt = build_runtime(tight)
    change(rig, upload, columns=["first_name"], blank_policy="word", blank_word="there")
    found = rig.run(upload)

    with rig.rt.db.read() as session:
        view = views.campaign_view(session, upload.campaign_id, now())
    assert found.state == "declined"
    assert left(rig, upload) == view.ledger[Bucket.PENDING] == OLD_ROWS
    assert (view.state, view.upload) == (CampaignState.DRAFT, None)
    assert (view.columns, view.blank_policy, view.blank_word) == (("first_name",), "word", "there")
    assert view.declined is not None
    assert words in (view.declined.refusal or "")
    assert list(fetch.uploads(rig.rt).iterdir()) == []


def test_as_long_a_list_as_is_allowed_replaces_an_audience(rig: Rig, upload: CsvImport) -> None:
    rig.rt = build_runtime(rig.rt.settings.model_copy(update={"rollcall_import_max_rows": 2}))

    assert rig.run(upload).state == "done"


@pytest.mark.parametrize(
    ("last", "state", "words"),
    [
        ("+14155552671", "done", None),
        ("12", "declined", "None of its 4 rows can be texted. Row 2: "),
        ("", "declined", "None of its 3 rows can be texted. Row 2: "),
        ("12\n12\n12", "declined", "more than 5 rows"),
    ],
)
def test_a_long_list_is_checked_in_slices_and_a_job_that_died_costs_one_of_them(
    rig: Rig, upload: CsvImport, last: str, state: str, words: str | None
) -> None:
    """A row a slice; each shows that it lives, and begins where the one before it ended."""
    Path(upload.source_ref).write_text(f"phone\n12\n12\n12\n{last}\n")
    one_by_one = {"rollcall_import_batch_rows": 1, "rollcall_import_max_rows": 5}
    rig.rt = build_runtime(rig.rt.settings.model_copy(update=one_by_one))
    before = rig.run(upload, slices=1)

    for offset in (9, 12, 15):
        found = rig.run(upload, slices=1)
        with rig.rt.db.read() as session:
            shown = views.campaign_view(session, upload.campaign_id, now()).upload
        assert (found.state, found.bytes_done) == ("checking", 6)
        assert shown is not None
        assert (shown.state, shown.bytes_done) == ("checking", offset)
        assert (found.beat_at or now()) > (before.beat_at or now())
        before = found
        assert left(rig, upload) == OLD_ROWS
    ended = rig.run(upload)

    assert ended.state == state
    assert (words or "") in (ended.refusal or "")
    assert left(rig, upload) == (4 if state == "done" else OLD_ROWS)


def test_a_draft_that_was_discarded_is_not_checked_on(rig: Rig, upload: CsvImport) -> None:
    Path(upload.source_ref).write_text("phone\n12\n12\n12\n+14155552671\n")
    rig.rt = build_runtime(rig.rt.settings.model_copy(update={"rollcall_import_batch_rows": 1}))
    rig.run(upload, slices=2)
    change(rig, upload, state=CampaignState.DISCARDED)
    stopped = rig.run(upload, slices=3)
    assert (stopped.state, stopped.checked and stopped.checked["offset"]) == ("checking", 9)

    change(rig, upload, state=CampaignState.IMPORTING)
    assert rig.run(upload).state == "done"


def test_what_was_decided_about_the_former_audience_goes_with_it(
    rig: Rig, upload: CsvImport
) -> None:
    change(rig, upload, columns=["first_name"], blank_policy="skip")
    rig.run(upload)

    draft = rig.campaign(upload)
    assert (draft.columns, draft.blank_policy) == ([], "ask")


def test_the_next_list_ends_the_notice_of_the_declined_one(
    rig: Rig, build: Builder, upload: CsvImport
) -> None:
    with rig.rt.db.write() as session:
        imports.move(session, upload.id, origins=["waiting"], state="declined", refusal="No.")
    rig.run(
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
    )

    with rig.rt.db.read() as session:
        assert views.campaign_view(session, upload.campaign_id, now()).declined is None
    assert left(rig, upload) == 1


def test_a_list_is_not_declined_once_the_former_audience_is_touched(
    rig: Rig, upload: CsvImport
) -> None:
    with rig.rt.db.write() as session:
        imports.move(session, upload.id, origins=["waiting"], state="clearing")

    assert not decline(rig.rt, rig.found(upload), "No.")
    assert rig.campaign(upload).state == CampaignState.IMPORTING


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
