"""The estimate of a draft: segments, warnings and samples, for the rows that get a text."""

from datetime import timedelta
from pathlib import Path

import pytest

from domain.lifecycle import CampaignState
from domain.views import Estimate
from jobs.estimating import estimate
from models import imports
from models.tables import Campaign, Sender, Wording
from runtime import Runtime
from runtime import build as build_runtime
from tests.builders import Builder, now
from tests.jobs.importing_rig import Rig

GUESTS = """phone,name,city
+14155552671,Ann,Oakland
+14155552672,Zoë ✓,Napa
+14155552673,,Napa
+14155552671,Cid,Napa
bad,Dee,Napa
"""


@pytest.fixture
def rig(rt: Runtime, build: Builder, sender: Sender, tmp_path: Path) -> Rig:
    """Runs imports and estimates of this test's sender."""
    return Rig(rt, build, sender, tmp_path)


def estimated(rig: Rig, template: str, **campaign: object) -> Estimate:
    """The estimate of the guests for that text."""
    upload = rig.imported(GUESTS, template=template)
    with rig.rt.db.write() as session:
        row = session.get_one(Campaign, upload.campaign_id)
        for name, value in campaign.items():
            setattr(row, name, value)
    found = imports.estimate_of(rig.estimated(upload))
    assert found is not None
    return found


def test_segments_are_counted_on_the_rows_that_get_a_text(rig: Rig) -> None:
    found = estimated(rig, "Hi {{name}}, " + "a" * 70)

    assert found.recipients == 3
    assert found.segments == 4
    assert found.longest_segments == 2


def test_characters_that_force_ucs2_are_named_with_their_rows(rig: Rig) -> None:
    found = estimated(rig, "Hi {{name}}")

    assert (found.ucs2_rows, found.culprits) == (1, {"ë": 1, "✓": 1})


def test_plain_quotes_in_the_text_are_told_by_the_segments_that_they_save(rig: Rig) -> None:
    assert estimated(rig, "It’s on, {{name}}, " + "a" * 70).plain_saves == 2


def test_where_the_text_is_plain_they_save_nothing(rig: Rig) -> None:
    assert estimated(rig, "It's on, {{name}}, " + "a" * 70).plain_saves == 0


def test_blank_fields_are_counted_by_field(rig: Rig) -> None:
    found = estimated(rig, "Hi {{name}} in {{city}}")

    assert (found.blank_rows, found.blank_fields) == (1, {"name": 1})


def test_a_default_leaves_nothing_blank(rig: Rig) -> None:
    assert estimated(rig, "Hi {{name|there}}").blank_rows == 0


def test_rows_that_are_skipped_as_blank_cost_nothing(rig: Rig) -> None:
    assert estimated(rig, "Hi {{name}}", blank_policy="skip").recipients == 2


def test_rows_that_get_a_word_instead_are_texted(rig: Rig) -> None:
    assert estimated(rig, "{{name}}", blank_policy="word", blank_word="you").segments == 3


def test_rows_that_are_too_long_are_counted_and_cost_nothing(rig: Rig) -> None:
    found = estimated(rig, "{{name}}" + "a" * 1597)

    assert (found.too_long_rows, found.recipients) == (1, 2)
    assert found.longest_characters == 1602


def test_there_is_a_sample_of_each_kind(rig: Rig) -> None:
    upload = rig.imported(GUESTS, template="Hi {{name}}, " + "a" * 70)
    found = imports.estimate_of(rig.estimated(upload))
    assert found is not None

    ann, zoe, blank = (row.id for row in rig.rows(upload)[:3])
    assert found.samples == {"longest": zoe, "ordinary": ann, "ucs2": zoe, "blank": blank}


def test_a_field_without_a_column_is_a_warning_of_its_own_and_no_blank_row(rig: Rig) -> None:
    found = estimated(rig, "Hi {{nickname}}")

    assert (found.blank_rows, found.blank_fields) == (0, {})


def test_an_estimate_of_another_wording_is_none(rig: Rig) -> None:
    upload = rig.imported(GUESTS)
    rig.estimated(upload)
    reword(rig, upload.campaign_id, "Hello")

    assert imports.estimate_of(rig.campaign(upload)) is None


def test_an_estimate_in_slices_is_the_same_as_in_one(rig: Rig) -> None:
    rows = "".join(f"+1415{2_000_000 + n},{'é' * (n % 90)}\n" for n in range(5_000))
    upload = rig.imported("phone,name\n" + rows, template="Hi {{name}}")
    whole = imports.estimate_of(rig.estimated(upload))
    with rig.rt.db.write() as session:
        session.get_one(Campaign, upload.campaign_id).estimate = None
    slow = build_runtime(rig.rt.settings.model_copy(update={"rollcall_import_slice_seconds": 0}))

    sliced = Rig(slow, rig.build, rig.sender, rig.folder)
    assert imports.estimate_of(sliced.estimated(upload)) == whole


def test_an_edit_in_the_middle_begins_anew(rig: Rig) -> None:
    rows = "".join(f"+1415{2_000_000 + n},x\n" for n in range(2_500))
    upload = rig.imported("phone,name\n" + rows, template="Hi {{name}}")
    slow = build_runtime(rig.rt.settings.model_copy(update={"rollcall_import_slice_seconds": 0}))
    sliced = Rig(slow, rig.build, rig.sender, rig.folder)
    sliced.run(upload)
    estimate(upload.campaign_id)
    assert imports.estimate_of(rig.campaign(upload)) is None
    reword(rig, upload.campaign_id, "x" * 161)

    found = imports.estimate_of(sliced.estimated(upload))
    assert found is not None
    assert found.segments == 5_000


def test_drafts_without_an_estimate_are_found(rig: Rig) -> None:
    upload = rig.imported(GUESTS)
    with rig.rt.db.read() as session:
        assert imports.unestimated(session, now()) == [upload.campaign_id]
    rig.estimated(upload)

    with rig.rt.db.read() as session:
        assert imports.unestimated(session, now()) == []


def reword(rig: Rig, campaign_id: int, template: str) -> None:
    """A second version of the text."""
    wording = rig.build.add(
        Wording(
            campaign_id=campaign_id,
            version=2,
            template=template,
            created_by="slack:U01ADA",
            created_at=now(),
        )
    )
    with rig.rt.db.write() as session:
        session.get_one(Campaign, campaign_id).wording_id = wording.id


def test_for_whom_it_is_the_first_text_is_known_at_the_end(rig: Rig, build: Builder) -> None:
    earlier = build.campaign(rig.sender, name="earlier", state=CampaignState.COMPLETED)
    build.message(earlier, build.recipient(earlier, "+14155552671", bucket="sent"))

    found = estimated(rig, "Hi {{name}}")

    assert (found.recipients, found.firsts, found.firsts_sampled) == (3, 2, False)


def test_consent_that_ends_soon_is_counted_by_its_day(rig: Rig) -> None:
    soon, later = ((now() + timedelta(days=days)).date().isoformat() for days in (10, 100))
    guests = (
        "phone,consent,consent_expires\n"
        f"+14155552671,yes,{soon}\n+14155552672,yes,{soon}\n+14155552673,yes,{later}\n"
    )
    found = imports.estimate_of(rig.estimated(rig.imported(guests)))

    assert found is not None
    assert sum(found.agreed.values()) == 3
    assert sum(found.expiring.values()) == 2
