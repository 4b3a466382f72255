"""Planning second attempts: the one exception to one text a recipient, where the team allows it.

At the request and on receipts alike: Twilio said that a text did not get through, for a reason
that passes. What follows from the code for others (a carrier's full day) is noted here too.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from config import Settings
from domain.holds import Hold, carrier_of, midnight_pacific
from domain.lifecycle import CampaignState
from domain.retries import Delays, SecondAttempts, second_attempt
from domain.twilio_codes import Rule
from jobs.send import control
from models import campaigns, carriers, second_attempts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ALIVE = frozenset({CampaignState.SENDING, CampaignState.PAUSED, CampaignState.SETTLING})


@dataclass(frozen=True, slots=True)
class Failed:
    """A campaign text that did not get through, and the rule of its code."""

    message_id: int
    recipient_id: int
    workspace_id: int
    campaign_id: int
    phone: str
    rule: Rule


def delays(settings: Settings) -> Delays:
    """How long this installation waits before a second attempt."""
    return Delays(
        unreached=timedelta(seconds=settings.rollcall_second_attempt_seconds),
        congested=timedelta(seconds=settings.rollcall_congested_seconds),
        blocked=timedelta(seconds=settings.rollcall_blocked_seconds),
    )


def hold(session: "Session", failed: Iterable[Failed], waits: Delays, now: datetime) -> int:
    """Hold whoever may be tried once more, and note whose day is full; returns how many wait.

    Never in a campaign that is over, where the rest was called off by a person.
    """
    by_campaign: dict[int, list[Failed]] = defaultdict(list)
    for text in failed:
        _note_carrier(session, text, now)
        # Whatever no team could allow needs no lock of its campaign.
        if second_attempt(text.rule, SecondAttempts.UNREACHED, now=now, delays=waits):
            by_campaign[text.campaign_id].append(text)
    return sum(
        _hold_in(session, campaign_id, by_campaign[campaign_id], waits, now)
        for campaign_id in sorted(by_campaign)
    )


def _hold_in(
    session: "Session", campaign_id: int, failed: list[Failed], waits: Delays, now: datetime
) -> int:
    campaign = campaigns.locked(session, campaign_id)
    if campaign.state not in ALIVE:
        return 0
    allowed = SecondAttempts(campaign.second_attempts)
    by_hold: dict[Hold, list[tuple[int, int]]] = defaultdict(list)
    for text in failed:
        planned = second_attempt(text.rule, allowed, now=now, delays=waits)
        if planned is not None:
            by_hold[planned].append((text.recipient_id, text.message_id))
    count = sum(
        second_attempts.plan(
            session, texts, planned, sender_id=campaign.sender_id, topic=campaign.topic
        )
        for planned, texts in by_hold.items()
    )
    if count:
        control.reopen(session, campaign_id, campaign.workspace_id, now)
    return count


def _note_carrier(session: "Session", text: Failed, now: datetime) -> None:
    carrier = carrier_of(text.rule.code)
    if carrier is not None:
        carriers.learn(
            session, workspace_id=text.workspace_id, phone=text.phone, carrier=carrier, now=now
        )
        carriers.cap(session, text.workspace_id, carrier, midnight_pacific(now))
