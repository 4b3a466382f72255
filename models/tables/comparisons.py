"""Campaigns that may be copies, compared with Twilio's log."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Comparison(Base):
    """Twilio's log against a campaign that may be a copy; there until somebody resumes it."""

    __tablename__ = "comparisons"

    campaign_id: Mapped[int] = mapped_column(
        ForeignKey("campaigns.id"), primary_key=True, autoincrement=False
    )
    began_at: Mapped[datetime]
    since: Mapped[datetime]
    """Texts that Twilio made before this moment are surely known here."""
    came: Mapped[int] = mapped_column(default=0)
    """`Campaign.came` when it was first asked for: no other installation knows later single texts.

    0 of a list, whose recipients are all `nth` 0.
    """
    place: Mapped[int] = mapped_column(default=0)
    """Which of the sender's addresses is being read."""
    page: Mapped[str | None] = mapped_column(Text)
    """Address of the page to be read next; NULL: the first of this place."""
    lines: Mapped[int] = mapped_column(default=0)
    found: Mapped[int] = mapped_column(default=0)
    """Recipients who waited here and had got their text."""
    beat_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
