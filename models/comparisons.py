"""Comparisons with Twilio's log: what a restored backup or a copied database does not know.

Until a campaign that may be a copy was compared, nobody can resume it. Recipients who wait here
and whose text Twilio has get that text's message, and are texted no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, insert, or_, select, update
from sqlalchemy.orm import Session

from domain.comparing import ComparisonView
from domain.ledger import BUCKET_OF, Bucket, SkipReason
from domain.lifecycle import CampaignState
from domain.messages import MessageKind, MessageState
from models import second_attempts
from models.base import new_public_id
from models.tables import Campaign, Comparison, Message, Recipient

MARGIN: Final = timedelta(hours=1)
"""How far Twilio's clock and the one that wrote `launched_at` may differ."""
BEFORE_SILENCE: Final = timedelta(days=1)
"""What was sent this long before the last sign of life is surely known here."""
_WAITING: Final = (Bucket.PENDING.value, Bucket.HELD.value)


@dataclass(frozen=True, slots=True)
class Found:
    """One text in Twilio's log, made at `at` (UTC); `code` only where it failed."""

    phone: str
    sid: str
    state: MessageState
    segments: int
    code: int | None
    at: datetime


def begin(session: Session, campaign: Campaign, now: datetime) -> None:
    """Ask for a comparison, from the beginning.

    Single texts that came since it was first asked for came to this database alone.
    """
    former = of_campaign(session, campaign.id)
    came = campaign.came if former is None else former.came
    forget(session, campaign.id)
    launched = (campaign.launched_at or campaign.created_at) - MARGIN
    beat = campaign.heartbeat_at
    since = launched if beat is None else max(launched, beat - BEFORE_SILENCE)
    made = Comparison(campaign_id=campaign.id, began_at=now, since=since, came=came)
    made.lines = made.found = 0
    session.add(made)
    session.flush()


def forget(session: Session, campaign_id: int) -> None:
    """Somebody vouched for the campaign, or it is to be compared anew."""
    row = session.get(Comparison, campaign_id)
    if row is not None:
        session.delete(row)
        session.flush()


def of_campaign(session: Session, campaign_id: int) -> Comparison | None:
    """The comparison that was asked for, under way or done."""
    return session.get(Comparison, campaign_id)


def view(session: Session, campaign_id: int) -> ComparisonView | None:
    """The same for people."""
    row = of_campaign(session, campaign_id)
    if row is None:
        return None
    return ComparisonView(lines=row.lines, found=row.found, done_at=row.done_at)


def due(session: Session, silent_before: datetime, now: datetime) -> Sequence[int]:
    """Paused campaigns whose comparison nobody is reading (`now`: a clock may have stepped)."""
    return session.scalars(
        select(Comparison.campaign_id)
        .join(Campaign, Campaign.id == Comparison.campaign_id)
        .where(
            Comparison.done_at.is_(None),
            Campaign.state == CampaignState.PAUSED.value,
            or_(
                Comparison.beat_at.is_(None),
                Comparison.beat_at < silent_before,
                Comparison.beat_at > now,
            ),
        )
        .order_by(Comparison.campaign_id)
    ).all()


def keep(session: Session, campaign: Campaign, texts: Sequence[Found], now: datetime) -> int:
    """Give those who still wait here the text that Twilio has for them; returns how many.

    The campaign's comparison is under way. Single texts that came after it began are none of those
    in the log. A text that this database knows already is nobody else's. Where more single texts
    wait for a number than Twilio has, nobody can tell which of them left: the first ones get those,
    and the others are skipped.
    """
    asked = of_campaign(session, campaign.id)
    if asked is None:
        return 0  # Somebody vouched for it since the page was asked for.
    fresh = _fresh(session, texts)
    waiting = session.execute(
        select(Recipient.id, Recipient.phone)
        .where(
            Recipient.campaign_id == campaign.id,
            Recipient.phone.in_(list(fresh)),
            Recipient.bucket.in_(_WAITING),
            Recipient.nth <= asked.came,
        )
        .order_by(Recipient.id)
        .with_for_update()
    ).all()
    if not waiting:
        return 0
    given = {row.id: fresh[row.phone].pop(0) for row in waiting if fresh[row.phone]}
    rows = [_message(campaign, recipient_id, text, now) for recipient_id, text in given.items()]
    made = session.execute(insert(Message).returning(Message.recipient_id, Message.id), rows)
    ids = {row.recipient_id: row.id for row in made}
    _move(session, [*given.values()], [(recipient_id, ids[recipient_id]) for recipient_id in given])
    _skip(session, [row.id for row in waiting if row.id not in given])
    return len(waiting)


def _fresh(session: Session, texts: Sequence[Found]) -> dict[str, list[Found]]:
    """By number, those whose sid no message of ours has, the oldest first."""
    sids = [text.sid for text in texts]
    known = set(session.scalars(select(Message.sid).where(Message.sid.in_(sids))))
    found = dict[str, list[Found]]()
    for text in sorted(texts, key=lambda text: text.at):
        if text.sid not in known:
            found.setdefault(text.phone, []).append(text)
    return found


def _skip(session: Session, recipient_ids: Sequence[int]) -> None:
    if recipient_ids:
        session.execute(
            update(Recipient)
            .where(Recipient.id.in_(recipient_ids))
            .values(
                bucket=second_attempts.bucket_or_first(Bucket.SKIPPED),
                reason=second_attempts.reason_or_none(SkipReason.MAYBE_SENT.value),
            )
            .execution_options(synchronize_session=False)
        )


def _message(campaign: Campaign, recipient_id: int, text: Found, now: datetime) -> dict[str, Any]:
    return {
        "public_id": new_public_id(),
        "workspace_id": campaign.workspace_id,
        "campaign_id": campaign.id,
        "recipient_id": recipient_id,
        "sender_id": campaign.sender_id,
        "kind": MessageKind.CAMPAIGN.value,
        "phone": text.phone,
        "segments": text.segments,
        "wording_id": campaign.wording_id,
        "state": text.state.value,
        "error_code": text.code,
        "sid": text.sid,
        "claimed_at": text.at,
        "accepted_at": text.at,
        "state_at": now,
    }


def _move(session: Session, texts: Sequence[Found], pairs: Sequence[tuple[int, int]]) -> None:
    """Put the recipients (recipient id, message id) where their texts are."""
    table = Recipient.__table__
    session.connection().execute(
        update(Recipient.__table__)  # type: ignore[arg-type]
        .where(table.c.id == bindparam("at"))
        .values(
            bucket=bindparam("new_bucket"),
            reason=None,
            error_code=bindparam("code"),
            segments=bindparam("cost"),
            message_id=bindparam("message"),
        ),
        [
            {
                "at": recipient_id,
                "new_bucket": BUCKET_OF[text.state].value,
                "code": text.code,
                "cost": text.segments,
                "message": message_id,
            }
            for text, (recipient_id, message_id) in zip(texts, pairs, strict=True)
        ],
    )
