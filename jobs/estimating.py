"""One pass over the rows of a draft: what its texts will cost, and what is odd about them.

In slices, like the import, so that card and receipts get their turn; each slice keeps what it
found with the draft. A draft that is edited meanwhile is begun anew.
"""

import time
from dataclasses import replace

import orjson

from domain.estimating import Draft, Tally
from domain.lifecycle import LOOKED_AT_ANEW
from domain.templates import BlankPolicy, Template
from domain.views import Estimate
from domain.whereabouts import key_of
from jobs import card
from jobs.agreeing import Looked, look_at_outs, look_through
from jobs.context import runtime
from jobs.queues import QueueName, enqueue
from models import audiences, campaigns, firsts, imports
from models.imports import Begun
from models.tables import Campaign, Sender, Wording
from runtime import Runtime


def enqueue_estimate(rt: Runtime, campaign_id: int) -> None:
    """Put the next slice on the queue; called after the commit that made it due."""
    enqueue(rt, QueueName.WORK, estimate, campaign_id)


def at_once(rt: Runtime, campaign_id: int) -> None:
    """The same for somebody who looks at the card: the first slice overtakes what waits."""
    enqueue(rt, QueueName.WORK, estimate, campaign_id, at_front=True)


def estimate(campaign_id: int) -> None:
    """Do the next slice of a draft's estimate; safe to run twice, does nothing once it is done."""
    rt = runtime()
    with rt.db.read() as session:
        campaign = session.get(Campaign, campaign_id)
        if campaign is None or campaign.state not in LOOKED_AT_ANEW:
            return
        if campaign.wording_id is None or imports.estimate_of(campaign) is not None:
            return
        draft = _draft(
            campaign,
            session.get_one(Wording, campaign.wording_id),
            session.get_one(Sender, campaign.sender_id),
        )
    begun = imports.estimate_begun(campaign)
    now = _next(rt, campaign, begun, draft)
    if _keep(rt, campaign, begun, now):
        (card.at_once if _awaited(campaign, now) else card.nudge)(rt, campaign_id)
    if not now.is_done:
        enqueue_estimate(rt, campaign_id)


def _awaited(campaign: Campaign, found: Begun) -> bool:
    """Nobody sits before the card of what a program handed in, and of what is still counted."""
    return found.is_done and campaign.api_key_id is None


def _next(rt: Runtime, campaign: Campaign, begun: Begun, draft: Draft) -> Begun:
    """What the next slice finds: who is out, who agreed, and what the texts of the others cost."""
    found = begun.found
    if begun.outs is not None:
        outs = look_at_outs(rt, campaign, upto=begun.outs)
        if outs is not None:
            return replace(begun, outs=outs)
    if begun.looked is not None:
        so_far = Looked(found.agreed, found.expiring)
        now, looked = look_through(rt, campaign, upto=begun.looked, so_far=so_far)
        found = replace(found, agreed=now.agreed, expiring=now.expiring)
        if looked is not None:
            return Begun(found, after=0, looked=looked)
    tally = Tally(found, draft)
    after = _count(rt, campaign.id, tally, begun.after or 0)
    counted = tally.estimate()
    if after is None:
        counted = _with_firsts(rt, campaign, counted)
    return Begun(counted, after=after, looked=None)


def _with_firsts(rt: Runtime, campaign: Campaign, counted: Estimate) -> Estimate:
    """For whom it is the first text: asked once, at the end, since it asks the texts' index."""
    with rt.db.read() as session:
        found = firsts.count(session, campaign.id, workspace_id=campaign.workspace_id)
    return replace(counted, firsts=found.people, firsts_sampled=found.is_estimate)


def _draft(campaign: Campaign, wording: Wording, sender: Sender) -> Draft:
    return Draft(
        template=Template.parse(wording.template),
        columns=tuple(campaign.columns),
        policy=BlankPolicy(campaign.blank_policy),
        word=campaign.blank_word,
        smart_encoding=sender.smart_encoding,
    )


def _count(rt: Runtime, campaign_id: int, tally: Tally, after: int) -> int | None:
    """Count rows for some seconds; the recipient id that it came to, None at the end."""
    deadline = time.monotonic() + rt.settings.rollcall_import_slice_seconds
    while True:
        with rt.db.read() as session:
            page = audiences.pending_page(session, campaign_id, after)
        if not page:
            return None
        for recipient_id, fields, phone, zones in page:
            tally.add(recipient_id, orjson.loads(fields), key_of(phone, zones))
        after = page[-1][0]
        if time.monotonic() >= deadline:
            return after


def _keep(rt: Runtime, seen: Campaign, begun: Begun, found: Begun) -> bool:
    """Keep what was found, unless the draft changed or another job was there first."""
    with rt.db.write() as session:
        now = campaigns.locked(session, seen.id)
        same = imports.made_for(now) == imports.made_for(seen) and now.columns == seen.columns
        if not same or imports.estimate_begun(now) != begun:
            return False
        if now.state not in LOOKED_AT_ANEW:
            return False
        imports.keep_begun(now, found)
        campaigns.touch_card(session, seen.id, rt.clock(), news=_awaited(seen, found))
    return True
