"""`/campaign setup`: the settings as a form."""

from bot.ask import Ask, remember
from bot.commands.verb import Verb
from campaigns.access import require_admin
from domain.commandline import Command
from domain.views import WorkspaceView
from gateways.slack.blocks.setup_form import sender_form, workspace_form
from gateways.slack.facts import View


def run(ask: Ask, command: Command) -> None:
    """Open the settings; `setup sender` opens a new sender."""
    if command.args and command.args[0].startswith("sender"):
        open_sender(ask, "")
        return
    open_form(ask)


def open_form(ask: Ask) -> None:
    """The team's settings."""
    require_admin(ask.rt, ask.who)
    ask.open(settings_view(ask, ask.workspace))


def settings_view(ask: Ask, workspace: WorkspaceView | None, news: str = "") -> View:
    """The settings as a form; `news` stands on top."""
    return workspace_form(
        workspace,
        remember(channel=ask.channel_id),
        channel_id=ask.channel_id,
        zone=ask.who.zone,
        price=f"{ask.rt.settings.rollcall_default_price:f}",
        news=news,
    )


def open_sender(ask: Ask, sender_id: str) -> None:
    """One sender, or a new one; the form remembers which, since its name may change."""
    require_admin(ask.rt, ask.who)
    team = ask.team()
    known = next((one for one in team.senders if str(one.id) == sender_id), None)
    memory = remember(channel=ask.channel_id, sender=known.id if known else 0)
    ask.open(sender_form(known, memory, team.region))


VERB = Verb("setup", "setup", "Opens the settings: business name, price, senders.", run)
