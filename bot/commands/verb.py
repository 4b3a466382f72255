"""What a verb of `/campaign` is: its name, its line in the help, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.ask import Ask
from domain.commandline import Command
from gateways.slack.blocks.lists import Entry


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb; `example` is what follows `/campaign`."""

    name: str
    example: str
    words: str
    run: Callable[[Ask, Command], None]
    mentions: bool = False
    """Whether what is typed names people and channels of Slack, and is no text to be sent."""

    @property
    def entry(self) -> Entry:
        """Its line in the help."""
        return Entry(self.example, self.words)


def name_in(command: Command) -> str | None:
    """The campaign that the arguments name, all of them together, or None."""
    return " ".join(command.args).strip() or None
