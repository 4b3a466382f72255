"""Provisional opt-outs that nobody decided within 72 hours are final."""

from typing import Final

from domain.actors import system
from domain.deeds import Subject, Verb
from domain.provisional import FINAL_AFTER, Decision
from jobs import threads
from jobs.queues import QueueName, enqueue
from models import audit, provisional
from runtime import Runtime

AT_ONCE: Final = 100


def finish_provisional(rt: Runtime) -> None:
    """Make those final that are overdue, audited, and show it where they are shown."""
    now = rt.clock()
    with rt.db.read() as session:
        if not provisional.overdue(session, now - FINAL_AFTER, 1):
            return
    posts = set[int]()
    with rt.db.write() as session:
        for found in provisional.overdue(session, now - FINAL_AFTER, AT_ONCE):
            by = system(found.workspace_id or 0).name
            if not provisional.decide(session, found.id, Decision.FINAL, by=by, now=now):
                continue
            if found.workspace_id is not None:
                audit.write(
                    session,
                    workspace_id=found.workspace_id,
                    at=now,
                    actor=by,
                    verb=Verb.FINISH_OPT_OUT,
                    subject=Subject.REPLY,
                    subject_id=found.id,
                    detail={"words": found.words},
                )
            if found.thread_post_id is not None:
                posts.add(found.thread_post_id)
    for post_id in sorted(posts):
        enqueue(rt, QueueName.WORK, threads.redraw, post_id)
