"""`/campaign launch spring`: asks once, stating everything; the form's press launches."""

from bot.ask import Ask, remember
from bot.commands.verb import Verb, name_in
from campaigns.launching import AlreadyLaunched, question
from campaigns.showing import status
from domain.actors import mention
from domain.commandline import Command
from domain.errors import Refused
from domain.slacktext import date_token
from gateways.slack.blocks.launch_form import launch_form

CARRIED = 100
"""So many ids fit into what a form remembers (3,000 characters)."""


def run(ask: Ask, command: Command) -> None:
    """Open the question."""
    ref = name_in(command)
    if ref is None:
        raise Refused("Which campaign? Type its name: `/campaign launch spring`.")
    open_form(ask, ref)


def open_form(ask: Ask, ref: str) -> None:
    """What the launch would do, or what must be mended before."""
    try:
        asked = question(ask.rt, ask.who, ref)
    except AlreadyLaunched as already:
        ask.say(f":no_entry_sign: {launched_before(already, ask.team().zone)}")
        return
    view = status(ask.rt, ask.who, asked.public_id)
    memory = remember(
        campaign=asked.public_id,
        wording=asked.wording_id,
        channel=ask.channel_id,
        kind=asked.kind.value,
        seen=asked.seen,
        at=asked.at.isoformat(),
        repeats=" ".join(repeat.public_id for repeat in asked.repeats[:CARRIED]),
    )
    ask.open(
        launch_form(
            view,
            memory,
            stops=asked.stops,
            warnings=asked.warnings,
            repeats=asked.repeats,
            outlook=asked.outlook,
            agreed=(asked.agreed.written, asked.agreed.express, asked.agreed.unrecorded),
        )
    )


def launched_before(already: AlreadyLaunched, zone: str) -> str:
    """Who was first, and when, in the reader's own time."""
    when = date_token(already.at, zone)
    return f"{mention(already.by)} launched it already, {when}. Nothing was sent twice."


VERB = Verb(
    "launch",
    "launch spring",
    "Shows recipients, price, duration and who waits, and sends after your press.",
    run,
)
