"""`/campaign audit verify`: whether anybody tampered with what was recorded."""

from bot.ask import Ask
from bot.commands.verb import Verb
from campaigns.access import require_admin
from campaigns.auditing import ask_verdict
from domain.commandline import Command
from domain.errors import Refused


def run(ask: Ask, command: Command) -> None:
    """Check the chain in the background; the verdict comes by direct message."""
    ask.team()
    require_admin(ask.rt, ask.who)
    wanted, *head = [*command.args, ""]
    if wanted.casefold() != "verify":
        raise Refused("`/campaign audit verify` checks the record; there is nothing else to it.")
    ask_verdict(ask.rt, ask.who, command.options.get("head", "") or head[0])
    ask.say("The record is being checked. The verdict comes by direct message.")


VERB = Verb(
    "audit",
    "audit verify",
    "Checks that nobody changed, removed or added anything in the record of what was done.",
    run,
)
