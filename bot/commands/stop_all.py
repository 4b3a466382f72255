"""`/campaign stop-all`: the emergency brake, and `stop-all release` to let go of it."""

from bot.ask import Ask
from bot.commands.verb import Verb
from campaigns import braking
from domain.commandline import Command
from gateways.slack.blocks import brake

RELEASE = "release"


def run(ask: Ask, command: Command) -> None:
    """Stop at once, without a question; whatever else was typed is the reason."""
    ask.team()
    typed, options = list(command.args), command.options
    reason = options.get("reason", "")
    if RELEASE in options or (typed and typed[0].casefold() == RELEASE):
        said = [*typed[RELEASE not in options :], options.get(RELEASE, ""), reason]
        braking.release(ask.rt, ask.who, " ".join(filter(None, said)))
        ask.tell(brake.released())
        return
    press(ask, " ".join(filter(None, [*typed, reason])))


def press(ask: Ask, reason: str = "") -> None:
    """Stop everything and say what it did."""
    done = braking.stop_all(ask.rt, ask.who, reason)
    ask.tell(brake.stopped(done.brake, ask.team().zone, paused=done.paused, was_on=done.was_on))


VERB = Verb(
    "stop-all",
    "stop-all wrong price",
    "Stops every campaign at once. An admin releases it: `stop-all release` and why.",
    run,
)
