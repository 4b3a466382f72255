"""A program launches a draft: at once where it is counted, else once it is."""

from campaigns import drafting, ordering, reaching
from campaigns.apireading import find
from campaigns.handing_in import order_of
from campaigns.questioning import LaunchQuestion
from domain.actors import Actor
from domain.apicodes import Code, Declined
from domain.apiorders import Accepted, read_schedule
from domain.lifecycle import CampaignState
from domain.templates import BlankPolicy
from models import campaigns, imports, keys, orders, workspaces
from models.tables import Campaign
from runtime import Runtime

OPEN = frozenset({CampaignState.IMPORTING, CampaignState.DRAFT})


def launch(rt: Runtime, who: Actor, public_id: str, said: Accepted, schedule: str = "") -> bool:
    """Launch it, or keep its start; True if that was done, False if it is owed from now on.

    Raises `ordering.Needed` for what a person would have been asked and nobody said.
    """
    campaign = find(rt, who, public_id)
    reaching.launcher_of(rt, who, public_id)
    said = _with_the_keys(rt, campaign, said)
    if said.blanks != BlankPolicy.ASK:
        policy = BlankPolicy(said.blanks)
        if (policy, said.word) != (campaign.blank_policy, campaign.blank_word):
            drafting.decide_blanks(rt, who, public_id, policy, said.word)
            campaign = find(rt, who, public_id)
    if _is_counted(campaign):
        ordering.launch(rt, who, public_id, said, schedule)
        _settle(rt, campaign)
        return True
    _owe(rt, who, campaign, said, schedule)
    return False


def asked(
    rt: Runtime, who: Actor, public_id: str
) -> tuple[LaunchQuestion, tuple[ordering.Need, ...]]:
    """The question of a launch now, and what of it nobody has answered."""
    campaign = find(rt, who, public_id)
    return ordering.asked_of(rt, who, public_id, _with_the_keys(rt, campaign, Accepted()))


def _with_the_keys(rt: Runtime, campaign: Campaign, said: Accepted) -> Accepted:
    """What is true of everything that its key sends, unless this says otherwise."""
    if said.attestation or campaign.api_key_id is None:
        return said
    with rt.db.read() as session:
        key = keys.get(session, campaign.api_key_id)
    return Accepted(key.attestation, said.repeat, said.blanks, said.word, said.wording_id)


def _is_counted(campaign: Campaign) -> bool:
    """Whether the questions can be asked now; what was launched already is told so by them."""
    return campaign.state not in OPEN or imports.estimate_of(campaign) is not None


def _owe(rt: Runtime, who: Actor, campaign: Campaign, said: Accepted, schedule: str) -> None:
    with rt.db.write() as session:
        team = workspaces.locked(session, who.workspace_id)
        if schedule:
            read_schedule(schedule, now=rt.clock(), zone=team.zone)
        held = campaigns.locked(session, campaign.id)
        if held.state not in OPEN:
            raise Declined(Code.REFUSED, f"“{held.name}” is no draft any more.")
        said = Accepted(
            *(said.attestation, said.repeat, said.blanks, said.word), held.wording_id or 0
        )
        orders.keep(session, order_of(who, held.id, said, schedule, now=rt.clock()))


def _settle(rt: Runtime, campaign: Campaign) -> None:
    """What was missing before is said now."""
    with rt.db.write() as session:
        order = orders.of(session, campaign.id)
        if order is not None:
            order.state, order.needs, order.due_at = "done", [], None
