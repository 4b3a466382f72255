"""What people are answered to STOP, START, HELP and JOIN, from the command line."""

from typing import Annotated

import typer

from campaigns import ownanswers
from campaigns.ownanswers import AnswersForm, AnswersView
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
    join_words: Annotated[
        str | None, typer.Option("--join-words", help="Opt-in keywords, comma-separated.")
    ] = None,
    join_frequency: Annotated[
        str | None, typer.Option("--join-frequency", help="“Up to 4 msgs/month”.")
    ] = None,
    join_wording: Annotated[
        str | None, typer.Option("--join-wording", help="What people agree to.")
    ] = None,
    join_twice: Annotated[
        bool | None, typer.Option("--join-twice/--join-once", help="Whether a Y has to confirm it.")
    ] = None,
    workspace: Workspace = "",
) -> None:
    """Show or change what people are answered: rollcall answers --stop "Elm: no more texts." """
    given = {Own.STOP: stop, Own.START: start, Own.HELP: to_help, Own.JOIN: join}
    form = AnswersForm(
        texts={own: text for own, text in given.items() if text is not None},
        join_words=None if join_words is None else tuple(join_words.split(",")),
        join_wording=join_wording,
        join_frequency=join_frequency,
        join_twice=join_twice,
    )
    with opened(workspace) as desk:
        if form != AnswersForm():
            seen = ownanswers.save(desk.rt, desk.who, form)
        else:
            seen = ownanswers.current(desk.rt, desk.who)
        for own, ours in seen.defaults.items():
            mine = seen.own.get(own)
            whose = "your own" if mine else "ours"
            output.say(f"{own.name} is answered ({whose}): {mine or ours}")
        _show_join(seen)
        for note in seen.notes:
            output.say(f"! {note}")


def _show_join(seen: AnswersView) -> None:
    """How people join by text."""
    words = ", ".join(seen.join_words) or "JOIN"
    confirmed = ", confirmed by a Y" if seen.join_twice else ""
    often = f", {seen.join_frequency}" if seen.join_frequency else ""
    output.say(f"People join with {words}{often}{confirmed}.")
    if seen.join_wording:
        output.say(f"They agree to: {seen.join_wording}")
