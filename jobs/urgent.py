"""Telling the team of replies that sound urgent: those of a minute in one message, each once.

An admin names people or a channel, or there is the person beside the words. Of a private channel's
campaign, who is not in it learns the number and the word alone; then the first who is in it, of the
admins and who launched it, is told the rest.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy.orm import Session

from domain import urgentwords
from domain.alerting import AlertKind
from domain.conversing import Showing
from domain.meaning.verdicts import SILENCING, Meaning
from domain.phones import is_e164, mask
from gateways.slack.blocks.alerts import instead
from gateways.slack.blocks.urgent import LISTED, Alarm, alarms
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import Rendered
from jobs import routing
from jobs.context import runtime
from jobs.queues import QueueName, enqueue
from models import alerts, conversations, masks, routes, urgent
from models.gathering import Place
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


def tell(workspace_id: int) -> None:
    """RQ job: send them, once; while Slack is away the clock comes back every minute."""
    rt = runtime()
    now = rt.clock()
    with rt.db.write() as session:
        claimed = urgent.claim(session, workspace_id, now, now + LEASE)
        ids = [it.inbound_id for it in claimed]
        seen_as = _masks(session, claimed)
        known = (_found(session, it, seen_as) for it in claimed)
        found = [it for it in known if it is not None]
        targets = routes.targets(session, workspace_id, AlertKind.URGENT)
    if not ids:
        return
    try:
        is_told = not found or _Telling(rt, workspace_id, found).run(targets)
    except SlackAway as away:
        log.warning("urgent_untold", workspace_id=workspace_id, seconds=away.retry_after)
        return
    with rt.db.write() as session:
        if is_told:
            urgent.told(session, ids, now)
        else:
            urgent.tell_again(session, ids, now + AGAIN)


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
    """For the clock: have told what nobody was told of yet."""
    with rt.db.read() as session:
        due = list(urgent.untold(session, rt.clock()))
    for workspace_id in due:
        enqueue(rt, QueueName.WORK, tell, workspace_id)


class _Telling:
    """One message, and who gets it: each text is told whole to somebody who may know of it.

    While Slack is away for one of them the others are told; it is told again once nobody was.
    """

    def __init__(self, rt: Runtime, workspace_id: int, found: Sequence[_Found]) -> None:
        self.rt = rt
        self.workspace_id = workspace_id
        self.found = found
        self.untold = set(range(len(found)))
        """What nobody knows yet who may know all of it."""
        self.because = ""
        self.away: SlackAway | None = None
        self.links: dict[str, str] = {}
        """Addresses of cards, asked once each."""

    def run(self, targets: Sequence[str]) -> bool:
        """All whom an admin named; then whoever is usual, of what is left.

        Raises SlackAway where nobody is told because of it.
        """
        is_told = False
        for target in targets:
            with self._unless_away():
                is_told |= self._to_target(target)
        for user_id in self._people():
            if not self.untold if is_told else self.away is not None:
                break
            with self._unless_away():
                is_told |= self._to_person(user_id, is_told=is_told)
        if self.away is not None and not is_told:
            raise self.away
        return is_told

    @contextmanager
    def _unless_away(self) -> Iterator[None]:
        try:
            yield
        except SlackAway as away:
            log.info("urgent_put_off", seconds=away.retry_after)
            self.away = away

    def _to_target(self, target: str) -> bool:
        mine = {
            at
            for at, it in enumerate(self.found)
            if routing.may_be_told(
                self.rt, it.alarm.channel, target, is_theirs=it.launcher == target
            )
        }
        refused = routing.send(self.rt, self.workspace_id, target, self._message(mine))
        if refused is None:
            self.untold -= mine
            return True
        self.because = self.because or refused
        return False

    def _to_person(self, user_id: str, *, is_told: bool) -> bool:
        """Once somebody knows the numbers and words, only who may know the rest is told it."""
        mine = {at for at in self.untold if self._may_know(at, user_id)}
        if is_told and not mine:
            return False
        message = self._message(mine, only=is_told)
        try:
            routing.dm(self.rt, user_id, instead(message, self.because))
        except SlackRefused as refused:
            log.warning("urgent_refused", error=refused.error)
            return False
        self.untold -= mine
        return True

    def _may_know(self, at: int, user_id: str) -> bool:
        it = self.found[at]
        is_theirs = user_id == it.launcher
        return routing.may_know(self.rt, it.alarm.channel, user_id, is_theirs=is_theirs)

    def _message(self, mine: set[int], *, only: bool = False) -> Rendered:
        chosen = [at for at in range(len(self.found)) if at in mine or not only]
        listed = mine.intersection(chosen[:LISTED])
        links = {at: self._link(self.found[at]) for at in listed}
        seen = {at: replace(self.found[at].alarm, link=links.get(at, "")) for at in chosen}
        return alarms([seen[at] if at in mine else seen[at].withheld() for at in chosen])

    def _link(self, it: _Found) -> str:
        """The card's address, where Slack tells it: no alert waits for that."""
        if not it.alarm.channel or not it.card_ts:
            return ""
        if it.card_ts not in self.links:
            try:
                self.links[it.card_ts] = self.rt.slack.permalink(it.alarm.channel, it.card_ts)
            except (SlackAway, SlackRefused):
                self.links[it.card_ts] = ""
        return self.links[it.card_ts]

    def _people(self) -> Iterator[str]:
        """Each once."""
        launchers = [it.launcher for it in self.found]
        people = [self.found[0].person, *sorted(self.rt.settings.rollcall_admins), *launchers]
        yield from dict.fromkeys(it for it in people if it)


def _person(session: Session, claimed: UrgentText) -> str:
    """Asked when it is told: it may have changed since."""
    team = session.get_one(Workspace, claimed.workspace_id)
    known = urgentwords.from_data(team.urgent)
    return known.person if known is not None else ""


def _masks(session: Session, claimed: Sequence[UrgentText]) -> Mapping[int, str]:
    """How each number is shown, by its text: as in the thread, where two look the same apart."""
    by_place: dict[Place, dict[int, str]] = {}
    for it in claimed:
        reply = session.get_one(Inbound, it.inbound_id)
        if is_e164(reply.phone):
            team = None if reply.campaign_id else it.workspace_id
            place = Place(reply.campaign_id, team)
            by_place.setdefault(place, {})[reply.id] = reply.phone
    found: dict[int, str] = {}
    for place, phones in by_place.items():
        seen_as = masks.of(session, place, phones.values())
        found |= {id_: seen_as[phone] for id_, phone in phones.items()}
    return found


def _found(session: Session, claimed: UrgentText, seen_as: Mapping[int, str]) -> _Found | None:
    """None of somebody who was erased."""
    reply = session.get_one(Inbound, claimed.inbound_id)
    if not is_e164(reply.phone) and not reply.body:
        return None
    team = session.get_one(Workspace, claimed.workspace_id)
    campaign = session.get(Campaign, reply.campaign_id) if reply.campaign_id else None
    said = Alarm(
        number=seen_as.get(reply.id) or mask(reply.phone),
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
