"""Replies from the command line: saved ones, how they stand in Slack, and reminders."""

from typing import Annotated

import typer

from campaigns import disclosing, reminding, saving
from console import output
from console.context import Name, Workspace, opened
from domain.counting import count
from domain.ledger import Bucket

app = typer.Typer(no_args_is_help=True, help="Saved replies, and how replies stand in Slack.")
alone = typer.Typer()

Called = Annotated[str, typer.Argument(help="What it is called.")]


@app.command()
def saved(workspace: Workspace = "") -> None:
    """The answers that the team keeps: rollcall replies saved"""
    with opened(workspace) as desk:
        for name, body in saving.listing(desk.rt, desk.who):
            output.say(f"{name}: {body}")


@app.command()
def save(
    name: Called,
    text: Annotated[str, typer.Option("--text", help="What is sent.")],
    workspace: Workspace = "",
) -> None:
    """Keep an answer: rollcall replies save "Opening hours" --text "We open at nine." """
    with opened(workspace) as desk:
        output.say(f"“{saving.save(desk.rt, desk.who, name, text)}” is saved.")


@app.command()
def forget(name: Called, workspace: Workspace = "") -> None:
    """Keep it no longer: rollcall replies forget "Opening hours" """
    with opened(workspace) as desk:
        output.say(f"“{saving.forget(desk.rt, desk.who, name)}” is not saved any more.")


@app.command()
def show(
    how: Annotated[str, typer.Argument(help="shown, hidden or counted")], workspace: Workspace = ""
) -> None:
    """How what people write stands in Slack: rollcall replies show hidden"""
    with opened(workspace) as desk:
        output.say(disclosing.choose(desk.rt, desk.who, how).replace("*", ""))


@alone.command()
def remind(name: Name, workspace: Workspace = "") -> None:
    """Draft it for those who have not answered: rollcall remind spring"""
    with opened(workspace) as desk:
        view = reminding.remind(desk.rt, desk.who, name)
        output.say(f"Drafted {view.name} for {count(view.ledger[Bucket.PENDING], 'recipient')}.")
