"""Who must not be texted: append-only events, the opt-outs that follow, and useless numbers."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
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
    scope: Mapped[str] = mapped_column(String(70))
    """`domain.scopes`: `all`, `sender:<id>`, or `topic:<slug>`."""
    change: Mapped[str] = mapped_column(String(8))
    """`out` or `in`."""
    source: Mapped[str] = mapped_column(String(16))
    """`domain.inbound.ConsentSource`."""
    words: Mapped[str] = mapped_column(String(160), default="")
    """What the person said, Twilio's code, or the name of the list."""
    topic: Mapped[str] = mapped_column(String(60), default="")
    """What a reply aimed at, though it stopped everything: START leaves it stopped."""
    reason: Mapped[str] = mapped_column(String(300), default="")
    """Why somebody of the team did it."""
    inbound_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The text of ours that Twilio blocked."""
    by: Mapped[str] = mapped_column(String(80), default="")
    at: Mapped[datetime]


class OptOut(Base):
    """A number that must not be texted now; derived from the events in the same transaction.

    One row for each source: what one of them takes back, another one may still say.
    """

    __tablename__ = "opt_outs"
    __table_args__ = (
        UniqueConstraint("workspace_id", "phone", "scope", "source"),
        Index("ix_opt_outs_at", "at"),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    phone: Mapped[str] = mapped_column(String(20))
    scope: Mapped[str] = mapped_column(String(70))
    source: Mapped[str] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(String(160), default="")
    at: Mapped[datetime]


class ErasedNumber(Base):
    """A number that somebody had erased, and that something still binds: its keyed digest.

    Opt-outs and lists hold the same digest. A number that comes again is recognised by it; where
    there is no row here, nobody needs to look.
    """

    __tablename__ = "erased_numbers"

    workspace_id: Mapped[int] = mapped_column(
        ForeignKey("workspaces.id"), primary_key=True, autoincrement=False
    )
    number: Mapped[str] = mapped_column(String(20), primary_key=True)
    """`domain.chain.number_digest`."""


class OptOutList(Base):
    """A list of people who are to be opted out, on its way; goes on behind `bytes_done`."""

    __tablename__ = "opt_out_lists"

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    upload: Mapped[str] = mapped_column(String(16))
    """`slack` (a file id), `file` (copied under the var folder), `pasted` (numbers)."""
    upload_ref: Mapped[str] = mapped_column(Text)
    filename: Mapped[str] = mapped_column(String(255), default="")
    number_column: Mapped[int | None]
    scope: Mapped[str] = mapped_column(String(70))
    source: Mapped[str] = mapped_column(String(16))
    """import, or complaint."""
    reason: Mapped[str] = mapped_column(String(300), default="")
    state: Mapped[str] = mapped_column(String(16), default="reading")
    """reading → done, or refused."""
    refusal: Mapped[str | None] = mapped_column(Text)
    bytes_total: Mapped[int] = mapped_column(BigInteger, default=0)
    bytes_done: Mapped[int] = mapped_column(BigInteger, default=0)
    last_row: Mapped[int] = mapped_column(default=0)
    """Row number, as a spreadsheet counts, of the last line behind `bytes_done`."""
    rows: Mapped[int] = mapped_column(default=0)
    new: Mapped[int] = mapped_column(default=0)
    already: Mapped[int] = mapped_column(default=0)
    """Numbers that were out of that scope before, or stand in the list twice."""
    unusable: Mapped[int] = mapped_column(default=0)
    asked_by: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]
    beat_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    """When whoever asked was told how it ended."""


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
