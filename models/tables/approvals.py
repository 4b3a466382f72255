"""Approvals: what a second person was asked to let go, exactly, and what they said to it."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Approval(Base):
    """One request for an approval of one campaign, and what came of it; never deleted."""

    __tablename__ = "approvals"
    __table_args__ = (
        Index(
            "uq_approvals_open",
            "campaign_id",
            unique=True,
            sqlite_where=sql("state IN ('asked', 'approved')"),
            postgresql_where=sql("state IN ('asked', 'approved')"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    state: Mapped[str] = mapped_column(String(12))
    """`domain.approval.ApprovalState`; at most one of a campaign is asked for or given."""
    why: Mapped[str] = mapped_column(String(200))
    """What of the team's rule wanted it, in words."""
    wording_id: Mapped[int]
    asked: Mapped[dict[str, object]] = mapped_column(JSON)
    """`domain.approval.Asked` as data: what was asked for. No text, no numbers."""
    fingerprint: Mapped[str] = mapped_column(String(64))
    """Of `asked`: SHA-256, hexadecimal."""
    asked_by: Mapped[str] = mapped_column(String(80))
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    """When it was to start by itself: not approved before then, it does not."""
    decided_by: Mapped[str | None] = mapped_column(String(80))
    decided_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(String(400), default="")
    """Why it was rejected or is void, in words."""
    added: Mapped[int] = mapped_column(default=0)
    """Recipients who came back since it was asked for: somebody agreed again, or left a list."""
    posts: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    """Where people were asked, as channel and `ts`: closed when it is decided."""
    telling: Mapped[str | None] = mapped_column(String(12))
    """`domain.approval.News` that people are still to be told; NULL: none."""
    tell_at: Mapped[datetime | None]
    """When that is due, or tried again: whoever tells it now has until then."""
