"""When campaigns start by themselves, and when their recipients may be texted."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Schedule(Base):
    """The start of one campaign; kept once it started, or until people know why it did not."""

    __tablename__ = "schedules"

    campaign_id: Mapped[int] = mapped_column(
        ForeignKey("campaigns.id"), primary_key=True, autoincrement=False
    )
    starts_at: Mapped[datetime] = mapped_column(index=True)
    """When the clock starts it; in each recipient's own zone, when the first of them begins."""
    wall: Mapped[str] = mapped_column(String(16))
    """What the clock on the wall shows then, `2026-12-01T09:00`."""
    zone: Mapped[str] = mapped_column(String(64))
    own_zones: Mapped[bool] = mapped_column(default=False)
    """Nobody gets a text before their own clock shows that time."""
    is_launch: Mapped[bool] = mapped_column(default=False)
    """Somebody launched it, and it counts down, or waits for its approval before it does."""
    wording_id: Mapped[int]
    answers: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    """`campaigns.launch_hours.LaunchAnswers`: what was shown, and what was said to it."""
    repeats: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Public ids of the campaigns that somebody agreed to repeat."""
    made_by: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime]
    why_not: Mapped[str | None] = mapped_column(String(400))
    """Why it did not start: the campaign is a draft again."""
    told_at: Mapped[datetime | None]
    """Somebody was told that it did not start: the post is there."""
    tell_at: Mapped[datetime | None]
    """When that is tried next: whoever tells it now, or Slack, has until then."""


class CampaignHours(Base):
    """When recipients of one area may be texted: worked out at the launch and whenever it ends."""

    __tablename__ = "campaign_hours"

    campaign_id: Mapped[int] = mapped_column(
        ForeignKey("campaigns.id"), primary_key=True, autoincrement=False
    )
    zones: Mapped[str] = mapped_column(Text, primary_key=True)
    """`domain.whereabouts.key_of` its recipients."""
    recipients: Mapped[int] = mapped_column(default=0)
    """How many of the audience are there; counted once, before the launch."""
    opens_at: Mapped[datetime | None]
    """A text may leave from then on; NULL: never."""
    closes_at: Mapped[datetime | None]
    """And before then; NULL: the window does not end."""
    most_by_law: Mapped[int | None]
    """Campaign texts in any 24 hours that the law there allows, whatever the team has set."""
    starts_at: Mapped[datetime | None]
    """Nobody there gets a text before: a scheduled start in each recipient's own zone."""
    drop: Mapped[bool] = mapped_column(default=False)
    """It was closed at the launch, and whoever launched did not want to wait: skipped."""
