"""A second attempt: a new draft of exactly those whose text failed and can get through.

The draft is like any other: it is looked at, tested and launched by a person. The first messages
keep their state, and whoever opted out since then is skipped.
"""

from sqlalchemy.orm import Session

from campaigns import drafts, reaching
from campaigns.finding import find
from domain.actors import Actor
from domain.deeds import Verb
from domain.errors import Refused
from domain.lifecycle import OVER, CampaignState
from domain.picked import Picked
from domain.views import CampaignView
from jobs import card, estimating
from models import opt_outs, retries, views, wordings, workspaces
from models.tables import Campaign
from runtime import Runtime

READY = OVER | {CampaignState.SETTLING}
"""States after which nobody of the audience is texted any more."""
SUFFIX = " (retry)"
_INHERITED = (
    *("workspace_id", "note", "sender_id", "columns"),
    *("kind", "topic", "blank_policy", "blank_word", "second_attempts"),
)


def retry(rt: Runtime, who: Actor, ref: str) -> CampaignView:
    """Draft the same text, sender and fields for those who can be tried once more."""
    ref = reaching.author_of(rt, who, ref)
    with rt.db.write() as session:
        workspaces.locked(session, who.workspace_id)
        original = find(session, who.workspace_id, ref)
        require_ready(original)
        draft = draft_from(rt, session, who, original, picked=Picked.FAILED)
        copied = retries.copy_failed(session, original, draft)
        out = opt_outs.skip_opted_out(
            session,
            draft.id,
            workspace_id=draft.workspace_id,
            sender_id=draft.sender_id,
            topic=draft.topic,
        )
        if copied == out:
            raise Refused(_nobody(original, out))
        drafts.record(
            rt,
            session,
            who,
            Verb.RETRY,
            draft,
            copied_from=original.id,
            recipients=copied - out,
            opted_out=out,
        )
        session.flush()
        view = views.campaign_view(session, draft.id, rt.clock())
    estimating.at_once(rt, view.id)
    card.at_once(rt, view.id)
    return view


def require_ready(original: Campaign) -> None:
    """Refuse while texts of the campaign may still leave by themselves."""
    refuse_singles(original)
    if original.launched_at is None:
        raise Refused(f"“{original.name}” was not launched yet, so nothing of it has failed.")
    if CampaignState(original.state) not in READY:
        raise Refused(
            f"“{original.name}” is still under way. Retry it when everything has left,"
            " or cancel the rest first."
        )
    if original.blanked_to is not None:
        raise Refused(
            f"“{original.name}” is too old to be retried: the values of its rows are not kept any"
            " more. Draft it anew with a list."
        )


def refuse_singles(campaign: Campaign) -> None:
    """Refuse what would write or repeat single texts: each has its own words, and its own cause."""
    if campaign.day is not None:
        raise Refused(
            f"The texts of “{campaign.name}” come from a program, each with words of its own. The"
            " program sends the next one right, or the same again."
        )


def draft_from(
    rt: Runtime,
    session: Session,
    who: Actor,
    original: Campaign,
    *,
    picked: Picked,
    suffix: str = SUFFIX,
) -> Campaign:
    """A draft of the same text, sender and fields, with nobody in its audience yet.

    `picked` says whom the caller copies into it.
    """
    now = rt.clock()
    title = original.title[: drafts.TITLE_LENGTH - len(suffix)].removesuffix(suffix) + suffix
    draft = Campaign(
        **{name: getattr(original, name) for name in _INHERITED},
        name=drafts.free_name(session, original.workspace_id, title),
        title=title,
        state=CampaignState.DRAFT,
        state_by=who.name,
        state_at=now,
        channel_id=original.channel_id,
        created_by=who.name,
        created_at=now,
        card_due_at=now,
        copied_from_id=original.id,
        picked=picked,
    )
    session.add(draft)
    session.flush()
    words = wordings.words_of(wordings.get(session, original.wording_id or 0))
    drafts.reword(rt, session, who, draft, words)
    return draft


def _nobody(original: Campaign, opted_out: int) -> str:
    if opted_out:
        return f"Everybody of “{original.name}” who could be retried has opted out since."
    return (
        f"Nobody of “{original.name}” can be retried: no text failed, or only for reasons that"
        " a second attempt does not mend, such as landlines, opt-outs and blocked texts."
    )
