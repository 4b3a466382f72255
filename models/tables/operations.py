"""The audit, the processes that are alive, and the identity of this installation."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.tables.campaigns import BigKey


class AuditRow(Base):
    """Who did what, when, on what, from where. Append-only; ids only, no personal data."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(80))
    verb: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(24))
    subject_id: Mapped[int | None]
    origin: Mapped[str] = mapped_column(String(60), default="")
    """Slack channel, or `cli` and the channel it named."""
    detail: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)


class ProofRequest(Base):
    """A number whose proof pack somebody asked for, until the job begins: jobs carry ids only."""

    __tablename__ = "proof_requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    phone: Mapped[str] = mapped_column(String(20))
    asked_by: Mapped[str] = mapped_column(String(32))
    """The Slack user who gets it."""
    created_at: Mapped[datetime]


class Process(Base):
    """A living process of ours: who holds claims, and whether anybody is there to send."""

    __tablename__ = "processes"

    token: Mapped[str] = mapped_column(String(40), primary_key=True)
    role: Mapped[str] = mapped_column(String(12))
    """sender, worker, clock, web."""
    host: Mapped[str] = mapped_column(String(120))
    pid: Mapped[int]
    started_at: Mapped[datetime]
    beat_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]


class Installation(Base):
    """The one row that says which installation this database belongs to."""

    __tablename__ = "installation"

    id: Mapped[int] = mapped_column(primary_key=True)
    installation_id: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime]
