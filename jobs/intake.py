"""Taking in one inbound text: read it, keep it, act on it, in one committed transaction.

Called by the webhook's use case and by the sweep that reads Twilio's log, so that what our own
downtime missed means the same as what arrived. Nothing is answered to Twilio before the commit:
once we said 2xx to a STOP it holds (47 CFR 64.1200(a)(10)).
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from domain import topics
from domain.asking import CONFIRMABLE, Asks
from domain.inbound import CameBy, ConsentSource, InboundText
from domain.meaning import reader, visits
from domain.meaning.verdicts import SILENCING, Meaning, Reading
from domain.optouts import Started
from domain.sorting import CLEAR
from domain.takings import Taken
from jobs import card, threads, urgent
from jobs.answering import NOTHING, Answer, Asked, answer_text
from jobs.joining import NOT, Kept, opt_in, words_of
from jobs.queues import QueueName, enqueue
from jobs.recognising import recognise
from jobs.send.urgent import send_urgent
from models import alerts, campaigns, consent, inbound, opt_outs, provisional, senders
from models import answers as given
from models import threads as thread_rows
from models.consent_events import Told
from models.tables import Message, Wording
from runtime import Runtime

__all__ = ["CameBy", "InboundText", "Taken", "take_in"]

ONCE_A_PERSON = frozenset({Meaning.CONFIRMATION, Meaning.DECLINED, *SILENCING})
_MAY_AIM = frozenset({Meaning.REPLY, Meaning.PROVISIONAL})
"""What is read again where a topic of the team is named."""


def take_in(rt: Runtime, text: InboundText) -> Taken:
    """Record one inbound text; a MessageSid that is known changes nothing."""

    def take(session: Session) -> Taken:
        recognise(rt, session, text)
        return _Intake(session, text, rt.clock()).run()

    taken = rt.db.write_again(take)
    if taken.new:
        _announce(rt, taken)
    return taken


def _announce(rt: Runtime, taken: Taken) -> None:
    """Tell the cards, the thread and the sending process; the clock finds what this misses."""
    for campaign_id in taken.touched:
        card.nudge(rt, campaign_id)
    if taken.shown and taken.campaign_id is not None:
        enqueue(rt, QueueName.WORK, threads.gather, taken.campaign_id)
    if taken.answer is not None:
        enqueue(rt, QueueName.URGENT, send_urgent)
    if taken.urgent is not None:
        enqueue(rt, QueueName.WORK, urgent.tell, taken.urgent)


class _Intake:
    """One text in one write transaction."""

    def __init__(self, session: Session, text: InboundText, now: datetime) -> None:
        self.session = session
        self.text = text
        self.now = now
        self.settled: Collection[int] = ()
        self.started, self.joined = Started(), NOT
        self.aimed_at = ""
        given.hold(session, text.phone)
        self.sender = senders.by_address(session, text.to, text.service_sid)
        self.sender_id = None if self.sender is None else self.sender.id
        self.latest = inbound.latest_text(session, text.phone, self.sender_id)

    def run(self) -> Taken:
        if inbound.known(self.session, self.text.sid):
            return Taken(meaning=None, new=False)
        reading, answered = self._read()
        kept = self._keep(reading, answered)
        if kept is None:
            return Taken(meaning=None, new=False)
        campaign_id = inbound.campaign_of(answered)
        changed, touched = self._act(reading, kept)
        if campaign_id is not None:
            touched.add(campaign_id)
            alerts.heard(self.session, campaign_id, reading.meaning, self.now)
        for touched_id in sorted(touched):
            campaigns.touch_card(self.session, touched_id, self.now)
        thread_rows.changed(self.session, self.settled)
        answer = self._answer(reading.meaning, kept, answered, changed=changed)
        return Taken(
            reading.meaning,
            campaign_id,
            answer.kind,
            touched=frozenset(touched),
            urgent=urgent.note(self.session, self.workspace_id, kept, self.now),
            shown=reading.meaning in thread_rows.IN_THREAD
            or self._may_mean_visit(reading, answered)
            or answer.alerts,
        )

    @property
    def workspace_id(self) -> int | None:
        """The sender's workspace, or that of our latest text to this number."""
        if self.sender is not None:
            return self.sender.workspace_id
        return None if self.latest is None else self.latest.workspace_id

    def _read(self) -> tuple[Reading, Message | None]:
        """What the text means, and which of our texts it answers.

        A C that nobody asked for confirms nothing: it is a reply like any other.
        """
        reading = reader.read(
            self.text.body,
            opt_out_type=self.text.opt_out_type,
            asked_for_confirmation=self._asks(self.latest) in CONFIRMABLE,
            may_decline=self._asks(self.latest) is Asks.CONFIRM_OR_DECLINE,
            opted_out=self._is_out(),
            own=words_of(self.session, self.workspace_id, self.text.phone, self.now),
        )
        if reading.meaning in _MAY_AIM:
            known = self._topics(self.workspace_id)
            return topics.stops(self.text.body, known) or reading, self.latest
        if reading.meaning is not Meaning.CONFIRMATION:
            return reading, self.latest
        asks = self._asks(self.latest) in CONFIRMABLE
        given_to = (self.session, self.text.phone, self.sender_id)
        asking = self.latest if asks else inbound.latest_text(*given_to, asking=True)
        if asking is None:
            return Reading(Meaning.REPLY, reading.words), self.latest
        return reading, asking

    def _topics(self, workspace_id: int | None) -> Collection[str]:
        """The topics of that team."""
        return () if workspace_id is None else campaigns.topics(self.session, workspace_id)

    def _asks(self, message: Message | None) -> Asks:
        if message is None or message.wording_id is None:
            return Asks.NOTHING
        return Asks(self.session.get_one(Wording, message.wording_id).asks)

    def _is_out(self) -> bool:
        theirs = (self.text.phone, self.sender_id or 0)
        team = self.workspace_id
        return team is not None and opt_outs.is_out(self.session, team, *theirs)

    def _keep(self, reading: Reading, answered: Message | None) -> int | None:
        recipient_id = answered.recipient_id if answered and inbound.campaign_of(answered) else None
        repeated = (
            reading.meaning in ONCE_A_PERSON
            and recipient_id is not None
            and inbound.counted_before(self.session, recipient_id, reading.meaning)
        )
        kept = inbound.add(
            self.session,
            self.text,
            reading,
            workspace_id=self.workspace_id,
            sender_id=self.sender_id,
            answered=answered,
            counts=not repeated,
            may_mean_visit=self._may_mean_visit(reading, answered),
        )
        if kept is not None and recipient_id is not None and reading.meaning in CLEAR:
            # Who said C and then R is not awaited: one person counts once, as they said last.
            inbound.take_back(self.session, recipient_id, CLEAR - {reading.meaning})
        return kept

    def _may_mean_visit(self, reading: Reading, answered: Message | None) -> bool:
        """Whether an opt-out may have called off the appointment that our text named."""
        if reading.meaning not in SILENCING or answered is None or answered.wording_id is None:
            return False
        wording = self.session.get_one(Wording, answered.wording_id)
        return visits.may_mean_visit(self.text.body, wording.template)

    def _act(self, reading: Reading, inbound_id: int) -> tuple[bool, set[int]]:
        """Change the consent; whether it changed, and the campaigns that it took people from."""
        if reading.meaning in SILENCING:
            return self._opt_out(reading, inbound_id)
        if reading.meaning is Meaning.OPT_IN and self.workspace_id is not None:
            return self._opt_in(reading, Kept(self.workspace_id, inbound_id, self.now)), set()
        return False, set()

    def _opt_in(self, reading: Reading, kept: Kept) -> bool:
        self.started, self.joined = opt_in(
            self.session, reading, self.text, kept=kept, sender_id=self.sender_id
        )
        if self.started.lifted:
            self._start(kept.workspace_id)
        return self.started.may_be_texted or bool(self.joined)

    def _opt_out(self, reading: Reading, inbound_id: int) -> tuple[bool, set[int]]:
        """Everywhere that the address sends for: to the person it is one number."""
        owners = set(inbound.workspaces_at(self.session, self.text.to))
        changed, touched = False, set[int]()
        for workspace_id in sorted(owners):
            known = () if reading.by_law else self._topics(workspace_id)
            topic = topics.aimed_at(self.text.body, known)
            self.aimed_at = self.aimed_at or topic
            out = consent.opt_out(
                self.session,
                Told(ConsentSource.REPLY, reading.words, topic=topic, inbound_id=inbound_id),
                workspace_id=workspace_id,
                phone=self.text.phone,
                said_at=self.text.received_at,
                now=self.now,
            )
            changed = changed or out
        if self.workspace_id is not None and not self._is_out():
            # The person's own START came after it was said: nobody needs to decide it.
            self._start(self.workspace_id)
        if changed:
            touched = opt_outs.skip_waiting(self.session, owners, [self.text.phone])
        return changed, touched

    def _start(self, workspace_id: int) -> None:
        self.settled = provisional.start(self.session, workspace_id, self.text.phone, self.now)

    def _answer(
        self, meaning: Meaning, inbound_id: int, answered: Message | None, *, changed: bool
    ) -> Answer:
        """Our own answer, where nobody else answers; the first STOP after an unsure one too."""
        if self.sender is None:
            return NOTHING
        firm = meaning is Meaning.OPT_OUT and self._is_out()
        owed = changed or (firm and provisional.only(self.session, inbound_id))
        told = (self.text, meaning, self.sender, inbound_id, answered)
        asked = Asked(*told, aimed_at=self.aimed_at, started=self.started, joined=self.joined)
        return answer_text(self.session, asked, changed=owed, out=self._is_out(), now=self.now)
