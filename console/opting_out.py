"""Opt-outs from the command line: recorded, lifted, looked up, brought in and taken out."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn

from campaigns import optout_lists, optouts
from campaigns.forms import OptOutForm, Upload
from console import output, polling
from console.context import Desk, Workspace, opened
from domain.counting import count
from domain.errors import Refused
from domain.optoutwords import ERASED, Style, binds, happened, list_ended, list_so_far, scope_words
from jobs.opt_out_export import write_opt_outs
from jobs.opt_out_files import unusable_path
from models.tables import OptOutList

app = typer.Typer(help="Who must not be texted.", no_args_is_help=True)

Numbers = Annotated[list[str], typer.Argument(help="One number or several, each in quotes.")]
Why = Annotated[str, typer.Option("--reason", help="Why; it is kept with each number.")]
Topic = Annotated[str, typer.Option("--topic", help="Only campaigns of this topic.")]
FromSender = Annotated[str, typer.Option("--sender", help="Only this sender.")]
Complaint = Annotated[bool, typer.Option("--complaint", help="Somebody complained.")]


@app.command("add")
def add(
    numbers: Numbers,
    reason: Why,
    topic: Topic = "",
    sender: FromSender = "",
    complaint: Complaint = False,
    workspace: Workspace = "",
) -> None:
    """Text these numbers no more: rollcall optout add +15125550123 --reason "asked by phone" """
    with opened(workspace) as desk:
        form = OptOutForm(tuple(numbers), reason, topic, sender, complaint)
        done = optouts.add(desk.rt, desk.who, form)
        what = scope_words(done.scope, done.senders, _style(desk))
        if done.new:
            output.say(f"Out of {what} from now on: {', '.join(done.new)}.")
        if done.already:
            output.say(f"Out of it before: {', '.join(done.already)}.")


@app.command("remove")
def remove(
    number: str,
    reason: Why,
    topic: Topic = "",
    sender: FromSender = "",
    workspace: Workspace = "",
) -> None:
    """Lift what the team recorded: rollcall optout remove +15125550123 --reason "a mistake" """
    with opened(workspace) as desk:
        done = optouts.remove(desk.rt, desk.who, OptOutForm((number,), reason, topic, sender))
        output.say(f"Lifted for {done.number}.")
        for one in done.stands:
            output.say(binds(one, done.senders, _style(desk)))


@app.command("check")
def check(number: str, workspace: Workspace = "") -> None:
    """What binds a number, and its history: rollcall optout check +15125550123"""
    with opened(workspace) as desk:
        found = optouts.check(desk.rt, desk.who, number)
        style = _style(desk)
        stands = [binds(one, found.senders, style) for one in found.stands]
        for line in (found.number, *(stands or ["No opt-out binds it."])):
            output.say(line)
        if found.is_erased:
            output.say(ERASED)
        for one in found.history:
            output.say(f"- {happened(one, found.senders, style)}")


@app.command("import")
def bring_in(
    file: Annotated[Path, typer.Argument(help="A CSV of numbers, in any shape.")],
    reason: Why,
    topic: Topic = "",
    sender: FromSender = "",
    complaint: Complaint = False,
    column: Annotated[int, typer.Option(help="Where the numbers are, from 1.", min=0)] = 0,
    workspace: Workspace = "",
) -> None:
    """Opt out whoever stands in a list: rollcall optout import old.csv --reason "old system" """
    with opened(workspace) as desk:
        form = OptOutForm((), reason, topic, sender, complaint)
        source = Upload.file(file)
        made = optout_lists.bring_in(
            desk.rt, desk.who, form, source, column=column - 1 if column else None
        )
        ended = _wait(desk, made)
        told = list_ended(
            ended.filename,
            refusal=ended.refusal,
            new=ended.new,
            already=ended.already,
            unusable=ended.unusable,
        )
        if ended.refusal is not None:
            raise Refused(told)
        output.say(told)
        if ended.unusable:
            output.say(f"Those rows are in {unusable_path(desk.rt, ended.id)}.")


@app.command("export")
def export(
    file: Annotated[Path, typer.Argument(help="Where to write the CSV.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the file.")] = False,
    workspace: Workspace = "",
) -> None:
    """All opt-outs with full numbers as CSV, audited: rollcall optout export opt-outs.csv"""
    if file.exists() and not force:
        raise Refused(f"{file} is there already. Name another file, or add --force.")
    with opened(workspace) as desk:
        rows = write_opt_outs(desk.rt, optout_lists.allow_export(desk.rt, desk.who), file)
        output.say(f"Wrote {count(rows, 'opt-out')} to {file}.")


def _style(desk: Desk) -> Style:
    return Style(
        when=lambda at: output.at(at, desk.who.zone),
        who=lambda name: name.partition(":")[2] or name,
        quote=lambda words: f"“{words}”",
    )


def _wait(desk: Desk, made: OptOutList) -> OptOutList:
    """Follow the reading with a bar."""
    columns = (TextColumn("{task.description}"), BarColumn())
    screen, silent = output.errors, not output.errors.is_terminal
    with Progress(*columns, console=screen, transient=True, disable=silent) as progress:
        task = progress.add_task("Reading", total=None)
        found: OptOutList | None = made
        while found is not None and found.told_at is None:
            far = {"done": found.bytes_done, "total": found.bytes_total}
            words = list_so_far(found.filename, found.rows, **far)
            total = found.bytes_total or None
            progress.update(task, description=words, total=total, completed=found.bytes_done)
            polling.pause()
            found = optout_lists.progress(desk.rt, desk.who, made.id)
    if found is None:
        raise Refused("The list is not known any more.")
    return found
