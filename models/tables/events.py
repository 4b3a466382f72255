"""Who is told of what happens, and what they are to be told: the outbox of the webhooks."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, new_public_id
from models.tables.campaigns import BigKey


class SigningSecret(Base):
    """What an endpoint's events are signed with: made of the installation's key, and of this row.

    The secret itself is in no table. All endpoints of a workspace's campaigns share one.
    """

    __tablename__ = "signing_secrets"
    __table_args__ = (
        Index(
            "uq_signing_secrets_shared",
            "workspace_id",
            unique=True,
            sqlite_where=sql("is_shared"),
            postgresql_where=sql("is_shared"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(24), unique=True, default=new_public_id)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    is_shared: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    """Grows with each rotation."""
    former_until: Mapped[datetime | None]
    """Until then the version before signs as well."""
    shown_at: Mapped[datetime | None]
    """When this version was shown to somebody; it is never shown again."""


class Endpoint(Base):
    """An address that is told what happens, in one campaign or in all of a workspace."""

    __tablename__ = "endpoints"
    __table_args__ = (Index("ix_endpoints_listening", "workspace_id", "campaign_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(24), unique=True, default=new_public_id)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    campaign_id: Mapped[int] = mapped_column(default=0)
    """Whose events it gets; 0: of all. No reference, so that one index finds both kinds."""
    url: Mapped[str] = mapped_column(String(2000))
    types: Mapped[str] = mapped_column(String(600), default="")
    """`domain.events.EventType`s between commas, `,a,b,`; empty: all."""
    batched: Mapped[bool] = mapped_column(default=False)
    """Whether it takes several events in one body."""
    secret_id: Mapped[int] = mapped_column(ForeignKey("signing_secrets.id"))
    state: Mapped[str] = mapped_column(String(8), default="open")
    """`domain.endpoints.EndpointState`: open, paused, removed."""
    state_by: Mapped[str] = mapped_column(String(80))
    state_at: Mapped[datetime]
    state_reason: Mapped[str] = mapped_column(String(300), default="")
    failures: Mapped[int] = mapped_column(default=0)
    """Requests in a row that it did not take."""
    failing_since: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    """It is asked again then, whatever waits; NULL: at once."""
    busy_until: Mapped[datetime | None]
    """A courier delivers to it; a lease, in case that died."""
    busy_by: Mapped[str] = mapped_column(String(40), default="")
    last_status: Mapped[int | None]
    """Of HTTP, of the last request; NULL: there was no answer."""
    last_error: Mapped[str] = mapped_column(String(200), default="")
    """Why the last request failed; empty: it did not."""
    last_at: Mapped[datetime | None]
    tells: Mapped[bool] = mapped_column(default=False)
    """Somebody is to be told that it is paused; once each time."""
    tell_at: Mapped[datetime | None]
    """When that is tried next: whoever tells it now, or Slack, has until then."""
    created_by: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]


class Event(Base):
    """One fact that one endpoint is to be told, written by the transaction of the fact.

    Triggers write it (`models.outbox`). It holds no number and no words: those are read from
    the fact's own row when it is delivered, and so are gone from here once they are erased there.
    """

    __tablename__ = "events"
    __table_args__ = (
        Index(
            "ix_events_waiting",
            "endpoint_id",
            "id",
            sqlite_where=sql("waits = 1"),
            postgresql_where=sql("waits"),
        ),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32))
    """`webhook-id`: the same at each try, and at a replay."""
    endpoint_id: Mapped[int] = mapped_column(ForeignKey("endpoints.id"))
    type: Mapped[str] = mapped_column(String(24))
    """`domain.events.EventType`."""
    subject_id: Mapped[int] = mapped_column(BigInteger)
    """The row of the fact: of messages, recipients, inbound, consent_events or campaigns."""
    subject: Mapped[str] = mapped_column(String(24), default="")
    """Its public id, where it has one: the row may be gone when the event is delivered."""
    source: Mapped[str] = mapped_column(String(12))
    """`domain.events.Source`: in which of these tables."""
    campaign_id: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(String(16), default="")
    """Of the message, of the recipient (its bucket), of the campaign, as of then."""
    reason: Mapped[str | None] = mapped_column(String(40))
    error_code: Mapped[int | None]
    held_until: Mapped[datetime | None]
    at: Mapped[datetime]
    """When it happened."""
    waits: Mapped[bool] = mapped_column(default=True)
    """It is to be delivered: not yet, or once more."""
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None]
    """It is tried again then; NULL: it was not tried yet."""
    delivered_at: Mapped[datetime | None]
