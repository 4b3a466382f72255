"""How a list of consents, or of numbers that marketing must not reach, tells how it ended."""

from datetime import timedelta
from typing import Final

import structlog

from domain.actors import Door
from gateways.slack.blocks import notices
from gateways.slack.client import SlackAway, SlackRefused
from jobs.contactrows import outcome
from models import contactlists
from runtime import Runtime

log = structlog.get_logger(__name__)

LEASE: Final = timedelta(minutes=1)
"""Of one try."""


def tell(rt: Runtime, list_id: int) -> None:
    """Tell whoever asked in Slack how it ended; at the command line they see it.

    While Slack is away the clock comes back. Whoever dies between the message and its record has it
    said once more.
    """
    now = rt.clock()
    with rt.db.write() as session:
        if not contactlists.claim_news(session, list_id, now, now + LEASE):
            return
        listed = contactlists.locked(session, list_id)
        door, _, user = listed.asked_by.partition(":")
        words = outcome(listed)
    try:
        if door == Door.SLACK:
            rt.slack.dm(user, notices.said(words))
    except SlackAway as away:
        log.warning("list_untold", list_id=list_id, seconds=away.retry_after)
        return
    except SlackRefused as refused:
        log.error("list_never_told", list_id=list_id, error=refused.error)
    with rt.db.write() as session:
        contactlists.told(session, list_id, rt.clock())
