"""Our own answers: to STOP, START and HELP where nobody else gives them; acknowledgements; away.

Each is a row of the urgent queue, which overtakes bulk; none is held by hours or frequency. The
loop guard (`domain.loops`) is asked before each of them.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy.orm import Session

from domain import answers, away, loops, segments
from domain.alerting import AWAY_FULL
from domain.asking import Asks, answers_it
from domain.inbound import InboundText
from domain.meaning.verdicts import Meaning
from domain.messages import MessageKind, MessageState
from domain.optouts import Started
from domain.optoutwords import asks_to_keep_the_rest, lifted_words
from domain.ownanswers import Own, problem
from domain.phones import is_of
from domain.senders import KeywordsBy
from jobs.joining import NOT, Joined
from models import alerts
from models import answers as given
from models.base import new_public_id
from models.tables import Message, Sender, Wording, Workspace

OWN: Final = {
    MessageKind.STOP_CONFIRMATION: Own.STOP,
    MessageKind.START_CONFIRMATION: Own.START,
    MessageKind.HELP: Own.HELP,
}
READ_BY_PEOPLE: Final = frozenset({Meaning.REPLY, Meaning.DECLINED})
"""What waits for somebody of the team. An opt-out, also a provisional one, gets no text."""
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """The kind of answer that waits now, None where there is none.

    `alerts`: it was withheld, and somebody is to see that.
    """

    kind: MessageKind | None = None
    alerts: bool = False


NOTHING = Answer()


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that was taken in as `inbound_id`, and the sender that it came to.

    `answered` is the text of ours that it most likely answers.
    """

    text: InboundText
    meaning: Meaning
    sender: Sender
    inbound_id: int
    answered: Message | None
    aimed_at: str = ""
    """The topic that an opt-out named, though it stops everything."""
    started: Started = field(default_factory=Started)
    """What an opt-in took back."""
    joined: Joined = NOT
    """What an opt-in keyword of the team's made of it."""


def answer_text(
    session: Session, asked: Asked, *, changed: bool, out: bool, now: datetime
) -> Answer:
    """Put the answer that we owe into the urgent queue, if it is ours to answer.

    `changed` says whether the text changed the number's consent, `out` whether it is out now: then
    it gets no acknowledgement.
    """
    if asked.meaning in answers.KINDS:
        return _keyword(session, asked, changed=changed, now=now)
    if out:
        return NOTHING
    acknowledged = _acknowledge(session, asked, now)
    return _say_away(session, asked, now) if acknowledged == NOTHING else acknowledged


def _keyword(session: Session, asked: Asked, *, changed: bool, now: datetime) -> Answer:
    by = KeywordsBy(asked.sender.keywords_by)
    kind = answers.due(asked.text, asked.meaning, keywords_by=by, changed=changed, now=now)
    if kind is None:
        return NOTHING
    workspace = session.get_one(Workspace, asked.sender.workspace_id)
    body = _own(workspace, asked, kind) or _ours(workspace, asked, kind)
    return _give(session, asked, kind, body, now=now)


def _ours(team: Workspace, asked: Asked, kind: MessageKind) -> str:
    named = {"business": team.business_name, "contact": team.help_contact}
    if asked.joined:
        confirms = asked.joined.confirms
        return answers.joined(**named, frequency=team.join_frequency, confirms=confirms)
    lifted = lifted_words(asked.started, answers.ALL_OF_THEM)
    return answers.body(kind, **named, lifted=lifted, asks=asks_to_keep_the_rest(asked.aimed_at))


def _own(team: Workspace, asked: Asked, kind: MessageKind) -> str:
    """The team's own text, where it has one that still says what it has to say; else empty.

    A START that gives back less than everything is confirmed in our words, which name it; so is a
    JOIN that a Y has to confirm.
    """
    own = Own.JOIN if asked.joined else OWN[kind]
    everything = lifted_words(asked.started, answers.ALL_OF_THEM) == answers.ALL_OF_THEM
    if asked.joined.confirms or (own is Own.START and not everything):
        return ""
    text = team.own_answers.get(own.value, "")
    named = {"business": team.business_name, "contact": team.help_contact}
    if not text or problem(own, text, **named, frequency=team.join_frequency):
        return ""
    asks = asks_to_keep_the_rest(asked.aimed_at)
    return f"{text} {asks}" if asks and own is Own.STOP else text


def _acknowledge(session: Session, asked: Asked, now: datetime) -> Answer:
    """What the very wording that the person got promised to whoever answers: once ever.

    Of all campaigns together a person gets one a day.
    """
    ours = asked.answered
    if ours is None or ours.recipient_id is None or ours.wording_id is None:
        return NOTHING
    wording = session.get_one(Wording, ours.wording_id)
    if not wording.acknowledgement or not answers_it(Asks(wording.asks), asked.meaning):
        return NOTHING
    late = not answers.in_time(MessageKind.REPLY, asked.text.received_at, now)
    if late or given.is_acknowledged(session, ours.recipient_id):
        return NOTHING
    team_id, phone = asked.sender.workspace_id, asked.text.phone
    if given.was_thanked(session, team_id, phone, now - away.APART):
        return NOTHING
    body, whose = wording.acknowledgement, ours.recipient_id
    return _give(session, asked, MessageKind.REPLY, body, now=now, acknowledges=whose)


def _say_away(session: Session, asked: Asked, now: datetime) -> Answer:
    """To what a person of the team must read, while none does; once a person and day.

    Only to whom we texted: anybody can write to us from anywhere, and we would pay for each.
    """
    ours, team_id = asked.answered, asked.sender.workspace_id
    if asked.meaning not in READ_BY_PEOPLE or ours is None or ours.workspace_id != team_id:
        return NOTHING
    team = session.get_one(Workspace, team_id)
    if not is_of(asked.text.phone, team.countries or [team.region]):
        return NOTHING
    said = away.from_data(team.away)
    if said is None or not away.applies(said, team.zone, now):
        return NOTHING
    late = not answers.in_time(MessageKind.REPLY, asked.text.received_at, now)
    since = now - away.APART
    if late or given.was_told_away(session, team.id, asked.text.phone, since):
        return NOTHING
    an_hour_ago = now - timedelta(hours=1)
    if given.away_is_full(session, team.id, an_hour_ago, away.MOST_AN_HOUR):
        return NOTHING
    answer = _give(session, asked, MessageKind.REPLY, said.text, now=now)
    if given.away_is_full(session, team.id, an_hour_ago, away.MOST_AN_HOUR):
        log.warning("away_texts_full", workspace_id=team.id, most=away.MOST_AN_HOUR)
        alerts.add_for_admin(session, team.id, AWAY_FULL, words=away.FULL, now=now)
    return answer


def _give(
    session: Session,
    asked: Asked,
    kind: MessageKind,
    body: str,
    *,
    now: datetime,
    acknowledges: int | None = None,
) -> Answer:
    why = _withheld(session, asked, kind, now)
    if why is not None:
        return _withhold(session, asked, why, now)
    new = given.add(
        session,
        public_id=new_public_id(),
        workspace_id=asked.sender.workspace_id,
        inbound_id=asked.inbound_id,
        acknowledges=acknowledges,
        sender_id=asked.sender.id,
        kind=kind.value,
        phone=asked.text.phone,
        body=body,
        segments=segments.count(body, asked.sender.smart_encoding).segments,
        state=MessageState.WAITING.value,
        state_at=now,
    )
    return Answer(kind) if new else NOTHING


def _withheld(
    session: Session, asked: Asked, kind: MessageKind, now: datetime
) -> loops.Withheld | None:
    phone = asked.text.phone
    lately = (asked.sender.workspace_id, phone, now - loops.LOOKS_BACK)
    return loops.withheld(
        kind,
        phone=phone,
        said=asked.text.body,
        given=given.given(session, *lately),
        heard=given.heard(session, *lately),
        now=now,
        from_us=given.is_ours(session, phone),
        asked_for=asked.joined.confirmed,
    )


def _withhold(session: Session, asked: Asked, why: loops.Withheld, now: datetime) -> Answer:
    """Told once a day of each number: a loop would fill the log and the thread too."""
    alerts = given.withhold(
        session,
        asked.inbound_id,
        why,
        alerting=why in loops.ALERTING,
        since=now - loops.LOOKS_BACK,
    )
    if alerts:
        log.warning("answer_withheld", why=why.value, inbound=asked.inbound_id)
    return Answer(alerts=alerts)
