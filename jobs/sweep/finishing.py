"""The end of a campaign: everything sent, every receipt in or known to be missing."""

from datetime import timedelta

from domain.lifecycle import CampaignState
from jobs import card
from jobs.send import control
from models import campaigns, messages, unknowns
from models.messages import live_campaigns
from runtime import Runtime


def finish(rt: Runtime) -> None:
    """Move on campaigns of which nothing is left to send, and complete those that settled."""
    now = rt.clock()
    before = now - timedelta(seconds=rt.settings.rollcall_unconfirmed_seconds)
    states = (CampaignState.SENDING.value, CampaignState.SETTLING.value)
    offer(rt)
    with rt.db.read() as session:
        found = [(row.id, row.workspace_id) for row in live_campaigns(session, states)]
        paused = live_campaigns(session, [CampaignState.PAUSED.value])
        found += [
            (it.id, it.workspace_id) for it in paused if control.is_run_out(session, it.id, now)
        ]
    for campaign_id, workspace_id in found:
        with rt.db.write() as session:
            messages.mark_unconfirmed(session, campaign_id, accepted_before=before, now=now)
            moved = control.sent_out(session, campaign_id, workspace_id, now)
            moved = control.run_out(session, campaign_id, workspace_id, now) or moved
            moved = control.settled(session, campaign_id, workspace_id, now) or moved
        if moved:
            card.nudge(rt, campaign_id)


def offer(rt: Runtime) -> None:
    """Ask people about texts that stayed unknown: their cards say so, whatever the state."""
    now = rt.clock()
    before = now - timedelta(seconds=rt.settings.rollcall_unconfirmed_seconds)
    with rt.db.read() as session:
        if not unknowns.any_to_offer(session, before):
            return
    with rt.db.write() as session:
        offered = unknowns.offer(session, unknown_before=before, now=now)
        for campaign_id in offered:
            campaigns.touch_card(session, campaign_id, now)
    for campaign_id in offered:
        card.nudge(rt, campaign_id)
