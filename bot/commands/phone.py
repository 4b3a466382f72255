"""`/campaign phone`: prove one's own phone by a code, for test-sends."""

from bot.ask import Ask, remember
from bot.commands.verb import Verb
from campaigns.access import require_author
from campaigns.setup import overview
from domain.commandline import Command
from domain.roles import ANYWHERE
from gateways.slack.blocks.phone_form import group_form, phone_form


def run(ask: Ask, _: Command) -> None:
    """Ask for the number; the code is asked for in the next step."""
    open_form(ask)


def open_form(ask: Ask) -> None:
    """Which phone gets the code."""
    require_author(ask.rt, ask.who, ANYWHERE)
    ask.team()
    ask.open(phone_form(remember(channel=ask.channel_id)))


def open_group(ask: Ask) -> None:
    """Who is in the test group."""
    require_author(ask.rt, ask.who)
    seen = overview(ask.rt, ask.who)
    ask.open(group_form(len(seen.group), remember(channel=ask.channel_id)))


VERB = Verb("phone", "phone", "Proves your own phone by a code, for test-sends.", run)
