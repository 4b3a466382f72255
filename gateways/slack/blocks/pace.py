"""How fast a campaign leaves, how fast it may, and what holds it up for today."""

from typing import Final

from domain.daily import Reached
from domain.lifecycle import CampaignState
from domain.slacktext import date_token
from domain.views import CampaignView
from gateways.slack.blocks import kit
from gateways.slack.blocks.phrases import moment
from gateways.slack.facts import Block

WHOLE: Final = 0.97
"""A pace above this share of the throughput is not worth a line."""


def pace(view: CampaignView) -> list[Block]:
    """A line while a campaign is sending; nothing otherwise."""
    if view.state is not CampaignState.SENDING:
        return []
    if view.daily is not None and view.ledger.waiting:
        return [kit.context(_reached(view.daily, view.workspace.zone))]
    if view.canary is not None and view.canary.is_full:
        return []  # The rest waits, for a person or for its time: a forecast would promise more.
    parts = []
    if view.speed is not None:
        parts.append(f"{view.speed:.1f} of {view.sender.throughput:g} segments a second")
    if view.pace < WHOLE:
        slow = view.pace * view.sender.throughput
        parts.append(
            f":snail: slowed down to {slow:.2g} of {view.sender.throughput:g} segments a second:"
            " the carrier asked for it"
        )
    if view.ends_at is not None:
        zone = view.workspace.zone
        ends = view.ends_at.replace(second=0, microsecond=0)
        parts.append(f"the last text leaves {date_token(ends, zone)}")
    return [kit.context(" · ".join(parts))] if parts else []


def _reached(daily: Reached, zone: str) -> str:
    """`Daily limit of 2,000 segments (brand BN1) reached: goes on …`."""
    limit = daily.limit
    when = moment(daily.goes_on_at, limit.zone, team=zone)
    return (
        f":hourglass: Daily limit of {limit.most:,} {limit.unit.value} ({kit.words(limit.whose)})"
        f" reached: goes on {when}"
    )
