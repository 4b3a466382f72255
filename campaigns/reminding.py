"""A reminder: a new draft of exactly those who got a text that asked something and are silent.

The draft is like any other: somebody words it, looks at it, tests it and launches it. Whoever
answers or opts out before that is skipped, or told of, as everywhere.
"""

from campaigns import drafts, reaching, retrying
from campaigns.finding import find
from domain.actors import Actor
from domain.asking import Asks
from domain.deeds import Verb
from domain.errors import Refused
from domain.picked import Picked
from domain.views import CampaignView
from jobs import card, estimating
from models import opt_outs, reminding, views, wordings, workspaces
from runtime import Runtime

SUFFIX = " (reminder)"


def remind(rt: Runtime, who: Actor, ref: str) -> CampaignView:
    """Draft the same text, sender and fields for those who have not answered."""
    ref = reaching.author_of(rt, who, ref)
    with rt.db.write() as session:
        workspaces.locked(session, who.workspace_id)
        original = find(session, who.workspace_id, ref)
        retrying.require_ready(original)
        if wordings.get(session, original.wording_id or 0).asks == Asks.NOTHING:
            raise Refused(f"“{original.name}” asked for nothing, so nobody owes it an answer.")
        draft = retrying.draft_from(
            *(rt, session, who, original), picked=Picked.SILENT, suffix=SUFFIX
        )
        draft.reminds_since = reminding.since(original)
        copied = reminding.copy_silent(session, original, draft)
        out = opt_outs.skip_opted_out(
            session,
            draft.id,
            workspace_id=draft.workspace_id,
            sender_id=draft.sender_id,
            topic=draft.topic,
        )
        if copied == out:
            raise Refused(f"Everybody who got “{original.name}” has answered, or opted out.")
        drafts.record(
            *(rt, session, who, Verb.REMIND, draft),
            copied_from=original.id,
            recipients=copied - out,
            opted_out=out,
        )
        session.flush()
        view = views.campaign_view(session, draft.id, rt.clock())
    estimating.at_once(rt, view.id)
    card.at_once(rt, view.id)
    return view
