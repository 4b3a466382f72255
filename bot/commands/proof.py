"""`/campaign proof spring`, `/campaign proof +15125551234`: the proof pack, by direct message."""

from bot.ask import Ask
from bot.commands.verb import Verb, name_in
from campaigns import packing
from domain.commandline import Command
from domain.errors import Refused


def run(ask: Ask, command: Command) -> None:
    """Make the pack and send it to the asker alone."""
    ask.team()
    ref = name_in(command)
    if ref is None:
        raise Refused("Of what? `/campaign proof spring`, or `/campaign proof +15125551234`.")
    about = packing.ask(ask.rt, ask.who, ref)
    ask.say(f"The proof pack of {about} comes to you by direct message.")


VERB = Verb(
    "proof",
    "proof spring",
    "Sends you a file that proves what was agreed, sent and answered; of a campaign or a number.",
    run,
)
