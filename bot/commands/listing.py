"""`/campaign list`: the campaigns, the newest first, privately."""

from bot.ask import Ask
from bot.commands.verb import Verb
from campaigns.showing import listing
from domain.commandline import Command
from domain.errors import Refused
from gateways.slack.blocks.ids import COMMAND
from gateways.slack.blocks.lists import Line, listed


def run(ask: Ask, command: Command) -> None:
    """The newest twenty, or the page whose number was typed."""
    number = _page(command)
    # Who may look is asked before what was typed is judged.
    found = listing(ask.rt, ask.who, 1 if number is None else number)
    if number is None:
        raise Refused(f"`{COMMAND} list` takes the number of a page: `{COMMAND} list 2`.")
    lines = [
        Line(row.name, row.title, row.state, row.created_by, row.ledger, row.view)
        for row in found.rows
    ]
    ask.tell(listed(lines, found.page))


def _page(command: Command) -> int | None:
    typed = " ".join(command.args) or "1"
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else None


VERB = Verb("list", "list", "Shows the newest campaigns; `list 2` those before them.", run)
