"""A program launches a draft: at once where it is counted, else once it is.

What it said before stands. Whoever answers what was missing does not say the start again, and
nothing leaves earlier than was said, unless the program says `now`.
"""

from dataclasses import replace

from sqlalchemy.orm import Session

from campaigns import drafting, ordering, reaching
from campaigns.apireading import find
from campaigns.handing_in import order_of
from campaigns.questioning import LaunchQuestion
from domain.actors import Actor
from domain.apicodes import Code, Declined
from domain.apiorders import NOW, Accepted, OrderState, accepted_of, read_schedule
from domain.lifecycle import CampaignState
from domain.templates import BlankPolicy
from jobs.imports.handed import is_handed_in
from models import campaigns, imports, keys, orders, workspaces
from models.tables import Campaign
from runtime import Runtime


def launch(rt: Runtime, who: Actor, public_id: str, said: Accepted, schedule: str = "") -> bool:
    """Launch it, or keep its start; True if that was done, False if it is owed from now on.

    Raises `ordering.Needed` for what a person would have been asked and nobody said.
    """
    campaign = find(rt, who, public_id)
    reaching.launcher_of(rt, who, public_id)
    said = _with_what_stands(rt, campaign, said)
    schedule = _start(rt, campaign, schedule)
    if said.blanks != BlankPolicy.ASK:
        policy = BlankPolicy(said.blanks)
        if (policy, said.word) != (campaign.blank_policy, campaign.blank_word):
            drafting.decide_blanks(rt, who, public_id, policy, said.word)
            campaign = find(rt, who, public_id)
    if _is_counted(campaign):
        ordering.launch(rt, who, public_id, said, schedule)
        _settle(rt, who, campaign, said, schedule)
        return True
    _owe(rt, who, campaign, said, schedule)
    return False


def asked(
    rt: Runtime, who: Actor, public_id: str
) -> tuple[LaunchQuestion, tuple[ordering.Need, ...]]:
    """The question of a launch now, and what of it nobody has answered."""
    campaign = find(rt, who, public_id)
    return ordering.asked_of(rt, who, public_id, _with_what_stands(rt, campaign, Accepted()))


def _with_what_stands(rt: Runtime, campaign: Campaign, said: Accepted) -> Accepted:
    """What was answered before of this list and text, and what is true of all that its key sends.

    Whatever is said now comes first.
    """
    with rt.db.read() as session:
        before = _said_before(session, campaign)
        attestation = said.attestation or before.attestation
        if not attestation and campaign.api_key_id is not None:
            attestation = keys.get(session, campaign.api_key_id).attestation
    return replace(said, attestation=attestation, repeat=said.repeat or before.repeat)


def _said_before(session: Session, campaign: Campaign) -> Accepted:
    """The answers that the program gave; none of a list or a text that a person replaced."""
    order = orders.of(session, campaign.id)
    upload = campaigns.latest_import(session, campaign.id)
    is_open = order is not None and order.state in (OrderState.OWED, OrderState.NEEDS)
    if order is None or not is_open or upload is None or not is_handed_in(upload):
        return Accepted()
    before = accepted_of(order.answers)
    return before if before.wording_id == campaign.wording_id else replace(before, repeat=False)


def _start(rt: Runtime, campaign: Campaign, schedule: str) -> str:
    """When it starts: what is said now, else what was said before; empty: at once.

    Raises Declined where that is past, and where a start is kept already and no other is said.
    """
    if campaign.state == CampaignState.SCHEDULED and not schedule:
        raise Declined(
            Code.REFUSED,
            f"“{campaign.name}” is scheduled already. Say another start in `schedule`, or “now”.",
        )
    with rt.db.read() as session:
        order = orders.of(session, campaign.id)
        zone = workspaces.get(session, campaign.workspace_id).zone
    if schedule or order is None or not order.wall:
        return "" if schedule == NOW else schedule
    try:
        read_schedule(order.wall, now=rt.clock(), zone=zone)
    except Declined as past:
        words = f"{past.sentence} Say it in `schedule`, or “now”."
        raise Declined(Code.INVALID_SCHEDULE, words, field="schedule") from None
    return order.wall


def _is_counted(campaign: Campaign) -> bool:
    """Whether the questions can be asked now; what was launched already is told so by them."""
    return campaign.state not in ordering.OPEN or imports.estimate_of(campaign) is not None


def _owe(rt: Runtime, who: Actor, campaign: Campaign, said: Accepted, schedule: str) -> None:
    with rt.db.write() as session:
        team = workspaces.locked(session, who.workspace_id)
        if schedule:
            read_schedule(schedule, now=rt.clock(), zone=team.zone)
        held = campaigns.locked(session, campaign.id)
        if held.state not in ordering.OPEN:
            raise Declined(Code.REFUSED, f"“{held.name}” is no draft any more.")
        upload = campaigns.latest_import(session, held.id)
        if upload is None or not is_handed_in(upload):
            raise Declined(
                Code.STILL_IMPORTING,
                f"The list of “{held.name}”, which people gave, is not read or counted yet. Launch"
                " it once it is.",
            )
        said = Accepted(
            *(said.attestation, said.repeat, said.blanks, said.word), held.wording_id or 0
        )
        orders.keep(session, order_of(who, held.id, said, schedule, now=rt.clock()))


def _settle(rt: Runtime, who: Actor, campaign: Campaign, said: Accepted, schedule: str) -> None:
    """What was missing before is said now; the start stands for a launch after this one, too."""
    order = order_of(who, campaign.id, said, schedule, now=rt.clock())
    order.state, order.due_at = OrderState.DONE.value, None
    with rt.db.write() as session:
        orders.keep(session, order)
