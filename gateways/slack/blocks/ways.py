"""Of a campaign under way: the buttons that hold up its sending, or let it go on, right now."""

from typing import Any

from domain.lifecycle import CampaignState
from domain.views import CampaignView
from gateways.slack.blocks import approvals, doubts, guards, kit, schedule
from gateways.slack.blocks.held import buttons as held_buttons
from gateways.slack.blocks.ids import Press


def ways_on(view: CampaignView) -> list[dict[str, Any]]:
    """What holds up the sending, or lets it go on, as things stand."""
    it = view.public_id
    elements: list[dict[str, Any]] = []
    if view.state is CampaignState.SENDING:
        elements.append(kit.button("Pause", Press.PAUSE, it))
    elements += held_buttons(view)
    may_go_on = doubts.is_compared(view) and view.sender.stopped_reason is None
    elements += guards.release_button(view)
    if guards.is_stopped(view) and may_go_on:
        elements += guards.continue_button(view)
    elif approvals.rest_waits(view):
        elements += approvals.buttons(view)
    elif schedule.is_late(view) and may_go_on:
        elements += schedule.late_buttons(view)
    elif view.state is CampaignState.PAUSED and may_go_on:
        asks = doubts.resume_ask(view)
        elements.append(kit.button("Resume", Press.RESUME, it, style="primary", asks=asks))
    return elements
