"""Fixing the rest: a paused campaign's text is corrected, and sent only to those who are left.

A version is kept first and looked at; only the second press makes it the campaign's. A text that
was rendered with the former one does not leave any more: claims and every request ask for the
version. Whom the former one reached get a draft of their own, if somebody wants that.
"""

from typing import Final

from sqlalchemy.orm import Session

from campaigns import access, drafts, reaching, resting, retrying, texts
from campaigns.finding import find, held
from campaigns.retrying import draft_from
from domain.actors import Actor, mention
from domain.approval import CORRECTED
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import CampaignState
from domain.picked import Picked
from domain.templates import Template
from domain.versions import Correction
from domain.views import CampaignView
from jobs import card, estimating
from jobs.send import control
from models import approvals, campaigns, canaries, opt_outs, versions, views, wordings, workspaces
from models.tables import Campaign
from runtime import Runtime

BEING_CORRECTED: Final = "Its text is being corrected."
AGAIN: Final = "Its text was corrected again."


def correctable(rt: Runtime, who: Actor, ref: str) -> CampaignView:
    """The campaign whose text somebody is about to correct; one that waits for its canary pauses.

    Refused where it is under way: pause it first.
    """
    ref = reaching.launcher_of(rt, who, ref)
    with rt.db.write() as session:
        campaign = held(session, who, ref)
        if campaign.state == CampaignState.SENDING and canaries.is_full(session, campaign.id):
            control.pause(
                *(session, campaign.id, campaign.workspace_id),
                reason=BEING_CORRECTED,
                now=rt.clock(),
            )
        _require_paused(campaign)
        view = views.campaign_view(session, campaign.id, rt.clock())
    card.at_once(rt, view.id)
    return view


def propose(
    rt: Runtime, who: Actor, ref: str, message: str, *, seen_wording_id: int | None = None
) -> Correction:
    """Keep the corrected text as a version that nobody gets yet; what it would cost."""
    ref = reaching.launcher_of(rt, who, ref)
    texts.parse(message)
    with rt.db.write() as session:
        campaign = held(session, who, ref)
        _require_paused(campaign)
        _require_seen(session, campaign, seen_wording_id or campaign.wording_id)
        was = wordings.words_of(wordings.get(session, campaign.wording_id or 0))
        words = texts.corrected(was, message)
        _require_fields(campaign, words.template)
        if words == was:
            raise Refused("The text is the one that it was. Change it first.", field=texts.FIELD)
        wording = wordings.add(session, campaign.id, words, by=who.name, now=rt.clock())
        view = views.campaign_view(session, campaign.id, rt.clock())
        return resting.correction(
            session, campaign, view, wording_id=wording.id, template=words.template
        )


def use(rt: Runtime, who: Actor, ref: str, *, wording_id: int, seen_wording_id: int) -> int:
    """Make it the text of those who are left: one guarded write. Returns how many are.

    It stays paused; what was approved of the former text is not approved of this one.
    """
    ref = reaching.launcher_of(rt, who, ref)
    with rt.db.write() as session:
        campaign = held(session, who, ref)
        _require_paused(campaign)
        _require_seen(session, campaign, seen_wording_id)
        wording = wordings.get(session, wording_id)
        if wording.campaign_id != campaign.id or wording.created_by != who.name:
            raise Refused("That text is not yours to use here. Correct it again.")
        left = views.campaign_view(session, campaign.id, rt.clock()).ledger.waiting
        resting.end(rt, session, campaign, who, AGAIN)
        approvals.end(session, [campaign.id], CORRECTED)
        campaign.wording_id = wording.id
        # Nothing goes on by itself with a text that somebody has just changed.
        campaign.resumes_at = None
        campaigns.touch_card(session, campaign.id, rt.clock(), news=True)
        access.record(
            *(rt, session, who, Verb.CORRECT, Subject.CAMPAIGN, campaign.id),
            wording_id=wording.id,
            version=wording.version,
            before=seen_wording_id,
            left=left,
        )
        campaign_id = campaign.id
    card.at_once(rt, campaign_id)
    return left


def send_correction(rt: Runtime, who: Actor, ref: str) -> CampaignView:
    """Draft a text for exactly those whom a former version reached, but for who opted out.

    The draft begins with the corrected text; it is edited, tested and launched like any other.
    """
    ref = reaching.author_of(rt, who, ref)
    with rt.db.write() as session:
        workspaces.locked(session, who.workspace_id)
        original = find(session, who.workspace_id, ref)
        _require_corrected(session, original)
        draft = draft_from(
            *(rt, session, who, original), picked=Picked.REACHED, suffix=" (correction)"
        )
        copied = versions.copy_reached(session, original, draft)
        out = opt_outs.skip_opted_out(
            session,
            draft.id,
            workspace_id=draft.workspace_id,
            sender_id=draft.sender_id,
            topic=draft.topic,
        )
        if copied == out:
            raise Refused(f"A former text of “{original.name}” reached nobody who may be texted.")
        told = {"copied_from": original.id, "recipients": copied - out, "opted_out": out}
        drafts.record(rt, session, who, Verb.SEND_CORRECTION, draft, **told)
        session.flush()
        view = views.campaign_view(session, draft.id, rt.clock())
    estimating.at_once(rt, view.id)
    card.at_once(rt, view.id)
    return view


def _require_paused(campaign: Campaign) -> None:
    retrying.refuse_singles(campaign)
    if campaign.state != CampaignState.PAUSED:
        raise Refused(
            f"“{campaign.name}” is not paused. Pause it before you correct its text: nobody may get"
            " the former one while you write."
        )


def _require_seen(session: Session, campaign: Campaign, seen_wording_id: int | None) -> None:
    if campaign.wording_id != seen_wording_id:
        author = mention(wordings.get(session, campaign.wording_id or 0).created_by)
        raise Refused(
            f"The text of “{campaign.name}” was corrected by {author} since you looked. Open the"
            " form again.",
            field=texts.FIELD,
        )


def _require_fields(campaign: Campaign, template: str) -> None:
    unknown = Template.parse(template).unknown(campaign.columns)
    if unknown:
        named = ", ".join("{{" + name + "}}" for name in unknown)
        raise Refused(f"The list has no column for {named}.", field=texts.FIELD)


def _require_corrected(session: Session, campaign: Campaign) -> None:
    if not versions.was_corrected(session, campaign):
        raise Refused(f"The text of “{campaign.name}” was not corrected on the way.")
    if campaign.blanked_to is not None:
        raise Refused(
            f"“{campaign.name}” is too old for that: the values of its rows are not kept any more."
        )
