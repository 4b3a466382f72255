"""`/campaign copy spring`: a new draft with the same text for another audience."""

from bot.ask import Ask, remember
from bot.commands.verb import Verb, name_in
from campaigns.access import require_author
from campaigns.showing import status
from domain.commandline import Command
from domain.errors import Refused
from domain.roles import ANYWHERE
from gateways.slack.blocks.draft_form import copy_form


def run(ask: Ask, command: Command) -> None:
    """Ask who shall get it this time."""
    ref = name_in(command)
    if ref is None:
        raise Refused("Which campaign? Type its name: `/campaign copy spring`.")
    open_form(ask, ref)


def open_form(ask: Ask, ref: str) -> None:
    """The form that asks only for the audience."""
    require_author(ask.rt, ask.who, ANYWHERE)
    view = status(ask.rt, ask.who, ref)
    memory = remember(campaign=view.public_id, channel=ask.channel_id, card=ask.card_channel())
    ask.open(copy_form(view, memory))


VERB = Verb("copy", "copy spring", "Makes a new draft of it for another audience.", run)
