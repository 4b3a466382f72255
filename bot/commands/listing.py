"""`/campaign list`: the newest campaigns, privately."""

from bot.ask import Ask
from bot.commands.verb import Verb
from campaigns.showing import listing
from domain.commandline import Command
from gateways.slack.blocks.lists import Line, listed


def run(ask: Ask, _: Command) -> None:
    """The newest twenty."""
    rows = listing(ask.rt, ask.who)
    lines = [
        Line(row.name, row.title, row.state, row.created_by, row.ledger, row.view) for row in rows
    ]
    ask.tell(listed(lines))


VERB = Verb("list", "list", "Shows the newest campaigns.", run)
