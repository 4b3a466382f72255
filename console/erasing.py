"""Erasing what is kept of a person, from the command line."""

from typing import Annotated

import typer

from campaigns import erasing
from console import output
from console.confirming import confirm
from console.context import Workspace, opened
from domain.errors import Refused

app = typer.Typer()


@app.command("erase")
def erase(
    number: str,
    reason: Annotated[str, typer.Option("--reason", help="Why; kept in the audit.")] = "",
    workspace: Workspace = "",
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase what is kept of a person: rollcall erase +15125550123 --reason "asked by letter" """
    if not reason.strip():
        raise Refused('Say why: rollcall erase +15125550123 --reason "asked by letter".')
    with opened(workspace) as desk:
        planned = erasing.plan(desk.rt, desk.who, number)
        nothing = f"Nothing is kept of {planned.number}, or it was erased already."
        if not planned.found:
            output.say(nothing)
            return
        output.say(f"Of {planned.number} goes: {planned.words()}.")
        output.say(erasing.STAYS)
        confirm(f"Erase {planned.number}? It cannot be undone.", yes=yes)
        removed = erasing.erase(desk.rt, desk.who, planned, reason)
        output.say(f"{planned.number} is erased." if removed else nothing)
