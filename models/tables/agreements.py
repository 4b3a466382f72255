"""Who agreed to get texts, and who must not get marketing: facts, and the lists they came in."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.tables.campaigns import BigKey


class ConsentFact(Base):
    """One thing that is known of a number's consent; never changed, never deleted.

    What follows from the facts says `domain.consent.standing`. The same fact recorded twice is one
    row, so that a list may be imported again. Opt-outs stand in `opt_outs`, whatever is said here.
    """

    __tablename__ = "consent_facts"
    __table_args__ = (
        # The number first, as a claim asks for it.
        UniqueConstraint("phone", "workspace_id", "at", "status", "kind", "ends", "erasure"),
        Index(
            "ix_consent_facts_withdrawn",
            "recorded_at",
            sqlite_where=sql("status = 'withdrawn'"),
            postgresql_where=sql("status = 'withdrawn'"),
        ),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    phone: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(12))
    """`domain.consent.Status`: given, withdrawn, or pending until it is confirmed."""
    kind: Mapped[str] = mapped_column(String(12))
    """`domain.consent.ConsentKind`: written, or express."""
    origin: Mapped[str] = mapped_column(String(16))
    """`domain.consent.Origin`: where the person agreed, coded."""
    source: Mapped[str] = mapped_column(String(120), default="")
    """The same in the team's words: `checkout of the shop, 2026`."""
    wording: Mapped[str] = mapped_column(String(500), default="")
    """What the person agreed to, or the version of it."""
    evidence: Mapped[str] = mapped_column(String(300), default="")
    """A short text or an address."""
    at: Mapped[datetime]
    """When the person said so; `domain.consent.UNDATED` where nobody knows."""
    expires_at: Mapped[datetime | None]
    ends: Mapped[int] = mapped_column(BigInteger, default=0)
    """The same in seconds since 1970, 0 for never: a key takes every NULL for another value."""
    recorded_by: Mapped[str] = mapped_column(String(80))
    recorded_at: Mapped[datetime]
    inbound_id: Mapped[int | None] = mapped_column(BigInteger)
    """The text that said so."""
    erasure: Mapped[str] = mapped_column(String(20), default="")
    """The row's own id once its number is erased: two such rows may say the same."""


class ContactList(Base):
    """A list of numbers beside any campaign: a team's consents, or whom marketing must not reach.

    Of the lists of a kind of the latter, the one in state `done` counts.
    """

    __tablename__ = "contact_lists"
    __table_args__ = (Index("ix_contact_lists_workspace", "workspace_id", "purpose", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    purpose: Mapped[str] = mapped_column(String(16))
    """`domain.consent.Purpose`: consent, do_not_call or reassigned."""
    said: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """What holds for every row of a list of consents, where no column says otherwise."""
    as_of: Mapped[date | None]
    """Of which day the figures of a do-not-call or reassigned-numbers list are."""
    upload: Mapped[str] = mapped_column(String(16))
    """slack, or file."""
    upload_ref: Mapped[str] = mapped_column(Text, default="")
    filename: Mapped[str] = mapped_column(String(255), default="")
    path: Mapped[str | None] = mapped_column(Text)
    layout: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """Delimiter, columns and where the number is; NULL before anybody looked."""
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    """waiting → reading → done → replaced; or refused."""
    refusal: Mapped[str | None] = mapped_column(Text)
    bytes_total: Mapped[int] = mapped_column(BigInteger, default=0)
    bytes_done: Mapped[int] = mapped_column(BigInteger, default=0)
    last_row: Mapped[int] = mapped_column(default=0)
    rows: Mapped[int] = mapped_column(default=0)
    taken: Mapped[int] = mapped_column(default=0)
    refused_rows: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """How many rows were left out, by why; with the first of them."""
    channel_id: Mapped[str] = mapped_column(String(32), default="")
    asked_by: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]
    beat_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    """When whoever asked was told how it ended."""
    tell_at: Mapped[datetime | None]
    """Nobody tells it before: somebody does just now, or Slack was away."""


class ListedNumber(Base):
    """A number on a do-not-call or reassigned-numbers list."""

    __tablename__ = "listed_numbers"

    list_id: Mapped[int] = mapped_column(
        ForeignKey("contact_lists.id"), primary_key=True, autoincrement=False
    )
    phone: Mapped[str] = mapped_column(String(20), primary_key=True)
