"""`/campaign approvals`: what waits for my approval; `abort` takes a launch back."""

from bot.ask import Ask, remember
from bot.commands.verb import Verb, name_in
from campaigns import countdown, reviewing
from domain.commandline import Command
from domain.errors import Refused
from gateways.slack.blocks.approvals import waits_for_me
from gateways.slack.blocks.kit import bold
from gateways.slack.blocks.review import review_form


def run(ask: Ask, command: Command) -> None:
    """The list, or with a name the form to decide in."""
    ask.team()
    ref = name_in(command)
    if ref is not None:
        open_review(ask, ref)
        return
    ask.tell(waits_for_me(reviewing.waiting(ask.rt, ask.who)))


def open_review(ask: Ask, ref: str) -> None:
    """Everything that is asked for, with the buttons for whoever may decide."""
    found = reviewing.review(ask.rt, ask.who, ref)
    memory = remember(
        campaign=found.view.public_id, request=found.approval_id, channel=ask.channel_id
    )
    ask.open(
        review_form(
            found.view,
            memory,
            refusal=found.refusal,
            outlook=found.outlook,
            rest=found.rest,
            repeats=found.repeats,
            warnings=found.warnings,
            agreed=(found.agreed.written, found.agreed.express, found.agreed.unrecorded),
        )
    )


def abort(ask: Ask, command: Command) -> None:
    """Take a launch back before its first text leaves."""
    ref = name_in(command)
    if ref is None:
        raise Refused("Which campaign? Type its name: `/campaign abort spring`.")
    view = countdown.abort(ask.rt, ask.who, ref)
    ask.say(f"{bold(view.title)} (`{view.name}`) is a draft again; nothing was sent.")


VERB = Verb("approvals", "approvals", "Lists what waits for your approval, to review it.", run)
ABORT = Verb(
    "abort", "abort spring", "Takes a launch back while it counts down; nothing was sent.", abort
)
