"""`/campaign status [name]`: how a campaign stands, privately. A lost card is tried again."""

from bot.ask import Ask
from bot.commands.verb import Verb, name_in
from campaigns.showing import status
from domain.commandline import Command
from jobs.card import again, draw


def run(ask: Ask, command: Command) -> None:
    """The card, for this person only; without a name the newest campaign under way."""
    view = status(ask.rt, ask.who, name_in(command))
    ask.tell(draw(view))
    again(ask.rt, view.id)


VERB = Verb(
    "status", "status spring", "Shows how it stands; without a name the newest under way.", run
)
