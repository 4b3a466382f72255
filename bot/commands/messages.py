"""`/campaign messages spring`: every message of a campaign, page by page, privately."""

from bot.ask import Ask, remember
from bot.commands.verb import Verb, name_in
from campaigns import browsing
from domain.commandline import Command
from domain.errors import Refused
from domain.outcomes import Filter, Page, read_filter
from gateways.slack.blocks.browser import browser
from gateways.slack.facts import View


def run(ask: Ask, command: Command) -> None:
    """The first page."""
    ask.team()
    ref = name_in(command)
    if ref is None:
        raise Refused("Which campaign? Type its name: `/campaign messages spring`.")
    ask.open(_shown(ask, browsing.look(ask.rt, ask.who, ref)))


def press(ask: Ask) -> None:
    """From *Details*: the same on top of it."""
    ask.open(_shown(ask, browsing.look(ask.rt, ask.who, ask.value)))


def choose(ask: Ask) -> None:
    """Only those of whom the same became."""
    _turn(ask, read_filter(ask.value), 0)


def turn(ask: Ask) -> None:
    """The page behind a recipient, or the first one."""
    _turn(ask, _of(ask), int(ask.value) if ask.value.isdigit() else 0)


def back(ask: Ask) -> None:
    """The page before a recipient."""
    first = int(ask.value) if ask.value.isdigit() else 0
    page = browsing.back(ask.rt, ask.who, _campaign(ask), _of(ask), first)
    ask.rt.slack.update_view(ask.view_id, _shown(ask, page))


def reveal(ask: Ask) -> None:
    """The numbers of this page; the button asked before."""
    after = int(ask.memory.get("after", 0))
    page = browsing.reveal(ask.rt, ask.who, _campaign(ask), _of(ask), after)
    ask.rt.slack.update_view(ask.view_id, _shown(ask, page))


def _turn(ask: Ask, of: Filter, after: int) -> None:
    page = browsing.look(ask.rt, ask.who, _campaign(ask), of, after)
    ask.rt.slack.update_view(ask.view_id, _shown(ask, page))


def _shown(ask: Ask, page: Page) -> View:
    memory = remember(
        campaign=page.public_id, of=page.of.value, after=page.after, channel=ask.channel_id
    )
    return browser(page, memory)


def _campaign(ask: Ask) -> str:
    return str(ask.memory.get("campaign", ""))


def _of(ask: Ask) -> Filter:
    return read_filter(str(ask.memory.get("of", "")))


VERB = Verb(
    "messages",
    "messages spring",
    "Every message of a campaign, page by page: the number (masked), what became of it, and why.",
    run,
)
