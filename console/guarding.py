"""Guard rails and canaries from the command line: the limits, and the presses of a card."""

from typing import Annotated

import typer

from campaigns import canarying, guarding, showing
from console import output
from console.confirming import confirm
from console.context import Name, Workspace, opened
from domain.errors import Refused, unbracketed
from domain.guards import RULE_WORDS, shown
from domain.guardsettings import typed
from domain.guardwords import campaign_lines
from domain.lifecycle import CampaignState

app = typer.Typer()

Set = Annotated[
    list[str] | None, typer.Option("--set", help="opt_outs=1.5, failures=off, budget=50, …")
]
Which = Annotated[str, typer.Argument(help="A campaign: how it stands by its limits.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


@app.command("guards")
def guards(name: Which = "", changes: Set = None, workspace: Workspace = "") -> None:
    """What pauses a campaign by itself, or set it: rollcall guards --set opt_outs=1.5"""
    with opened(workspace) as desk:
        if name and changes:
            raise Refused("The limits are the team's: set them without naming a campaign.")
        if name:
            view, figures = guarding.state_of(desk.rt, desk.who, name)
            for line in campaign_lines(view.guard.guards, figures):
                output.say(line)
            return
        if changes:
            limits = guarding.save(desk.rt, desk.who, dict(_pair(change) for change in changes))
        else:
            limits = guarding.team(desk.rt, desk.who)
        for name, value in typed(limits).items():
            output.say(f"{name} = {value or 'no limit'}")


@app.command("continue-anyway")
def continue_anyway(name: Name, yes: Yes = False, workspace: Workspace = "") -> None:
    """Past a guard rail, raising its limit: rollcall continue-anyway spring"""
    with opened(workspace) as desk:
        view = showing.status(desk.rt, desk.who, name)
        rule, limit = view.guard.paused_by, view.guard.raises_to
        if rule is None or limit is None:
            raise Refused(f"No guard rail holds up “{view.name}”.")
        amount = shown(rule, limit, view.workspace.currency)
        output.say(unbracketed(view.state_reason))
        confirm(f"Raise the limit of {RULE_WORDS[rule]} to {amount} and go on?", yes=yes)
        guarding.continue_anyway(desk.rt, desk.who, view.public_id, rule.value, str(limit))
        output.say(f"Resumed {view.name}.")


@app.command("send-the-rest")
def send_the_rest(name: Name, yes: Yes = False, workspace: Workspace = "") -> None:
    """After the first texts of a campaign: rollcall send-the-rest spring"""
    with opened(workspace) as desk:
        view = showing.status(desk.rt, desk.who, name)
        confirm(f"Send the rest of {view.name}? {view.ledger.waiting:,} wait.", yes=yes)
        canarying.release(desk.rt, desk.who, view.public_id, view.wording_id or 0)
        paused = view.state is CampaignState.PAUSED
        stays = "is released, but it stays paused" if paused else "follows"
        output.say(f"The rest of {view.name} {stays}.")


def _pair(change: str) -> tuple[str, str]:
    name, equals, value = change.partition("=")
    if not equals:
        raise Refused(f"“{change}” sets nothing. Write it as opt_outs=1.5.")
    return name.strip().replace("-", "_"), value
