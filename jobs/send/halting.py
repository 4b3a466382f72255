"""Codes after which every further text would fail the same way: what stops, and until when.

A campaign pauses with the reason. A sender that cannot send is stopped, and with it every campaign
on it, until a person releases it. A limit of the account's ends: then the campaign goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from domain.alerting import AlertKind
from domain.holds import window_ends
from domain.twilio_codes import Act, Rule
from jobs.send import control
from models import alerts, campaigns, cards, senders
from models.tables import Campaign

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

HALTS = frozenset({Act.STOP_CAMPAIGN, Act.STOP_SENDER, Act.HOLD_UNTIL_WINDOW})


def halts(act: Act, *, recipient_id: int | None, test_send_id: int | None) -> bool:
    """Whether a text of that recipient, or of that test-send, stops anything by this act.

    A test-send stops the sender only: a campaign under way finds out about itself, and a draft has
    nothing to pause. Answers stop nothing: else whoever writes to us could.
    """
    return act in HALTS if recipient_id else bool(test_send_id) and act is Act.STOP_SENDER


@dataclass(frozen=True, slots=True)
class Halt:
    """A code, the campaign and the sender that it came to.

    `campaign_id` is None for a test-send: it can stop the sender, and no campaign by itself.
    `taken_at` is when Twilio took the text that a receipt is about; None at the request.
    """

    rule: Rule
    workspace_id: int
    campaign_id: int | None
    sender_id: int
    taken_at: datetime | None = None

    @property
    def words(self) -> str:
        """Why, as a sentence for cards."""
        meaning = self.rule.meaning
        return f"{meaning[:1].upper()}{meaning[1:]} (Twilio error {self.rule.code})."


def halt(session: "Session", what: Halt, now: datetime) -> Sequence[int]:
    """Stop what the code says; returns the campaigns that this call paused."""
    if what.rule.act is Act.STOP_SENDER:
        return _stop_sender(session, what, now)
    if what.campaign_id is None:
        return ()
    ends = window_ends(what.rule.code, now) if what.rule.act is Act.HOLD_UNTIL_WINDOW else None
    paused = _pause(session, what, [what.campaign_id], now, resumes_at=ends)
    if ends is None:
        _tell(session, what, paused, now)
    return paused


def _tell(session: "Session", what: Halt, paused: Sequence[int], now: datetime) -> None:
    """Whoever is told of stopped senders: these campaigns go on by a person only."""
    for campaign_id in paused:
        tell_stopped(session, campaign_id, words=f"{what.words} Mend it at Twilio", now=now)


def tell_stopped(session: "Session", campaign_id: int, *, words: str, now: datetime) -> None:
    """The same of one campaign; `words` end in what to do before *Resume*, without a full stop."""
    campaign = session.get_one(Campaign, campaign_id)
    alerts.add_if_routed(session, campaign, AlertKind.SENDER, words=words, now=now)


def _stop_sender(session: "Session", what: Halt, now: datetime) -> Sequence[int]:
    """Nothing leaves from it any more; what Twilio says of texts before a release is old news."""
    sender = senders.locked(session, what.sender_id)
    released = sender.released_at
    if released is not None and what.taken_at is not None and what.taken_at <= released:
        return ()
    if sender.stopped_reason is None:
        sender.stopped_reason, sender.stopped_at = what.words, now
        cards.touch_on(session, sender.id, now)
        control.audit_stop(session, what.workspace_id, sender.id, reason=what.words, now=now)
        told = f"The sender “{sender.name}” is stopped, and nothing leaves from it: {what.words}"
        told += " Mend it at Twilio, press “Release the sender …” on a card, then “Resume” on each."
        alerts.add_plain(session, what.workspace_id, AlertKind.SENDER, words=told, now=now)
    on_it = campaigns.sending_on(session, sender.id)
    return _pause(session, what, on_it, now)


def _pause(
    session: "Session",
    what: Halt,
    campaign_ids: Sequence[int],
    now: datetime,
    *,
    resumes_at: datetime | None = None,
) -> Sequence[int]:
    return [
        campaign_id
        for campaign_id in campaign_ids
        if control.pause(
            session,
            campaign_id,
            what.workspace_id,
            reason=what.words,
            now=now,
            resumes_at=resumes_at,
        )
    ]
