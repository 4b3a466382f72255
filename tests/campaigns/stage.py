"""What the use-case tests do again and again: drafts, their jobs, proven phones, the audit."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update

from campaigns import drafting, proving
from campaigns.forms import DraftForm, Upload
from domain.actors import Actor
from domain.consent import ConsentKind
from domain.views import CampaignView
from domain.windows import Kind
from jobs import context
from jobs.estimating import estimate
from jobs.importing import run_import
from jobs.queues import QueueName, queue
from models import agreements, imports, views
from models.base import Base
from models.tables import AuditRow, Campaign, CsvImport, Message, Recipient
from runtime import Runtime
from tests.builders import consent

PEOPLE = ("+15125550101", "+15125550102", "+15125550103")
MESSAGE = "Harbour Books opens at nine. Reply STOP to opt out."


@dataclass
class Stage:
    """Runs use cases and their jobs on one runtime."""

    rt: Runtime
    who: Actor
    agrees: bool = True
    """Everybody in an audience is recorded to have agreed, so that no launch has to attest it."""

    def draft(
        self, title: str = "Spring", message: str = MESSAGE, people: Sequence[str] = PEOPLE
    ) -> CampaignView:
        """A draft whose audience waits to be imported."""
        source = Upload.pasted("\n".join(people))
        form = DraftForm(title=title, message=message, source=source, kind=Kind.INFORMATIONAL)
        return drafting.create(self.rt, self.who, form)

    def file_draft(self, folder: Path, content: str, message: str = MESSAGE) -> CampaignView:
        """The same, of a CSV file."""
        path = folder / "people.csv"
        path.write_text(content)
        source = Upload.file(path)
        form = DraftForm(title="Spring", message=message, source=source, kind=Kind.INFORMATIONAL)
        return drafting.create(self.rt, self.who, form)

    def ready(self, view: CampaignView | None = None) -> CampaignView:
        """A draft whose rows are imported and counted."""
        drafted = view or self.draft()
        self.run_import(drafted)
        self.run_estimate(drafted)
        return self.view(drafted)

    def agree(self, view: CampaignView, kind: ConsentKind = ConsentKind.EXPRESS) -> None:
        """Everybody in the audience agreed long ago; a launch has to attest nothing."""
        with self.rt.db.write() as session:
            phones = session.scalars(
                select(Recipient.phone).where(
                    Recipient.campaign_id == view.id, Recipient.phone.is_not(None)
                )
            ).all()
            agreements.record(session, [consent(self.who.workspace_id, it, kind) for it in phones])

    def run_import(self, view: CampaignView) -> None:
        """Run the import's jobs as a worker would."""
        context.use(self.rt)
        while (waiting := self._open_import(view)) is not None:
            run_import(waiting)

    def _open_import(self, view: CampaignView) -> int | None:
        """Its latest import, while there is something to do in it."""
        with self.rt.db.read() as session:
            number, state, campaign = session.execute(
                select(CsvImport.id, CsvImport.state, Campaign.state)
                .join(Campaign, Campaign.id == CsvImport.campaign_id)
                .where(CsvImport.campaign_id == view.id)
                .order_by(CsvImport.id.desc())
                .limit(1)
            ).one()
        return number if state in imports.OPEN_STATES and campaign == "importing" else None

    def run_estimate(self, view: CampaignView) -> None:
        """Count the rows as a worker would."""
        if self.agrees:
            self.agree(view)
        context.use(self.rt)
        estimate(view.id)

    def view(self, view: CampaignView) -> CampaignView:
        """The campaign as it is now."""
        with self.rt.db.read() as session:
            return views.campaign_view(session, view.id, self.rt.clock())

    def campaign(self, view: CampaignView) -> Campaign:
        """Its row."""
        with self.rt.db.read() as session:
            return session.get_one(Campaign, view.id)

    def upload(self, view: CampaignView) -> CsvImport:
        """The row of its latest import."""
        with self.rt.db.read() as session:
            return session.scalars(
                select(CsvImport)
                .where(CsvImport.campaign_id == view.id)
                .order_by(CsvImport.id.desc())
            ).first()  # type: ignore[return-value]

    def texts(self, **columns: Any) -> list[Message]:
        """Messages with these values, in their order."""
        with self.rt.db.read() as session:
            return list(session.scalars(select(Message).filter_by(**columns).order_by(Message.id)))

    def texts_are(self, kind: str, state: str) -> None:
        """Let all texts of a kind come to that state."""
        with self.rt.db.write() as session:
            session.execute(update(Message).where(Message.kind == kind).values(state=state))

    def count(self, table: type[Base]) -> int:
        """How many rows a table has."""
        with self.rt.db.read() as session:
            return session.scalar(select(func.count()).select_from(table)) or 0

    def audit(self) -> list[AuditRow]:
        """All deeds, in their order."""
        with self.rt.db.read() as session:
            return list(session.scalars(select(AuditRow).order_by(AuditRow.id)))

    def verbs(self) -> list[str]:
        """What was done, in its order."""
        return [row.verb for row in self.audit()]

    def queued(self, name: QueueName) -> list[tuple[str, tuple[object, ...]]]:
        """The jobs that wait on a queue: function and arguments."""
        return [
            (str(job.func_name).rpartition(".")[2], tuple(job.args))
            for job in queue(self.rt, name).get_jobs()
        ]

    def prove(self, phone: str, who: Actor | None = None) -> None:
        """Prove a phone by the code that was texted to it."""
        person = who or self.who
        proving.begin(self.rt, person, phone)
        proving.confirm(self.rt, person, phone, self.code(phone))

    def code(self, phone: str) -> str:
        """The code of the latest proof text to a number."""
        body = self.texts(kind="proof", phone=phone)[-1].body or ""
        return str(body).rstrip(".").rpartition(" ")[2]
