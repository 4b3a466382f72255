"""Keys of other software, and what their requests were answered."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.tables.campaigns import BigKey


class ApiKey(Base):
    """One key of other software; never deleted: what it did is told by its name."""

    __tablename__ = "api_keys"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(24), unique=True)
    """Stands in the key itself and in the names of actors (`api:<public id>:<name>`)."""
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"), index=True)
    channel_id: Mapped[str] = mapped_column(String(32))
    """It acts and sees there alone; its campaigns' cards are there."""
    name: Mapped[str] = mapped_column(String(40))
    digest: Mapped[str] = mapped_column(String(64))
    """`domain.apikeys.digest` of it: the key itself is kept nowhere."""
    scopes: Mapped[list[str]] = mapped_column(JSON, default=list)
    """`domain.apikeys.Scope`."""
    is_test: Mapped[bool] = mapped_column(default=False)
    """What it sends goes the whole way and never reaches the carrier."""
    kind: Mapped[str] = mapped_column(String(16), default="marketing")
    """`domain.windows.Kind` of what it sends. The strictest, wherever nobody said."""
    attestation: Mapped[str] = mapped_column(String(300), default="")
    """Where the people it texts agreed, in the words of whoever made it."""
    made_by: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime]
    approved_by: Mapped[str | None] = mapped_column(String(80))
    """Somebody else, where the team wants a second person: for its single texts."""
    approved_at: Mapped[datetime | None]
    revoked_by: Mapped[str | None] = mapped_column(String(80))
    revoked_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    """Its last use, to the minute."""
    asked_ts: Mapped[str | None] = mapped_column(String(32))
    """Of the post in its channel that asks for the approval, until that says what came of it."""


class ApiRequest(Base):
    """What a request with an idempotency key was answered; in the transaction of what it did."""

    __tablename__ = "api_requests"
    __table_args__ = (
        UniqueConstraint("api_key_id", "idempotency_key"),
        Index("ix_api_requests_made_at", "made_at"),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    api_key_id: Mapped[int] = mapped_column(ForeignKey("api_keys.id"))
    idempotency_key: Mapped[str] = mapped_column(String(255))
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the method, the path and the body: another one under the same key is refused."""
    status: Mapped[int]
    answer: Mapped[str] = mapped_column(Text)
    """The body as it was sent: JSON."""
    made_at: Mapped[datetime]
