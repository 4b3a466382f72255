"""What a draft is warned of by its real rows, its hours and its limits."""

from datetime import UTC, datetime
from typing import Any

import pytest

from domain.composition import WarningCode
from domain.views import Estimate
from models.base import Database
from models.imports import keep_estimate
from models.tables import Campaign, Sender
from models.views import campaign_view
from tests.builders import Builder

pytestmark = pytest.mark.sqlite_only
MORNING = datetime(2026, 11, 23, 16, tzinfo=UTC)
"""Monday, ten in the morning in Chicago and eight in California."""
NIGHT = datetime(2026, 11, 24, 4, tzinfo=UTC)
"""Monday, ten in the evening in Chicago and eight in California."""
TODAY = "Harbour Books is open today. Reply STOP to opt out."


@pytest.fixture
def sender(build: Builder) -> Sender:
    """A sender of a team in Chicago."""
    return build.sender(build.workspace(zone="America/Chicago"))


def codes(
    db: Database, build: Builder, sender: Sender, text: str, *, at: datetime, **found: Any
) -> set[WarningCode]:
    """The warnings of a draft at a moment, once its rows were counted."""
    columns = found.pop("columns", [])
    row = build.campaign(sender, template=text, columns=columns, kind="marketing")
    fields = found.pop("fields", None)
    if fields is not None:
        found["samples"] = {"ordinary": build.recipient(row, "+14155552671", fields=fields).id}
    with db.write() as session:
        campaign = session.get_one(Campaign, row.id)
        estimate = Estimate(campaign.wording_id or 0, 5, 5, 1, **found)
        keep_estimate(campaign, estimate, None)
    with db.read() as session:
        return {warning.code for warning in campaign_view(session, row.id, at).warnings}


def test_today_is_warned_of_where_hours_keep_some_until_another_day(
    db: Database, build: Builder, sender: Sender
) -> None:
    texas = {"+1512": 5}

    assert WarningCode.LATE_DAY in codes(db, build, sender, TODAY, at=NIGHT, areas=texas)
    assert WarningCode.LATE_DAY not in codes(db, build, sender, TODAY, at=MORNING, areas=texas)
    none = {"+1512": 0}
    assert WarningCode.LATE_DAY not in codes(db, build, sender, TODAY, at=MORNING, areas=none)


def test_what_the_rows_hold_is_read_too(db: Database, build: Builder, sender: Sender) -> None:
    text = "Harbour Books: see you {{day}}. Reply STOP to opt out."

    def read(day: str) -> set[WarningCode]:
        return codes(db, build, sender, text, at=MORNING, columns=["day"], fields=[day])

    assert read("Tuesday, Nov 25") == {WarningCode.WRONG_DATE}
    assert read("Wednesday, Nov 25") == set()


def test_the_country_of_the_rows_decides_what_its_law_wants(
    db: Database, build: Builder, sender: Sender
) -> None:
    sale = "Harbour Books: sale. Reply STOP to opt out."

    def read(areas: dict[str, int]) -> set[WarningCode]:
        return codes(db, build, sender, sale, at=MORNING, areas=areas)

    assert WarningCode.NO_ADDRESS in read({"+1512": 5, "+1204": 1})
    assert WarningCode.NO_ADDRESS not in read({"+1512": 5, "+1204": 0})


def test_the_way_out_is_wanted_in_somebody_s_first_text_and_says_of_how_many(
    db: Database, build: Builder, sender: Sender
) -> None:
    text = "Harbour Books: your order is here."

    def read(**found: object) -> list[str]:
        row = build.campaign(sender, template=text, kind="informational")
        with db.write() as session:
            campaign = session.get_one(Campaign, row.id)
            wording_id = campaign.wording_id or 0
            keep_estimate(campaign, Estimate(wording_id, 5, 5, 1, **found), None)  # type: ignore[arg-type]
        with db.read() as session:
            warnings = campaign_view(session, row.id, MORNING).warnings
            return [it.text for it in warnings if it.code is WarningCode.NO_OPT_OUT]

    assert read(firsts=0) == []
    assert "and 1,204 recipients get their first from this team" in read(firsts=1_204)[0]
    assert "and about 1 recipient gets" in read(firsts=1, firsts_sampled=True)[0]
    assert "first" not in read()[0]
