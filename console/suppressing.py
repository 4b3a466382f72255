"""Suppressed numbers from the command line: which there are, and taking one off the list."""

import typer
from rich.markup import escape
from rich.table import Table

from campaigns import suppressing
from console import output
from console.context import Workspace, opened

app = typer.Typer(
    help="Numbers that are left out because they cannot receive texts.", no_args_is_help=True
)


@app.command("list")
def listing(workspace: Workspace = "") -> None:
    """Show the latest numbers that are left out, and why: rollcall suppression list"""
    with opened(workspace) as desk:
        found = suppressing.listing(desk.rt, desk.who)
        if not found:
            output.say("No number is suppressed.")
            return
        table = Table("number", "why", "code", "since", box=None)
        for one in found:
            since = output.at(one.at, desk.who.zone)
            table.add_row(one.phone, escape(one.reason), str(one.code), since)
        output.out.print(table)


@app.command("lift")
def lift(number: str, workspace: Workspace = "") -> None:
    """Text a number again, from the next campaign on: rollcall suppression lift +15125550123"""
    with opened(workspace) as desk:
        masked = suppressing.lift(desk.rt, desk.who, number)
        output.say(f"{masked} is not suppressed any more. Campaigns that skipped it stay so.")
