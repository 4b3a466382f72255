"""On a live card: who is held and until when, who was tried once more, what goes on by itself."""

from datetime import datetime
from typing import Any, Final

from domain.heldwords import held_words
from domain.holds import HeldFor
from domain.lifecycle import CampaignState
from domain.slacktext import date_token
from domain.summaries import canary_waits
from domain.views import CampaignView
from gateways.slack.blocks import guards, kit, singles, stopped
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import STATE_EMOJI, STATE_WORDS, moment
from gateways.slack.facts import Block

WAITS: Final = "Waits for its hours"
WAITS_FOR_A_PRESS: Final = "Waits for somebody to send the rest"
WAITS_FOR_ITS_CANARY: Final = "Waits for what its canary comes to"
CLOCKS_DISAGREE: Final = (
    ":alarm_clock: The clocks of this machine disagree: texts leave only where every clock allows."
    " Somebody has to set them right."
)


def state_words(view: CampaignView) -> str:
    """What the campaign does now: while its hours or canary hold up the rest it sends nothing."""
    waits = view.ledger.is_held and all(it.why is HeldFor.QUIET_HOURS for it in view.held)
    if view.state is CampaignState.SENDING and waits and view.held:
        return WAITS
    if _canary_is_out(view):
        return WAITS_FOR_A_PRESS if canary_waits(view) else WAITS_FOR_ITS_CANARY
    return singles.RESTS if singles.rests(view) else STATE_WORDS[view.state]


def state_emoji(view: CampaignView) -> str:
    """The sign before it."""
    return ":hatching_chick:" if _canary_is_out(view) else STATE_EMOJI[view.state]


def canary_tail(view: CampaignView) -> str:
    """`. Canary: 50 of 50 sent, 48 delivered.`, while the rest waits for it; else nothing."""
    if view.canary is None or not _canary_is_out(view):
        return ""
    return f". {guards.canary_words(view.canary).replace('*', '')}"


def _canary_is_out(view: CampaignView) -> bool:
    full = view.canary is not None and view.canary.is_full
    return full and view.state is CampaignState.SENDING and view.ledger.waiting > 0


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
