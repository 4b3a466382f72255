"""`/campaign retry spring --failed`: a new draft of those whose text can be tried once more."""

from bot.ask import Ask
from bot.commands.verb import Verb, name_in
from campaigns.access import require_author
from campaigns.retrying import retry
from domain.commandline import Command
from domain.errors import Refused
from domain.roles import ANYWHERE
from gateways.slack.blocks import notices

EXAMPLE = "`/campaign retry spring --failed`"


def run(ask: Ask, command: Command) -> None:
    """Make the draft; `--failed` is said, so that nobody takes this for sending again to all."""
    require_author(ask.rt, ask.who, ANYWHERE)
    given = command.options.get("failed")
    ref = name_in(command) or given
    if not ref:
        raise Refused(f"Which campaign? Type its name: {EXAMPLE}.")
    if given is None:
        raise Refused(f"Only failed texts can be retried. Say so: {EXAMPLE}.")
    press(ask, ref)


def press(ask: Ask, ref: str) -> None:
    """Make the draft and say where its card is."""
    ask.tell(notices.draft_made(retry(ask.rt, ask.who, ref)))


VERB = Verb(
    "retry",
    "retry spring --failed",
    "Makes a new draft of those whose text failed and may get through at a second attempt.",
    run,
)
