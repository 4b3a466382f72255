"""Where an alert may go: who may know of a campaign's channel, and what Slack does not take."""

from typing import Final

import structlog

from domain.alerting import is_a_channel, shown
from gateways.slack.errors import SlackRefused
from gateways.slack.facts import Rendered
from jobs.charts import is_open
from models import routes
from runtime import Runtime

log = structlog.get_logger(__name__)

SHARED: Final = "channel_is_shared"
"""Not Slack's code but ours: other organisations would read it."""
DEACTIVATED: Final = "user_disabled"


def may_know(rt: Runtime, channel_id: str, user_id: str, *, is_theirs: bool) -> bool:
    """As `campaigns.reaching`: a direct message is for the one in it, who launched it there."""
    if not user_id or channel_id.startswith("D"):
        return bool(user_id) and is_theirs
    try:
        return not channel_id or rt.slack.may_open(channel_id, user_id)
    except SlackRefused:
        return False


def may_be_told(rt: Runtime, channel_id: str, target: str, *, is_theirs: bool) -> bool:
    """Whether all whom an alert reaches there may know of that channel's campaigns."""
    if not is_a_channel(target):
        return may_know(rt, channel_id, target, is_theirs=is_theirs)
    return channel_id in ("", target) or is_open(rt, channel_id)


def send(rt: Runtime, workspace_id: int, target: str, message: Rendered) -> str | None:
    """Tell a person or a channel that an admin named; None once Slack has it.

    Else why not, in a sentence, the first time; empty where that was said before.
    """
    try:
        _send(rt, target, message)
    except SlackRefused as refused:
        log.warning("alert_refused", target=target, error=refused.error)
        with rt.db.write() as session:
            is_first = routes.refused(session, workspace_id, target, refused.error)
        words = SlackRefused(refused.error).words
        return f"{shown(target)} could not be told. {words}" if is_first else ""
    with rt.db.write() as session:
        routes.took(session, workspace_id, target)
    return None


def dm(rt: Runtime, user_id: str, message: Rendered) -> None:
    """Tell a person by direct message; raises SlackRefused also for a deactivated account.

    Slack takes a message to one, and nobody reads it.
    """
    if rt.slack.person(user_id).is_deactivated:
        raise SlackRefused(DEACTIVATED)
    rt.slack.dm(user_id, message)


def _send(rt: Runtime, target: str, message: Rendered) -> None:
    if not is_a_channel(target):
        dm(rt, target, message)
        return
    if rt.slack.channel(target).is_shared:
        raise SlackRefused(SHARED)
    rt.slack.post(target, message)
