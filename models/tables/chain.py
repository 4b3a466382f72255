"""The hash chain over what must be provable, and where its digests were posted."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.tables.campaigns import BigKey


class Chain(Base):
    """The one row that says with which key the chain is made, and where it ends."""

    __tablename__ = "chain"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_digest: Mapped[str] = mapped_column(String(64))
    """Tells another key from this one, and nothing about it."""
    position: Mapped[int] = mapped_column(BigInteger, default=0)
    digest: Mapped[str] = mapped_column(String(64))
    """Of the last link."""
    seal: Mapped[str] = mapped_column(String(64), default="")
    """Keyed digest of the two above: nobody sets them back without the key."""


class ChainLink(Base):
    """One sealed row: ids and keyed digests only (`domain.chain.Link`). Append-only."""

    __tablename__ = "chain_links"
    __table_args__ = (UniqueConstraint("kind", "row_id"),)

    position: Mapped[int] = mapped_column(BigKey, primary_key=True, autoincrement=False)
    """1, 2, 3 and so on, without a gap."""
    kind: Mapped[str] = mapped_column(String(24))
    """The table of the sealed row."""
    row_id: Mapped[int] = mapped_column(BigInteger)
    sealed_at: Mapped[datetime] = mapped_column(index=True)
    facts: Mapped[str] = mapped_column(String(64))
    """Keyed digest of what stays."""
    personal: Mapped[str] = mapped_column(String(64), default="")
    """Keyed digest of what can be erased; empty where there is nothing."""
    digest: Mapped[str] = mapped_column(String(64))
    """Of this link and the one before."""


class Witness(Base):
    """The end of the chain on one day, posted where others than us keep it."""

    __tablename__ = "witnesses"

    workspace_id: Mapped[int] = mapped_column(
        ForeignKey("workspaces.id"), primary_key=True, autoincrement=False
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    """In the workspace's zone: the day that ended with this link."""
    position: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[str] = mapped_column(String(64))
    channel_id: Mapped[str] = mapped_column(String(32))
    tried_at: Mapped[datetime]
    """When we last began to post it."""
    ts: Mapped[str | None] = mapped_column(String(32))
    """The post; NULL until Slack took it."""
    refusals: Mapped[int] = mapped_column(default=0)
    """How often in a row Slack said no to it."""
    given_up: Mapped[str | None] = mapped_column(String(64))
    """Slack's code, once no waiting helps: the next day's stands for this one too."""
