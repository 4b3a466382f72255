"""Provisional opt-outs that nobody decided within 72 hours are final."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from domain.actors import system
from domain.deeds import Subject, Verb
from domain.provisional import FINAL_AFTER
from jobs import threads
from models import audit, provisional
from models.tables import Inbound
from runtime import Runtime

AT_ONCE: Final = 100


def finish_provisional(rt: Runtime) -> None:
    """Make those final that are overdue, audited, and show it where they are shown."""
    now = rt.clock()
    with rt.db.read() as session:
        if not provisional.any_overdue(session, now - FINAL_AFTER):
            return
    with rt.db.write() as session:
        finished = provisional.overdue(session, now - FINAL_AFTER, AT_ONCE)
        for found in finished:
            _record(session, found, provisional.bound(session, found), now)
        ids = [found.id for found in finished]
        provisional.finish(session, ids, by=system(0).name, now=now)
    for campaign_id, workspace_id in {(it.campaign_id, it.workspace_id) for it in finished}:
        threads.enqueue_gather(rt, campaign_id=campaign_id, workspace_id=workspace_id)


def _record(
    session: Session, found: Inbound, workspace_ids: Collection[int], now: datetime
) -> None:
    """In the audit of every team that may not text the number because of it."""
    for workspace_id in sorted(workspace_ids):
        audit.write(
            session,
            workspace_id=workspace_id,
            at=now,
            actor=system(workspace_id).name,
            verb=Verb.FINISH_OPT_OUT,
            subject=Subject.REPLY,
            subject_id=found.id,
            detail={"words": found.words},
        )
