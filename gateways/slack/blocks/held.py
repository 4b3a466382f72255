"""On a live card: who is held and until when, who was tried once more, what goes on by itself."""

from collections.abc import Mapping
from typing import Any, Final

from domain.holds import PACIFIC_NAME, Held, HeldFor, Shut
from domain.lifecycle import CampaignState
from domain.views import CampaignView
from gateways.slack.blocks import kit, stopped
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import moment
from gateways.slack.facts import Block

_AGAIN: Final[Mapping[HeldFor, str]] = {
    HeldFor.UNREACHED: "the phone could not be reached",
    HeldFor.CONGESTED: "too much was on its way",
    HeldFor.BLOCKED: "Twilio blocks the number for a while",
    HeldFor.ACCOUNT_LIMIT: "the account’s limit was reached",
}
_SHUT: Final[Mapping[Shut, str]] = {
    Shut.NEVER: "no hour is open in all the places where they may be. Other hours in the settings"
    " let them go; so would a zone column in the list",
    Shut.USE_BY: "their hours open only after the use-by, when they are skipped",
}
CLOCKS_DISAGREE: Final = (
    ":alarm_clock: The clocks of this machine disagree: texts leave only where every clock allows."
    " Somebody has to set them right."
)
_DAYS: Final[Mapping[HeldFor, str]] = {
    HeldFor.CARRIER_DAY: "the carrier’s daily limit",
    HeldFor.T_MOBILE_DAY: "T-Mobile’s daily limit",
}


def held(view: CampaignView) -> list[Block]:
    """A line for each reason, and one for those who got a second text."""
    lines = [_line(it, view.workspace.zone) for it in view.held]
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
    when = moment(view.resumes_at, zone)
    return f" Goes on by itself {when}, unless you press *Keep paused* or *Cancel*."


def buttons(view: CampaignView) -> list[dict[str, Any]]:
    """Beside *Resume*: releasing a sender that was stopped, or staying paused after a limit."""
    it = view.public_id
    if view.state is not CampaignState.PAUSED:
        return []
    if view.sender.stopped_reason:
        return stopped.release_button(view)
    return [kit.button("Keep paused", Press.PAUSE, it)] if view.resumes_at else []


def _line(it: Held, zone: str) -> str:
    if it.why in _DAYS:
        until = moment(it.until, PACIFIC_NAME)
        return f"{it.count:,} held until {until}: {_DAYS[it.why]}"
    if it.shut is not None:
        return f"{it.count:,} held: {_SHUT[it.shut]}"
    first = moment(it.until, zone)
    if it.why is HeldFor.QUIET_HOURS:
        return f"{it.count:,} held for their hours, the first until {first}"
    return f"{it.count:,} tried once more from {first}: {_AGAIN[it.why]}"
