"""Telling the team's person of replies that sound urgent: by direct message, once a text."""

from collections.abc import Iterator
from dataclasses import replace
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
from jobs.context import runtime
from jobs.queues import QueueName, enqueue
from models import conversations, urgent
from models.tables import Campaign, Inbound, UrgentText, Workspace
from runtime import Runtime

log = structlog.get_logger(__name__)

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
        found = _alarm(session, claimed)
        person = _person(session, claimed)
    try:
        is_told = found is None or _to_somebody(rt, person, _linked(rt, *found))
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


def _to_somebody(rt: Runtime, person: str, message: Alarm) -> bool:
    """The person, or else the first admin whom Slack reaches."""
    for user_id in _people(rt, person):
        try:
            rt.slack.dm(user_id, alarm(message))
        except SlackRefused as refused:
            log.warning("urgent_refused", error=refused.error)
        else:
            return True
    return False


def _people(rt: Runtime, person: str) -> Iterator[str]:
    if person:
        yield person
    yield from (it for it in sorted(rt.settings.rollcall_admins) if it != person)


def _person(session: Session, claimed: UrgentText) -> str:
    """Asked when it is told: it may have changed since."""
    team = session.get_one(Workspace, claimed.workspace_id)
    known = urgentwords.from_data(team.urgent)
    return known.person if known is not None else ""


def _alarm(session: Session, claimed: UrgentText) -> tuple[Alarm, str, str] | None:
    """What is to be said, and the card (channel and ts); None of somebody who was erased."""
    reply = session.get_one(Inbound, claimed.inbound_id)
    if not is_e164(reply.phone) and not reply.body:
        return None
    team = session.get_one(Workspace, claimed.workspace_id)
    campaign = session.get(Campaign, reply.campaign_id) if reply.campaign_id else None
    found = Alarm(
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
    card = (campaign.channel_id, campaign.card_ts or "") if campaign else ("", "")
    return found, *card


def _linked(rt: Runtime, found: Alarm, channel_id: str, card_ts: str) -> Alarm:
    """With the card's address, where Slack tells it."""
    if not channel_id or not card_ts:
        return found
    try:
        return replace(found, link=rt.slack.permalink(channel_id, card_ts))
    except SlackRefused:
        return found
