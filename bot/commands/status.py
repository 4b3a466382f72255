"""`/campaign status [name]`: how a campaign stands, privately."""

from bot.ask import Ask
from bot.commands.verb import Verb, name_in
from campaigns.showing import status
from domain.commandline import Command
from jobs.card import draw


def run(ask: Ask, command: Command) -> None:
    """The card, for this person only; without a name the newest campaign under way."""
    ask.tell(draw(status(ask.rt, ask.who, name_in(command))))


VERB = Verb(
    "status", "status spring", "Shows how it stands; without a name the newest under way.", run
)
