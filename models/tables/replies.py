"""What people text us, and the posts that gather it in a card's thread."""

from datetime import datetime
from typing import Final

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.tables.campaigns import BigKey

FOR_PEOPLE: Final = (
    "inbound.meaning IN ('declined', 'provisional', 'reply')"
    " OR inbound.may_mean_visit OR inbound.alerts"
)
"""SQL for the texts that a person must read (`models.gathering.IN_THREAD`)."""
_UNPOSTED: Final = f"thread_post_id IS NULL AND ({FOR_PEOPLE})".replace("inbound.", "")
UNHANDLED: Final = "meaning = 'reply' AND handled_at IS NULL"
"""SQL for the replies that wait for somebody of the team."""
SORTED: Final = "sorted_as <> ''"
"""SQL for the replies of which somebody said what they mean."""


class Inbound(Base):
    """One inbound text, once per MessageSid, whichever way we learned of it."""

    __tablename__ = "inbound"
    __table_args__ = (
        Index("ix_inbound_campaign_meaning", "campaign_id", "meaning"),
        Index("ix_inbound_campaign_phone", "campaign_id", "phone"),
        Index(
            "ix_inbound_sorted",
            "campaign_id",
            sqlite_where=sql(SORTED),
            postgresql_where=sql(SORTED),
        ),
        Index(
            "ix_inbound_worded",
            "id",
            sqlite_where=sql("body <> ''"),
            postgresql_where=sql("body <> ''"),
        ),
        Index(
            "ix_inbound_unposted",
            "campaign_id",
            "workspace_id",
            sqlite_where=sql(_UNPOSTED),
            postgresql_where=sql(_UNPOSTED),
        ),
        Index(
            "ix_inbound_unhandled",
            "campaign_id",
            sqlite_where=sql(UNHANDLED),
            postgresql_where=sql(UNHANDLED),
        ),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    sid: Mapped[str] = mapped_column(String(40), unique=True)
    workspace_id: Mapped[int | None] = mapped_column(ForeignKey("workspaces.id"))
    sender_id: Mapped[int | None] = mapped_column(ForeignKey("senders.id"))
    phone: Mapped[str] = mapped_column(String(20), index=True)
    """Who wrote."""
    to: Mapped[str] = mapped_column(String(64))
    body: Mapped[str] = mapped_column(Text, default="")
    meaning: Mapped[str] = mapped_column(String(16))
    """`domain.meaning.verdicts.Meaning`."""
    words: Mapped[str] = mapped_column(String(160), default="")
    came_by: Mapped[str] = mapped_column(String(8))
    """`webhook`, or `log` where the webhook never reached us."""
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    recipient_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    counts: Mapped[bool] = mapped_column(default=True)
    """False for a confirmation that its recipient repeats or takes back: counters count people."""
    may_mean_visit: Mapped[bool] = mapped_column(default=False)
    """An opt-out by a word that people also answer to call off an appointment: call them."""
    unanswered: Mapped[str] = mapped_column(String(16), default="")
    """Why we did not answer it although we would have: `domain.loops.Withheld`."""
    alerts: Mapped[bool] = mapped_column(default=False)
    """Somebody is to see that: the first text of a loop."""
    decision: Mapped[str] = mapped_column(String(12), default="", index=True)
    """Of a provisional opt-out: `domain.provisional.Decision`; else empty."""
    decided_by: Mapped[str] = mapped_column(String(80), default="")
    decided_at: Mapped[datetime | None]
    handled_at: Mapped[datetime | None]
    """When somebody of the team answered or closed it; NULL: it waits for them."""
    handled_by: Mapped[str] = mapped_column(String(80), default="")
    sorted_as: Mapped[str] = mapped_column(String(4), default="")
    """What somebody said that an unclear answer means: `domain.sorting.Sorted`; else empty."""
    sorted_by: Mapped[str] = mapped_column(String(80), default="")
    sorted_at: Mapped[datetime | None]
    thread_post_id: Mapped[int | None] = mapped_column(ForeignKey("thread_posts.id"))
    received_at: Mapped[datetime]


class ThreadPost(Base):
    """One post in a card's thread that gathers replies; edited while it fills."""

    __tablename__ = "thread_posts"

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"), index=True)
    """NULL: a post of its own in the team's channel, for what belongs to no campaign."""
    workspace_id: Mapped[int | None] = mapped_column(ForeignKey("workspaces.id"), index=True)
    """Whose channel that is; NULL for a post in a card's thread."""
    ts: Mapped[str | None] = mapped_column(String(32))
    opened_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    """When we last began to post or edit it: edits keep their distance."""
    shown: Mapped[list[int]] = mapped_column(JSON, default=list)
    """Ids of the inbound texts that it shows now."""
    changes: Mapped[int] = mapped_column(default=0)
    """How many decisions were made about texts in it."""
    drawn: Mapped[int] = mapped_column(default=0)
    """How many of these Slack shows."""
    busy_until: Mapped[datetime | None]
    """Somebody is posting or editing it; a lease, in case they died."""
    refusals: Mapped[int] = mapped_column(default=0)
    """How often in a row Slack said no to it: each time we wait longer."""
    given_up: Mapped[str | None] = mapped_column(String(64))
    """Slack's code, once it will never take it; nobody tries again."""


class TeamAnswer(Base):
    """A text that somebody of the team wrote to one person who had written."""

    __tablename__ = "team_answers"
    __table_args__ = (
        Index(
            "ix_team_answers_open",
            "id",
            sqlite_where=sql("is_open"),
            postgresql_where=sql("is_open"),
        ),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    inbound_id: Mapped[int] = mapped_column(BigInteger, index=True)
    """The reply that it answers."""
    message_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    press: Mapped[str] = mapped_column(String(120), unique=True)
    """Which form it came from, and which reply it answers: that form sends it once."""
    by: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
    closes_at: Mapped[datetime]
    """It leaves before then, or never."""
    state: Mapped[str] = mapped_column(String(12))
    """The message's state as its post in Slack shows it, or is about to."""
    is_open: Mapped[bool] = mapped_column(default=True)
    """Its message may still move."""


class Conversation(Base):
    """What a channel noted about the texts of one number: who takes care of them, and a note."""

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("workspace_id", "phone", "channel_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    phone: Mapped[str] = mapped_column(String(20))
    channel_id: Mapped[str] = mapped_column(String(32), default="")
    """Whose it is: those of a private channel are no others' to read; empty without a campaign."""
    assigned_to: Mapped[str] = mapped_column(String(32), default="")
    """A person's Slack id."""
    note: Mapped[str] = mapped_column(String(500), default="")
    changed_by: Mapped[str] = mapped_column(String(80))
    changed_at: Mapped[datetime]


class SavedReply(Base):
    """An answer that a team keeps under a name, to be chosen in the form."""

    __tablename__ = "saved_replies"
    __table_args__ = (UniqueConstraint("workspace_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    name: Mapped[str] = mapped_column(String(60))
    body: Mapped[str] = mapped_column(Text)
    saved_by: Mapped[str] = mapped_column(String(80))
    saved_at: Mapped[datetime]
