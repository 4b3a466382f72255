"""Picking who is next: one conditional UPDATE that says of each row what becomes of it."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Text,
    bindparam,
    case,
    exists,
    literal_column,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningUpdate

from domain.frequency import Cap
from domain.holds import HeldFor
from domain.ledger import Bucket, SkipReason
from domain.lifecycle import CampaignState
from domain.scopes import ALL, sender_scope, topic_scope
from models import agreements, carriers, frequency, second_attempts
from models.base import UtcTime
from models.openings import AGAIN, Door, Span, door, returned
from models.suppressions import is_suppressed, reason_of
from models.tables import Campaign, OptOut, Recipient

_FROZEN: Final = "5s"
"""After which PostgreSQL ends the claim of a process that stopped in the middle of it."""
# As text: built anew, its elements would cost each claim half a millisecond. 21612 is the kind of
# the lock, of which each team has one.
_LOSES_TURN: Final = "set_config('idle_in_transaction_session_timeout', '{}', true)"
_SHARED: Final = "pg_advisory_xact_lock_shared(21612, senders.workspace_id::integer)"
_ALONE: Final = """CASE WHEN (
SELECT count(*) FROM campaigns AS theirs
WHERE theirs.workspace_id = senders.workspace_id AND theirs.state = 'sending') > 1
THEN pg_advisory_xact_lock(21612, senders.workspace_id::integer)
ELSE pg_advisory_xact_lock_shared(21612, senders.workspace_id::integer) END"""


def turn(session: Session, caps: Sequence[Cap]) -> Sequence[ColumnElement[Any]]:
    """What a claim selects of its sender before it picks, to miss no other campaign's text.

    Two transactions on PostgreSQL do not see each other's texts, and each might send the last one
    that a number may get. So a claim waits until those of the team's other campaigns are committed,
    and they for it. While no other campaign sends it shares its turn: with its own other lanes,
    whose numbers are others, and with campaigns without caps. Of two campaigns that meet at least
    one knows of the other, as each began to send before its first claim.

    Columns of a statement that each claim makes anyway, so there is no round trip more. A process
    that is frozen in its turn loses it, and its claim. SQLite has one writer anyway.
    """
    if session.get_bind().dialect.name == "sqlite":
        return ()
    turns = _ALONE if caps else _SHARED
    return literal_column(_LOSES_TURN.format(_FROZEN)), literal_column(turns)


def pick(
    session: Session,
    *,
    campaign_id: int,
    workspace_id: int,
    wording_id: int,
    sender_id: int,
    now: datetime,
    limit: int,
    hours: Span,
    caps: Sequence[Cap],
    topic: str = "",
) -> Sequence[Any]:
    """Take the next recipients in one conditional UPDATE; each row says in `bucket` what it is now.

    `fields`, `phone` and the window (`opens_at`, `closes_at`) come with it, for those who are
    claimed. `hours` says between which moments it is now, for the window to be open at both;
    `caps` are those of the team.
    """
    given = {
        "campaign": campaign_id,
        "workspace": workspace_id,
        "wording": wording_id,
        "scope": sender_scope(sender_id),
        "topic": topic_scope(topic) if topic else ALL,
        "moment": now,
        "earliest": hours.earliest,
        "latest": hours.latest,
        "again": now + AGAIN,
        **frequency.bound(caps, now),
        "most": limit,
    }
    return sorted(session.execute(_taking(), given).all(), key=lambda row: int(row.id))


@cache
def _taking() -> ReturningUpdate[int, str | None, list[str], str]:
    """Built once: a thousand times a minute, its building would cost more than its execution."""
    campaign = bindparam("campaign", type_=BigInteger())
    moment = bindparam("moment", type_=UtcTime())
    hours = door(
        campaign,
        bindparam("earliest", type_=UtcTime()),
        bindparam("latest", type_=UtcTime()),
        if_open=frequency.or_open(),
    )
    # The literal lets both planners use the partial index of pending rows.
    pending = Recipient.bucket == literal_column("'pending'")
    picked = (
        select(
            Recipient.id,
            hours.state.label("state"),
            hours.opens_at.label("opens_at"),
            agreements.against().label("unagreed"),
        )
        .where(
            Recipient.campaign_id == campaign,
            pending,
            or_(Recipient.not_before.is_(None), Recipient.not_before <= moment),
        )
        .order_by(Recipient.id)
        .limit(bindparam("most", type_=Integer()))
        .with_for_update(skip_locked=True)
        .cte("picked")
    )
    there = Door(picked.c.state, picked.c.opens_at, hours.closes_at)
    sending = exists().where(
        Campaign.id == campaign,
        Campaign.state == CampaignState.SENDING.value,
        Campaign.wording_id == bindparam("wording", type_=BigInteger()),
    )
    return (
        update(Recipient)
        .where(Recipient.id == picked.c.id, pending, sending)
        # Looked up once: the statement's own size costs each claim, too.
        .values(**_fate(moment, there, picked.c.unagreed))
        .returning(
            *(Recipient.id, Recipient.phone, Recipient.fields, Recipient.bucket),
            Recipient.public_id,
            *(returned("opens_at"), returned("closes_at")),
        )
        .execution_options(synchronize_session=False)
    )


def _fate(moment: Any, hours: Door, unagreed: ColumnElement[str]) -> dict[str, ColumnElement[Any]]:
    """What becomes of a picked row: claimed, unless something speaks against it at this moment."""
    phone, workspace = Recipient.phone, bindparam("workspace", type_=BigInteger())
    scopes = (bindparam("scope", type_=Text()), bindparam("topic", type_=Text()))
    out = is_out(phone, workspace, scopes)
    useless = is_suppressed(phone, workspace)
    late = Recipient.not_after <= moment
    capped = carriers.is_capped(phone, workspace, moment)
    over = or_(out, useless, unagreed != "", late, hours.drops)
    again = bindparam("again", type_=UtcTime())
    why = case(
        (out, SkipReason.OPTED_OUT.value),
        (useless, reason_of(phone, workspace)),
        (unagreed != "", unagreed),
        (late, SkipReason.EXPIRED.value),
        else_=hours.state,
    )
    return {
        "bucket": case(
            (over, second_attempts.bucket_or_first(Bucket.SKIPPED)),
            (or_(capped, ~hours.is_open), Bucket.HELD.value),
            else_=Bucket.CLAIMED.value,
        ),
        "reason": case(
            (over, second_attempts.reason_or_none(why)),
            (capped, HeldFor.T_MOBILE_DAY.value),
            (~hours.is_open, HeldFor.QUIET_HOURS.value),
            else_=null(),
        ),
        "not_before": case(
            (capped, carriers.capped_until(phone, workspace)),
            (~hours.is_open, hours.until(moment, again)),
            else_=Recipient.not_before,
        ),
    }


def is_out(phone: Any, workspace_id: Any, scopes: Sequence[Any]) -> ColumnElement[bool]:
    """The condition that a number opted out of everything, or of one of these scopes."""
    return exists().where(
        OptOut.workspace_id == workspace_id,
        OptOut.phone == phone,
        or_(OptOut.scope == ALL, *(OptOut.scope == scope for scope in scopes)),
    )
