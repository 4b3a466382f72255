"""Twilio's log against a campaign that paused because it may be a copy (invariant 3).

A restored backup does not know what was sent after it, and a copied database not what the other
installation sends. Recipients who wait here and whose text Twilio has count as texted; only then
may somebody resume the campaign. When in doubt they count as texted: a text of another campaign
that this database forgot as well looks the same.

A number's log is listed by that number. Through a messaging service the sender may not be picked
yet, so the account's log is listed, and read by the service. Pages are a thousand texts, and the
place is kept after each, so the reading goes on where a worker died.
"""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from domain.actors import system
from domain.deeds import Subject, Verb
from domain.lifecycle import CampaignState
from domain.messages import FROM_TWILIO, MessageState
from domain.senders import SenderKind
from gateways.twilio.client import Logged, PageGone, TwilioAway
from jobs import card
from jobs.context import runtime
from jobs.queues import QueueName, enqueue
from jobs.sweep import inbox
from models import audit, campaigns, comparisons
from models.comparisons import Found
from models.tables import Campaign, Comparison, Sender
from runtime import Runtime

log = structlog.get_logger(__name__)

RUN_SECONDS = 5.0
"""Imports and cards get their turns in between."""
SILENCE = timedelta(seconds=15)
AT_ONCE = 300
"""Recipients written in one transaction: SQLite's one writer must not wait for more."""


def due(rt: Runtime) -> Sequence[int]:
    """Campaigns that wait to be compared and that no worker is reading."""
    now = rt.clock()
    with rt.db.read() as session:
        return comparisons.due(session, now - SILENCE, now)


def enqueue_comparison(rt: Runtime, campaign_id: int) -> None:
    """Have a campaign compared, or go on comparing it."""
    enqueue(rt, QueueName.WORK, compare, campaign_id)


def compare(campaign_id: int) -> None:
    """Read Twilio's log for a campaign for some seconds, then hand over (RQ job)."""
    rt = runtime()
    until = time.monotonic() + RUN_SECONDS
    try:
        while time.monotonic() < until:
            if not _step(rt, campaign_id):
                return
    except TwilioAway as error:
        log.warning("log_unread", campaign=campaign_id, error=str(error))
        return
    enqueue_comparison(rt, campaign_id)


def _step(rt: Runtime, campaign_id: int) -> bool:
    """Read one page and keep what it tells; False when there is nothing more to do."""
    with rt.db.read() as session:
        campaign = session.get_one(Campaign, campaign_id)
        row = comparisons.of_campaign(session, campaign_id)
        sender = session.get_one(Sender, campaign.sender_id)
    if row is None or row.done_at is not None or campaign.state != CampaignState.PAUSED:
        return False
    if row.beat_at is None:
        # People who wrote STOP since the backup must be known before anybody resumes.
        inbox.read_sender(rt, sender)
    addresses = _addresses(sender)
    try:
        page = rt.sms.log_page(from_=addresses[row.place], address=row.page)
    except PageGone:
        _advance(rt, row, place=row.place, page=None, lines=0)
        return True
    ours = [line for line in page.lines if _is_ours(line, sender, row.since)]
    for start in range(0, len(ours), AT_ONCE):
        _keep(rt, campaign_id, ours[start : start + AT_ONCE])
    over = page.next is None or (bool(page.lines) and _is_old(page.lines, row.since))
    place, following = (row.place + 1, None) if over else (row.place, page.next)
    _advance(rt, row, place=place, page=following, lines=len(page.lines))
    if place < len(addresses):
        return True
    _finish(rt, campaign_id)
    return False


def _addresses(sender: Sender) -> Sequence[str | None]:
    return [None] if sender.kind == SenderKind.MESSAGING_SERVICE else [sender.address]


def _is_ours(line: Logged, sender: Sender, since: datetime) -> bool:
    """Whether it is a text of this sender that this database may not know."""
    if line.direction != "outbound-api" or line.created_at is None or line.created_at < since:
        return False
    if sender.kind != SenderKind.MESSAGING_SERVICE:
        return True
    return line.service == sender.address or line.sender in sender.numbers


def _is_old(lines: Sequence[Logged], since: datetime) -> bool:
    """Whether the whole page was made before: older pages hold nothing new."""
    return all(line.created_at is not None and line.created_at < since for line in lines)


def _keep(rt: Runtime, campaign_id: int, lines: Sequence[Logged]) -> None:
    now = rt.clock()
    with rt.db.write() as session:
        campaign = session.get_one(Campaign, campaign_id)
        row = comparisons.of_campaign(session, campaign_id)
        found = comparisons.keep(session, campaign, [_found(line) for line in lines], now)
        if row is not None and found:
            row.found += found
            campaigns.touch_card(session, campaign_id, now)


def _found(line: Logged) -> Found:
    assert line.created_at is not None
    return Found(
        phone=line.to,
        sid=line.sid,
        state=FROM_TWILIO.get(line.status, MessageState.QUEUED),
        segments=max(line.segments, 1),
        code=line.error_code or None,
        at=line.created_at,
    )


def _advance(rt: Runtime, read: Comparison, *, place: int, page: str | None, lines: int) -> None:
    now = rt.clock()
    with rt.db.write() as session:
        row = comparisons.of_campaign(session, read.campaign_id)
        # Another worker may have read the same page; what it found is kept once all the same.
        if row is not None and (row.place, row.page) == (read.place, read.page):
            row.place, row.page, row.beat_at = place, page, now
            row.lines += lines
            campaigns.touch_card(session, read.campaign_id, now)
    card.nudge(rt, read.campaign_id)


def _finish(rt: Runtime, campaign_id: int) -> None:
    now = rt.clock()
    with rt.db.write() as session:
        row = comparisons.of_campaign(session, campaign_id)
        if row is None or row.done_at is not None:
            return
        row.done_at = now
        campaign = session.get_one(Campaign, campaign_id)
        audit.write(
            session,
            workspace_id=campaign.workspace_id,
            at=now,
            actor=system(campaign.workspace_id).name,
            verb=Verb.COMPARE,
            subject=Subject.CAMPAIGN,
            subject_id=campaign_id,
            detail={"lines": row.lines, "found": row.found},
        )
        campaigns.touch_card(session, campaign_id, now)
        log.info("compared_with_log", campaign=campaign_id, lines=row.lines, found=row.found)
    card.nudge(rt, campaign_id)
