"""What people are answered to STOP, START, HELP and JOIN, from the command line."""

from typing import Annotated

import typer

from campaigns import ownanswers
from campaigns.ownanswers import AnswersForm
from console import output
from console.context import Workspace, opened
from domain.ownanswers import Own

app = typer.Typer()

_EMPTY = "; empty for Rollcall's own"


@app.command("answers")
def answers(
    stop: Annotated[str | None, typer.Option("--stop", help=f"To STOP{_EMPTY}.")] = None,
    start: Annotated[str | None, typer.Option("--start", help=f"To START{_EMPTY}.")] = None,
    to_help: Annotated[str | None, typer.Option("--to-help", help=f"To HELP{_EMPTY}.")] = None,
    join: Annotated[str | None, typer.Option("--join", help=f"To JOIN{_EMPTY}.")] = None,
    workspace: Workspace = "",
) -> None:
    """Show or change what people are answered: rollcall answers --stop "Elm: no more texts." """
    given = {Own.STOP: stop, Own.START: start, Own.HELP: to_help, Own.JOIN: join}
    texts = {own: text for own, text in given.items() if text is not None}
    with opened(workspace) as desk:
        if texts:
            seen = ownanswers.save(desk.rt, desk.who, AnswersForm(texts))
        else:
            seen = ownanswers.current(desk.rt, desk.who)
        for own, ours in seen.defaults.items():
            mine = seen.own.get(own)
            whose = "your own" if mine else "ours"
            output.say(f"{own.name} is answered ({whose}): {mine or ours}")
        for note in seen.notes:
            output.say(f"! {note}")
