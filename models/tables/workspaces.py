"""Who we work for: workspaces, their senders, and the phones that may get test-sends."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import JSON, ForeignKey, Index, Numeric, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, new_public_id


class Workspace(Base):
    """One team: what its texts say about it, and what they cost."""

    __tablename__ = "workspaces"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(24), unique=True, default=new_public_id)
    slack_team_id: Mapped[str | None] = mapped_column(String(32), unique=True)
    business_name: Mapped[str] = mapped_column(String(120), default="")
    help_contact: Mapped[str] = mapped_column(String(200), default="")
    region: Mapped[str] = mapped_column(String(2), default="US")
    countries: Mapped[list[str]] = mapped_column(JSON, default=list)
    """ISO codes that may be texted; empty means the own region only."""
    stop_words: Mapped[list[str]] = mapped_column(JSON, default=list)
    """The team's own keywords; each opts out as STOP does, as the whole text."""
    join_words: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Keywords by which people agree to get texts; empty: JOIN."""
    join_wording: Mapped[str] = mapped_column(String(500), default="")
    """What stands beside the keyword where the team shows it: what people agree to."""
    join_frequency: Mapped[str] = mapped_column(String(60), default="")
    """How often they will be texted: `up to 4 msgs/month`."""
    join_twice: Mapped[bool] = mapped_column(default=False)
    """Whether they have to confirm it by a Y (double opt-in)."""
    own_answers: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """The team's own texts by `domain.ownanswers.Own`; ours where there is none."""
    acknowledgement: Mapped[str] = mapped_column(Text, default="")
    """What a new draft that asks for a C answers it with, where it says nothing else."""
    away: Mapped[dict[str, str] | None] = mapped_column(JSON)
    """`domain.away.Away` as data: what whoever writes is told while nobody reads; None: nothing."""
    urgent: Mapped[dict[str, object] | None] = mapped_column(JSON)
    """`domain.urgentwords.Urgent` as data: which words alert whom at once; None: none."""
    zone: Mapped[str] = mapped_column(String(64), default="UTC")
    hours: Mapped[dict[str, object] | None] = mapped_column(JSON)
    """`domain.windows.TeamHours` as data: what an admin set; None: the standard."""
    most_a_day: Mapped[int] = mapped_column(default=3)
    """Campaign texts to one number in any 24 hours (`domain.frequency`)."""
    most_a_week: Mapped[int | None]
    """And in any seven days; None: as many as the days allow."""
    approval: Mapped[dict[str, object] | None] = mapped_column(JSON)
    """`domain.approval.Rule` as data: which campaigns want a second person; None: none."""
    undo_seconds: Mapped[int] = mapped_column(default=60)
    """A launch counts down so long before its first text leaves, 0 to 600."""
    price_per_segment: Mapped[Decimal | None] = mapped_column(Numeric(10, 5))
    currency: Mapped[str] = mapped_column(String(3), default="USD")
    channel_id: Mapped[str] = mapped_column(String(32), default="")
    replies_shown: Mapped[str] = mapped_column(String(8), default="shown")
    """How much of a reply stands in Slack: `domain.conversing.Showing`."""
    brake_by: Mapped[str | None] = mapped_column(String(80))
    """Who pressed stop-all; no campaign of the workspace sends until an admin releases it."""
    brake_at: Mapped[datetime | None]
    brake_reason: Mapped[str] = mapped_column(String(300), default="")
    guards: Mapped[dict[str, object] | None] = mapped_column(JSON)
    """`domain.guards.Guards` as data: what an admin set; None: the standard."""
    digest_channel_id: Mapped[str] = mapped_column(String(32), default="")
    """Where the weekly report goes; empty: nowhere."""
    digest_due_at: Mapped[datetime | None]
    """When the next one goes there; pushed ahead by whoever posts it."""
    digest_week: Mapped[date | None]
    """The first day of the week whose report was posted last, or may have been."""
    digest_refusals: Mapped[int] = mapped_column(default=0)
    """How often in a row Slack said no to it."""
    created_at: Mapped[datetime]


class RoleGrant(Base):
    """One person or user group of Slack that holds a role, everywhere or in one channel."""

    __tablename__ = "role_grants"
    __table_args__ = (UniqueConstraint("workspace_id", "role", "holder", "channel_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    role: Mapped[str] = mapped_column(String(12))
    """`domain.roles.Role`."""
    holder: Mapped[str] = mapped_column(String(32))
    """A Slack id: `U…` or `W…` for a person, `S…` for a user group."""
    channel_id: Mapped[str] = mapped_column(String(32), default="")
    """Only for campaigns of that channel; empty: for all of the workspace."""
    granted_by: Mapped[str] = mapped_column(String(80))
    granted_at: Mapped[datetime]


class Sender(Base):
    """A number, short code, name or messaging service that texts leave from."""

    __tablename__ = "senders"
    __table_args__ = (UniqueConstraint("workspace_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    name: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(24))
    """`domain.senders.SenderKind`."""
    address: Mapped[str] = mapped_column(String(64), index=True)
    """E.164, a short code, a name, or `MG…`."""
    numbers: Mapped[list[str]] = mapped_column(JSON, default=list)
    """For a messaging service: the numbers in its pool, where inbound texts arrive."""
    throughput: Mapped[float]
    """Segments per second that we may send."""
    keywords_by: Mapped[str] = mapped_column(String(16))
    """Who answers STOP, START and HELP: `domain.senders.KeywordsBy`."""
    smart_encoding: Mapped[bool] = mapped_column(default=False)
    registration: Mapped[str] = mapped_column(String(24), default="unknown")
    a2p_campaign: Mapped[str | None] = mapped_column(String(64))
    """Throughput of 10DLC numbers is shared per registered A2P campaign: a limiter key."""
    daily_limit: Mapped[int | None]
    """What the team allows it from midnight to midnight in the workspace's zone."""
    daily_unit: Mapped[str] = mapped_column(String(8), default="segments")
    """`domain.daily.Unit`."""
    brand: Mapped[str | None] = mapped_column(String(64))
    """The registered brand that carriers count a day's segments for, from midnight Pacific."""
    brand_limit: Mapped[int | None]
    """Segments a day; the same figure on all senders of the brand."""
    is_default: Mapped[bool] = mapped_column(default=False)
    stopped_reason: Mapped[str | None] = mapped_column(String(300))
    """Why nothing leaves from it, in Twilio's meaning, until a person releases it."""
    stopped_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None]
    """What Twilio says of texts that it took before then does not stop the sender again."""
    log_read_until: Mapped[datetime | None]
    """Inbound texts of this sender are known from Twilio's log up to here."""
    log_failed_at: Mapped[datetime | None]
    """Since when Twilio's log could not be read; NULL: it could, the last time."""
    log_due_at: Mapped[datetime | None]
    """It is not tried again before then: each time it waits longer."""
    created_at: Mapped[datetime]


class DailyCount(Base):
    """What was claimed on one day against one daily limit, in the transactions of the claims.

    Kept only for senders that have a limit; made from `messages` when one is set.
    """

    __tablename__ = "daily_counts"

    scope: Mapped[str] = mapped_column(String(96), primary_key=True)
    """`sender:<id>` or `brand:<workspace id>:<brand>`."""
    day: Mapped[date] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    segments: Mapped[int] = mapped_column(default=0)
    messages: Mapped[int] = mapped_column(default=0)
    full_at: Mapped[datetime | None]
    """When the next text did not fit any more."""


class TestNumber(Base):
    """A phone that somebody proved to hold by a code; only these get free test-sends."""

    __tablename__ = "test_numbers"
    __table_args__ = (UniqueConstraint("workspace_id", "phone"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    phone: Mapped[str] = mapped_column(String(20))
    owner: Mapped[str] = mapped_column(String(80))
    label: Mapped[str] = mapped_column(String(60), default="")
    in_group: Mapped[bool] = mapped_column(default=False)
    code_digest: Mapped[str | None] = mapped_column(String(64))
    code_expires_at: Mapped[datetime | None]
    code_tries: Mapped[int] = mapped_column(default=0)
    proven_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class TestSend(Base):
    """One test-send: who asked, which wording, and the direct message that tells its outcome."""

    __tablename__ = "test_sends"
    __table_args__ = (Index("ix_test_sends_workspace_at", "workspace_id", "created_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    wording_id: Mapped[int] = mapped_column(ForeignKey("wordings.id"))
    asked_by: Mapped[str] = mapped_column(String(80))
    texts: Mapped[int]
    """How many texts; at most 20 a test and 60 a day per workspace."""
    dm_channel: Mapped[str | None] = mapped_column(String(32))
    dm_ts: Mapped[str | None] = mapped_column(String(32))
    shown: Mapped[str | None] = mapped_column(String(64))
    """Digest of what the direct message shows now; a changed one is due."""
    created_at: Mapped[datetime]
