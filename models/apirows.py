"""What programs read: texts, replies and opt-outs, a page at a time by key and never by offset."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from domain.apistates import ApiState, buckets_of, is_opted_out
from domain.ledger import Bucket, SkipReason
from domain.lifecycle import CampaignState
from domain.meaning.verdicts import Meaning
from domain.messages import MessageKind
from models import audiences
from models.tables import Campaign, CsvImport, Inbound, Message, OptOut, Recipient

_BY_ITSELF: Final = (Bucket.PENDING, Bucket.HELD, Bucket.SKIPPED, Bucket.CANCELLED)
"""Rows that stand there without a text, or with one that counts no more."""
_WAITING: Final = (Bucket.PENDING, Bucket.HELD)
_FIRST: Final = (Recipient.id, Recipient.row, Recipient.phone, Recipient.value)
_READ: Final = (
    *(Recipient.reason, Recipient.error_code, Recipient.segments, Recipient.not_before),
    func.coalesce(Recipient.public_id, Message.public_id),
    Message.accepted_at,
)
"""Columns and no entities: a program reads a million rows, and entities take five times as long."""


@dataclass(frozen=True, slots=True)
class Text:
    """One recipient and the text that counts for it, as far as programs read of them."""

    id: int
    row: int
    phone: str | None
    value: str | None
    bucket: str
    reason: str | None
    error_code: int | None
    segments: int | None
    not_before: datetime | None
    public_id: str | None
    """By which a program knows the row; else the text's own id, once there is one."""
    accepted_at: datetime | None
    moved_at: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which texts of a campaign: those in a state, and that moved last in a time (UTC)."""

    state: ApiState | None = None
    since: datetime | None = None
    before: datetime | None = None


def texts(
    session: Session, campaign_id: int, wanted: Wanted, *, after: int, limit: int
) -> Sequence[Text]:
    """The next rows behind the id `after` with the text that counts for each."""
    whole = audiences.bounds(session, campaign_id)
    # Looked up, and not joined: whichever way that is planned, audiences are read by their ids.
    began = select(_began(campaign_id)).where(Campaign.id == campaign_id).scalar_subquery()
    campaign = session.get_one(Campaign, campaign_id)
    bucket: ColumnElement[Any] | InstrumentedAttribute[str] = Recipient.bucket
    moved_at = _moved_at(began)
    if campaign.state == CampaignState.DISCARDED:
        discarded_at = select(Campaign.state_at).where(Campaign.id == campaign_id).scalar_subquery()
        bucket, moved_at = _given_up(moved_at, discarded_at)
    rows = session.execute(
        select(*_FIRST, bucket, *_READ, moved_at)
        .outerjoin(Message, Message.id == Recipient.message_id)
        .where(*whole.page(after), *_in_state(bucket, wanted.state), *_of_time(moved_at, wanted))
        .order_by(Recipient.id)
        .limit(limit)
    )
    return [_text(row) for row in rows]


def _text(row: Sequence[Any]) -> Text:
    return Text(*row)


def _given_up(
    moved_at: ColumnElement[Any], discarded_at: Any, *discarded: ColumnElement[bool]
) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Bucket and time of a row of a discarded campaign: who waited in it gets nothing from it."""
    waits = and_(Recipient.bucket.in_([bucket.value for bucket in _WAITING]), *discarded)
    bucket = case((waits, Bucket.CANCELLED.value), else_=Recipient.bucket)
    return bucket, case((waits, discarded_at), else_=moved_at)


def _in_state(
    bucket: ColumnElement[Any] | InstrumentedAttribute[str], state: ApiState | None
) -> list[ColumnElement[bool]]:
    if state is None:
        return []
    among: list[ColumnElement[bool]] = [bucket.in_([one.value for one in buckets_of(state)])]
    out = is_opted_out(state)
    if out is not None:
        same = Recipient.reason.is_not_distinct_from(SkipReason.OPTED_OUT.value)
        among.append(same if out else ~same)
    return among


def _began(campaign_id: Any) -> ColumnElement[Any]:
    """When the last list was read that people gave a campaign; before that, when it was made.

    Whoever reads what is new since some time would else never see rows of a later list.
    """
    read = select(func.max(CsvImport.beat_at)).where(
        CsvImport.campaign_id == campaign_id, CsvImport.state == "done"
    )
    return func.coalesce(read.scalar_subquery(), Campaign.created_at)


def _moved_at(began: Any) -> ColumnElement[Any]:
    """When a row or its text moved last; where nothing did since its list came, when that was."""
    by_itself = Recipient.bucket.in_([bucket.value for bucket in _BY_ITSELF])
    newest = case((by_itself, Recipient.changed_at), else_=Message.state_at)
    return func.coalesce(newest, Recipient.changed_at, Message.state_at, began)


def _of_time(moved_at: ColumnElement[Any], wanted: Wanted) -> list[ColumnElement[bool]]:
    among: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        among.append(moved_at >= wanted.since)
    if wanted.before is not None:
        among.append(moved_at < wanted.before)
    return among


def text(session: Session, workspace_id: int, public_id: str) -> tuple[Text, Campaign] | None:
    """The row that a program knows by this id, or the text of that id, with its campaign."""
    known = select(Recipient.id).where(Recipient.public_id == public_id)
    told = select(Message.recipient_id).where(
        Message.public_id == public_id, Message.kind == MessageKind.CAMPAIGN.value
    )
    row_id = session.scalar(known) or session.scalar(told)
    discarded = Campaign.state == CampaignState.DISCARDED.value
    began = _moved_at(_began(Campaign.id))
    bucket, moved_at = _given_up(began, Campaign.state_at, discarded)
    found = session.execute(
        select(Campaign, *_FIRST, bucket, *_READ, moved_at)
        .join(Campaign, Campaign.id == Recipient.campaign_id)
        .outerjoin(Message, Message.id == Recipient.message_id)
        .where(Recipient.id == row_id, Recipient.workspace_id == workspace_id)
    ).one_or_none()
    return None if found is None else (_text(found[1:]), found[0])


def campaigns(
    session: Session,
    workspace_id: int,
    channel_id: str,
    *,
    state: CampaignState | None,
    before: int,
    limit: int,
) -> Sequence[Campaign]:
    """The newest campaigns of a channel below the id `before` (0: from the newest on)."""
    among = [Campaign.workspace_id == workspace_id, Campaign.channel_id == channel_id]
    if state is None:
        among.append(Campaign.state != CampaignState.DISCARDED.value)
    else:
        among.append(Campaign.state == state.value)
    if before:
        among.append(Campaign.id < before)
    return session.scalars(
        select(Campaign).where(*among).order_by(Campaign.id.desc()).limit(limit)
    ).all()


def replies(
    session: Session,
    workspace_id: int,
    channel_id: str,
    *,
    campaign_id: int | None,
    since: datetime | None,
    after: int,
    limit: int,
) -> Sequence[tuple[Inbound, str]]:
    """The next texts to a channel's campaigns, each with its campaign's public id."""
    of_campaign = [] if campaign_id is None else [Inbound.campaign_id == campaign_id]
    of_time = [] if since is None else [Inbound.received_at >= since]
    rows = session.execute(
        select(Inbound, Campaign.public_id)
        .join(Campaign, Campaign.id == Inbound.campaign_id)
        .where(
            Inbound.workspace_id == workspace_id,
            Campaign.channel_id == channel_id,
            Inbound.meaning != Meaning.TAPBACK.value,
            Inbound.id > after,
            *of_campaign,
            *of_time,
        )
        .order_by(Inbound.id)
        .limit(limit)
    )
    return [(inbound, public_id) for inbound, public_id in rows]


def opt_outs(
    session: Session, workspace_id: int, *, since: datetime | None, after: int, limit: int
) -> Sequence[OptOut]:
    """The next opt-outs that stand."""
    of_time = [] if since is None else [OptOut.at >= since]
    return session.scalars(
        select(OptOut)
        .where(OptOut.workspace_id == workspace_id, OptOut.id > after, *of_time)
        .order_by(OptOut.id)
        .limit(limit)
    ).all()
