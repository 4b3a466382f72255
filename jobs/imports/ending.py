"""How an import ends: a draft with its new audience, or with the one that it had."""

import structlog
from sqlalchemy.orm import Session

from domain.actors import system
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import Move
from jobs import card, estimating
from jobs.imports.fetch import delete_files
from jobs.imports.handed import is_handed_in
from jobs.imports.layout import NO_ROWS
from jobs.imports.reading import Slice
from jobs.imports.recognising import recognise_erased
from jobs.imports.walking import has_begun, walk
from models import audiences, audit, campaigns, imports, payloads, unwanted
from models.tables import Campaign, CsvImport
from runtime import Runtime

log = structlog.get_logger(__name__)


def finish(rt: Runtime, upload: CsvImport, campaign: Campaign) -> Slice:
    """The whole list is read: skip whom we may not text, and hand the draft over.

    Its rows are walked through in slices: ended by MORE, there is another one.
    """
    if not has_begun(upload):
        unwanted.skip_unwanted(
            rt.db,
            upload.campaign_id,
            workspace_id=upload.workspace_id,
            sender_id=campaign.sender_id,
            topic=campaign.topic,
        )
        recognise_erased(rt, upload, campaign)
    ended = walk(rt, upload)
    if ended is Slice.ALL:
        _hand_over_read(rt, upload)
    return ended


def _hand_over_read(rt: Runtime, upload: CsvImport) -> None:
    with rt.db.write() as session:
        rows = imports.rows_done(session, upload.id)
        if not rows:
            raise Refused(NO_ROWS)
        if not hand_over(session, rt, upload, rows=rows):
            return
        imports.move(session, upload.id, origins=["reading"], state="done", beat_at=rt.clock())
        payloads.forget(session, upload.id)
    audiences.learn(rt.db)
    delete_files(rt, upload)
    log.info("import_done", import_id=upload.id, campaign_id=upload.campaign_id, rows=rows)
    _follow(rt, upload)


def _follow(rt: Runtime, upload: CsvImport) -> None:
    """What follows, before all else where a person waits for it."""
    if is_handed_in(upload):
        estimating.enqueue_estimate(rt, upload.campaign_id)
        card.nudge(rt, upload.campaign_id)
    else:
        estimating.at_once(rt, upload.campaign_id)
        card.at_once(rt, upload.campaign_id)


def hand_over(
    session: Session,
    rt: Runtime,
    upload: CsvImport,
    *,
    rows: int,
    reason: str = "",
    refused: bool = False,
) -> bool:
    """The campaign becomes a draft, audited; False if it does not wait for its import any more."""
    now, actor = rt.clock(), system(upload.workspace_id).name
    if not campaigns.move(
        session, upload.campaign_id, Move.IMPORTED, by=actor, now=now, reason=reason
    ):
        return False
    audit.write(
        session,
        workspace_id=upload.workspace_id,
        at=now,
        actor=actor,
        verb=Verb.IMPORT,
        subject=Subject.CAMPAIGN,
        subject_id=upload.campaign_id,
        detail={"import_id": upload.id, "rows": rows, "refused": refused},
    )
    return True


def decline(rt: Runtime, upload: CsvImport, words: str) -> bool:
    """Whether the campaign has an audience that this upload did not touch: then it keeps that."""
    with rt.db.write() as session:
        if not audiences.any_rows(session, upload.campaign_id) or not imports.move(
            session, upload.id, origins=imports.SPARING, state=imports.DECLINED, refusal=words
        ):
            return False
        hand_over(session, rt, upload, rows=0, refused=True)
        payloads.forget(session, upload.id)
        campaigns.touch_card(session, upload.campaign_id, rt.clock())
    log.info("import_declined", import_id=upload.id, campaign_id=upload.campaign_id)
    delete_files(rt, upload)
    _follow(rt, upload)
    return True
