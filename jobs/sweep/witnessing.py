"""Posting the chain's end: once a day, where others than us keep it.

A chain that only we hold proves nothing, since whoever holds the key can make it anew. The digest
of a day's last link goes into the team's channel the next morning, and cannot be taken back there.
"""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.orm import Session

from domain.chain import Link
from gateways.slack.blocks import notices
from gateways.slack.errors import SlackAway, SlackRefused
from jobs import refusing
from jobs.refusing import Act
from jobs.sweep.sealing import seal
from models import chain as links
from models import workspaces
from models.tables import Witness, Workspace
from runtime import Runtime

log = structlog.get_logger(__name__)

FROM_HOUR: Final = 9
"""In the team's zone: nobody is woken by it."""
AGAIN: Final = timedelta(minutes=10)


def look_at_chain(rt: Runtime) -> None:
    """Seal what must be provable, and have others keep where the chain ends."""
    seal(rt)
    post_heads(rt)


def post_heads(rt: Runtime) -> None:
    """Post what is due: for each team the end of its last day with something new.

    A crash between the post and its record posts it a second time, ten minutes later.
    """
    now = rt.clock()
    with rt.db.read() as session:
        due = [one for one in workspaces.every(session) if _is_due(session, one, now)]
    for workspace in due:
        with rt.db.write() as session:
            head = _take(session, workspace, now)
        if head is not None:
            _post(rt, head)


def _today(workspace: Workspace, now: datetime) -> datetime:
    """The midnight in the team's zone that today began with."""
    zone = ZoneInfo(workspace.zone)
    return datetime.combine(now.astimezone(zone).date(), time(), zone)


def _is_due(session: Session, workspace: Workspace, now: datetime) -> bool:
    if not workspace.channel_id or now.astimezone(ZoneInfo(workspace.zone)).hour < FROM_HOUR:
        return False
    latest = links.latest_witness(session, workspace.id)
    if latest is None or _is_settled(latest, workspace):
        return _new_link(session, workspace, latest, now) is not None
    return _may_try(latest, now)


def _is_settled(head: Witness, workspace: Workspace) -> bool:
    """Posted, or refused for good in the channel that the team still has."""
    return head.ts is not None or (
        head.given_up is not None and head.channel_id == workspace.channel_id
    )


def _may_try(head: Witness, now: datetime) -> bool:
    """Whether a post that was not taken, or that died under way, has waited long enough."""
    rest = refusing.wait(head.refusals - 1) if head.refusals else AGAIN
    return head.given_up is not None or now - head.tried_at >= max(rest, AGAIN)


def _new_link(
    session: Session, workspace: Workspace, latest: Witness | None, now: datetime
) -> Link | None:
    """The last link of yesterday or before, unless that was posted."""
    if latest is not None and latest.day >= _yesterday(workspace, now):
        return None
    found = links.last_before(session, _today(workspace, now))
    if found is None or (latest is not None and found.position <= latest.position):
        return None
    return found


def _yesterday(workspace: Workspace, now: datetime) -> date:
    return _today(workspace, now).date() - timedelta(days=1)


def _take(session: Session, workspace: Workspace, now: datetime) -> Witness | None:
    """The head to be posted by us, noted beforehand so that another clock leaves it alone."""
    workspaces.locked(session, workspace.id)
    latest = links.latest_witness(session, workspace.id)
    if latest is not None and not _is_settled(latest, workspace):
        if not _may_try(latest, now):
            return None
        latest.tried_at, latest.channel_id, latest.given_up = now, workspace.channel_id, None
        return latest
    found = _new_link(session, workspace, latest, now)
    if found is None:
        return None
    head = Witness(
        workspace_id=workspace.id,
        day=_yesterday(workspace, now),
        position=found.position,
        digest=found.digest,
        channel_id=workspace.channel_id,
        tried_at=now,
    )
    session.add(head)
    return head


def _post(rt: Runtime, head: Witness) -> None:
    told = notices.head(head.day, head.position, head.digest)
    try:
        posted = rt.slack.post(head.channel_id, told)
    except SlackAway as away:
        log.warning("head_unposted", error=type(away).__name__)
        return
    except SlackRefused as refused:
        _refused(rt, head, refused.error)
        return
    with rt.db.write() as session:
        links.posted(session, head.workspace_id, head.day, posted.ts)
    log.info("head_posted", position=head.position)


def _refused(rt: Runtime, head: Witness, error: str) -> None:
    """The next tries are further apart; or there are none, and the next day's digest is tried."""
    is_given_up = refusing.after(error, head.refusals).act is Act.GIVE_UP
    if is_given_up:
        log.error("head_given_up", error=error)
    else:
        log.warning("head_unposted", error=error)
    with rt.db.write() as session:
        code = error if is_given_up else None
        links.refused(session, head.workspace_id, head.day, given_up=code)
