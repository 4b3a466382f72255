"""`/campaign erase +15125550123`: what would go and what stays, before anything does."""

from bot.ask import Ask, remember
from bot.commands.verb import Verb
from campaigns import erasing
from campaigns.access import require_admin
from domain.commandline import Command
from domain.errors import Refused
from gateways.slack.blocks.erase_form import erase_form, nothing_kept


def run(ask: Ask, command: Command) -> None:
    """Open the form that asks why; nothing is erased before its second question."""
    require_admin(ask.rt, ask.who)
    for option in command.options.keys() - {"reason"}:
        raise Refused(f"`erase` knows no option --{option.replace('_', '-')}.")
    ask.team()
    number = " ".join(command.args)
    if not number:
        raise Refused("Whose? Type the number: `/campaign erase +15125550123`.")
    planned = erasing.plan(ask.rt, ask.who, number)
    if not planned.found:
        ask.tell(nothing_kept(planned.number))
        return
    memory = remember(number=planned.person.phone, channel=ask.channel_id)
    reason = command.options.get("reason", "")
    goes, stays = planned.words(), erasing.STAYS
    ask.open(erase_form(planned.number, goes=goes, stays=stays, memory=memory, reason=reason))


VERB = Verb(
    "erase",
    "erase +15125550123",
    "Erases what is kept of a person, after two questions; an opt-out outlives it.",
    run,
)
