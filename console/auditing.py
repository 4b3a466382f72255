"""The record from the command line: checking it, and the story of one number."""

from typing import Annotated, Final

import typer

from campaigns import auditing, explaining
from console import output
from console.context import Workspace, opened
from domain import verifying

app = typer.Typer(help="The record of what was done, and its hash chain.", no_args_is_help=True)
alone = typer.Typer()

SAY_EVERY: Final = 50_000


@app.command("verify")
def verify(
    head: Annotated[
        str, typer.Option("--head", help="A digest that was posted in Slack, or how it begins.")
    ] = "",
    workspace: Workspace = "",
) -> None:
    """Check that nothing was tampered with; exit code 1 if it was: rollcall audit verify"""
    with opened(workspace) as desk:
        verdict = auditing.check(desk.rt, desk.who, head=head, tell=_progress)
    for sentence in verifying.words(verdict):
        output.say(sentence)
    if not verdict.is_whole:
        raise typer.Exit(1)


def _progress(done: int, whole: int) -> None:
    if done % SAY_EVERY == 0:
        output.errors.print(f"{done:,} of {whole:,} links checked …")


@alone.command("why")
def why(number: str, workspace: Workspace = "") -> None:
    """Tell the whole story of one number; that is audited: rollcall why +15125551234"""
    with opened(workspace) as desk:
        found = explaining.why(desk.rt, desk.who, number)
        for sentence in found.standing:
            output.say(sentence)
        for line in found.lines:
            output.say(f"{output.at(line.at, desk.who.zone)}: {line.words}")
