"""On the card of a program's single texts: whose they are, until when, and what ends them."""

from typing import Any

from domain.counting import count
from domain.lifecycle import CampaignState
from domain.slacktext import date_token
from domain.views import CampaignView
from gateways.slack.blocks import kit
from gateways.slack.blocks.phrases import by, sum_line, sum_of

RESTS = "Waits for texts"


def are_of(view: CampaignView) -> bool:
    """Whether its texts come from a program one by one, each with words of its own."""
    return view.day_ends_at is not None


def rests(view: CampaignView) -> bool:
    """Whether it is open and nobody waits: nothing is wrong, only nothing to do."""
    return are_of(view) and view.state is CampaignState.SENDING and not view.ledger.waiting


def origin(view: CampaignView) -> str:
    """`Single texts of the key “Website”, until Nov 22, 2026 at 12:00 AM CST`."""
    until = ""
    if view.day_ends_at is not None:
        until = f", until {date_token(view.day_ends_at, view.workspace.zone)}"
    return f"Single texts of {by(view.launched_by or 'system')}{until} · "


def sums(view: CampaignView) -> str:
    """The line that adds up: to the rows of a list, or to the texts that were handed in."""
    if not are_of(view):
        return sum_line(view)
    return sum_of(view.ledger, f"{count(view.ledger.rows, 'text')} handed in")


def cancel_ask(view: CampaignView) -> dict[str, Any]:
    """What a cancel means where more may come."""
    waiting = view.ledger.waiting
    lost = f"{count(waiting, 'text')} that {'waits' if waiting == 1 else 'wait'} will not leave, "
    return kit.confirm(
        "Cancel these texts for today?",
        f"{lost if waiting else ''}{'and f' if waiting else 'F'}urther ones of this key and sender"
        " are refused for the rest of the day. To let them wait instead, pause.",
        yes="Cancel for today",
        style="danger",
    )
