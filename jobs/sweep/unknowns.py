"""Unknown texts: a receipt settles them, or Twilio's log does, by the strict rule of invariant 2.

*Absent* is two listings by To alone (through a messaging service From and date_sent can be null,
and the body can be re-encoded), apart in time, the first no earlier than the request timeout and
a margin after the lease ended, and the claiming process known to be gone or past its lease. Only
then may the recipient wait again. Everything else stays unknown, is shown, and is counted.
"""

import os
import socket
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import structlog

from domain.receipts import Receipt
from gateways.twilio.client import Logged, TwilioAway
from jobs.context import runtime
from jobs.receipts import write
from jobs.send import control
from jobs.send.lane import enqueue_lane
from models import campaigns, handing, messages, unknowns
from models.tables import Message, Process
from runtime import Runtime

log = structlog.get_logger(__name__)

AT_ONCE = 100
LINES = 200
SKEW = timedelta(seconds=30)
"""How far Twilio's clock and ours may differ for a line to be taken for the message."""
RARELY = timedelta(hours=1)
"""How often those are looked up that people were asked about already."""
DAY = timedelta(days=1)
"""How far they may differ for it to disprove that the message is absent."""


def are_due(rt: Runtime) -> bool:
    """Whether an unknown text can be looked up now."""
    return bool(_due(rt, limit=1))


def settle_unknowns() -> None:
    """Look up unknown texts in Twilio's log (RQ job)."""
    rt = runtime()
    for message in _due(rt, limit=AT_ONCE):
        try:
            lines = _lines(rt, message.phone)
        except TwilioAway as error:
            log.warning("log_unread", error=str(error))
            return
        loose = _loose(rt, message, lines)
        line = next((it for it in loose if _in_its_time(rt, message, it)), None)
        if line is not None:
            write(rt, [_receipt(rt, message, line)])
        elif loose:
            _leave(rt, message)
        else:
            _absent(rt, message)


def _lines(rt: Runtime, phone: str) -> Sequence[Logged]:
    return list(islice(rt.sms.list_messages(to=phone, page_size=LINES), LINES))


def _due(rt: Runtime, *, limit: int) -> Sequence[Message]:
    settings = rt.settings
    now = rt.clock()
    margin = settings.rollcall_request_timeout_seconds + settings.rollcall_settle_margin_seconds
    with rt.db.read() as session:
        return unknowns.to_check(
            session,
            lease_before=now - timedelta(seconds=margin),
            checked_before=now - timedelta(seconds=settings.rollcall_settle_gap_seconds),
            rarely_before=now - RARELY,
            limit=limit,
        )


def _loose(rt: Runtime, message: Message, lines: Sequence[Logged]) -> Sequence[Logged]:
    """Texts of about that day to this number that are no other message of ours, oldest first."""
    assert message.claimed_at is not None
    begin, end = message.claimed_at - DAY, message.claimed_at + DAY
    near = [
        line
        for line in lines
        if line.direction == "outbound-api"
        and line.created_at is not None
        and begin <= line.created_at <= end
    ]
    with rt.db.read() as session:
        taken = messages.known_sids(session, [line.sid for line in near])
    return sorted((line for line in near if line.sid not in taken), key=_made)


def _in_its_time(rt: Runtime, message: Message, line: Logged) -> bool:
    """Whether it was made between the claim and the end of the last request."""
    assert message.claimed_at is not None
    assert message.lease_until is not None
    slack = timedelta(seconds=rt.settings.rollcall_request_timeout_seconds) + SKEW
    return message.claimed_at - SKEW <= _made(line) <= message.lease_until + slack


def _made(line: Logged) -> datetime:
    assert line.created_at is not None
    return line.created_at


def _leave(rt: Runtime, message: Message) -> None:
    """Neither found nor absent: our clock may have been wrong when it was claimed."""
    with rt.db.write() as session:
        messages.mark_checked(session, [message.id], rt.clock())


def _receipt(rt: Runtime, message: Message, line: Logged) -> Receipt:
    return Receipt(message.public_id, line.sid, line.status, line.error_code or 0, rt.clock())


def _absent(rt: Runtime, message: Message) -> None:
    """Note a listing without it; after the second one, and a dead owner, let it wait again."""
    now = rt.clock()
    gap = timedelta(seconds=rt.settings.rollcall_settle_gap_seconds)
    back = False
    with rt.db.write() as session:
        owner = session.get(Process, message.claimed_by)
        second = message.absent_at is not None and now - message.absent_at >= gap
        if second and _is_past(rt, owner, message):
            back = handing.put_back_absent(session, message.id)
            if back and message.campaign_id is not None:
                control.reopen(session, message.campaign_id, message.workspace_id, now)
                # Of a paused one nothing else would have its card drawn anew.
                campaigns.touch_card(session, message.campaign_id, now)
        else:
            messages.mark_absent(session, message.id, now)
    if back:
        log.info("unknown_never_left", campaign=message.campaign_id)
        if message.campaign_id is not None and message.recipient_id is not None:
            enqueue_lane(rt, message.campaign_id, 0)


def _is_past(rt: Runtime, owner: Process | None, message: Message) -> bool:
    """Whether the claiming process is surely gone, or lived on past the lease and its answers."""
    if owner is None or message.lease_until is None:
        return False
    timeout = timedelta(seconds=rt.settings.rollcall_request_timeout_seconds)
    if owner.ended_at is not None:
        return True
    if owner.beat_at > message.lease_until + timeout and message.absent_at is not None:
        # Its lease counts by its own clock; ours may have been set forward since the claim.
        lease = timedelta(seconds=rt.settings.rollcall_lease_seconds)
        return rt.clock() - message.absent_at > lease + timeout
    return owner.host == socket.gethostname() and not _runs(owner.pid)


def _runs(pid: int) -> bool:
    """Whether a process of this host has that id (a reused one counts: then it stays unknown).

    A dead one that nobody buried (a container without an init) runs no more.
    """
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _is_unburied(pid)


def _is_unburied(pid: int) -> bool:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return fields[0] in ("Z", "X")
