"""Telling an endpoint's owner that nothing goes there any more: by direct message, once each time.

Whom an admin named for it; else whoever made it, or an admin; of a campaign's endpoint only who may
know of it, else its channel.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import structlog

from domain.actors import Door
from domain.alerting import AlertKind
from domain.endpoints import shown
from gateways.slack.blocks.endpoints import Silenced, silenced
from gateways.slack.errors import SlackAway, SlackRefused
from jobs import routing
from jobs.context import runtime
from models import endpoints, events, routes, workspaces
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
        said, of = _said(session, endpoint)
        channel_id = of or workspaces.get(session, endpoint.workspace_id).channel_id
        named = routes.targets(session, endpoint.workspace_id, AlertKind.WEBHOOK)
    try:
        is_told = (
            _as_routed(rt, endpoint, said, named, of=of)
            or _to_somebody(rt, endpoint, said, of=of)
            or _in_channel(rt, channel_id, said)
        )
    except SlackAway as away:
        log.warning("endpoint_untold", endpoint=endpoint_id, seconds=away.retry_after)
        return
    with rt.db.write() as session:
        endpoints.told(session, endpoint_id, again_at=None if is_told else now + AGAIN)


def _said(session: "Session", endpoint: Endpoint) -> tuple[Silenced, str]:
    """What is told, and the channel of its campaign; empty where it has none."""
    campaign = session.get(Campaign, endpoint.campaign_id) if endpoint.campaign_id else None
    said = Silenced(
        endpoint_id=endpoint.public_id,
        address=shown(endpoint.url),
        campaign=campaign.title if campaign else "",
        reason=endpoint.state_reason,
        waiting=events.backlog(session, endpoint.id).waiting,
    )
    return said, campaign.channel_id if campaign else ""


def _people(rt: Runtime, endpoint: Endpoint, of: str) -> Iterator[str]:
    """Who may know of the campaigns of that channel."""
    door, _, maker = endpoint.created_by.partition(":")
    made = [maker] if door == Door.SLACK else []
    for user_id in dict.fromkeys([*made, *sorted(rt.settings.rollcall_admins)]):
        if routing.may_know(rt, of, user_id, is_theirs=user_id in made):
            yield user_id


def _as_routed(
    rt: Runtime, endpoint: Endpoint, said: Silenced, named: Sequence[str], *, of: str
) -> bool:
    """All whom an admin named and who may know of it; False where Slack takes it nowhere."""
    maker = endpoint.created_by.partition(":")[2]
    may = [it for it in named if routing.may_be_told(rt, of, it, is_theirs=it == maker)]
    refused = [routing.send(rt, endpoint.workspace_id, it, silenced(said)) for it in may]
    return None in refused


def _to_somebody(rt: Runtime, endpoint: Endpoint, said: Silenced, *, of: str) -> bool:
    """The first whom Slack reaches; False where that is nobody."""
    for user_id in _people(rt, endpoint, of):
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
