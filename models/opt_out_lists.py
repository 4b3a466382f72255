"""Lists of people who are to be opted out: how far each is, and a batch of its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from domain.inbound import Change, ConsentSource
from domain.lifecycle import CampaignState
from models import opt_outs
from models.consent_events import WORDS_LENGTH, Told, record_all
from models.inserting import insert_all_new
from models.tables import Campaign, OptOut, OptOutList

READING, DONE, REFUSED = "reading", "done", "refused"


@dataclass(frozen=True, slots=True)
class Batch:
    """Numbers of some rows of a list, and where those rows are in it.

    `unusable` rows have no number. `start` and `end` are byte offsets; `last_row` counts blanks.
    """

    phones: Sequence[str]
    unusable: int
    start: int
    end: int
    last_row: int


def get(session: Session, list_id: int) -> OptOutList | None:
    """The list with that id."""
    return session.get(OptOutList, list_id)


def latest(session: Session, workspace_id: int) -> OptOutList | None:
    """The list that the workspace brought in last."""
    return session.scalar(
        select(OptOutList)
        .where(OptOutList.workspace_id == workspace_id)
        .order_by(OptOutList.id.desc())
        .limit(1)
    )


def stale(session: Session, before: datetime) -> Sequence[int]:
    """Lists whose job died: no sign since then, though not all is read, or nobody was told."""
    silent = func.coalesce(OptOutList.beat_at, OptOutList.created_at) < before
    return session.scalars(
        select(OptOutList.id).where(
            silent, or_(OptOutList.state == READING, OptOutList.told_at.is_(None))
        )
    ).all()


def change(session: Session, list_id: int, origin: str, **values: object) -> bool:
    """Change a list that is in the state `origin`; False if it moved on."""
    found = session.execute(
        update(OptOutList)
        .where(OptOutList.id == list_id, OptOutList.state == origin)
        .values(**values)
        .returning(OptOutList.id)
        .execution_options(synchronize_session=False)
    )
    return found.first() is not None


def put(session: Session, found: OptOutList, batch: Batch, now: datetime) -> set[int] | None:
    """Opt these numbers out and move on behind them, in the caller's transaction.

    Gives the campaigns that lost somebody; None where another job has read these rows.
    """
    moved = session.execute(
        update(OptOutList)
        .where(
            OptOutList.id == found.id,
            OptOutList.state == READING,
            OptOutList.bytes_done == batch.start,
        )
        .values(beat_at=now, bytes_done=batch.end, last_row=batch.last_row)
        .returning(OptOutList.id)
        .execution_options(synchronize_session=False)
    )
    if moved.first() is None:
        return None
    phones = sorted(set(batch.phones))
    new = _opt_out(session, found, phones, now)
    session.execute(
        update(OptOutList)
        .where(OptOutList.id == found.id)
        .values(
            rows=OptOutList.rows + len(batch.phones) + batch.unusable,
            new=OptOutList.new + new,
            already=OptOutList.already + len(batch.phones) - new,
            unusable=OptOutList.unusable + batch.unusable,
        )
        .execution_options(synchronize_session=False)
    )
    return opt_outs.skip_waiting(session, [found.workspace_id], phones, found.scope)


def anything_leaves(session: Session) -> bool:
    """Whether a campaign is being sent: then a list must not hold up what watches for STOP."""
    sending = select(Campaign.id).where(Campaign.state == CampaignState.SENDING.value).limit(1)
    return session.scalar(sending) is not None


def _opt_out(session: Session, found: OptOutList, phones: Sequence[str], now: datetime) -> int:
    """Record whoever this source has not recorded yet; how many were not out of it at all."""
    rows = session.execute(
        select(OptOut.phone, OptOut.source).where(
            OptOut.workspace_id == found.workspace_id,
            OptOut.phone.in_(phones),
            OptOut.scope == found.scope,
        )
    ).all()
    before = {row.phone for row in rows}
    recorded = {row.phone for row in rows if row.source == found.source}
    missing = [phone for phone in phones if phone not in recorded]
    told = Told(ConsentSource(found.source), found.filename, by=found.asked_by, reason=found.reason)
    if missing:
        _insert(session, found, missing, told, now)
    return sum(phone not in before for phone in missing)


def _insert(
    session: Session, found: OptOutList, phones: Sequence[str], told: Told, now: datetime
) -> None:
    record_all(
        *(session, told, Change.OUT),
        workspace_id=found.workspace_id,
        phones=phones,
        scope=found.scope,
        at=now,
    )
    row = {"workspace_id": found.workspace_id, "scope": found.scope, "source": found.source}
    row |= {"words": told.words[:WORDS_LENGTH], "at": now}
    insert_all_new(session, OptOut, [row | {"phone": phone} for phone in phones])
