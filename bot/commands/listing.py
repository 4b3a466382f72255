"""`/campaign list`: the campaigns, the newest first, privately, a page at a time."""

from bot.ask import Ask
from bot.commands.verb import Verb
from campaigns.showing import listing
from domain.commandline import Command
from domain.errors import Refused
from gateways.slack.blocks.ids import COMMAND
from gateways.slack.blocks.lists import Line, listed
from gateways.slack.facts import Rendered


def run(ask: Ask, command: Command) -> None:
    """The newest twenty, or the page whose number was typed."""
    number = _page(" ".join(command.args) or "1")
    # Who may look is asked before what was typed is judged.
    page = _shown(ask, 1 if number is None else number)
    if number is None:
        raise Refused(f"`{COMMAND} list` takes the number of a page: `{COMMAND} list 2`.")
    ask.tell(page)


def turn(ask: Ask) -> None:
    """Another page in the place of the one that the press came from."""
    ask.retell(_shown(ask, _page(ask.value) or 1))


def _shown(ask: Ask, number: int) -> Rendered:
    found = listing(ask.rt, ask.who, number)
    lines = [
        Line(row.name, row.title, row.state, row.created_by, row.ledger, row.view)
        for row in found.rows
    ]
    return listed(lines, found.page)


def _page(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else None


VERB = Verb("list", "list", "Shows the newest campaigns; `list 2` those before them.", run)
