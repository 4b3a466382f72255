"""Who must not be texted: append-only events, the opt-outs that follow, and useless numbers."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.tables.campaigns import BigKey


class ConsentEvent(Base):
    """One opt-out or opt-in as it happened; never changed, never deleted."""

    __tablename__ = "consent_events"
    __table_args__ = (Index("ix_consent_events_at", "at"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    phone: Mapped[str] = mapped_column(String(20), index=True)
    scope: Mapped[str] = mapped_column(String(40))
    """`all`, or `sender:<id>`."""
    change: Mapped[str] = mapped_column(String(8))
    """`out` or `in`."""
    source: Mapped[str] = mapped_column(String(16))
    """reply, carrier, manual, import, api."""
    words: Mapped[str] = mapped_column(String(160), default="")
    inbound_id: Mapped[int | None] = mapped_column(BigInteger)
    by: Mapped[str] = mapped_column(String(80), default="")
    at: Mapped[datetime]


class OptOut(Base):
    """A number that must not be texted now; derived from the events in the same transaction."""

    __tablename__ = "opt_outs"
    __table_args__ = (
        UniqueConstraint("workspace_id", "phone", "scope"),
        Index("ix_opt_outs_at", "at"),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    phone: Mapped[str] = mapped_column(String(20))
    scope: Mapped[str] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(String(160), default="")
    at: Mapped[datetime]


class Suppression(Base):
    """A number that cannot receive texts, as Twilio's code told us; lifted by hand."""

    __tablename__ = "suppressions"
    __table_args__ = (UniqueConstraint("workspace_id", "phone"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    phone: Mapped[str] = mapped_column(String(20))
    code: Mapped[int]
    reason: Mapped[str] = mapped_column(String(40))
    """`domain.suppressions.SUPPRESSED`."""
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The text that brought it out."""
    at: Mapped[datetime]


class PhoneCarrier(Base):
    """On which carrier a number is, where a Twilio code named it; the newest word counts."""

    __tablename__ = "phone_carriers"
    __table_args__ = (UniqueConstraint("workspace_id", "phone"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    phone: Mapped[str] = mapped_column(String(20))
    carrier: Mapped[str] = mapped_column(String(24))
    """`domain.holds.Carrier`."""
    at: Mapped[datetime]


class CarrierCap(Base):
    """A carrier took enough of a workspace's texts for today: nobody on it is texted until then."""

    __tablename__ = "carrier_caps"
    __table_args__ = (UniqueConstraint("workspace_id", "carrier"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    carrier: Mapped[str] = mapped_column(String(24))
    until: Mapped[datetime]
