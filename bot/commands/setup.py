"""`/campaign setup`: the settings as a form."""

from bot.ask import Ask, remember
from bot.commands.verb import Verb
from campaigns.access import require_author
from domain.commandline import Command
from gateways.slack.blocks.setup_form import sender_form, workspace_form


def run(ask: Ask, command: Command) -> None:
    """Open the settings; `setup sender` opens a new sender."""
    if command.args and command.args[0].startswith("sender"):
        open_sender(ask, "")
        return
    open_form(ask)


def open_form(ask: Ask) -> None:
    """The team's settings."""
    require_author(ask.rt, ask.who)
    view = workspace_form(
        ask.workspace,
        remember(channel=ask.channel_id),
        channel_id=ask.channel_id,
        zone=ask.who.zone,
        price=f"{ask.rt.settings.rollcall_default_price:f}",
    )
    ask.open(view)


def open_sender(ask: Ask, sender_id: str) -> None:
    """One sender, or a new one."""
    require_author(ask.rt, ask.who)
    known = {str(sender.id): sender for sender in ask.team().senders}
    ask.open(sender_form(known.get(sender_id), remember(channel=ask.channel_id)))


VERB = Verb("setup", "setup", "Opens the settings: business name, price, senders.", run)
