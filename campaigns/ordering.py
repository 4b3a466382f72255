"""Launches that programs ordered: carried out once the list is read, after every question.

What a person would have been asked and the program did not answer is a stable code: the campaign
stays a draft, its card says what is missing, and a launch with the answer goes on. The clock finds
what is owed, also where whoever accepted it died; whatever moved the campaign since its launch was
begun, it is not begun again. A launch that came to nothing because more recipients were just added,
or nothing was counted yet, is owed as before.
"""

from dataclasses import dataclass
from typing import Final

import structlog
from sqlalchemy.orm import Session

from campaigns import agreeing, launching, scheduling
from campaigns.launched import Launched
from campaigns.launching import LaunchAnswers
from campaigns.objections import code_of
from campaigns.questioning import LaunchQuestion, question
from domain import apiorders, starts
from domain.actors import Actor, Door
from domain.apicodes import Code, Declined
from domain.apiorders import Accepted, OrderState
from domain.counting import count
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import CampaignState
from domain.scheduling import Start
from gateways.slack.errors import SlackAway
from jobs import card
from jobs.imports import handed
from models import audit, campaigns, imports, orders, schedules, workspaces
from models.tables import Campaign, LaunchOrder
from runtime import Runtime

log = structlog.get_logger(__name__)

WORDS_LENGTH: Final = 300
CHANGED: Final = (
    "Somebody changed it, or took its launch back, since the launch was ordered: it is not made"
    " again by itself. Launch it, if that is still meant."
)
OPEN: Final = frozenset({CampaignState.IMPORTING, CampaignState.DRAFT})


@dataclass(frozen=True, slots=True)
class Need:
    """What has to be said before a launch; `words` tell people of it, who know of no fields."""

    code: Code
    detail: str
    words: str = ""


class Needed(Declined):
    """A launch that needs something that nobody said; all that is known of it."""

    def __init__(self, needs: tuple[Need, ...]) -> None:
        first = needs[0]
        super().__init__(first.code, first.detail)
        self.needs = needs


def look_at_orders(rt: Runtime) -> None:
    """Carry out what is owed and can be: its list is read, and its texts are counted."""
    with rt.db.read() as session:
        due = list(orders.due(session, rt.clock()))
    for campaign_id in due:
        carry_out(rt, campaign_id)


def carry_out(rt: Runtime, campaign_id: int) -> None:
    """Launch or schedule it as ordered, or keep what is missing; safe to run twice."""
    with rt.db.read() as session:
        campaign = session.get_one(Campaign, campaign_id)
        order = orders.of(session, campaign_id)
        upload = campaigns.latest_import(session, campaign_id)
    if order is None or order.due_at is None:
        return
    is_theirs = upload is not None and handed.is_handed_in(upload)
    if not is_theirs or not _is_untouched(campaign, order):
        with rt.db.write() as session:
            _drop(session, campaigns.locked(session, campaign_id), order)
        return
    with rt.db.read() as session:
        if not _is_read(session, campaign):
            return
    with rt.db.write() as session:
        orders.begin(session, campaign_id, rt.clock())
    try:
        _launch(rt, campaign, order)
    except SlackAway:
        return  # Only Slack can tell who may approve: the clock comes back.
    except Refused as refused:
        _needs(rt, campaign_id, needs_of(refused))
    else:
        with rt.db.write() as session:
            orders.end(session, campaign_id, OrderState.DONE)


def launch(
    rt: Runtime, who: Actor, public_id: str, said: Accepted, schedule: str = ""
) -> Launched | starts.ScheduleView:
    """Launch a draft as it is, or keep its start. Raises Needed for what nobody said."""
    asked, start = _asked(rt, who, public_id, schedule)
    if needs := tuple(_missing(asked, said)):
        raise Needed(needs)
    again = [repeat.public_id for repeat in asked.repeats] if said.repeat else []
    answers = LaunchAnswers(kind=asked.kind, seen=asked.seen, at=asked.at, attest=said.attestation)
    wording_id = said.wording_id or asked.wording_id
    if start is None:
        return launching.launch(rt, who, public_id, wording_id, again=again, answers=answers)
    return scheduling.schedule(rt, who, public_id, wording_id, start, again=again, answers=answers)


def asked_of(
    rt: Runtime, who: Actor, public_id: str, said: Accepted
) -> tuple[LaunchQuestion, tuple[Need, ...]]:
    """The question of a launch now, and what of it the program has not answered."""
    asked, _ = _asked(rt, who, public_id, "")
    return asked, tuple(_missing(asked, said))


def needs_of(refused: Refused) -> tuple[Need, ...]:
    """What a refusal asks for."""
    if isinstance(refused, Needed):
        return refused.needs
    code = refused.code if isinstance(refused, Declined) else Code.REFUSED
    return (Need(code, refused.sentence),)


def _asked(
    rt: Runtime, who: Actor, public_id: str, schedule: str
) -> tuple[LaunchQuestion, Start | None]:
    if not schedule:
        return question(rt, who, public_id), None
    with rt.db.read() as session:
        zone = workspaces.get(session, who.workspace_id).zone
    start = apiorders.read_schedule(schedule, now=rt.clock(), zone=zone)
    return question(rt, who, public_id, at=start.at), start


def _missing(asked: LaunchQuestion, said: Accepted) -> list[Need]:
    """What a person would have been asked, the first to mend first."""
    needs = [Need(code_of(sentence, asked.name), sentence) for sentence in asked.stops]
    people = count(asked.agreed.unrecorded, "recipient")
    if asked.recipients and asked.agreed.unrecorded and agreeing.is_too_short(said.attestation):
        needs.append(
            Need(
                Code.ATTESTATION_REQUIRED,
                f"Say in `attestation` where {people} agreed to get texts from you: no consent of"
                " theirs is recorded.",
                f"nobody said where {people} agreed to get texts.",
            )
        )
    if asked.repeats and not said.repeat:
        of = max(asked.repeats, key=lambda repeat: repeat.people)
        needs.append(
            Need(
                Code.REPEATED_TEXT,
                f"This very text went to {of.share} within a week, with “{of.name}”. Say `repeat`"
                " if that is meant.",
                f"this very text went to {of.share} within a week, with “{of.name}”.",
            )
        )
    return needs


def _launch(rt: Runtime, campaign: Campaign, order: LaunchOrder) -> None:
    who = actor_of(order.made_by, campaign)
    said = apiorders.accepted_of(order.answers)
    launch(rt, who, campaign.public_id, said, order.wall)
    log.info("order_carried_out", campaign=campaign.id)


def actor_of(made_by: str, campaign: Campaign) -> Actor:
    """The key that ordered it, in the campaign's channel; its rights are asked as they are now."""
    _, public_id, label = made_by.split(":", 2)
    return Actor(
        door=Door.API,
        user_id=public_id,
        workspace_id=campaign.workspace_id,
        channel_id=campaign.channel_id,
        label=label,
    )


def _is_untouched(campaign: Campaign, order: LaunchOrder) -> bool:
    """Whether nobody launched, changed or discarded it, and no launch of it came to anything."""
    if campaign.state not in OPEN:
        return False
    return order.tried_at is None or campaign.state_at <= order.tried_at


def _is_read(session: Session, campaign: Campaign) -> bool:
    """Whether its list is read and counted; where nobody waits, the question says why."""
    if campaign.state == CampaignState.IMPORTING:
        return False
    if imports.estimate_of(campaign) is not None:
        return True
    return not campaigns.pending(session, campaign.id)


def _needs(rt: Runtime, campaign_id: int, needs: tuple[Need, ...]) -> None:
    """It stays a draft that says what is missing; not where somebody else launched it meanwhile."""
    with rt.db.write() as session:
        campaign = campaigns.locked(session, campaign_id)
        order = orders.of(session, campaign_id)
        if order is None:
            return
        if campaign.state in OPEN and not _is_read(session, campaign):
            order.tried_at = None  # It was refused for that alone; the clock comes back.
            return
        if not _is_untouched(campaign, order):
            _drop(session, campaign, order)
            return
        told = [(need.code, need.detail) for need in needs]
        if not orders.end(session, campaign_id, OrderState.NEEDS, told):
            return
        said = needs[0].words or needs[0].detail
        campaign.state_reason = f"It was not launched by itself: {said}"[:WORDS_LENGTH]
        audit.write(
            session,
            workspace_id=campaign.workspace_id,
            at=rt.clock(),
            actor=order.made_by,
            verb=Verb.NOT_LAUNCHED,
            subject=Subject.CAMPAIGN,
            subject_id=campaign_id,
            detail={"needs": [str(need.code) for need in needs]},
        )
        campaigns.touch_card(session, campaign_id, rt.clock())
    log.warning("order_not_carried_out", campaign=campaign_id, code=str(needs[0].code))
    card.nudge(rt, campaign_id)


def _drop(session: Session, campaign: Campaign, order: LaunchOrder) -> None:
    """It is not begun again. Where its launch was made and nobody could note that, it is done."""
    kept = schedules.of(session, campaign.id)
    made = {campaign.launched_by, campaign.state_by, kept.made_by if kept else None}
    if campaign.state not in OPEN and order.made_by in made:
        orders.end(session, campaign.id, OrderState.DONE)
        return
    told = [(Code.REFUSED, CHANGED)] if campaign.state == CampaignState.DRAFT else []
    orders.end(session, campaign.id, OrderState.DROPPED, told)
