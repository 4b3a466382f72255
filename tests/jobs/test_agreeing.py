"""The look through a draft's audience for who agreed: in slices, and on where it stopped."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobs import context
from jobs.agreeing import PAGE
from jobs.estimating import estimate
from models import imports
from models.tables import Campaign, CsvImport, Sender
from runtime import Runtime
from runtime import build as build_runtime
from tests.builders import Builder
from tests.jobs.importing_rig import Rig

pytestmark = pytest.mark.sqlite_only

ROWS = PAGE + 100


@pytest.fixture
def rig(rt: Runtime, build: Builder, sender: Sender, tmp_path: Path) -> Iterator[Rig]:
    """Slices of one page each."""
    hasty = build_runtime(rt.settings.model_copy(update={"rollcall_import_slice_seconds": 0}))
    yield Rig(hasty, build, sender, tmp_path)
    hasty.close()


@pytest.fixture
def marketing(rig: Rig) -> CsvImport:
    """A marketing draft of two pages: every second one agreed in writing."""
    kinds = ("written", "express")
    rows = (f"+1212{2_000_000 + row:07d},yes,{kinds[row % 2]}" for row in range(ROWS))
    upload = rig.imported("phone,consent,consent_kind\n" + "\n".join(rows))
    with rig.rt.db.write() as session:
        session.get_one(Campaign, upload.campaign_id).kind = "marketing"
    return upload


def reasons(rig: Rig, upload: CsvImport) -> Counter[str | None]:
    return Counter(row.reason for row in rig.rows(upload))


def test_a_look_goes_on_where_it_stopped_before_anything_is_counted(
    rig: Rig, marketing: CsvImport
) -> None:
    context.use(rig.rt)

    estimate(marketing.campaign_id)

    begun = imports.estimate_begun(rig.campaign(marketing))
    assert (begun.looked, begun.after) == (PAGE, 0)
    assert reasons(rig, marketing)["no_consent"] == PAGE / 2
    assert begun.found.agreed == {"written": PAGE / 2}

    found = imports.estimate_of(rig.estimated(marketing))
    assert found is not None
    assert (found.recipients, found.agreed) == (ROWS / 2, {"written": ROWS / 2})
    assert reasons(rig, marketing) == {None: ROWS / 2, "no_consent": ROWS / 2}


def test_a_consent_that_changes_in_the_middle_begins_it_anew(
    rig: Rig, marketing: CsvImport
) -> None:
    context.use(rig.rt)
    estimate(marketing.campaign_id)
    with rig.rt.db.write() as session:
        session.get_one(Campaign, marketing.campaign_id).consent_version += 1

    begun = imports.estimate_begun(rig.campaign(marketing))

    assert (begun.looked, begun.after) == (0, 0)
