"""`/campaign` alone: the start view."""

from bot.ask import Ask, remember
from campaigns.access import may
from campaigns.readiness import Missing
from campaigns.setup import overview
from domain.commandline import Command
from domain.roles import Role
from gateways.slack.blocks.start import StartFacts, start_view


def run(ask: Ask, _: Command) -> None:
    """Show what is set up and what is missing."""
    seen = overview(ask.rt, ask.who)
    facts = StartFacts(
        workspace=seen.workspace,
        gaps=[
            (gap.stops, gap.words) for gap in seen.gaps if gap.what is not Missing.SENDER_STOPPED
        ],
        phones=seen.phones,
        group=seen.group,
        inbound_url="" if seen.inbound_seen_at else seen.inbound_url,
        refusal=seen.refusal,
        channel_id=ask.channel_id,
        sets_up=may(ask.rt, ask.who, Role.ADMIN),
    )
    ask.open(start_view(facts, remember(channel=ask.channel_id)))
