"""Roles from the command line: who holds which, giving one and taking one away."""

from typing import Annotated

import typer

from campaigns import granting
from console import output
from console.context import Workspace, opened
from domain.roles import EVERYWHERE, Grant, read_channel, read_holder, read_role

app = typer.Typer(
    help="Who may look, write, launch, approve and set things up from Slack.", no_args_is_help=True
)
RoleName = Annotated[
    str, typer.Argument(metavar="ROLE", help="viewer, author, launcher, approver or admin.")
]
Holders = Annotated[list[str], typer.Argument(help="Slack ids: U… for a person, S… for a group.")]
Where = Annotated[
    str, typer.Option("--channel", help="Only for campaigns of this channel (C…); else for all.")
]


@app.command("list")
def listing(workspace: Workspace = "") -> None:
    """Show who holds which role: rollcall roles list"""
    with opened(workspace) as desk:
        held = granting.listing(desk.rt, desk.who)
        rows = [("admin", holder, "ROLLCALL_ADMINS") for holder in held.always]
        rows += [(it.role, it.holder, it.channel_id or "everywhere") for it in held.grants]
        if not rows:
            output.say("Nobody holds a role, so nobody may do anything from Slack but look.")
            return
        output.columns(("role", "who", "where"), rows)


@app.command("add")
def add(
    role: RoleName, holders: Holders, channel: Where = EVERYWHERE, workspace: Workspace = ""
) -> None:
    """Give a role: rollcall roles add approver U01MARIA"""
    with opened(workspace) as desk:
        done = granting.change(desk.rt, desk.who, give=_meant(role, holders, channel))
        _tell(done.given, "is now")
        if not done.given:
            output.say("Nothing was changed: it stood so already.")


@app.command("remove")
def remove(
    role: RoleName, holders: Holders, channel: Where = EVERYWHERE, workspace: Workspace = ""
) -> None:
    """Take a role away: rollcall roles remove approver U01MARIA"""
    with opened(workspace) as desk:
        done = granting.take(desk.rt, desk.who, _meant(role, holders, channel))
        _tell(done.taken, "is no longer")


def _meant(role: str, holders: list[str], channel: str) -> list[Grant]:
    where = read_channel(channel) if channel else EVERYWHERE
    return [Grant(read_role(role), read_holder(holder), where) for holder in holders]


def _tell(grants: tuple[Grant, ...], verb: str) -> None:
    for grant in grants:
        where = f" in {grant.channel_id}" if grant.channel_id else ""
        output.say(f"{grant.holder} {verb} {grant.role}{where}.")
