"""The undo window on the card: until when a launch can be aborted."""

from typing import Any

from domain.lifecycle import CampaignState
from domain.slacktext import clock_token
from domain.views import CampaignView
from gateways.slack.blocks import approvals, kit
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import by
from gateways.slack.facts import Block


def lines(view: CampaignView) -> list[Block]:
    """Who launched it, and when the first text leaves; nobody edits the card each second."""
    if view.state is not CampaignState.COUNTING_DOWN or view.schedule is None:
        return []
    zone = view.workspace.zone
    launched_by = f"Launched by {by(view.schedule.by)}"
    if approved := approvals.names(view).removesuffix(" · "):
        launched_by += f", {approved}"
    text = (
        f":hourglass_flowing_sand: *Starts {clock_token(view.schedule.at, zone)}*. Until then"
        f" *Abort* takes it back, and nothing is sent. {launched_by}."
    )
    return [kit.section(text)]


def buttons(view: CampaignView) -> list[dict[str, Any]]:
    """The way back, and nothing else that changes it."""
    return [kit.button("Abort", Press.ABORT, view.public_id, style="danger")]


def launched(title: str, channel_id: str, recipients: str, *, starts: str) -> str:
    """For whoever pressed: nothing has left yet."""
    return (
        f":hourglass_flowing_sand: {kit.bold(title)} to {recipients} starts {starts}. Until"
        f" then its card in <#{channel_id}> has *Abort*."
    )
