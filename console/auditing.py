"""The record from the command line: checking it, one number's story, and proof packs."""

from pathlib import Path
from typing import Annotated, Final

import typer

from campaigns import auditing, explaining, packing
from console import output
from console.confirming import confirm
from console.context import Workspace, opened
from domain import verifying
from domain.counting import count
from domain.errors import Refused

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
    """Check the chain; exit code 1 if anything is wrong, or not sealed: rollcall audit verify"""
    with opened(workspace) as desk:
        verdict = auditing.check(desk.rt, desk.who, head=head, tell=_progress)
    for sentence in verifying.words(verdict):
        output.say(sentence)
    if not verdict.is_well:
        raise typer.Exit(1)


@app.command("accept-restored")
def accept_restored(
    reason: Annotated[str, typer.Option("--reason", help="Why; kept in the audit.")] = "",
    workspace: Workspace = "",
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """After a backup was restored: let the chain go on from where it ends now."""
    with opened(workspace) as desk:
        for sentence in verifying.words(auditing.check(desk.rt, desk.who, head="", tell=_progress)):
            output.say(sentence)
        confirm("Accept the chain as it ends now? Newer links are given up.", yes=yes)
        at = auditing.accept_restored(desk.rt, desk.who, reason)
        output.say(f"The chain goes on behind link {at:,}.")


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


@alone.command("proof")
def proof(
    path: Annotated[Path, typer.Argument(help="The file to be written, such as spring.zip.")],
    number: Annotated[str, typer.Option("--number", help="The proof pack of this number.")] = "",
    campaign: Annotated[str, typer.Option("--campaign", help="Of this campaign.")] = "",
    workspace: Workspace = "",
) -> None:
    """Prove what was agreed, sent and answered: rollcall proof spring.zip --campaign spring"""
    if bool(number) == bool(campaign):
        raise Refused("Of what? Give either --campaign spring or --number +15125551234.")
    with opened(workspace) as desk:
        if path.exists():
            raise Refused(f"{path} is there already, and nothing is overwritten.")
        if number:
            about = packing.allow_number(desk.rt, desk.who, number)
        else:
            about = packing.allow_campaign(desk.rt, desk.who, campaign)[0]
        rows = packing.make(desk.rt, path, about=about, tell=_written)
    texts, sealed = rows["texts.csv"], rows["links.jsonl"]
    output.say(f"Wrote {path}: {count(texts, 'text')}, {count(sealed, 'sealed row')}.")
    output.say("Begin with summary.txt in it. It holds numbers and words of people: keep it safe.")


def _written(part: str, rows: int) -> None:
    output.errors.print(f"{part}: {rows:,} rows …")
