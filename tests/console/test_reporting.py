"""`rollcall report`: campaigns side by side, their file, and a period that is none."""

import csv
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from models.tables import Campaign, Sender
from tests.builders import Builder, now
from tests.console.conftest import Terminal

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    made = build.campaign(
        sender,
        name="spring",
        state=CampaignState.COMPLETED,
        launched_at=now() - timedelta(minutes=5),
        price_per_segment=Decimal("0.01"),
    )
    row = build.recipient(made, "+14155550191", bucket=Bucket.DELIVERED)
    build.message(made, row, state=MessageState.DELIVERED, segments=3)
    return made


def test_campaigns_are_told_one_a_line_with_what_was_spent(
    rollcall: Terminal, campaign: Campaign
) -> None:
    first, line, spent = rollcall("report", "last", "7", "days").splitlines()

    assert first.startswith("1 campaign launched ")
    assert line == "  spring: 1 of 1 sent, 100.0% delivered, 0.0% opted out, $0.03"
    assert spent == "Spent $0.03"


def test_a_period_without_campaigns_tells_no_money(rollcall: Terminal, campaign: Campaign) -> None:
    (line,) = rollcall("report", "2024-02").splitlines()

    assert line.startswith("0 campaigns launched Feb 1 to Feb 29, 2024")


def test_all_figures_are_written_to_a_file(
    rollcall: Terminal, campaign: Campaign, tmp_path: Path
) -> None:
    path = tmp_path / "report.csv"

    assert rollcall("report", "last", "7", "days", "--csv", str(path)) == (
        f"Wrote 1 campaign to {path}.\n"
    )
    (row,) = csv.DictReader(path.open(encoding="utf-8-sig"))
    assert "spring" in row.values()


def test_a_period_that_is_none_is_one_sentence(rollcall: Terminal, campaign: Campaign) -> None:
    code, out, why = rollcall.fails("report", "someday")

    assert (code, out) == (2, "")
    assert "someday" in why
