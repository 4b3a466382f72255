"""`/campaign replies`: saved replies, and how much of what people write stands in Slack."""

from bot.ask import Ask
from bot.commands.verb import Verb
from campaigns import disclosing, saving
from campaigns.access import require_launcher
from campaigns.conversing import ANSWER
from domain.commandline import Command
from domain.errors import Refused
from domain.roles import ANYWHERE
from gateways.slack.blocks import saved

USAGE = (
    "Say what: `/campaign replies saved`,"
    ' `/campaign replies save "Opening hours" --text "We open at nine."`,'
    ' `/campaign replies forget "Opening hours"`, or `/campaign replies show hidden`.'
)


def run(ask: Ask, command: Command) -> None:
    """List, keep or forget saved replies; or set what stands in Slack."""
    what, *rest = command.args or ("saved",)
    name, what = " ".join(rest), what.casefold()
    if what != "show":
        require_launcher(ask.rt, ask.who, ANYWHERE, to=ANSWER)
    match what:
        case "saved":
            ask.tell(saved.saved_list(saving.listing(ask.rt, ask.who)))
        case "save":
            text = command.options.get("text", "")
            ask.tell(saved.kept(saving.save(ask.rt, ask.who, name, text)))
        case "forget":
            ask.tell(saved.forgotten(saving.forget(ask.rt, ask.who, name)))
        case "show":
            ask.say(disclosing.choose(ask.rt, ask.who, name))
        case _:
            raise Refused(USAGE)


VERB = Verb(
    "replies",
    'replies save "Opening hours" --text "We open at nine."',
    "Keeps an answer to choose in the form; `replies show hidden` says how replies stand in Slack.",
    run,
)
