"""The submitted review, and the submitted reason why not."""

from bot.ask import Ask
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns import approving
from domain.lifecycle import CampaignState
from gateways.slack.blocks import notices
from gateways.slack.blocks.approvals import goes
from gateways.slack.blocks.kit import bold
from gateways.slack.blocks.questions import Field


def approve(ask: Ask) -> Outcome:
    """Let go exactly what the form showed."""
    public_id, request = str(ask.memory.get("campaign", "")), int(ask.memory.get("request") or 0)
    view = approving.approve(ask.rt, ask.who, public_id, request)
    told = f":white_check_mark: {bold(view.title)} is approved. {goes(view)}"
    return Outcome(view=notices.message("Approved", told))


def reject(ask: Ask) -> Outcome:
    """A draft again, for that reason."""
    public_id, request = str(ask.memory.get("campaign", "")), int(ask.memory.get("request") or 0)
    reason = Values(ask.view).text(Field.REASON)
    view = approving.reject(ask.rt, ask.who, public_id, request, reason)
    stands = "stays paused" if view.state is CampaignState.PAUSED else "is a draft again"
    told = f"{bold(view.title)} {stands}; whoever asked for it is told why."
    return Outcome(told=notices.said(told))
