"""Requests for an approval: kept, decided once by one guarded UPDATE, and told of."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from domain.approval import CORRECTED, ApprovalState, ApprovalView, News, Touch
from domain.deeds import Subject, Verb
from domain.lifecycle import CampaignState
from models.tables import Approval, AuditRow, Campaign

REASON_LENGTH: Final = 400
OPEN: Final = (ApprovalState.ASKED.value, ApprovalState.APPROVED.value)
_EDITS: Final = (Verb.EDIT, Verb.DECIDE_BLANKS, Verb.CHOOSE_COLUMN, Verb.CORRECT)


def of(session: Session, campaign_id: int, state: ApprovalState) -> Approval | None:
    """The campaign's request that is open, or the approval that it has."""
    return session.scalar(
        select(Approval)
        .where(Approval.campaign_id == campaign_id, Approval.state == state.value)
        .order_by(Approval.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )


def latest(session: Session, campaign_id: int) -> Approval | None:
    """What was asked for last, whatever came of it."""
    return session.scalar(
        select(Approval)
        .where(Approval.campaign_id == campaign_id)
        .order_by(Approval.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )


def decide(
    session: Session,
    approval_id: int,
    state: ApprovalState,
    *,
    by: str,
    now: datetime,
    reason: str = "",
    tells: bool = True,
) -> bool:
    """Decide an open request; True for the one call that did. With `tells` whoever asked hears.

    The posts that asked are closed either way.
    """
    rows = session.execute(
        update(Approval)
        .where(Approval.id == approval_id, Approval.state == ApprovalState.ASKED.value)
        .values(
            state=state.value,
            decided_by=by,
            decided_at=now,
            reason=reason[:REASON_LENGTH],
            telling=(News.ANSWER if tells else News.CLOSED).value,
            tell_at=now,
        )
        .returning(Approval.id)
        .execution_options(synchronize_session=False)
    )
    return rows.first() is not None


def end(session: Session, campaign_ids: Sequence[int], reason: str) -> None:
    """Whatever was approved of these campaigns and has not begun is void; the names stay."""
    session.execute(
        update(Approval)
        .where(
            Approval.campaign_id.in_(campaign_ids), Approval.state == ApprovalState.APPROVED.value
        )
        .values(state=ApprovalState.VOID.value, reason=reason[:REASON_LENGTH])
        .execution_options(synchronize_session=False)
    )


def of_campaigns(session: Session, campaign_ids: Sequence[int]) -> Sequence[Approval]:
    """Every request of these campaigns, in their order."""
    found = select(Approval).where(Approval.campaign_id.in_(campaign_ids))
    return session.scalars(found.order_by(Approval.id)).all()


def note_added(session: Session, campaign_id: int, people: int) -> None:
    """So many are recipients again who were none when it was asked for."""
    session.execute(
        update(Approval)
        .where(Approval.campaign_id == campaign_id, Approval.state.in_(OPEN))
        .values(added=Approval.added + people)
        .execution_options(synchronize_session=False)
    )


def overdue(session: Session, now: datetime) -> Sequence[int]:
    """Campaigns that wait for an approval and should have started by now."""
    return session.scalars(
        select(Approval.campaign_id)
        .join(Campaign, Campaign.id == Approval.campaign_id)
        .where(
            Approval.state == ApprovalState.ASKED.value,
            Approval.due_at <= now,
            Campaign.state == CampaignState.AWAITING_APPROVAL.value,
        )
        .order_by(Approval.due_at)
    ).all()


def waiting(session: Session, workspace_id: int) -> Sequence[tuple[Campaign, Approval]]:
    """Everything that waits for an approval, the first asked first."""
    rows = session.execute(
        select(Campaign, Approval)
        .join(Approval, Approval.campaign_id == Campaign.id)
        .where(
            Campaign.workspace_id == workspace_id,
            Campaign.state.in_((CampaignState.AWAITING_APPROVAL.value, CampaignState.PAUSED.value)),
            Approval.state == ApprovalState.ASKED.value,
        )
        .order_by(Approval.asked_at, Approval.id)
    )
    return [(campaign, approval) for campaign, approval in rows]


def untold(session: Session, now: datetime) -> Sequence[int]:
    """Requests of which somebody is to be told something now."""
    return session.scalars(
        select(Approval.id).where(Approval.telling.is_not(None), Approval.tell_at <= now)
    ).all()


def claim_news(session: Session, approval_id: int, now: datetime, until: datetime) -> News | None:
    """What is this call's to tell until then, or None: one call wins. Who dies told nobody."""
    found = session.execute(
        update(Approval)
        .where(Approval.id == approval_id, Approval.telling.is_not(None), Approval.tell_at <= now)
        .values(tell_at=until)
        .returning(Approval.telling)
        .execution_options(synchronize_session=False)
    ).first()
    return None if found is None else News(found.telling)


def told(
    session: Session, approval_id: int, news: News, *, then: News | None, at: datetime | None
) -> None:
    """Slack has it; `then` is what comes next, at that time. A decision meanwhile stays to tell."""
    session.execute(
        update(Approval)
        .where(Approval.id == approval_id, Approval.telling == news.value)
        .values(telling=then.value if then else None, tell_at=at)
        .execution_options(synchronize_session=False)
    )


def note_post(session: Session, approval_id: int, channel: str, ts: str) -> bool:
    """Keep where people were asked; True where it was decided meanwhile, so it is to be closed."""
    request = session.get_one(Approval, approval_id, with_for_update=True, populate_existing=True)
    request.posts = [*request.posts, [channel, ts]]
    return request.state != ApprovalState.ASKED.value


def touches(session: Session, campaign_id: int) -> Sequence[Touch]:
    """Who edited the campaign, in their order, by the audit."""
    rows = session.scalars(
        select(AuditRow)
        .where(
            AuditRow.subject == Subject.CAMPAIGN.value,
            AuditRow.subject_id == campaign_id,
            AuditRow.verb.in_([it.value for it in _EDITS]),
        )
        .order_by(AuditRow.id)
    )
    return [Touch(row.actor, row.verb, _changed(row)) for row in rows]


def _changed(row: AuditRow) -> tuple[str, ...]:
    names = row.detail.get("changed")
    return tuple(map(str, names)) if isinstance(names, list) else ()


def view(session: Session, campaign_id: int) -> ApprovalView | None:
    """What a card shows of it."""
    kept = latest(session, campaign_id)
    if kept is None:
        return None
    launch = _of_launch(session, kept) if _is_rest(kept) or kept.reason == CORRECTED else None
    return _view(kept, launch=None if launch is None else _view(launch))


def _of_launch(session: Session, latest: Approval) -> Approval | None:
    """What the launch was approved by before the text was corrected: that ended it, no more."""
    given = session.scalars(
        select(Approval)
        .where(
            Approval.campaign_id == latest.campaign_id,
            Approval.decided_by.is_not(None),
            Approval.state == ApprovalState.VOID.value,
            Approval.reason == CORRECTED,
        )
        .order_by(Approval.id)
    )
    return next((kept for kept in given if not _is_rest(kept)), None)


def _view(kept: Approval, *, launch: ApprovalView | None = None) -> ApprovalView:
    return ApprovalView(
        id=kept.id,
        state=ApprovalState(kept.state),
        why=kept.why,
        asked_by=kept.asked_by,
        asked_at=kept.asked_at,
        due_at=kept.due_at,
        decided_by=kept.decided_by,
        decided_at=kept.decided_at,
        reason=kept.reason,
        rest=_is_rest(kept),
        launch=launch,
    )


def is_rest(session: Session, approval_id: int) -> bool:
    """Whether a request is of a corrected text, for those who are left."""
    kept = session.get(Approval, approval_id)
    return kept is not None and _is_rest(kept)


def _is_rest(kept: Approval) -> bool:
    return bool(kept.asked.get("rest"))
