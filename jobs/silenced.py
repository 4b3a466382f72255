"""Telling an endpoint's owner that nothing goes there any more: by direct message, once each time.

Whoever made it; else an admin; of a campaign's endpoint, which a program made, its channel.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import structlog

from domain.actors import Door
from domain.endpoints import shown
from gateways.slack.blocks.endpoints import Silenced, silenced
from gateways.slack.errors import SlackAway, SlackRefused
from jobs import routing
from jobs.context import runtime
from models import endpoints, events, workspaces
from models.tables import Campaign, Endpoint
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)

LEASE: Final = timedelta(minutes=1)
"""Of one try. Whoever dies between the message and its record has it sent once more."""
AGAIN: Final = timedelta(hours=1)
"""After Slack said no of everybody."""


def tell_paused(endpoint_id: int) -> None:
    """RQ job: send it, once; while Slack is away the clock comes back every minute."""
    rt = runtime()
    now = rt.clock()
    with rt.db.write() as session:
        endpoint = endpoints.claim_telling(session, endpoint_id, now, now + LEASE)
        if endpoint is None:
            return
        said, channel_id = _said(session, endpoint)
    try:
        is_told = _to_somebody(rt, endpoint, said) or _in_channel(rt, channel_id, said)
    except SlackAway as away:
        log.warning("endpoint_untold", endpoint=endpoint_id, seconds=away.retry_after)
        return
    with rt.db.write() as session:
        endpoints.told(session, endpoint_id, again_at=None if is_told else now + AGAIN)


def _said(session: "Session", endpoint: Endpoint) -> tuple[Silenced, str]:
    """What is told, and the channel that hears it where no person does."""
    team = workspaces.get(session, endpoint.workspace_id)
    campaign = session.get(Campaign, endpoint.campaign_id) if endpoint.campaign_id else None
    said = Silenced(
        endpoint_id=endpoint.public_id,
        address=shown(endpoint.url),
        campaign=campaign.title if campaign else "",
        reason=endpoint.state_reason,
        waiting=events.backlog(session, endpoint.id).waiting,
    )
    return said, campaign.channel_id if campaign else team.channel_id


def _people(rt: Runtime, endpoint: Endpoint) -> Iterator[str]:
    door, _, user_id = endpoint.created_by.partition(":")
    if door == Door.SLACK:
        yield user_id
    yield from sorted(rt.settings.rollcall_admins)


def _to_somebody(rt: Runtime, endpoint: Endpoint, said: Silenced) -> bool:
    """The first whom Slack reaches; False where that is nobody."""
    for user_id in dict.fromkeys(_people(rt, endpoint)):
        try:
            routing.dm(rt, user_id, silenced(said))
        except SlackRefused as refused:
            log.warning("endpoint_untold", endpoint=endpoint.id, error=refused.error)
        else:
            return True
    return False


def _in_channel(rt: Runtime, channel_id: str, said: Silenced) -> bool:
    if not channel_id:
        return False
    try:
        rt.slack.post(channel_id, silenced(said))
    except SlackRefused as refused:
        log.warning("endpoint_untold", error=refused.error)
        return False
    return True
