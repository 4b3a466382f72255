"""`/campaign keys`: keys of other software, made, approved and revoked."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.ask import Ask, remember
from bot.commands.verb import Verb
from campaigns import keying
from campaigns.access import may, require_admin
from domain.commandline import Command
from domain.errors import Refused
from domain.roles import Role
from gateways.slack.blocks import keys_form

USAGE: Final = (
    "Type `/campaign keys` for the list, `/campaign keys make` for the form, or `/campaign keys"
    " revoke web shop`."
)


def run(ask: Ask, command: Command) -> None:
    """The list, or what was typed."""
    keying.require_reader(ask.rt, ask.who)
    team = ask.team()
    if not command.args:
        found = keying.listing(ask.rt, ask.who)
        is_admin = may(ask.rt, ask.who, Role.ADMIN)
        ask.tell(keys_form.listed(found, team.zone, may_make=is_admin))
        return
    act = ACTS.get(command.args[0].casefold())
    if act is None:
        raise Refused(USAGE)
    act(ask, " ".join(command.args[1:]))


def open_form(ask: Ask, _: str = "") -> None:
    """What is asked of a new key."""
    require_admin(ask.rt, ask.who)
    ask.team()
    ask.open(keys_form.keys_form(ask.channel_id, remember(channel=ask.channel_id)))


def approve(ask: Ask, ref: str, *, is_id: bool = False) -> None:
    """Let a key send single texts."""
    ask.say(keys_form.approved(keying.approve(ask.rt, ask.who, ref, is_id=is_id)))


def revoke(ask: Ask, ref: str, *, is_id: bool = False) -> None:
    """End a key."""
    ask.say(keys_form.revoked(keying.revoke(ask.rt, ask.who, ref, is_id=is_id)))


ACTS: Final[Mapping[str, Callable[[Ask, str], None]]] = {
    "make": open_form,
    "approve": approve,
    "revoke": revoke,
}
VERB = Verb(
    "keys",
    "keys",
    "Keys by which other software sends and reads: make one, see its last use, revoke it. Admins.",
    run,
)
