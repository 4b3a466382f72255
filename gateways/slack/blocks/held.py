"""On a live card: who is held and until when, who was tried once more, what goes on by itself."""

from datetime import datetime
from typing import Any, Final

from domain.heldwords import held_words
from domain.holds import HeldFor
from domain.lifecycle import CampaignState
from domain.slacktext import date_token
from domain.views import CampaignView
from gateways.slack.blocks import kit, singles, stopped
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import STATE_WORDS, moment
from gateways.slack.facts import Block

WAITS: Final = "Waits for its hours"
CLOCKS_DISAGREE: Final = (
    ":alarm_clock: The clocks of this machine disagree: texts leave only where every clock allows."
    " Somebody has to set them right."
)


def state_words(view: CampaignView) -> str:
    """What the campaign does now; while only closed hours hold up the rest it does not send."""
    waits = view.ledger.is_held and all(it.why is HeldFor.QUIET_HOURS for it in view.held)
    if view.state is CampaignState.SENDING and waits and view.held:
        return WAITS
    return singles.RESTS if singles.rests(view) else STATE_WORDS[view.state]


def held(view: CampaignView) -> list[Block]:
    """A line for each reason, and one for those who got a second text."""

    def when(at: datetime, zone: str) -> str:
        return moment(at, zone, team=view.workspace.zone)

    lines = [held_words(it, view.workspace.zone, when) for it in view.held]
    if view.tried_again:
        lines.append(f"{view.tried_again:,} tried once more after the first text failed")
    return [kit.context(" · ".join(lines))] if lines else []


def clocks(view: CampaignView) -> list[Block]:
    """That it may be later, or earlier, than this machine says, and what that holds up."""
    return [kit.context(CLOCKS_DISAGREE)] if view.clocks_apart else []


def going_on(view: CampaignView) -> str:
    """When a paused campaign goes on by itself, or nothing."""
    if view.state is not CampaignState.PAUSED or view.resumes_at is None:
        return ""
    zone = view.workspace.zone
    when = date_token(view.resumes_at, zone)
    return f" Goes on by itself {when}, unless you press *Keep paused* or *Cancel*."


def buttons(view: CampaignView) -> list[dict[str, Any]]:
    """Beside *Resume*: releasing a sender that was stopped, or staying paused after a limit."""
    it = view.public_id
    if view.state is not CampaignState.PAUSED:
        return []
    if view.sender.stopped_reason:
        return stopped.release_button(view)
    return [kit.button("Keep paused", Press.PAUSE, it)] if view.resumes_at else []
