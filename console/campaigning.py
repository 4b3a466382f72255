"""Campaigns from the command line: the same use cases and rules as in Slack."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from campaigns import (
    controlling,
    exporting,
    launching,
    retrying,
    showing,
    testing,
)
from campaigns.useby import read_late
from console import output, questions
from console.confirming import confirm_named
from console.context import Desk, Name, Workspace, opened
from domain.counting import count
from domain.errors import Refused
from domain.ledger import Bucket
from domain.scheduling import read_use_by
from jobs import apart, disk
from jobs.exporting import write_results

app = typer.Typer()

Audience = Annotated[Path | None, typer.Option("--csv", help="The audience: a CSV file.")]
Numbers = Annotated[str, typer.Option("--numbers", help="The audience: numbers, comma-separated.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; the card shows it.")]
Canary = Annotated[bool, typer.Option("--canary", help="Some first; then send-the-rest.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


@app.command("test-send")
def send_test(
    name: Name,
    to: Annotated[list[str] | None, typer.Option("--to", help="A number; may be repeated.")] = None,
    group: Annotated[bool, typer.Option("--group", help="To the workspace's test group.")] = False,
    real: Annotated[bool, typer.Option("--real", help="With a real row's values.")] = False,
    workspace: Workspace = "",
) -> None:
    """Text it to your own phone or the test group: rollcall test-send spring --group"""
    with opened(workspace) as desk:
        sent = testing.send_test(desk.rt, desk.who, name, to, group=group, real_rows=real)
        for text in sent.texts:
            output.say(f"{text.phone}: {text.body} ({count(text.segments, 'segment')})")
        texts = count(len(sent.texts), "test text")
        verb = "is" if len(sent.texts) == 1 else "are"
        output.say(f"{texts} {verb} on the way; {sent.left_today} more can be sent today.")


@app.command()
def launch(
    name: Name,
    yes: Yes = False,
    again: Annotated[
        bool, typer.Option("--again", help="Send it again to people who just had this text.")
    ] = False,
    drop: Annotated[
        bool, typer.Option("--drop", help="Skip whoever cannot be texted now; else they wait.")
    ] = False,
    reason: Annotated[str, typer.Option("--reason", help="Why an urgent one cannot wait.")] = "",
    use_by: Annotated[
        str, typer.Option("--use-by", help="Skip whoever has not got it by then: “today 6pm”.")
    ] = "",
    attest: Annotated[
        str, typer.Option("--attest", help="Where people agreed of whom no record says so.")
    ] = "",
    canary: Canary = False,
    workspace: Workspace = "",
) -> None:
    """Launch it, after a question: rollcall launch spring"""
    with opened(workspace) as desk:
        asked = launching.question(desk.rt, desk.who, name)
        if asked.stops:
            raise Refused(" ".join(asked.stops))
        questions.require_answers(asked, drop=drop, reason=reason)
        until = _until(desk, use_by)
        questions.question(asked, desk.who.zone, drop=drop, use_by=until)
        agreed = questions.agreed(asked, desk.who.zone, again=again)
        attested = questions.attested(asked, attest)
        confirm_named(f"Launch {asked.name} now?", typed=name, name=asked.name, yes=yes)
        done = launching.launch(
            desk.rt,
            desk.who,
            asked.public_id,
            asked.wording_id,
            again=agreed,
            answers=launching.LaunchAnswers(
                kind=asked.kind,
                seen=asked.seen,
                drop=drop,
                at=asked.at,
                reason=reason,
                use_by=until,
                skips_late=True,
                attest=attested,
                canary=canary,
            ),
        )
        output.launched(done, desk.who.zone)


def _until(desk: Desk, use_by: str) -> datetime | None:
    """Until when the text is of use, if somebody says so."""
    now = desk.rt.clock()
    if not use_by.strip():
        return None
    return read_use_by(use_by, now=now, zone=desk.who.zone, starts=now)


@app.command()
def status(
    name: Annotated[str, typer.Argument(help="The campaign's name (default: the latest).")] = "",
    workspace: Workspace = "",
) -> None:
    """How a campaign stands: rollcall status spring"""
    with opened(workspace) as desk:
        if disk.seems_full(desk.rt):
            output.say("! The database's disk is full: nothing is sent until it has space.")
        if apart.seconds(desk.rt):
            output.say("! The clocks disagree: texts leave only where every clock allows.")
        output.campaign(showing.status(desk.rt, desk.who, name or None))


@app.command("list")
def list_campaigns(
    page: Annotated[int, typer.Option("--page", help="2: those before the newest twenty.")] = 1,
    workspace: Workspace = "",
) -> None:
    """The newest campaigns: rollcall list"""
    with opened(workspace) as desk:
        output.listing(showing.listing(desk.rt, desk.who, page), desk.who.zone)


@app.command()
def pause(name: Name, reason: Reason = "", workspace: Workspace = "") -> None:
    """Send nothing more for now: rollcall pause spring --reason typo"""
    with opened(workspace) as desk:
        output.say(f"Paused {controlling.pause(desk.rt, desk.who, name, reason).name}.")


@app.command()
def resume(
    name: Name,
    late: Annotated[
        str, typer.Option("--late", help="send or drop those whose use-by went by meanwhile.")
    ] = "",
    workspace: Workspace = "",
) -> None:
    """Go on sending: rollcall resume spring"""
    with opened(workspace) as desk:
        view = controlling.resume(desk.rt, desk.who, name, read_late(late))
        output.say(f"Resumed {view.name}.")


@app.command()
def cancel(name: Name, reason: Reason = "", yes: Yes = False, workspace: Workspace = "") -> None:
    """End it for good; whoever was not texted yet gets nothing: rollcall cancel spring"""
    with opened(workspace) as desk:
        view = showing.status(desk.rt, desk.who, name)
        confirm_named(
            f"Cancel {view.name}? {view.ledger.waiting:,} would get nothing.",
            typed=name,
            name=view.name,
            yes=yes,
        )
        output.campaign(controlling.cancel(desk.rt, desk.who, view.public_id, reason))


@app.command()
def retry(
    name: Name,
    failed: Annotated[bool, typer.Option("--failed", help="Those whose text failed.")] = False,
    workspace: Workspace = "",
) -> None:
    """Draft it for those who can be tried once more: rollcall retry spring --failed"""
    if not failed:
        raise Refused("Only failed texts can be retried. Add --failed to say so.")
    with opened(workspace) as desk:
        view = retrying.retry(desk.rt, desk.who, name)
        output.say(f"Drafted {view.name} for {count(view.ledger[Bucket.PENDING], 'recipient')}.")


@app.command()
def results(
    name: Name,
    file: Annotated[Path, typer.Argument(help="Where to write the CSV.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the file.")] = False,
    workspace: Workspace = "",
) -> None:
    """The outcome of every recipient as CSV: rollcall results spring spring.csv"""
    if file.exists() and not force:
        raise Refused(f"{file} exists already. Choose another name, or add --force.")
    with opened(workspace) as desk:
        campaign_id = exporting.allow_results(desk.rt, desk.who, name)
        file.touch(mode=0o600)
        rows = write_results(desk.rt, campaign_id, file)
        output.say(
            f"Wrote {count(rows, 'row')} to {file}. It holds people's numbers: keep it private."
        )
