"""Consents and lists from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from campaigns import consenting, joining
from campaigns.consenting import Said
from campaigns.forms import Upload
from console import output
from console.context import Desk, Workspace, opened
from domain.consent import LIST_WORDS, UNDATED, Purpose
from domain.errors import Refused
from jobs.contactlists import read_slice
from jobs.contactrows import outcome

consent = typer.Typer(help="Who agreed to get texts, and where.", no_args_is_help=True)
dnc = typer.Typer(help="Lists of numbers that marketing must not reach.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="A CSV file with a column of numbers.")]
Kind = Annotated[str, typer.Option("--kind", help="written, or express.")]
Source = Annotated[str, typer.Option("--source", help="Where they agreed: “web form 2026”.")]
Wording = Annotated[str, typer.Option("--wording", help="What they agreed to.")]
Evidence = Annotated[str, typer.Option("--evidence", help="A short text or an address.")]
On = Annotated[str, typer.Option("--on", help="The day: 2026-03-31.")]
Lasts = Annotated[str, typer.Option("--expires-after", help="6m, 2y or 180d.")]


@consent.command("import")
def import_consents(
    file: File,
    kind: Kind = "",
    source: Source = "",
    wording: Wording = "",
    evidence: Evidence = "",
    on: On = "",
    lasts: Lasts = "",
    workspace: Workspace = "",
) -> None:
    """A list of people who agreed: rollcall consent import list.csv --kind written --source web"""
    said = Said(kind, source, wording, evidence, on, lasts)
    with opened(workspace) as desk:
        upload = Upload.file(file)
        _read(desk, consenting.import_list(desk.rt, desk.who, upload, Purpose.CONSENT, said=said))


@consent.command("check")
def check(number: str, workspace: Workspace = "") -> None:
    """What is known of one number: rollcall consent check +15125550123"""
    with opened(workspace) as desk:
        found = consenting.check(desk.rt, desk.who, number)
        out = " It opted out, which outweighs all else." if found.opted_out else ""
        output.say(f"{found.phone}: {found.words}.{out}")
        zone = desk.who.zone
        rows = [
            (
                "no date" if it.at == UNDATED else output.at(it.at, zone),
                *(it.status, it.kind, it.source or it.origin),
                output.at(it.expires_at, zone) if it.expires_at else "",
            )
            for it in found.facts
        ]
        if rows:
            output.columns(("said", "status", "kind", "where", "expires"), rows)


@consent.command("add")
def add(
    number: str,
    kind: Kind = "",
    source: Source = "",
    wording: Wording = "",
    evidence: Evidence = "",
    on: On = "",
    lasts: Lasts = "",
    workspace: Workspace = "",
) -> None:
    """One person agreed: rollcall consent add +15125550123 --kind express --source “at booking”"""
    with opened(workspace) as desk:
        said = Said(kind, source, wording, evidence, on, lasts)
        output.say(consenting.add(desk.rt, desk.who, number, said))


@consent.command("withdraw")
def withdraw(number: str, source: Source = "", workspace: Workspace = "") -> None:
    """One person took it back: rollcall consent withdraw +15125550123 --source “by phone”"""
    with opened(workspace) as desk:
        masked = consenting.withdraw(desk.rt, desk.who, number, source)
        output.say(f"{masked}: withdrawn. No campaign texts it until it agrees anew.")


@consent.command("join")
def join(
    words: Annotated[
        str | None, typer.Option("--words", help="Keywords, comma-separated; empty: JOIN.")
    ] = None,
    wording: Annotated[
        str | None, typer.Option("--wording", help="What people agree to; kept with each consent.")
    ] = None,
    frequency: Annotated[
        str | None, typer.Option("--frequency", help="“Up to 4 msgs/month”.")
    ] = None,
    twice: Annotated[
        bool | None, typer.Option("--twice/--once", help="Whether a Y has to confirm it.")
    ] = None,
    workspace: Workspace = "",
) -> None:
    """How people agree by text; what is left out stays: rollcall consent join --words JOIN"""
    with opened(workspace) as desk:
        answer = joining.set_join(
            desk.rt,
            desk.who,
            words=None if words is None else words.split(","),
            wording=wording,
            frequency=frequency,
            twice=twice,
        )
        output.say(f"Whoever texts it is answered: {answer}")


@dnc.command("import")
def import_list(
    file: File,
    as_of: Annotated[str, typer.Option("--as-of", help="Of which day it is: 2026-11-01.")] = "",
    reassigned: Annotated[
        bool, typer.Option("--reassigned", help="It is a reassigned-numbers list.")
    ] = False,
    workspace: Workspace = "",
) -> None:
    """Replace the list: rollcall dnc import registry.csv --as-of 2026-11-01"""
    purpose = Purpose.REASSIGNED if reassigned else Purpose.DO_NOT_CALL
    with opened(workspace) as desk:
        upload = Upload.file(file)
        list_id = consenting.import_list(
            desk.rt, desk.who, upload, purpose, said=Said(), as_of=as_of
        )
        _read(desk, list_id)


@dnc.command("list")
def show(workspace: Workspace = "") -> None:
    """Which lists count: rollcall dnc list"""
    with opened(workspace) as desk:
        found = consenting.lists(desk.rt, desk.who)
        if not found:
            output.say("No list was imported, so marketing is checked against none.")
        for purpose, it in found.items():
            day = f"{it.as_of:%Y-%m-%d}" if it.as_of else "unknown"
            output.say(f"The {LIST_WORDS[purpose]} of {day}: {it.taken:,} numbers.")


def _read(desk: Desk, list_id: int) -> None:
    """Read it here and now; a worker that does the same disturbs nothing."""
    while read_slice(desk.rt, list_id):
        pass
    found = consenting.listed(desk.rt, desk.who, list_id)
    if found.refusal:
        raise Refused(found.refusal)
    output.say(outcome(found))
