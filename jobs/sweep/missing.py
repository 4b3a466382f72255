"""Receipts that never came: Twilio does not repeat a lost one, so its log is asked once."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import islice

import structlog

from domain.lifecycle import CampaignState
from domain.receipts import Receipt
from domain.senders import SenderKind
from gateways.twilio.client import Logged, TwilioAway
from jobs.context import runtime
from jobs.receipts import write
from models import messages
from models.messages import live_campaigns
from models.tables import Message, Sender
from runtime import Runtime

log = structlog.get_logger(__name__)

FEW = 20
"""So many are asked about one by one; more of them are looked for in listings."""
AT_ONCE = 5000
LINES = 20_000
"""Of one sender's log in one run; what is not found in these is asked about one by one."""
BATCH = 1000
EARLY, LATE = timedelta(hours=1), timedelta(days=1)
"""How far the day sent may lie from our own note of Twilio's yes."""
STATES = tuple(
    state.value for state in (CampaignState.SENDING, CampaignState.PAUSED, CampaignState.SETTLING)
)


def are_missing(rt: Runtime) -> bool:
    """Whether there is anything to ask for."""
    return bool(_missing(rt, limit=1))


def fetch_receipts() -> None:
    """Ask Twilio for the fate of texts that no final receipt came for in time (RQ job)."""
    rt = runtime()
    found = {message.sid or "": message for message in _missing(rt, limit=AT_ONCE)}
    try:
        if len(found) > FEW:
            for sender_id in sorted({message.sender_id for message in found.values()}):
                theirs = {sid: it for sid, it in found.items() if it.sender_id == sender_id}
                for sid in _listed(rt, sender_id, theirs):
                    del found[sid]
        for message in list(found.values())[:FEW]:
            _hear(rt, {message.public_id: message}, [rt.sms.fetch(message.sid or "")])
    except TwilioAway as error:
        log.warning("log_unread", error=str(error))


def _listed(rt: Runtime, sender_id: int, texts: Mapping[str, Message]) -> Sequence[str]:
    """Look for one sender's texts in its log; returns the sids that it told of."""
    with rt.db.read() as session:
        sender = session.get_one(Sender, sender_id)
    accepted = [text.accepted_at for text in texts.values() if text.accepted_at is not None]
    # A messaging service's texts leave from numbers that we need not know.
    service = sender.kind == SenderKind.MESSAGING_SERVICE
    lines = rt.sms.list_messages(
        from_=None if service else sender.address,
        after=min(accepted) - EARLY,
        before=max(accepted) + LATE,
    )
    heard: list[str] = []
    ours = (line for line in islice(lines, LINES) if line.sid in texts)
    while part := list(islice(ours, min(BATCH, len(texts) - len(heard)))):
        _hear(rt, texts, part)
        heard += [line.sid for line in part]
    return heard


def _hear(rt: Runtime, texts: Mapping[str, Message], lines: Sequence[Logged]) -> None:
    """Write what lines of the log say about these texts."""
    now = rt.clock()
    told = {text.sid: text for text in texts.values()}
    write(
        rt,
        [
            Receipt(told[line.sid].public_id, line.sid, line.status, line.error_code or 0, now)
            for line in lines
        ],
    )
    with rt.db.write() as session:
        messages.mark_checked(session, [told[line.sid].id for line in lines], now)


def _missing(rt: Runtime, *, limit: int) -> list[Message]:
    before = rt.clock() - timedelta(seconds=rt.settings.rollcall_receipt_missing_seconds)
    found: list[Message] = []
    with rt.db.read() as session:
        for campaign in live_campaigns(session, STATES):
            if len(found) < limit:
                found += messages.without_receipt(
                    session, campaign.id, accepted_before=before, limit=limit - len(found)
                )
    return found
