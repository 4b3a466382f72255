"""Unknown texts from the command line: what is known, and what somebody decides."""

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from campaigns import deciding
from console import output
from console.confirming import confirm
from console.context import Name, Workspace, opened
from domain.ledger import Bucket

app = typer.Typer(
    help="Texts of which nobody knows whether they left, and what becomes of them.",
    no_args_is_help=True,
)
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


@app.command("list")
def listing(name: Name, workspace: Workspace = "") -> None:
    """Show them, and what is known: rollcall unknown list spring"""
    with opened(workspace) as desk:
        asked = deciding.question(desk.rt, desk.who, name)
        table = Table("number", "when", "what is known", box=None)
        for text in asked.texts:
            table.add_row(text.phone, output.at(text.at, desk.who.zone), escape(text.words))
        output.out.print(table)
        if asked.count > len(asked.texts):
            output.say(f"and {asked.count - len(asked.texts):,} more")


@app.command()
def look(name: Name, workspace: Workspace = "") -> None:
    """Have Twilio's log read for them now: rollcall unknown look spring"""
    with opened(workspace) as desk:
        count = deciding.look_again(desk.rt, desk.who, name)
        output.say(f"Twilio's log is asked about {count:,}; see rollcall status in a moment.")


@app.command()
def close(name: Name, workspace: Workspace = "") -> None:
    """Leave them as unknown; nobody is asked again: rollcall unknown close spring"""
    with opened(workspace) as desk:
        output.say(f"{deciding.close(desk.rt, desk.who, name):,} stay unknown.")


@app.command("send-again")
def send_again(name: Name, yes: Yes = False, workspace: Workspace = "") -> None:
    """Draft it for them; some may get it twice: rollcall unknown send-again spring"""
    with opened(workspace) as desk:
        asked = deciding.question(desk.rt, desk.who, name)
        confirm(f"Draft it again for {asked.count:,}? Some may get the text twice.", yes=yes)
        view = deciding.send_again(desk.rt, desk.who, asked.public_id, count=asked.count)
        output.say(f"Drafted {view.name} for {view.ledger[Bucket.PENDING]:,} recipients.")
