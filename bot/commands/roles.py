"""`/campaign roles`: who may view, author, launch, approve and administer."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.ask import Ask, remember
from bot.commands.verb import Verb
from campaigns import granting
from campaigns.access import require_admin
from domain.commandline import Command
from domain.errors import Refused
from domain.roles import EVERYWHERE, Grant, is_channel, read_channel, read_holder, read_role
from gateways.slack.blocks import roles_form

USAGE: Final = (
    "Type `/campaign roles` for the form, `/campaign roles list`, or `/campaign roles add approver"
    " @maria`, with a #channel at the end where it is for that one only. `remove` takes it away."
)


def run(ask: Ask, command: Command) -> None:
    """The form, or what was typed."""
    ask.team()
    require_admin(ask.rt, ask.who)
    if not command.args:
        open_form(ask)
        return
    act = ACTS.get(command.args[0].casefold())
    if act is None:
        raise Refused(USAGE)
    act(ask, command.args[1:])


def open_form(ask: Ask) -> None:
    """Everybody's role, to be changed."""
    held = granting.listing(ask.rt, ask.who)
    ask.open(
        roles_form.roles_form(
            held.grants, held.always, ask.rt.slack.groups(), memory=remember(channel=ask.channel_id)
        )
    )


def show(ask: Ask, _: tuple[str, ...]) -> None:
    """Who holds what, privately."""
    held = granting.listing(ask.rt, ask.who)
    ask.tell(roles_form.listed(held.grants, held.always))


def add(ask: Ask, words: tuple[str, ...]) -> None:
    """Give a role."""
    done = granting.change(ask.rt, ask.who, give=meant(words))
    ask.tell(roles_form.changed(done.given, done.taken))


def remove(ask: Ask, words: tuple[str, ...]) -> None:
    """Take a role away."""
    done = granting.take(ask.rt, ask.who, meant(words))
    ask.tell(roles_form.changed(done.given, done.taken))


def meant(words: tuple[str, ...]) -> list[Grant]:
    """`approver @maria @leads #spring`: a role, its holders, and perhaps a channel at the end."""
    channel = EVERYWHERE
    if len(words) > 1 and is_channel(words[-1]):
        channel, words = read_channel(words[-1]), words[:-1]
    if len(words) < 2:
        raise Refused(USAGE)
    role = read_role(words[0])
    return [Grant(role, read_holder(word), channel) for word in words[1:]]


ACTS: Final[Mapping[str, Callable[[Ask, tuple[str, ...]], None]]] = {
    "list": show,
    "add": add,
    "remove": remove,
}
VERB = Verb(
    "roles",
    "roles add approver @maria",
    "Says who may look, write, launch, approve and set things up; alone it opens a form. Admins.",
    run,
    mentions=True,
)
