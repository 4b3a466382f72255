"""An upload on its way: makes one, runs its jobs to the end, and reads what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from jobs import context
from jobs.estimating import estimate
from jobs.importing import run_import
from models import figures, imports
from models.tables import Campaign, CsvImport, Recipient, Sender
from runtime import Runtime
from tests.builders import Builder, now


@dataclass
class Rig:
    """Runs imports on one runtime, as a worker would."""

    rt: Runtime
    build: Builder
    sender: Sender
    folder: Path
    files: int = field(default=0)

    def upload(self, content: bytes | str, **columns: Any) -> CsvImport:
        """An import that waits for its job, of a file with that content."""
        self.files += 1
        path = self.folder / f"upload-{self.files}.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self.attach("file", str(path), **columns)

    def attach(self, source: str, ref: str, *, template: str = "Hi", **columns: Any) -> CsvImport:
        """An import of any source, with its campaign."""
        campaign = self.build.campaign(
            self.sender, template=template, state=CampaignState.IMPORTING
        )
        defaults: dict[str, Any] = {
            "workspace_id": campaign.workspace_id,
            "campaign_id": campaign.id,
            "source": source,
            "source_ref": ref,
            "filename": "guests.csv",
            "asked_by": "slack:U01ADA",
            "created_at": now(),
        }
        return self.build.add(CsvImport(**(defaults | columns)))

    def run(self, upload: CsvImport, slices: int = 10_000) -> CsvImport:
        """Run the import's jobs one after the other until it rests."""
        context.use(self.rt)
        for _ in range(slices):
            run_import(upload.id)
            found = self.found(upload)
            if found.state not in imports.OPEN_STATES:
                break
        return self.found(upload)

    def imported(self, content: bytes | str, **columns: Any) -> CsvImport:
        """Upload and run."""
        return self.run(self.upload(content, **columns))

    def estimated(self, upload: CsvImport) -> Campaign:
        """Run the estimate's jobs to the end."""
        context.use(self.rt)
        for _ in range(1000):
            estimate(upload.campaign_id)
            campaign = self.campaign(upload)
            if imports.estimate_of(campaign) is not None:
                break
        return self.campaign(upload)

    def found(self, upload: CsvImport) -> CsvImport:
        """The import as it stands now."""
        with self.rt.db.read() as session:
            return session.get_one(CsvImport, upload.id)

    def campaign(self, upload: CsvImport) -> Campaign:
        """Its campaign as it stands now."""
        with self.rt.db.read() as session:
            return session.get_one(Campaign, upload.campaign_id)

    def rows(self, upload: CsvImport) -> Sequence[Recipient]:
        """Its audience, in the order of the file."""
        with self.rt.db.read() as session:
            return (
                session.query(Recipient)
                .filter_by(campaign_id=upload.campaign_id)
                .order_by(Recipient.id)
                .all()
            )

    def ledger(self, upload: CsvImport) -> Ledger:
        """The buckets beside the rows that the import counted."""
        with self.rt.db.read() as session:
            return figures.ledger(session, upload.campaign_id, self.found(upload).rows_done)

    def texted(self, upload: CsvImport) -> list[str | None]:
        """The numbers that would get a text."""
        return [row.phone for row in self.rows(upload) if row.bucket == Bucket.PENDING]
