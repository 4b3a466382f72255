"""`/campaign why +15125551234`: the whole story of one number, privately."""

from bot.ask import Ask
from bot.commands.verb import Verb, name_in
from campaigns.explaining import why
from domain.commandline import Command
from domain.errors import Refused
from gateways.slack.blocks.story import told


def run(ask: Ask, command: Command) -> None:
    """Tell what holds of the number now, and everything that happened."""
    team = ask.team()
    number = name_in(command)
    if number is None:
        raise Refused("Which number? `/campaign why +15125551234` tells its whole story.")
    found = why(ask.rt, ask.who, number)
    ask.tell(told(found.standing, found.lines, team.zone))


VERB = Verb(
    "why",
    "why +15125551234",
    "Tells the whole story of one number: lists, consent, texts, answers, why it was skipped.",
    run,
)
