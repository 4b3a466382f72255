"""`/campaign guards`, `rest` and `anyway`: guard rails, and what they and a canary wait for."""

from bot.ask import Ask
from bot.commands.verb import Verb, name_in
from campaigns import canarying, guarding
from campaigns.reaching import approver_of
from campaigns.showing import status
from domain.commandline import Command
from domain.errors import Refused
from domain.guards import RULE_WORDS, shown
from gateways.slack.blocks.guard_list import of_campaign, of_team
from gateways.slack.blocks.guards import released, went_on


def _guards(ask: Ask, command: Command) -> None:
    """The team's rules, or with a name how a campaign stands by its own."""
    ref = name_in(command)
    if ref is not None:
        ask.tell(of_campaign(*guarding.state_of(ask.rt, ask.who, ref)))
        return
    ask.tell(of_team(guarding.team(ask.rt, ask.who), ask.team().currency))


def _rest(ask: Ask, command: Command) -> None:
    ref = name_in(command)
    if ref is None:
        raise Refused("Which campaign? Type its name: `/campaign rest spring`.")
    seen = status(ask.rt, ask.who, ref)
    view = canarying.release(ask.rt, ask.who, seen.public_id, seen.wording_id or 0)
    ask.say(released(view))


def _anyway(ask: Ask, command: Command) -> None:
    ref = name_in(command)
    if ref is None:
        raise Refused("Which campaign? Type its name: `/campaign anyway spring`.")
    before = status(ask.rt, ask.who, approver_of(ask.rt, ask.who, ref))
    rule, limit = before.guard.paused_by, before.guard.raises_to
    if rule is None or limit is None:
        raise Refused(f"No guard rail holds up “{before.name}”.")
    amount = shown(rule, limit, before.workspace.currency)
    to = command.options.get("to", "")
    if to != f"{limit}":
        raise Refused(
            f"The limit of {RULE_WORDS[rule]} would become {amount} for this campaign. To agree,"
            f" type `/campaign anyway {before.name} --to {limit}`."
        )
    view = guarding.continue_anyway(ask.rt, ask.who, before.public_id, rule.value, to)
    ask.say(went_on(view))


VERB = Verb(
    "guards",
    "guards spring",
    "Shows what pauses it by itself; without a name, any.",
    _guards,
)
REST = Verb("rest", "rest spring", "Sends the rest after a canary.", _rest)
ANYWAY = Verb("anyway", "anyway spring --to 3.6", "Goes on past a guard rail.", _anyway)
