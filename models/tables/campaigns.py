"""Campaigns, their wordings, and their audiences."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, new_public_id
from models.moments import this_moment

BigKey = BigInteger().with_variant(Integer(), "sqlite")


class Campaign(Base):
    """One text to one audience, from the draft to the last receipt."""

    __tablename__ = "campaigns"
    __table_args__ = (
        UniqueConstraint("workspace_id", "name"),
        Index("ix_campaigns_state", "state"),
        Index(
            "ix_campaigns_chart_due",
            "chart_due_at",
            sqlite_where=sql("chart_due_at IS NOT NULL"),
            postgresql_where=sql("chart_due_at IS NOT NULL"),
        ),
        Index(
            "uq_campaigns_day",
            *("api_key_id", "day", "sender_id"),
            unique=True,
            sqlite_where=sql("day IS NOT NULL"),
            postgresql_where=sql("day IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(24), unique=True, default=new_public_id)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    name: Mapped[str] = mapped_column(String(80))
    """Short name, unique in the workspace: `domain.names.slug(title)`."""
    title: Mapped[str] = mapped_column(String(120))
    note: Mapped[str] = mapped_column(String(500), default="")
    state: Mapped[str] = mapped_column(String(24))
    state_by: Mapped[str] = mapped_column(String(80))
    state_at: Mapped[datetime]
    state_reason: Mapped[str] = mapped_column(String(300), default="")
    sender_id: Mapped[int] = mapped_column(ForeignKey("senders.id"))
    wording_id: Mapped[int | None] = mapped_column(
        ForeignKey("wordings.id", use_alter=True, name="fk_campaigns_wording_id")
    )
    columns: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Normalised field names, in the order of `Recipient.fields`."""
    blank_policy: Mapped[str] = mapped_column(String(8), default="ask")
    """`domain.templates.BlankPolicy`: what happens to rows with blank fields."""
    blank_word: Mapped[str] = mapped_column(String(60), default="")
    kind: Mapped[str] = mapped_column(String(16), default="marketing")
    """`domain.windows.Kind`: which hours count. The strictest, wherever nobody said."""
    topic: Mapped[str] = mapped_column(String(60), default="")
    """`domain.topics.Topic.slug` of what people can stop by itself; empty: of no topic."""
    launch_reason: Mapped[str] = mapped_column(String(300), default="")
    """Why an urgent campaign could not wait, in the words of whoever launched it."""
    attestation: Mapped[str] = mapped_column(String(300), default="")
    """Where recipients without a recorded consent agreed, in the words of whoever attests it."""
    attested_by: Mapped[str | None] = mapped_column(String(80))
    attested_at: Mapped[datetime | None]
    consent_version: Mapped[int] = mapped_column(default=0)
    """Grows whenever consents or lists of its workspace change while it is a draft."""
    second_attempts: Mapped[str] = mapped_column(String(12), default="limits")
    """`domain.retries.SecondAttempts`: whom the team lets us text once more by ourselves."""
    channel_id: Mapped[str] = mapped_column(String(32))
    card_ts: Mapped[str | None] = mapped_column(String(32))
    card_digest: Mapped[str | None] = mapped_column(String(64))
    card_due_at: Mapped[datetime | None]
    """The card has something new to show from here on; the clock and jobs look here."""
    card_edited_at: Mapped[datetime | None]
    card_news: Mapped[bool] = mapped_column(default=False)
    """Something that a person waits to see is not on the card yet: a state, what a press did."""
    card_refusals: Mapped[int] = mapped_column(default=0)
    """How often in a row Slack said no to it: each time we wait longer."""
    card_given_up: Mapped[str | None] = mapped_column(String(64))
    """Slack's code, once no waiting helps."""
    final_post_ts: Mapped[str | None] = mapped_column(String(32))
    chart_due_at: Mapped[datetime | None]
    """Once its end was told: the chart comes then. Pushed ahead by whoever draws it."""
    chart_file_id: Mapped[str | None] = mapped_column(String(32))
    """Slack's id of the chart, from before it is shared: who comes after a crash asks for that."""
    created_by: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]
    api_key_id: Mapped[int | None]
    """The key of the program that made it (`ApiKey.id`); NULL: a person did."""
    day: Mapped[date | None]
    """Of the single texts of one key, sender and day (by the team's clock); NULL: of a list."""
    day_ends_at: Mapped[datetime | None]
    """Until then single texts come to it; it sends while any wait, and is over afterwards."""
    came: Mapped[int] = mapped_column(default=0)
    """How many single texts came to it: the row number of the last one."""
    launched_by: Mapped[str | None] = mapped_column(String(80))
    launched_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    price_per_segment: Mapped[Decimal | None] = mapped_column(Numeric(10, 5))
    """What a segment cost at the launch, in the workspace's currency."""
    heartbeat_at: Mapped[datetime | None]
    resumes_at: Mapped[datetime | None]
    """Paused by a limit of Twilio's that ends: the clock resumes it then. Any move forgets it."""
    guards: Mapped[dict[str, object] | None] = mapped_column(JSON)
    """Limits of guard rails that an approver raised for it, by rule (`domain.guards.Raised`)."""
    guards_at_end: Mapped[dict[str, object] | None] = mapped_column(JSON)
    """The team's limits when it ended: what is set later judges nothing that is over."""
    guards_rule: Mapped[str | None] = mapped_column(String(16))
    """`domain.guards.Rule` that paused it. Forgotten once it goes on, and not when it ends."""
    canary_size: Mapped[int | None]
    """So many texts leave first, and then it waits to be released; NULL: it has no canary."""
    canary_by_rule: Mapped[bool] = mapped_column(default=False)
    """It is released by itself where the canary's figures are fine; otherwise by a person."""
    canary_released_at: Mapped[datetime | None]
    canary_released_by: Mapped[str | None] = mapped_column(String(80))
    use_by: Mapped[datetime | None]
    """What is not out by then is skipped; asked about where the campaign was paused over it."""
    installation_id: Mapped[str | None] = mapped_column(String(40))
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    picked: Mapped[str | None] = mapped_column(String(16))
    """`domain.picked.Picked`: whom of `copied_from_id` it is made of; NULL: of a list."""
    reminds_since: Mapped[datetime | None]
    """Of a reminder: whoever wrote to the team since then has answered what it reminds of."""
    estimate: Mapped[dict[str, object] | None] = mapped_column(JSON)
    """What a pass over all rows found: segments, longest, warnings (`domain.views.Estimate`)."""
    blanked_to: Mapped[int | None] = mapped_column(BigInteger)
    """The id of the last recipient whose values went, they are so old; -1 once all of them did."""


class Wording(Base):
    """One version of a campaign's text. Never changed: a message keeps the version it was."""

    __tablename__ = "wordings"
    __table_args__ = (UniqueConstraint("campaign_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    version: Mapped[int]
    template: Mapped[str] = mapped_column(Text)
    asks: Mapped[str] = mapped_column(String(16), default="nothing")
    """`domain.asking.Asks`: what the text asks for, as its author said."""
    acknowledgement: Mapped[str] = mapped_column(Text, default="")
    """What whoever answers that gets back, once; empty: nothing."""
    created_by: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]


class Recipient(Base):
    """One row of an audience. Its bucket is the ledger; pending rows are the send queue."""

    __tablename__ = "recipients"
    __table_args__ = (
        # The number first: one index keeps a campaign's numbers apart and finds a person who
        # answers. Each index over random numbers costs the import more than all the rest of it.
        Index("uq_recipients_phone_campaign", "phone", "campaign_id", "nth", unique=True),
        Index("ix_recipients_ledger", "campaign_id", "bucket", "reason"),
        Index(
            "ix_recipients_pending",
            "campaign_id",
            "id",
            sqlite_where=sql("bucket = 'pending'"),
            postgresql_where=sql("bucket = 'pending'"),
        ),
        Index(
            "ix_recipients_held",
            "campaign_id",
            "not_before",
            sqlite_where=sql("bucket = 'held'"),
            postgresql_where=sql("bucket = 'held'"),
        ),
        Index(
            "ix_recipients_second",
            "campaign_id",
            sqlite_where=sql("first_message_id IS NOT NULL"),
            postgresql_where=sql("first_message_id IS NOT NULL"),
        ),
        Index(
            "uq_recipients_public_id",
            "public_id",
            unique=True,
            sqlite_where=sql("public_id IS NOT NULL"),
            postgresql_where=sql("public_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id"))
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    row: Mapped[int]
    """Row number in the upload, the header being row 1 (as a spreadsheet shows it)."""
    phone: Mapped[str | None] = mapped_column(String(20))
    """E.164; NULL for rows whose number is unusable or a duplicate of an earlier row."""
    value: Mapped[str | None] = mapped_column(String(80))
    """What stood in the number column, kept only where `phone` is NULL."""
    fields: Mapped[list[str]] = mapped_column(JSON, default=list)
    """The row's other values, in the order of `Campaign.columns`."""
    bucket: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str | None] = mapped_column(String(40))
    """Why skipped (`SkipReason`, `phones.Problem`) or held (`holds.HeldFor`); otherwise NULL."""
    error_code: Mapped[int | None]
    segments: Mapped[int | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The campaign message that counts for this recipient: the live one, or the last."""
    first_message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The message that Twilio reported failed, once a second attempt was planned: never a third."""
    not_before: Mapped[datetime | None]
    not_after: Mapped[datetime | None]
    zones: Mapped[str | None] = mapped_column(Text)
    """Where the row's own columns put the person (`domain.whereabouts.told`); NULL: the number."""
    public_id: Mapped[str | None] = mapped_column(String(24))
    """By which a program knows the row that it handed in, and its first text; NULL: of a list."""
    nth: Mapped[int] = mapped_column(default=0, server_default=sql("0"))
    """0 in a list, whose numbers are all different; a single text's own row number."""
    changed_at: Mapped[datetime | None] = mapped_column(onupdate=this_moment())
    """When something in the row changed last, or a program handed it in; NULL: as a list had it."""
