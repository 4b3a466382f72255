"""A second person at the command line, and the undo window: what is asked for is shown first."""

from typing import Annotated

import typer

from campaigns import approving, countdown, reviewing
from campaigns.reviewing import Review
from console import output
from console.campaigning import Yes
from console.confirming import confirm
from console.context import Name, Workspace, opened
from console.questions import consent
from domain.counting import count
from domain.errors import Refused
from domain.views import CampaignView

app = typer.Typer()


@app.command("approvals")
def approvals(workspace: Workspace = "") -> None:
    """What waits for an approval that you can give: rollcall approvals"""
    with opened(workspace) as desk:
        found = reviewing.waiting(desk.rt, desk.who)
        if not found:
            output.say("Nothing waits for your approval.")
        for view in found:
            people = view.estimate.recipients if view.estimate else 0
            cost = output.price(view.price, view.workspace.currency)
            asker = output.who(view.approval.asked_by) if view.approval else ""
            output.say(f"{view.name}: {count(people, 'recipient')}, {cost}, asked by {asker}")


@app.command()
def approve(name: Name, yes: Yes = False, workspace: Workspace = "") -> None:
    """Let go what somebody else asked for, after the whole of it: rollcall approve spring"""
    with opened(workspace) as desk:
        found = reviewing.review(desk.rt, desk.who, name)
        if found.refusal is not None:
            raise Refused(found.refusal)
        _show(found)
        confirm(f"Approve {found.view.name}?", yes=yes)
        view = approving.approve(desk.rt, desk.who, found.view.public_id, found.approval_id)
        output.say(f"Approved {view.name}: it is {view.state.replace('_', ' ')} now.")


@app.command()
def reject(
    name: Name,
    reason: Annotated[str, typer.Option("--reason", help="Why; whoever asked is told.")],
    workspace: Workspace = "",
) -> None:
    """Not like this; it is a draft again: rollcall reject spring --reason "wrong price" """
    with opened(workspace) as desk:
        found = reviewing.review(desk.rt, desk.who, name)
        view = approving.reject(desk.rt, desk.who, found.view.public_id, found.approval_id, reason)
        output.say(f"Rejected {view.name}; it is {view.state} now.")


@app.command("withdraw-request")
def withdraw(name: Name, workspace: Workspace = "") -> None:
    """Ask for the approval no more; it is a draft again: rollcall withdraw-request spring"""
    with opened(workspace) as desk:
        view = approving.withdraw(desk.rt, desk.who, name)
        output.say(f"{view.name} asks for no approval any more; it is {view.state} now.")


@app.command()
def abort(name: Name, workspace: Workspace = "") -> None:
    """Take a launch back while it counts down: rollcall abort spring"""
    with opened(workspace) as desk:
        view = countdown.abort(desk.rt, desk.who, name)
        output.say(f"{view.name} is a draft again; nothing was sent.")


def _show(found: Review) -> None:
    """The whole of what is asked for."""
    view, estimate = found.view, found.view.estimate
    asked = view.approval
    output.say(f"{view.title}: “{view.template}”")
    people = count(estimate.recipients if estimate else 0, "recipient")
    cost = output.price(view.price, view.workspace.currency)
    if found.rest is not None:
        people = f"Corrected on the way, for {count(found.rest.left, 'recipient')} left"
        cost = output.price(found.rest.price, view.workspace.currency)
    output.say(f"{people}, price {cost}, from {view.sender.name} ({view.sender.address}).")
    if asked is not None:
        output.say(f"{output.who(asked.asked_by)} asked for it; a second person since {asked.why}.")
    if view.schedule is not None and not view.schedule.is_launch:
        output.say(f"Starts {output.at(view.schedule.at, view.workspace.zone)}.")
    if found.rest is None:
        consent(found.agreed)
        _asked_so(view)
    for repeat in found.repeats:
        output.say(f"This very text was sent to {repeat.share} by {output.who(repeat.by)}.")
    for warning in found.warnings:
        output.say(warning)
    output.ledger(view)


def _asked_so(view: CampaignView) -> None:
    """What whoever asked said beside it: where people agreed, who is skipped, a canary."""
    said = view.schedule
    if said is None:
        return
    if said.attest:
        output.say(f"{output.who(said.by)} attests of them: “{said.attest}”.")
    if said.drop:
        output.say("Whoever cannot be texted when it goes is skipped, and never gets it.")
    if said.canary:
        output.say("Its first texts leave alone; a person sends the rest.")
