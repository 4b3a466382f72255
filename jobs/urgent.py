"""Telling the team's person of replies that sound urgent: by direct message, once a text.

Of a private channel's campaign, who is not in it learns the number and the word alone; then the
first who is in it, of the admins and who launched it, is told the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy.orm import Session

from domain import urgentwords
from domain.conversing import Showing
from domain.meaning.verdicts import SILENCING, Meaning
from domain.phones import is_e164, mask
from gateways.slack.blocks.urgent import Alarm, alarm
from gateways.slack.errors import SlackAway, SlackRefused
from jobs.alerts import may_know
from jobs.context import runtime
from jobs.queues import QueueName, enqueue
from models import alerts, conversations, urgent
from models.tables import Campaign, Inbound, UrgentText, Workspace
from runtime import Runtime

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is to be said, of which card, to whom first, and who launched that campaign."""

    alarm: Alarm
    card_ts: str
    person: str
    launcher: str


LEASE: Final = timedelta(minutes=1)
"""Of one try. Whoever dies between the message and its record has it sent once more."""
AGAIN: Final = timedelta(hours=1)
"""After Slack said no of everybody."""


def tell(inbound_id: int) -> None:
    """RQ job: send it, once; while Slack is away the clock comes back every minute."""
    rt = runtime()
    now = rt.clock()
    with rt.db.write() as session:
        claimed = urgent.claim(session, inbound_id, now, now + LEASE)
        if claimed is None:
            return
        found = _found(session, claimed)
    try:
        is_told = found is None or _to_somebody(rt, found)
    except SlackAway as away:
        log.warning("urgent_untold", inbound=inbound_id, seconds=away.retry_after)
        return
    with rt.db.write() as session:
        if is_told:
            urgent.told(session, inbound_id, now)
        else:
            urgent.tell_again(session, inbound_id, now + AGAIN)


def note(session: Session, workspace_id: int | None, inbound_id: int, now: datetime) -> int | None:
    """Have a new text told if it has one of the team's words; its id then, else None.

    Whatever it was taken for: an opt-out may be a cry for help as well. But a reaction quotes us.
    """
    team = session.get(Workspace, workspace_id) if workspace_id is not None else None
    known = urgentwords.from_data(team.urgent) if team is not None else None
    text = session.get_one(Inbound, inbound_id)
    if known is None or team is None or text.meaning == Meaning.TAPBACK:
        return None
    word = urgentwords.sounds_urgent(known.words, text.body)
    if not word:
        return None
    urgent.add(session, team.id, inbound_id, word=word, now=now)
    return inbound_id


def look_at_urgent(rt: Runtime) -> None:
    """For the clock: have told what nobody was told of yet."""
    with rt.db.read() as session:
        due = list(urgent.untold(session, rt.clock()))
    for inbound_id in due:
        enqueue(rt, QueueName.WORK, tell, inbound_id)


def _to_somebody(rt: Runtime, found: _Found) -> bool:
    """The first whom Slack reaches, and the first who may know of the campaign."""
    whole, is_told = _linked(rt, found), False
    for user_id in _people(rt, found):
        is_theirs = user_id == found.launcher
        may = may_know(rt, found.alarm.channel, user_id, is_theirs=is_theirs)
        if is_told and not may:
            continue
        try:
            rt.slack.dm(user_id, alarm(whole if may else whole.withheld()))
        except SlackRefused as refused:
            log.warning("urgent_refused", error=refused.error)
            continue
        if may:
            return True
        is_told = True
    return is_told


def _people(rt: Runtime, found: _Found) -> Iterator[str]:
    """Each once."""
    people = (found.person, *sorted(rt.settings.rollcall_admins), found.launcher)
    yield from dict.fromkeys(it for it in people if it)


def _person(session: Session, claimed: UrgentText) -> str:
    """Asked when it is told: it may have changed since."""
    team = session.get_one(Workspace, claimed.workspace_id)
    known = urgentwords.from_data(team.urgent)
    return known.person if known is not None else ""


def _found(session: Session, claimed: UrgentText) -> _Found | None:
    """None of somebody who was erased."""
    reply = session.get_one(Inbound, claimed.inbound_id)
    if not is_e164(reply.phone) and not reply.body:
        return None
    team = session.get_one(Workspace, claimed.workspace_id)
    campaign = session.get(Campaign, reply.campaign_id) if reply.campaign_id else None
    said = Alarm(
        number=mask(reply.phone),
        name=conversations.names(session, [reply]).get(reply.id, ""),
        at=reply.received_at,
        zone=team.zone,
        word=claimed.word,
        body=reply.body if team.replies_shown == Showing.SHOWN else "",
        campaign=campaign.title if campaign else "",
        channel=campaign.channel_id if campaign else "",
        is_out=reply.meaning in {meaning.value for meaning in SILENCING},
    )
    card_ts = (campaign.card_ts or "") if campaign else ""
    launcher = alerts.launcher(session, campaign) if campaign else ""
    return _Found(said, card_ts, _person(session, claimed), launcher)


def _linked(rt: Runtime, found: _Found) -> Alarm:
    """With the card's address, where Slack tells it."""
    said = found.alarm
    if not said.channel or not found.card_ts:
        return said
    try:
        return replace(said, link=rt.slack.permalink(said.channel, found.card_ts))
    except SlackRefused:
        return said
