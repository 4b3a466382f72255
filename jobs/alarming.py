"""Who is told of urgent texts, and how much of each: all that they may know of it.

An admin names people or a channel, or there is the person beside the words. Of a private channel's
campaign, who is not in it learns the number and the word alone; then the first who is in it, of the
admins and who launched it, is told the rest.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import structlog
from sqlalchemy.orm import Session

from domain import urgentwords
from domain.alerting import USUALLY
from domain.conversing import Showing
from domain.meaning.verdicts import SILENCING
from domain.phones import is_e164, mask
from gateways.slack.blocks.alerts import instead
from gateways.slack.blocks.urgent import LISTED, Alarm, alarms
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import Rendered
from jobs import routing
from models import alerts, conversations, masks
from models.gathering import Place
from models.tables import Campaign, Inbound, UrgentText, Workspace
from runtime import Runtime

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be said, of which card, to whom first, and who launched that campaign."""

    inbound_id: int
    alarm: Alarm
    card_ts: str
    person: str
    launcher: str


class Telling:
    """One message, and who gets it: each text is told whole to somebody who may know of it.

    While Slack is away for one of them the others are told, and that one misses it until later; it
    is told again once nobody was.
    """

    def __init__(self, rt: Runtime, workspace_id: int, found: Sequence[Found]) -> None:
        self.rt = rt
        self.workspace_id = workspace_id
        self.found = found
        self.untold = set(range(len(found)))
        """What nobody knows yet who may know all of it."""
        self.because = ""
        self.away: dict[str, SlackAway] = {}
        """For whom it was: Slack ids, or `USUALLY`."""
        self.links: dict[str, str] = {}
        """Addresses of cards, asked once each."""

    def run(self, targets: Sequence[str]) -> bool:
        """All whom an admin named; then whoever is usual, of what is left.

        Raises SlackAway where nobody is told because of it.
        """
        is_told = self._to_usual(is_told=self._to_targets(targets))
        for away in self.away.values():
            if not is_told:
                raise away
        return is_told

    def again(self, missed: Collection[str]) -> None:
        """Those who missed it, while somebody else was told."""
        self._to_targets([it for it in missed if it != USUALLY])
        if USUALLY in missed:
            self._to_usual(is_told=True)

    def missed(self) -> Mapping[int, Sequence[str]]:
        """Who misses which text as yet, for each of them."""
        named = [it for it in self.away if it != USUALLY]
        usual = [it for it in self.away if it == USUALLY]
        return {
            it.inbound_id: [*named, *(usual if at in self.untold else [])]
            for at, it in enumerate(self.found)
        }

    def _to_targets(self, targets: Sequence[str]) -> bool:
        is_told = False
        for target in targets:
            with self._unless_away(target):
                is_told |= self._to_target(target)
        return is_told

    def _to_usual(self, *, is_told: bool) -> bool:
        for user_id in self._people():
            if not self.untold if is_told else self.away:
                break
            with self._unless_away(USUALLY):
                is_told |= self._to_person(user_id, is_told=is_told)
        return is_told

    @contextmanager
    def _unless_away(self, whom: str) -> Iterator[None]:
        try:
            yield
        except SlackAway as away:
            log.info("urgent_put_off", seconds=away.retry_after)
            self.away[whom] = away

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

    def _link(self, it: Found) -> str:
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


def found_of(session: Session, claimed: Sequence[UrgentText]) -> list[Found]:
    """What is to be said of each; nothing of who was erased."""
    seen_as = _masks(session, claimed)
    known = (_found(session, it, seen_as) for it in claimed)
    return [it for it in known if it is not None]


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


def _found(session: Session, claimed: UrgentText, seen_as: Mapping[int, str]) -> Found | None:
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
    return Found(reply.id, said, card_ts, _person(session, claimed), launcher)
