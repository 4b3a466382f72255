"""Messages (one attempt to text one recipient) and the receipts that tell their fate."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.tables.campaigns import BigKey

LIVE = "kind = 'campaign' AND state NOT IN ('failed', 'undelivered', 'refused', 'cancelled')"


class Message(Base):
    """One attempt. Claimed and committed before the request, so that it can leave only once."""

    __tablename__ = "messages"
    __table_args__ = (
        Index(
            "uq_messages_live_recipient",
            "recipient_id",
            unique=True,
            sqlite_where=sql(LIVE),
            postgresql_where=sql(LIVE),
        ),
        Index("ix_messages_to_sender", "phone", "sender_id", "claimed_at"),
        Index("ix_messages_campaign_state", "campaign_id", "state"),
        Index(
            "ix_messages_waiting",
            "id",
            sqlite_where=sql("state = 'waiting'"),
            postgresql_where=sql("state = 'waiting'"),
        ),
        Index(
            "uq_messages_acknowledges",
            "acknowledges",
            unique=True,
            sqlite_where=sql("acknowledges IS NOT NULL"),
            postgresql_where=sql("acknowledges IS NOT NULL"),
        ),
        Index(
            "ix_messages_answers",
            "workspace_id",
            "inbound_id",
            sqlite_where=sql("inbound_id IS NOT NULL"),
            postgresql_where=sql("inbound_id IS NOT NULL"),
        ),
        Index(
            "ix_messages_worded",
            "id",
            sqlite_where=sql("body IS NOT NULL"),
            postgresql_where=sql("body IS NOT NULL"),
        ),
        Index(
            "ix_messages_open",
            "state",
            "lease_until",
            sqlite_where=sql("state IN ('claimed', 'unknown')"),
            postgresql_where=sql("state IN ('claimed', 'unknown')"),
        ),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    public_id: Mapped[str] = mapped_column(String(24), unique=True)
    """In the StatusCallback's URL: a receipt finds us even before our own 201 was stored."""
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    recipient_id: Mapped[int | None] = mapped_column(BigInteger)
    test_send_id: Mapped[int | None] = mapped_column(ForeignKey("test_sends.id"), index=True)
    inbound_id: Mapped[int | None] = mapped_column(BigInteger)
    """The inbound text that this one answers."""
    acknowledges: Mapped[int | None] = mapped_column(BigInteger)
    """The recipient whose answer it acknowledges: one such text a person and campaign, ever."""
    sender_id: Mapped[int] = mapped_column(ForeignKey("senders.id"))
    kind: Mapped[str] = mapped_column(String(20))
    phone: Mapped[str] = mapped_column(String(20))
    body: Mapped[str | None] = mapped_column(Text)
    """Kept for answers and tests; a campaign text is its wording and the recipient's fields."""
    segments: Mapped[int]
    wording_id: Mapped[int | None] = mapped_column(ForeignKey("wordings.id"))
    state: Mapped[str] = mapped_column(String(12))
    error_code: Mapped[int | None]
    sid: Mapped[str | None] = mapped_column(String(40), index=True)
    claimed_by: Mapped[str | None] = mapped_column(String(40))
    """Token of the process that claimed it (`Process.token`)."""
    claimed_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]
    state_at: Mapped[datetime]
    """When `state` last moved."""
    unconfirmed_at: Mapped[datetime | None]
    """No receipt after the stated time: a mark on sent, not a bucket."""
    checked_at: Mapped[datetime | None]
    absent_at: Mapped[datetime | None]
    """First listing of Twilio's log without it (invariant 2 wants two, 60 s apart)."""
    closed_at: Mapped[datetime | None]
    """Somebody decided about an unknown text: it never waits again, only news still moves it."""


class Receipt(Base):
    """One delivery receipt as it came: append-only; what is current is in `messages`."""

    __tablename__ = "receipts"
    __table_args__ = (Index("uq_receipts_sid_status", "sid", "status", "error_code", unique=True),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    message_public_id: Mapped[str] = mapped_column(String(24), index=True)
    sid: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(24))
    error_code: Mapped[int] = mapped_column(default=0)
    """0 where the receipt has none: NULLs would defeat the unique index."""
    received_at: Mapped[datetime]
