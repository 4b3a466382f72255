"""Receipts that never came: Twilio does not repeat a lost one, so its log is asked once."""

from datetime import timedelta

import structlog

from domain.lifecycle import CampaignState
from domain.receipts import Receipt
from gateways.twilio.client import TwilioAway
from jobs.context import runtime
from jobs.receipts import write
from models import messages
from models.messages import live_campaigns
from models.tables import Message
from runtime import Runtime

log = structlog.get_logger(__name__)

AT_ONCE = 100
STATES = tuple(
    state.value for state in (CampaignState.SENDING, CampaignState.PAUSED, CampaignState.SETTLING)
)


def are_missing(rt: Runtime) -> bool:
    """Whether there is anything to ask for."""
    return bool(_missing(rt, limit=1))


def fetch_receipts() -> None:
    """Ask Twilio for the fate of texts that no final receipt came for in time (RQ job)."""
    rt = runtime()
    found = _missing(rt, limit=AT_ONCE)
    heard: list[Receipt] = []
    for message in found:
        try:
            line = rt.sms.fetch(message.sid or "")
        except TwilioAway as error:
            log.warning("log_unread", error=str(error))
            break
        heard.append(
            Receipt(message.public_id, line.sid, line.status, line.error_code or 0, rt.clock())
        )
    if heard:
        write(rt, heard)
    with rt.db.write() as session:
        asked = {item.message_public_id for item in heard}
        ids = [message.id for message in found if message.public_id in asked]
        messages.mark_checked(session, ids, rt.clock())


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
