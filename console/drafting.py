"""Drafts from the command line: making them, answering the import's questions, looking at them."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from campaigns import drafting, previewing, showing
from campaigns.forms import DraftForm, Upload
from console import output, polling
from console.context import Channel, Desk, Name, Workspace, opened
from domain.asking import AS_THE_TEXT_SAYS
from domain.counting import count
from domain.errors import Refused
from domain.lifecycle import CampaignState
from domain.templates import BlankPolicy
from domain.views import CampaignView
from models import processes

app = typer.Typer()

Audience = Annotated[Path | None, typer.Option("--csv", help="The audience: a CSV file.")]
Numbers = Annotated[str, typer.Option("--numbers", help="The audience: numbers, comma-separated.")]


@app.command()
def draft(
    title: Annotated[str, typer.Argument(help="The campaign's name.")],
    message: Annotated[str, typer.Option("--message", "-m", help="What people shall read.")],
    csv: Audience = None,
    numbers: Numbers = "",
    sender: Annotated[str, typer.Option(help="The sender's name (default: the default).")] = "",
    note: Annotated[str, typer.Option(help="A note for the team.")] = "",
    kind: Annotated[
        str, typer.Option(help="marketing, informational or urgent: it decides the hours.")
    ] = "marketing",
    asks: Annotated[
        str, typer.Option(help="What it asks for: nothing, c, c-or-r, answer; text: as it says.")
    ] = AS_THE_TEXT_SAYS,
    acknowledge: Annotated[
        str, typer.Option(help="What whoever answers that gets back, once.")
    ] = "",
    second_attempts: Annotated[
        str, typer.Option(help="Text once more after: never, limits, or unreached phones too.")
    ] = "limits",
    topic: Annotated[str, typer.Option(help="What people can stop by itself.")] = "",
    wait: Annotated[bool, typer.Option(help="Wait until the audience is imported.")] = True,
    channel: Channel = "",
    workspace: Workspace = "",
) -> None:
    """Make a draft: rollcall draft "Spring offer" -m "Hi {{first_name}}" --csv people.csv"""
    with opened(workspace, channel) as desk:
        form = DraftForm(
            title=title,
            message=message,
            asks=asks,
            acknowledgement=acknowledge,
            source=_source(csv, numbers),
            sender_name=sender or None,
            note=note,
            kind=kind,
            second_attempts=second_attempts,
            topic=topic,
        )
        view = drafting.create(desk.rt, desk.who, form)
        output.say(f"Drafted {view.name}.")
        _show_import(desk, view, wait=wait)


@app.command()
def copy(
    name: Name,
    csv: Audience = None,
    numbers: Numbers = "",
    title: Annotated[str, typer.Option(help="The copy's name (default: the same).")] = "",
    wait: Annotated[bool, typer.Option(help="Wait until the audience is imported.")] = True,
    channel: Channel = "",
    workspace: Workspace = "",
) -> None:
    """Draft the same text for another audience: rollcall copy spring --csv others.csv"""
    with opened(workspace, channel) as desk:
        source = _source(csv, numbers)
        view = drafting.copy(desk.rt, desk.who, name, source, title=title, channel_id=channel)
        output.say(f"Drafted {view.name}.")
        _show_import(desk, view, wait=wait)


@app.command()
def column(
    name: Name,
    number: Annotated[int, typer.Argument(help="The column of the numbers, from 1.", min=1)],
    workspace: Workspace = "",
) -> None:
    """Say which column holds the numbers: rollcall column spring 2"""
    with opened(workspace) as desk:
        public_id = showing.find(desk.rt, desk.who.workspace_id, name)
        view = drafting.choose_number_column(desk.rt, desk.who, public_id, number - 1)
        _show_import(desk, view, wait=True)


@app.command()
def blanks(
    name: Name,
    policy: Annotated[str, typer.Argument(help="skip, word or blank.")],
    word: Annotated[str, typer.Option(help="The word to use instead.")] = "",
    workspace: Workspace = "",
) -> None:
    """Decide what rows with blank fields get: rollcall blanks spring word --word there"""
    if policy not in (BlankPolicy.SKIP, BlankPolicy.WORD, BlankPolicy.BLANK):
        raise Refused("Say skip, word or blank.")
    with opened(workspace) as desk:
        public_id = showing.find(desk.rt, desk.who.workspace_id, name)
        drafting.decide_blanks(desk.rt, desk.who, public_id, BlankPolicy(policy), word)
        output.say("Decided; the segments are counted again.")


@app.command()
def preview(name: Name, workspace: Workspace = "") -> None:
    """Read real rows as people would: rollcall preview spring"""
    with opened(workspace) as desk:
        for row in previewing.preview(desk.rt, desk.who, name).rows:
            segments = "gets no text" if row.skipped else count(row.segments, "segment")
            output.say(f"{', '.join(row.why)}: row {row.row}, {row.phone}, {segments}")
            output.say(f"  {row.body}")


@app.command()
def discard(name: Name, workspace: Workspace = "") -> None:
    """Throw a draft away (`restore` fetches it back): rollcall discard spring"""
    with opened(workspace) as desk:
        view = drafting.discard(desk.rt, desk.who, name)
        output.say(f"Discarded {view.name}. `rollcall restore {view.name}` fetches it back.")


@app.command()
def restore(name: Name, workspace: Workspace = "") -> None:
    """Fetch a discarded draft back: rollcall restore spring"""
    with opened(workspace) as desk:
        output.say(f"Restored {drafting.restore(desk.rt, desk.who, name).name}.")


def _source(csv: Path | None, numbers: str) -> Upload:
    if (csv is None) == (not numbers):
        raise Refused("Give the audience: either --csv FILE or --numbers.")
    return Upload.file(csv) if csv is not None else Upload.pasted(numbers)


def _show_import(desk: Desk, view: CampaignView, *, wait: bool) -> None:
    with desk.rt.db.read() as session:
        alive = processes.count_alive(session, "worker", desk.rt.clock())
    if not alive:
        output.say("The import starts when a worker runs (`rollcall process worker`).")
    elif wait:
        output.campaign(_wait_for_import(desk, view))


def _wait_for_import(desk: Desk, view: CampaignView) -> CampaignView:
    """Follow the import with a bar until it is done, refused, or asks; then the counting."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=output.errors, transient=True) as progress:
        task = progress.add_task("Importing", total=None)
        while _is_busy(view):
            upload = view.upload
            if upload is not None and upload.bytes_total:
                rows = f"Importing ({count(upload.rows_done, 'row')})"
                progress.update(
                    task, description=rows, total=upload.bytes_total, completed=upload.bytes_done
                )
            polling.pause()
            view = showing.status(desk.rt, desk.who, view.public_id)
    return view


def _is_busy(view: CampaignView) -> bool:
    if view.state is CampaignState.IMPORTING:
        return view.upload is None or view.upload.state != "asking"
    return view.state is CampaignState.DRAFT and view.estimate is None and not _is_refused(view)


def _is_refused(view: CampaignView) -> bool:
    return view.upload is not None and view.upload.state == "refused"
