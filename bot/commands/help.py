"""`/campaign help`: every verb with an example, from the one table."""

from collections.abc import Sequence

from bot.ask import Ask
from bot.commands.verb import Verb
from domain.commandline import Command
from gateways.slack.blocks.lists import helped


def verb(others: Sequence[Verb]) -> Verb:
    """The verb that shows all verbs, itself at the end."""

    def run(ask: Ask, _: Command) -> None:
        ask.tell(helped([*(other.entry for other in others), itself.entry]))

    itself = Verb("help", "help", "Shows this.", run)
    return itself
