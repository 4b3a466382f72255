"""What is kept no longer than the installation says: words a year, numbers and consents five.

In slices of a few milliseconds each beside live work, at most some of them a minute. What is
blanked is counted in the audit, and a number that nobody heard of for years is erased as a person
would be who asked for it: the chain verifies, and an opt-out goes on binding it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Final

import structlog
from sqlalchemy.orm import Session

from domain.actors import system
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import CampaignState
from gateways.redis import once
from jobs import erasing
from jobs.context import runtime
from jobs.imports.fetch import delete_files
from jobs.queues import QueueName, enqueue
from models import audit, campaigns, idempotency, payloads, retention, workspaces
from models.base import AWAY
from models.tables import Campaign
from runtime import Runtime

log = structlog.get_logger(__name__)

SLICES: Final = 20
"""In one look: a second of the clock's time at most."""
LOOK_SECONDS: Final = 60
DAY_SECONDS: Final = 86_400
JOB: Final = timedelta(minutes=5)
UNREAD: Final = timedelta(days=30)
"""Of a list that was being read when somebody discarded its draft."""
REASON: Final = "nothing was heard of it for as long as records are kept"
Blank = Callable[[Session, datetime], Mapping[int, int]]


def look_at_retention(rt: Runtime) -> None:
    """Blank words that are old; once a day, have numbers looked through."""
    if once.claim(rt.redis, "retention", LOOK_SECONDS):
        blank_words(rt)
        forget_answers(rt)
        forget_lists(rt)
    if rt.settings.rollcall_keep_records_days and once.claim(rt.redis, "numbers", DAY_SECONDS):
        with rt.db.read() as session:
            teams = [one.id for one in workspaces.every(session)]
        for workspace_id in teams:
            enqueue(rt, QueueName.WORK, forget_numbers, workspace_id)


def blank_words(rt: Runtime, slices: int = SLICES) -> None:
    """Blank bodies and values older than `ROLLCALL_KEEP_WORDS_DAYS`; some slices of them."""
    days = rt.settings.rollcall_keep_words_days
    before = rt.clock() - timedelta(days=days)
    for _ in range(slices if days else 0):
        if not any(blank(rt, before) for blank in (_values, _texts, _answers, _notes)):
            return


def forget_answers(rt: Runtime, slices: int = SLICES) -> None:
    """Delete what requests of the API were answered so long ago that nobody gets it again."""
    for _ in range(slices):
        with rt.db.write() as session:
            if not idempotency.forget_old(session, rt.clock(), retention.AT_ONCE):
                return


def forget_lists(rt: Runtime) -> None:
    """Let go of lists that were never read, of drafts that were discarded so long ago.

    A draft that is fetched back after that says that its list is not kept any more.
    """
    before = rt.clock() - UNREAD
    with rt.db.read() as session:
        if not payloads.left_lying(session, before, 1):
            return
    with rt.db.write() as session:
        gone = payloads.left_lying(session, before, SLICES)
        for upload in gone:
            payloads.forget(session, upload.id)
            upload.path = None
            if upload.source == "pasted":
                upload.source_ref = ""
    for upload in gone:
        delete_files(rt, upload)


def _values(rt: Runtime, before: datetime) -> bool:
    with rt.db.read() as session:
        campaign_id = retention.due_campaign(session, before)
        # A million rows are counted before the writer is taken, and once.
        rows = 0 if campaign_id is None else _all_rows(session, campaign_id)
    if campaign_id is None:
        return False
    with rt.db.write() as session:
        campaign = campaigns.locked(session, campaign_id)
        if CampaignState(campaign.state) not in retention.ENDED:
            return False
        if not retention.blank_rows(session, campaign):
            about = (campaign.workspace_id, Subject.CAMPAIGN, campaign.id)
            _record(rt, session, *about, what="values", rows=rows)
    return True


def _all_rows(session: Session, campaign_id: int) -> int:
    left = retention.rows_left(session, session.get_one(Campaign, campaign_id))
    return 0 if left else retention.rows_of(session, campaign_id)


def _texts(rt: Runtime, before: datetime) -> bool:
    return _blank(rt, before, retention.blank_texts, "texts")


def _answers(rt: Runtime, before: datetime) -> bool:
    return _blank(rt, before, retention.blank_answers, "answers")


def _notes(rt: Runtime, before: datetime) -> bool:
    return _blank(rt, before, retention.blank_notes, "notes")


def _blank(rt: Runtime, before: datetime, blank: Blank, what: str) -> bool:
    with rt.db.write() as session:
        counts = blank(session, before)
        for workspace_id, rows in counts.items():
            _record(
                rt, session, workspace_id, Subject.WORKSPACE, workspace_id, what=what, rows=rows
            )
    return bool(counts)


def _record(
    rt: Runtime,
    session: Session,
    workspace_id: int,
    subject: Subject,
    subject_id: int,
    **detail: object,
) -> None:
    audit.write(
        session,
        workspace_id=workspace_id,
        at=rt.clock(),
        actor=system(workspace_id).name,
        verb=Verb.BLANK,
        subject=subject,
        subject_id=subject_id,
        detail=detail,
    )


def forget_numbers(workspace_id: int) -> None:
    """Erase numbers of which nothing is newer than `ROLLCALL_KEEP_RECORDS_DAYS` (RQ job).

    It stops after five minutes and is put on the queue again; whoever is erased is out of its way.
    """
    rt = runtime()
    if forget(rt, workspace_id, ends=rt.clock() + JOB):
        enqueue(rt, QueueName.WORK, forget_numbers, workspace_id)


def forget(rt: Runtime, workspace_id: int, *, ends: datetime) -> bool:
    """Look through a team's numbers until then; True where some were erased and time was short."""
    days, after, erased = rt.settings.rollcall_keep_records_days, "", 0
    before = rt.clock() - timedelta(days=days)
    while days:
        with rt.db.read() as session:
            old, after = retention.old_numbers(session, workspace_id, before, after=after)
        for phone in old:
            if rt.clock() >= ends:
                return bool(erased)
            erased += _erase(rt, workspace_id, phone)
        if not after:
            break
    if erased:
        log.info("numbers_forgotten", numbers=erased)
    return False


def _erase(rt: Runtime, workspace_id: int, phone: str) -> bool:
    try:
        person = erasing.person(rt, workspace_id, phone)
        record = partial(_record_erasure, rt, workspace_id, person.digest)
        return bool(erasing.erase(rt, person, record))
    except (Refused, *AWAY) as error:
        log.info("number_not_forgotten", error=type(error).__name__)
        return False


def _record_erasure(
    rt: Runtime,
    workspace_id: int,
    digest: str,
    session: Session,
    verb: Verb,
    detail: Mapping[str, object],
) -> None:
    audit.write(
        session,
        workspace_id=workspace_id,
        at=rt.clock(),
        actor=system(workspace_id).name,
        verb=verb,
        subject=Subject.NUMBER,
        detail={"number": digest, "reason": REASON, **detail},
    )
