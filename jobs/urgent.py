"""Telling the team of replies that sound urgent: those of a minute in one message, each once.

Who is told is worked out by `jobs.alarming`. For whom Slack was away while others were told is told
once it is back, for a day.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy.orm import Session

from domain import urgentwords
from domain.alerting import USUALLY, AlertKind
from domain.meaning.verdicts import Meaning
from gateways.slack.errors import SlackAway
from jobs.alarming import Telling, found_of
from jobs.context import runtime
from jobs.queues import QueueName, enqueue
from models import routes, urgent
from models.tables import Inbound, UrgentText, Workspace
from runtime import Runtime

log = structlog.get_logger(__name__)

LEASE: Final = timedelta(minutes=1)
"""Of one try. Whoever dies between the message and its record has it sent once more."""
AGAIN: Final = timedelta(hours=1)
"""After Slack said no of everybody."""
NEWS: Final = timedelta(days=1)
"""Whoever missed it for longer is not told any more: somebody else was, at the time."""


def tell(workspace_id: int) -> None:
    """RQ job: send them, once; while Slack is away the clock comes back every minute."""
    rt = runtime()
    now = rt.clock()
    with rt.db.write() as session:
        claimed = urgent.claim(session, workspace_id, now, now + LEASE)
        ids = [it.inbound_id for it in claimed]
        found = found_of(session, claimed)
        targets = routes.targets(session, workspace_id, AlertKind.URGENT)
    if not ids:
        return
    telling = Telling(rt, workspace_id, found)
    try:
        is_told = not found or telling.run(targets)
    except SlackAway as away:
        log.warning("urgent_untold", workspace_id=workspace_id, seconds=away.retry_after)
        return
    with rt.db.write() as session:
        if is_told:
            urgent.told(session, ids, now)
            urgent.miss(session, telling.missed(), now + LEASE)
        else:
            urgent.tell_again(session, ids, now + AGAIN)


def tell_missed(workspace_id: int) -> None:
    """RQ job: tell those for whom Slack was away while others were told."""
    rt = runtime()
    now = rt.clock()
    with rt.db.write() as session:
        claimed = urgent.claim_missed(session, workspace_id, now, now + LEASE)
        still = {*routes.targets(session, workspace_id, AlertKind.URGENT), USUALLY}
        news = [it for it in claimed if it.made_at > now - NEWS]
        found = {whom: found_of(session, them) for whom, them in _by_whom(news).items()}
        told = {it.inbound_id for them in found.values() for it in them}
        # What is old, or of somebody erased since, is missed by nobody any more.
        gone = [it.inbound_id for it in claimed if it.inbound_id not in told]
        urgent.miss(session, dict.fromkeys(gone, ()), now)
    for whom, them in found.items():
        if them:
            telling = Telling(rt, workspace_id, them)
            telling.again(still.intersection(whom))
            with rt.db.write() as session:
                left: dict[int, Sequence[str]] = {it.inbound_id: () for it in them}
                urgent.miss(session, left | dict(telling.missed()), now + LEASE)


def _by_whom(claimed: Iterable[UrgentText]) -> Mapping[tuple[str, ...], Sequence[UrgentText]]:
    """Those together that the same people missed."""
    found: dict[tuple[str, ...], list[UrgentText]] = {}
    for it in claimed:
        found.setdefault(tuple(it.missed), []).append(it)
    return found


def note(session: Session, workspace_id: int | None, inbound_id: int, now: datetime) -> int | None:
    """Have a new text told if it has one of the team's words; the team's id then, else None.

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
    return team.id


def look_at_urgent(rt: Runtime) -> None:
    """For the clock: have told what nobody was told of yet, and who missed some."""
    now = rt.clock()
    with rt.db.read() as session:
        due = list(urgent.untold(session, now))
        missed = list(urgent.missing(session, now))
    for workspace_id in due:
        enqueue(rt, QueueName.WORK, tell, workspace_id)
    for workspace_id in missed:
        enqueue(rt, QueueName.WORK, tell_missed, workspace_id)
