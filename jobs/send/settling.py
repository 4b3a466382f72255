"""What outcomes mean for messages, recipients, consent and campaign; a transaction a batch."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from domain.ledger import SkipReason
from domain.messages import MessageState
from domain.retries import Delays
from domain.twilio_codes import Act, Rule
from gateways.twilio.outcomes import (
    Accepted,
    Mistake,
    NotProcessed,
    Outcome,
    Rejected,
    Unknown,
    Withheld,
)
from gateways.twilio.sending import NOT_ALLOWED_HERE
from jobs.send import control, holding
from jobs.send.halting import Halt, halt, halts, tell_stopped
from jobs.send.holding import Failed
from jobs.skipping import Number
from models import campaigns, consent, handing, outcomes, suppressions
from models.claims import Claim
from models.outcomes import Settled

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

BLOCKED = 21610
"""Twilio's code for a recipient who said STOP; what else carries that act means the same."""


@dataclass(frozen=True, slots=True)
class Done:
    """One claimed text and what became of it."""

    claim: Claim
    outcome: Outcome


@dataclass(slots=True)
class Effects:
    """What is to be done after the commit: tests to report, why and which campaigns paused, and
    the numbers that Twilio blocks, by workspace, to be skipped wherever else they wait."""

    tests: set[int] = field(default_factory=set)
    blocked: set[Number] = field(default_factory=set)
    paused: str | None = None
    paused_ids: Sequence[int] = ()


@dataclass(slots=True)
class _Batch:
    news: list[Settled] = field(default_factory=list)
    back: list[int] = field(default_factory=list)
    opted_out: list[Claim] = field(default_factory=list)
    useless: list[tuple[Claim, int]] = field(default_factory=list)
    failed: list[tuple[Claim, Rule]] = field(default_factory=list)
    halts: dict[tuple[int, bool], tuple[Claim, Rule]] = field(default_factory=dict)
    """By sender, and whether it came to a recipient."""
    mistakes: dict[int, str] = field(default_factory=dict)
    """Our own, by workspace, at a recipient: one of each batch tells as much as all of them."""


def settle(
    session: "Session",
    done: Sequence[Done],
    *,
    token: str,
    campaign_id: int | None,
    waits: Delays,
    now: datetime,
) -> Effects:
    """Write what became of these texts, and what follows from it.

    `waits` is how long second attempts wait.
    """
    batch = _Batch()
    for item in done:
        _sort(batch, item)
    outcomes.settle(session, batch.news, now)
    handing.hand_back(session, batch.back, token)
    for claim in sorted(batch.opted_out, key=attrgetter("phone", "message_id")):
        _opt_out(session, claim, now)
    for claim, code in batch.useless:
        suppressions.add(
            session,
            workspace_id=claim.workspace_id,
            phone=claim.phone,
            code=code,
            message_id=claim.message_id,
            now=now,
        )
    effects = Effects(tests={item.claim.test_send_id for item in done if item.claim.test_send_id})
    effects.blocked = {(claim.workspace_id, claim.phone) for claim in batch.opted_out}
    if campaign_id is not None:
        holding.hold(session, _failed(batch, campaign_id), waits, now)
    # By sender, as receipts do: two batches, each in an order of its own, would wait in a circle.
    for _, (claim, known) in sorted(batch.halts.items(), key=itemgetter(0)):
        own = campaign_id if claim.recipient_id is not None else None
        _halt(session, Halt(known, claim.workspace_id, own, claim.sender_id), effects, now)
    for workspace_id, error in batch.mistakes.items():
        _stumble(session, campaign_id, workspace_id, error, effects=effects, now=now)
    if campaign_id is not None and done:
        _tell_campaign(session, campaign_id, done, batch, now)
    return effects


def _sort(batch: _Batch, item: Done) -> None:
    claim, outcome = item.claim, item.outcome
    match outcome:
        case Accepted(sid=sid, state=state, segments=segments):
            batch.news.append(_news(claim, state, sid=sid, segments=segments))
        case Unknown():
            batch.news.append(_news(claim, MessageState.UNKNOWN))
        case Withheld(why=why) if why == NOT_ALLOWED_HERE:
            reason = SkipReason.NOT_ALLOWED_HERE
            batch.news.append(_news(claim, MessageState.REFUSED, reason=reason))
        case NotProcessed() | Withheld():
            batch.back.append(claim.message_id)
        case Mistake():
            _sort_mistake(batch, claim, outcome)
        case Rejected():
            _sort_rejected(batch, claim, outcome)


def _sort_mistake(batch: _Batch, claim: Claim, mistake: Mistake) -> None:
    """An answer or a test stops nothing, and is not tried again: it would fail for ever."""
    bulk = claim.recipient_id is not None
    if bulk:
        batch.mistakes[claim.workspace_id] = type(mistake.error).__name__
    if mistake.left:
        batch.news.append(_news(claim, MessageState.UNKNOWN))
    elif bulk:
        batch.back.append(claim.message_id)
    else:
        batch.news.append(_news(claim, MessageState.REFUSED))


def _sort_rejected(batch: _Batch, claim: Claim, outcome: Rejected) -> None:
    act, bulk = outcome.rule.act, claim.recipient_id is not None
    if halts(act, recipient_id=claim.recipient_id, test_send_id=claim.test_send_id):
        batch.halts[claim.sender_id, bulk] = (claim, outcome.rule)
        if bulk:
            batch.back.append(claim.message_id)
            return
    reason = SkipReason.OPTED_OUT if act is Act.SUPPRESS_OPT_OUT else None
    if reason:
        batch.opted_out.append(claim)
    if act is Act.SUPPRESS_INVALID and outcome.code is not None:
        batch.useless.append((claim, outcome.code))
    batch.failed.append((claim, outcome.rule))
    batch.news.append(_news(claim, MessageState.REFUSED, error_code=outcome.code, reason=reason))


def _failed(batch: _Batch, campaign_id: int) -> Sequence[Failed]:
    return [
        Failed(
            message_id=claim.message_id,
            recipient_id=claim.recipient_id,
            workspace_id=claim.workspace_id,
            campaign_id=campaign_id,
            phone=claim.phone,
            rule=rule,
        )
        for claim, rule in batch.failed
        if claim.recipient_id is not None
    ]


def _news(
    claim: Claim,
    state: MessageState,
    *,
    sid: str | None = None,
    segments: int = 0,
    error_code: int | None = None,
    reason: SkipReason | None = None,
) -> Settled:
    return Settled(
        message_id=claim.message_id,
        recipient_id=claim.recipient_id,
        state=state,
        sid=sid,
        segments=segments,
        error_code=error_code,
        reason=reason,
    )


def _opt_out(session: "Session", claim: Claim, now: datetime) -> None:
    consent.blocked(
        session,
        workspace_id=claim.workspace_id,
        phone=claim.phone,
        sender_id=claim.sender_id,
        code=BLOCKED,
        message_id=claim.message_id,
        now=now,
    )


def _halt(session: "Session", what: Halt, effects: Effects, now: datetime) -> None:
    paused = halt(session, what, now)
    if paused:
        effects.paused, effects.paused_ids = what.words, [*effects.paused_ids, *paused]


def _stumble(
    session: "Session",
    campaign_id: int | None,
    workspace_id: int,
    error: str,
    *,
    effects: Effects,
    now: datetime,
) -> None:
    """Pause: who was handed back would fail again, claim by claim, and nobody would be told."""
    reason = f"Rollcall failed on a text: {error}, see the log. When that is mended, resume."
    if campaign_id is not None and control.pause(
        session, campaign_id, workspace_id, reason=reason, now=now
    ):
        effects.paused, effects.paused_ids = reason, [*effects.paused_ids, campaign_id]
        words = f"Rollcall failed on a text: {error}. Have it mended: the sender’s log says where"
        tell_stopped(session, campaign_id, words=words, now=now)


def _tell_campaign(
    session: "Session", campaign_id: int, done: Sequence[Done], batch: _Batch, now: datetime
) -> None:
    bulk = [item.claim for item in done if item.claim.recipient_id is not None]
    if bulk and batch.back:
        # A frozen process hands back after others had found nothing left to send.
        control.reopen(session, campaign_id, bulk[0].workspace_id, now)
    campaigns.touch_card(session, campaign_id, now)
