"""Keys of other software from the command line: making, listing, approving and revoking them."""

from typing import Annotated

import typer

from campaigns import keying
from campaigns.keying import KeyForm
from console import output
from console.context import Workspace, opened
from domain.apikeys import KeyView, read_scopes
from domain.kinds import read_kind
from domain.roles import read_channel

app = typer.Typer(help="Keys by which other software sends and reads.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="What people call it; they see it on cards.")]
Named = Annotated[str, typer.Argument(metavar="KEY", help="Its name or its id.")]
Where = Annotated[str, typer.Option("--channel", help="Where alone it acts and sees (C…).")]
Scopes = Annotated[str, typer.Option("--scopes", help="send, read, optouts: one or more.")]
IsTest = Annotated[bool, typer.Option("--test", help="What it sends reaches nobody.")]
KindName = Annotated[str, typer.Option("--kind", help="marketing or informational.")]
Attest = Annotated[str, typer.Option("--attest", help="Where the people it texts agreed.")]


@app.command("make")
def make(
    name: Name,
    *,
    channel: Where = "",
    scopes: Scopes = "read",
    test: IsTest = False,
    kind: KindName = "marketing",
    attest: Attest = "",
    workspace: Workspace = "",
) -> None:
    """Make a key and show it once: rollcall keys make "web shop" --scopes send,read"""
    with opened(workspace) as desk:
        form = KeyForm(
            name=name,
            channel_id=read_channel(channel) if channel else desk.who.channel_id,
            scopes=read_scopes(scopes),
            is_test=test,
            kind=read_kind(kind),
            attestation=attest,
        )
        made = keying.make(desk.rt, desk.who, form)
        output.say(made.fresh.secret)
        output.say("It is shown this once: copy it now. Whoever has it can do what it is for.")
        if made.view.waits_for_approval:
            named = made.view.name
            output.say(
                f'Its single texts wait. Somebody else runs: rollcall keys approve "{named}"'
            )


@app.command("list")
def listing(workspace: Workspace = "") -> None:
    """Show all keys and their last use: rollcall keys list"""
    with opened(workspace) as desk:
        found = keying.listing(desk.rt, desk.who)
        if not found:
            output.say("There is no key yet. `rollcall keys make --help` shows how to make one.")
            return
        header = ("id", "name", "type", "channel", "for", "kind", "last used", "state")
        output.columns(header, [_row(key, desk.who.zone) for key in found])


@app.command("approve")
def approve(key: Named, workspace: Workspace = "") -> None:
    """Let a key that somebody else made send single texts: rollcall keys approve "web shop" """
    with opened(workspace) as desk:
        approved = keying.approve(desk.rt, desk.who, key)
        output.say(f"{approved.name} may send single texts from now on.")


@app.command("revoke")
def revoke(key: Named, workspace: Workspace = "") -> None:
    """End a key at once: rollcall keys revoke "web shop" """
    with opened(workspace) as desk:
        revoked = keying.revoke(desk.rt, desk.who, key)
        output.say(f"{revoked.name} is revoked. Campaigns that it handed in go on.")


def _row(key: KeyView, zone: str) -> tuple[str, ...]:
    return (
        key.public_id,
        key.name,
        "test" if key.is_test else "live",
        key.channel_id,
        ", ".join(key.scopes),
        key.kind,
        output.at(key.used_at, zone) if key.used_at else "never",
        _state(key, zone),
    )


def _state(key: KeyView, zone: str) -> str:
    if key.revoked_at is not None:
        return f"revoked {output.at(key.revoked_at, zone)} by {output.who(key.revoked_by or '')}"
    if key.waits_for_approval:
        return "single texts wait for an approval"
    return f"approved by {output.who(key.approved_by)}" if key.approved_by else "in use"
