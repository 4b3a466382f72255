"""How a list of consents, or of numbers that marketing must not reach, tells how it ended."""

import structlog

from domain.actors import Door
from gateways.slack.blocks import notices
from gateways.slack.client import SlackAway, SlackRefused
from jobs.contactrows import outcome
from models import contactlists
from runtime import Runtime

log = structlog.get_logger(__name__)


def tell(rt: Runtime, list_id: int) -> None:
    """Tell whoever asked in Slack how it ended, once; at the command line they see it."""
    with rt.db.write() as session:
        listed = contactlists.locked(session, list_id)
        door, _, user = listed.asked_by.partition(":")
        if listed.told_at is not None:
            return
        listed.told_at = rt.clock()
        if door != Door.SLACK:
            return
        words = outcome(listed)
    try:
        rt.slack.dm(user, notices.said(words))
    except (SlackAway, SlackRefused) as error:
        log.warning("not_told", list_id=list_id, error=type(error).__name__)
