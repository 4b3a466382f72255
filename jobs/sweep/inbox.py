"""Inbound texts that our own downtime missed, read from Twilio's log (invariant 7).

Twilio does not repeat a webhook that failed for long, and a STOP must hold all the same: every
sender's log is read every ten minutes, every minute after an outage, always with an overlap, and
what we never saw goes through the same intake as a webhook.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from domain.inbound import CameBy, InboundText
from domain.senders import SenderKind
from gateways.twilio.client import Logged, TwilioAway
from jobs.context import runtime
from jobs.intake import take_in
from models import inbound, processes
from models.tables import Sender
from runtime import Runtime

log = structlog.get_logger(__name__)

OVERLAP = timedelta(minutes=15)
OUTAGE_SECONDS = 60.0
OUTAGE_LASTS = timedelta(minutes=10)
SHORTEST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=10)
"""After the log could not be read, twice as long each time."""


def is_due(rt: Runtime) -> bool:
    """Whether a sender's log is to be read now."""
    return bool(_due(rt))


def read_log() -> None:
    """Take in what senders received and no webhook told us of (RQ job)."""
    rt = runtime()
    for sender in _due(rt):
        try:
            read_sender(rt, sender)
        except TwilioAway as error:
            if sender.log_failed_at is None:
                log.warning("log_unread", sender=sender.id, error=str(error))
            _put_off(rt, sender)
            return


def _put_off(rt: Runtime, sender: Sender) -> None:
    """Wait as long again as it could not be read so far, within bounds."""
    now = rt.clock()
    since = sender.log_failed_at or now
    wait = min(max(now - since, SHORTEST_WAIT), LONGEST_WAIT)
    with rt.db.write() as session:
        kept = session.get_one(Sender, sender.id)
        kept.log_failed_at, kept.log_due_at = since, now + wait


def read_sender(rt: Runtime, sender: Sender) -> None:
    """Take in what one sender received since its log was read last. Raises `TwilioAway`."""
    begun = rt.clock()
    for address in _addresses(sender):
        _read(rt, sender, address)
    with rt.db.write() as session:
        kept = session.get_one(Sender, sender.id)
        kept.log_read_until, kept.log_failed_at, kept.log_due_at = begun, None, None


def _due(rt: Runtime) -> Sequence[Sender]:
    if not rt.sms.is_configured:
        return []
    now = rt.clock()
    with rt.db.read() as session:
        pause = rt.settings.rollcall_log_sweep_seconds
        if processes.web_is_unsteady(session, now, OUTAGE_LASTS):
            pause = min(pause, OUTAGE_SECONDS)
        return processes.unread_senders(session, now - timedelta(seconds=pause), now)


def _addresses(sender: Sender) -> Sequence[str]:
    if sender.kind == SenderKind.MESSAGING_SERVICE:
        return list(sender.numbers)
    return [] if sender.kind == SenderKind.ALPHANUMERIC else [sender.address]


def _read(rt: Runtime, sender: Sender, address: str) -> None:
    since = (sender.log_read_until or sender.created_at) - OVERLAP
    for line in rt.sms.list_messages(to=address, after=since):
        if line.created_at is not None and line.created_at < since:
            break
        if line.direction == "inbound" and not _known(rt, line):
            log.info("inbound_from_log", sender=sender.id)
            take_in(rt, _text(line, rt.clock()))


def _known(rt: Runtime, line: Logged) -> bool:
    with rt.db.read() as session:
        return inbound.known(session, line.sid)


def _text(line: Logged, now: datetime) -> InboundText:
    return InboundText(
        sid=line.sid,
        from_=line.sender or "",
        to=line.to,
        body=line.body,
        received_at=line.created_at or now,
        came_by=CameBy.LOG,
    )
