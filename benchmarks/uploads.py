"""A list as people upload it, and a campaign that waits for it."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from domain.lifecycle import CampaignState
from models.base import Database
from models.tables import CsvImport
from tests.builders import Builder

CITIES: Final = ("Oakland", "Napa", "San José", "Berkeley", "Sonoma", "Davis")


def write_list(path: Path, rows: int) -> None:
    """A list as people upload it: five fields, local spellings, every fiftieth number twice."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["First Name", "Mobile", "City", "Code", "Date", "Note"])
        for place in range(rows):
            key = place - 25 if place % 50 == 49 else place
            number = str(4_152_000_000 + key * 5_000_011 % 7_900_000)
            local = f"({number[:3]}) {number[3:6]}-{number[6:]}"
            writer.writerow(
                [
                    f"Guest {place % 977}",
                    local if place % 10 > 6 else f"+1{number}",
                    CITIES[place % len(CITIES)],
                    f"C{place:07d}",
                    f"2026-{place % 12 + 1:02d}-14",
                    "window seat, please" if place % 3 else "",
                ]
            )


def add_upload(
    db: Database, path: Path, *, template: str = "Hi", throughput: float = 25.0
) -> CsvImport:
    """A campaign that waits for this list."""
    make = Builder(db)
    sender = make.sender(make.workspace(), throughput=throughput)
    campaign = make.campaign(sender, template=template, state=CampaignState.IMPORTING)
    return make.add(
        CsvImport(
            workspace_id=campaign.workspace_id,
            campaign_id=campaign.id,
            source="file",
            source_ref=str(path),
            asked_by="cli:benchmark",
            created_at=datetime.now(UTC),
        )
    )
