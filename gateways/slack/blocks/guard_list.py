"""What `/campaign guards` shows: the team's limits, or how one campaign stands by its own."""

from collections.abc import Sequence

from domain.guards import Figures, Guards
from domain.guardwords import campaign_lines, team_lines
from domain.views import CampaignView
from gateways.slack.blocks import guards, kit
from gateways.slack.blocks.held import state_words
from gateways.slack.facts import Block, Rendered


def of_team(limits: Guards, currency: str) -> Rendered:
    """What pauses a campaign by itself."""
    title = "What pauses a campaign by itself"
    blocks: list[Block] = [
        _listed(f"*{title}*", team_lines(limits, currency)),
        kit.context("Admins change it in the settings: `/campaign setup`."),
    ]
    return Rendered(text=title, blocks=blocks)


def of_campaign(view: CampaignView, figures: Figures) -> Rendered:
    """Its figures beside its limits, which of them were raised, and what it waits for."""
    title = f"{kit.bold(view.title)} ({state_words(view)})"
    blocks = [_listed(title, campaign_lines(view.guard.guards, figures)), *guards.lines(view)]
    return Rendered(text=f"Guard rails of {kit.words(view.title)}", blocks=blocks)


def _listed(title: str, lines: Sequence[str]) -> Block:
    return kit.section("\n".join([title, *(f"• {line}" for line in lines)]))
