"""Suppressed numbers from the command line: which there are, and taking one off the list."""

from typing import Annotated

import typer

from campaigns import suppressing
from console import output
from console.context import Workspace, opened

app = typer.Typer(
    help="Numbers that are left out because they cannot receive texts.", no_args_is_help=True
)


@app.command("list")
def listing(
    reveal: Annotated[
        bool, typer.Option("--reveal", help="Show full numbers; that is audited.")
    ] = False,
    workspace: Workspace = "",
) -> None:
    """Show the latest numbers that are left out, and why: rollcall suppression list --reveal"""
    with opened(workspace) as desk:
        show = suppressing.revealed if reveal else suppressing.listing
        found = show(desk.rt, desk.who)
        if not found:
            output.say("No number is suppressed.")
            return
        zone = desk.who.zone
        rows = [(one.phone, one.reason, str(one.code), output.at(one.at, zone)) for one in found]
        output.columns(("number", "why", "code", "since"), rows)


@app.command("lift")
def lift(number: str, workspace: Workspace = "") -> None:
    """Text a number again, from the next campaign on: rollcall suppression lift +15125550123"""
    with opened(workspace) as desk:
        masked = suppressing.lift(desk.rt, desk.who, number)
        output.say(f"{masked} is not suppressed any more. Campaigns that skipped it stay so.")
