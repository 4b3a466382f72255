"""A corrected text wants a second person as a launch does: asked for exactly, of who is left.

The campaign stays paused meanwhile. Whatever resumes it asks `require` in the transaction that
does it; only an approval of this very version lets it go on.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from sqlalchemy.orm import Session

from campaigns import access, fingerprinting
from campaigns.finding import find, held
from domain import approval, approvalrule, money, templates
from domain.actors import Actor, mention
from domain.approval import ApprovalState, News
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.estimating import Draft, Tally
from domain.ledger import SkipReason
from domain.lifecycle import CampaignState
from domain.templates import BlankPolicy, Template
from domain.versions import Correction
from domain.views import CampaignView, Estimate
from jobs import card
from jobs.send.rendering import preparer
from models import approvals, campaigns, checks, versions, views
from models.tables import Approval, Campaign
from runtime import Runtime

LOOKED_AT: Final = 1_000
"""Rows whose text is made to say what the rest costs."""


def correction(
    session: Session, campaign: Campaign, view: CampaignView, *, wording_id: int, template: str
) -> Correction:
    """What the text comes to for those who are left; of many, by the first of them."""
    prepare = preparer(
        template,
        campaign.columns,
        policy=BlankPolicy(campaign.blank_policy),
        word=campaign.blank_word,
        smart_encoding=view.sender.smart_encoding,
    )
    rows = versions.left(session, campaign.id, LOOKED_AT)
    looked = [prepare(values) for values in rows]
    segments = sum(made.segments for made in looked if not isinstance(made, SkipReason))
    left = view.ledger.waiting
    total = round(segments * left / len(looked)) if looked else 0
    each = view.workspace.price_per_segment
    price: Decimal | None = None if each is None else money.price(total, each)
    return Correction(
        *(view.public_id, view.title, view.wording_id or 0, wording_id, template, left),
        skipped=sum(isinstance(made, SkipReason) for made in looked),
        segments=total,
        price=price,
        currency=view.workspace.currency,
        exact=len(looked) >= left,
        awaits=_wants(view, left, price),
        warnings=_warnings(campaign, view, template, rows),
    )


def _warnings(
    campaign: Campaign, view: CampaignView, template: str, rows: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """What a draft's card would say of it: counted in figures only where all who are left are."""
    draft = Draft(
        *(Template.parse(template), campaign.columns, BlankPolicy(campaign.blank_policy)),
        *(campaign.blank_word, view.sender.smart_encoding),
    )
    known = view.estimate or Estimate(0, 0, 0, 0)
    firsts = None if known.firsts is None else min(known.firsts, view.ledger.waiting)
    begun = Estimate(0, 0, 0, 0, firsts=firsts, firsts_sampled=known.firsts_sampled)
    tally = Tally(begun, draft)
    for place, values in enumerate(rows):
        tally.add(place, values, "")
    found = replace(tally.estimate(), areas=known.areas)
    if len(rows) < view.ledger.waiting:
        found = replace(found, plain_saves=0, ucs2_rows=0)
    render = templates.compile(draft.template, draft.columns, word=draft.word)
    samples = [render(rows[place]) for place in sorted({*found.samples.values()})]
    told = checks.rest_warnings(
        *(campaign, template), view=view, found=found, samples=samples, now=view.at
    )
    return tuple(warning.text for warning in told)


def of_rest(session: Session, campaign: Campaign, view: CampaignView) -> Correction:
    """The same of the text that is the campaign's now."""
    at = campaign.wording_id or 0
    return correction(session, campaign, view, wording_id=at, template=view.template)


def _wants(view: CampaignView, left: int, price: Decimal | None) -> str | None:
    """Of all its people: what wanted a second person wants one for the rest of it, too."""
    people, team = view.ledger.recipients, view.workspace
    whole = price * people / left if price is not None and left else price
    return approvalrule.needs(team.approval, people, whole, currency=team.currency)


def require(rt: Runtime, session: Session, campaign: Campaign) -> None:
    """Refuse to go on with a corrected text that nobody approved; the caller holds the campaign."""
    if _is_corrected(session, campaign):
        view = views.campaign_view(session, campaign.id, rt.clock())
        if not _may_go(session, campaign, view):
            raise Refused(_waits(session, campaign))


def ask(rt: Runtime, who: Actor, ref: str) -> None:
    """Before a resume: ask for the approval that it lacks. Refused then, saying so."""

    def work(session: Session) -> str | None:
        campaign = held(session, who, ref)
        if not _is_corrected(session, campaign):
            return None
        view = views.campaign_view(session, campaign.id, rt.clock())
        if _may_go(session, campaign, view):
            return None
        if approvals.of(session, campaign.id, ApprovalState.ASKED) is None:
            _ask(rt, session, who, campaign, view)
        return _waits(session, campaign)

    sentence = rt.db.write_again(work)
    if sentence is not None:
        with rt.db.read() as session:
            campaign_id = find(session, who.workspace_id, ref).id
        card.at_once(rt, campaign_id)
        raise Refused(sentence)


def differs(campaign: Campaign, view: CampaignView, request: Approval) -> tuple[str, ...]:
    """What is not as it was asked for, in words."""
    asked = approval.from_data(request.asked)
    if asked is None or approval.fingerprint(asked) != request.fingerprint:
        return ("what was asked for, which cannot be read any more",)
    return approval.changed(asked, fingerprinting.of_rest(campaign, view, None))


def end(rt: Runtime, session: Session, campaign: Campaign, who: Actor, why: str) -> None:
    """What was asked for counts no more: it is corrected again, cancelled, or goes on."""
    request = approvals.of(session, campaign.id, ApprovalState.ASKED)
    if request is not None:
        tells = request.asked_by != who.name
        void, now = ApprovalState.VOID, rt.clock()
        approvals.decide(session, request.id, void, by=who.name, now=now, reason=why, tells=tells)


def _is_corrected(session: Session, campaign: Campaign) -> bool:
    return campaign.state == CampaignState.PAUSED and versions.was_corrected(session, campaign)


def _may_go(session: Session, campaign: Campaign, view: CampaignView) -> bool:
    """Whether no second person is wanted, or one approved exactly this."""
    if of_rest(session, campaign, view).awaits is None:
        return True
    given = approvals.of(session, campaign.id, ApprovalState.APPROVED)
    return (
        given is not None
        and given.wording_id == campaign.wording_id
        and not differs(campaign, view, given)
    )


def _waits(session: Session, campaign: Campaign) -> str:
    request = approvals.of(session, campaign.id, ApprovalState.ASKED)
    if request is None:
        return (
            f"The text of “{campaign.name}” was corrected, and this team wants a second person for"
            " it. Press *Resume* to ask for one."
        )
    return (
        f"The corrected text of “{campaign.name}” waits for the approval of a second person, since"
        f" {request.why}: {mention(request.asked_by)} asked for it. An approver who neither asked"
        " for it nor wrote it presses *Review …* on its card; then it goes on."
    )


def _ask(rt: Runtime, session: Session, who: Actor, campaign: Campaign, view: CampaignView) -> None:
    now, found = rt.clock(), of_rest(session, campaign, view)
    approvals.end(session, [campaign.id], "Its text was corrected since.")
    asked = fingerprinting.of_rest(campaign, view, found.price)
    request = Approval(
        workspace_id=campaign.workspace_id,
        campaign_id=campaign.id,
        state=ApprovalState.ASKED.value,
        why=found.awaits or "",
        wording_id=campaign.wording_id or 0,
        asked=approval.to_data(asked),
        fingerprint=approval.fingerprint(asked),
        asked_by=who.name,
        asked_at=now,
        telling=News.REQUEST.value,
        tell_at=now,
    )
    session.add(request)
    session.flush()
    campaigns.touch_card(session, campaign.id, now, news=True)
    access.record(
        *(rt, session, who, Verb.ASK_APPROVAL, Subject.CAMPAIGN, campaign.id),
        approval=request.id,
        wording_id=request.wording_id,
        fingerprint=request.fingerprint,
        why=request.why,
    )
