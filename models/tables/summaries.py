"""The summary channel of a workspace: where its one message is, and what that shows."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Summary(Base):
    """The one message of a workspace that shows all of its live campaigns, edited in place."""

    __tablename__ = "summaries"

    workspace_id: Mapped[int] = mapped_column(
        ForeignKey("workspaces.id"), primary_key=True, autoincrement=False
    )
    channel_id: Mapped[str] = mapped_column(String(32))
    ts: Mapped[str | None] = mapped_column(String(32))
    """None before it is posted, and once somebody deleted it."""
    digest: Mapped[str | None] = mapped_column(String(64))
    """Digest of what it shows now."""
    mark: Mapped[str] = mapped_column(String(120), default="")
    """What the live campaigns looked like when it was drawn: `models.summaries.mark`."""
    drawn_at: Mapped[datetime | None]
    posting_since: Mapped[datetime | None]
    """Its first post began then, and nobody knows yet whether Slack took it."""
    look_at: Mapped[datetime]
    """Not before then: whoever draws it now, or Slack, has until then."""
    refusals: Mapped[int] = mapped_column(default=0)
    """How often in a row Slack said no to it: each time we wait longer."""
    refused: Mapped[str] = mapped_column(String(64), default="")
    """Slack's code since then; empty: it takes it."""
