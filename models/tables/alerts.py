"""What people are told, once each: a guard rail, a canary, an urgent reply."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Alert(Base):
    """One message to one addressee about one rule of one campaign; there is never a second.

    Of canaries one for each version of the text: a corrected text has a canary of its own.
    """

    __tablename__ = "alerts"
    __table_args__ = (
        UniqueConstraint("campaign_id", "rule", "wording_id", "addressee"),
        Index(
            "ix_alerts_untold",
            "id",
            sqlite_where=sql("told_at IS NULL"),
            postgresql_where=sql("told_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    """None where it is about no campaign: a sender."""
    rule: Mapped[str] = mapped_column(String(16))
    """`domain.guards.Rule`, `canary`, a further `domain.alerting.AlertKind`, or `assigned`."""
    wording_id: Mapped[int] = mapped_column(default=0)
    """The version whose canary it is about, or the conversation that is assigned; 0 for a rule."""
    addressee: Mapped[str] = mapped_column(String(32))
    """`launcher`, or `approver`: who that is, is asked when it is told; `admin`: the first whom
    Slack reaches; or a Slack id, where an admin said whom to tell, or it is theirs to do."""
    words: Mapped[str] = mapped_column(String(400))
    """What happened, in one sentence."""
    because: Mapped[str] = mapped_column(String(200), default="")
    """Why it is told to somebody else than an admin said, where that is to be said."""
    made_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    """Slack has the message."""
    tell_at: Mapped[datetime | None]
    """When that is tried next: whoever tells it now, or Slack, has until then."""


class AlertRoute(Base):
    """One person or channel that is told of one kind of alert, instead of whoever is usual."""

    __tablename__ = "alert_routes"

    workspace_id: Mapped[int] = mapped_column(
        ForeignKey("workspaces.id"), primary_key=True, autoincrement=False
    )
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    """`domain.alerting.AlertKind`."""
    target: Mapped[str] = mapped_column(String(32), primary_key=True)
    """A Slack id: `U…` or `W…` for a person, `C…` or `G…` for a channel."""
    refused: Mapped[str] = mapped_column(String(64), default="")
    """Slack's code, since it last took no alert there: somebody was told so once."""


class UrgentText(Base):
    """One reply that sounds urgent, of which the team's person is told once."""

    __tablename__ = "urgent_texts"
    __table_args__ = (
        Index(
            "ix_urgent_texts_untold",
            "inbound_id",
            sqlite_where=sql("told_at IS NULL"),
            postgresql_where=sql("told_at IS NULL"),
        ),
        Index(
            "ix_urgent_texts_missed",
            "inbound_id",
            sqlite_where=sql("missed_at IS NOT NULL"),
            postgresql_where=sql("missed_at IS NOT NULL"),
        ),
    )

    inbound_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    word: Mapped[str] = mapped_column(String(60))
    """The word of the team's list that it has."""
    made_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    """Slack has the message, or there is nobody to tell."""
    tell_at: Mapped[datetime | None]
    """When that is tried next: whoever tells it now, or Slack, has until then."""
    missed: Mapped[list[str]] = mapped_column(JSON, default=list)
    """For whom Slack was away while others were told: their Slack ids, or `domain.alerting.USUALLY`
    for whoever is usual."""
    missed_at: Mapped[datetime | None]
    """When they are told; None: nobody missed it."""
