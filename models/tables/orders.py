"""What programs hand in with a campaign: its recipients as they came, and the launch they ordered.

Both are in the database with the campaign itself, in one transaction: web and worker may be two
machines, and either may die between accepting a campaign and launching it.
"""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Payload(Base):
    """The recipients of one request, until its import is done; then they are people's data."""

    __tablename__ = "payloads"

    import_id: Mapped[int] = mapped_column(
        ForeignKey("imports.id"), primary_key=True, autoincrement=False
    )
    lines: Mapped[str] = mapped_column(Text)
    """JSON Lines: an array of cells a recipient, the number first (`CsvImport.headers`)."""


class LaunchOrder(Base):
    """A launch that a program ordered, to be carried out once the campaign's list is read."""

    __tablename__ = "launch_orders"
    __table_args__ = (
        Index(
            "ix_launch_orders_due",
            "due_at",
            sqlite_where=sql("due_at IS NOT NULL"),
            postgresql_where=sql("due_at IS NOT NULL"),
        ),
    )

    campaign_id: Mapped[int] = mapped_column(
        ForeignKey("campaigns.id"), primary_key=True, autoincrement=False
    )
    state: Mapped[str] = mapped_column(String(12), default="owed")
    """`domain.apiorders.OrderState`: owed → done, or it needs something that nobody said."""
    due_at: Mapped[datetime | None]
    """The clock looks at it from here on; NULL: nothing is owed any more."""
    wall: Mapped[str] = mapped_column(String(32), default="")
    """When it is to start, as the program wrote it (ISO 8601 with offset); empty: at once."""
    answers: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    """`domain.apiorders.Accepted`: what a person would have been asked, and the program said."""
    needs: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    """Why it was not launched: stable codes, each with a sentence."""
    made_by: Mapped[str] = mapped_column(String(80))
    """The key, as an actor's stored name."""
    made_at: Mapped[datetime]
    tried_at: Mapped[datetime | None]
    """Its launch was begun: whatever moved the campaign since then, it is not launched again."""
