"""The verbs that move a campaign: discard, restore, pause, resume, cancel."""

from collections.abc import Callable

from bot.ask import Ask
from bot.commands.verb import Verb, name_in
from campaigns import controlling, discarding
from campaigns.useby import read_late
from domain.actors import Actor
from domain.commandline import Command
from domain.errors import Refused
from domain.views import CampaignView
from gateways.slack.blocks.kit import bold
from runtime import Runtime

Move = Callable[[Runtime, Actor, str], CampaignView]
ExplainedMove = Callable[[Runtime, Actor, str, str], CampaignView]


def _verb(name: str, done: str, help_words: str, move: Move) -> Verb:
    def run(ask: Ask, command: Command) -> None:
        ref = name_in(command)
        if ref is None:
            raise Refused(f"Which campaign? Type its name: `/campaign {name} spring`.")
        view = move(ask.rt, ask.who, ref)
        ask.say(f"{bold(view.title)} (`{view.name}`) {done}.")

    return Verb(name, f"{name} spring", help_words, run)


def _explained(name: str, done: str, help_words: str, move: ExplainedMove) -> Verb:
    """A verb that takes `--reason`, which the card shows."""

    def run(ask: Ask, command: Command) -> None:
        def moved(rt: Runtime, who: Actor, ref: str) -> CampaignView:
            return move(rt, who, ref, command.options.get("reason", ""))

        _verb(name, done, help_words, moved).run(ask, command)

    return Verb(name, f'{name} spring --reason "wrong price"', help_words, run)


DISCARD = _verb(
    "discard", "is discarded; `restore` fetches it back", "Throws a draft away.", discarding.discard
)
RESTORE = _verb("restore", "is back", "Fetches a discarded draft back.", discarding.restore)
PAUSE = _explained(
    "pause", "is paused; nothing more leaves", "Stops sending until `resume`.", controlling.pause
)


def _resume(ask: Ask, command: Command) -> None:
    """`--late send|drop` answers for those whose use-by went by during the pause."""

    def moved(rt: Runtime, who: Actor, ref: str) -> CampaignView:
        return controlling.resume(rt, who, ref, read_late(command.options.get("late", "")))

    _verb("resume", "goes on", "", moved).run(ask, command)


RESUME = Verb("resume", "resume spring", "Goes on sending.", _resume)
CANCEL = _explained(
    "cancel",
    "is cancelled; whoever waited gets nothing",
    "Ends it for good; what has left stays sent.",
    controlling.cancel,
)
