"""What every command needs: a runtime, and who is typing.

Whoever can run commands on the host is the system's user, audited under that name and naming a
channel: the one given, else the workspace's own.
"""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Annotated

import typer

import logs
from config import load_settings
from console.wanted import WORKSPACE, log_wanted
from domain.actors import Actor, Door
from domain.errors import Refused
from models import schema, workspaces
from runtime import Runtime, build

Channel = Annotated[
    str,
    typer.Option(
        "--channel", help="Slack channel id that this belongs to (default: the workspace's)."
    ),
]
Workspace = Annotated[str, WORKSPACE]
Name = Annotated[str, typer.Argument(help="The campaign's name, or the beginning of it.")]


@dataclass(frozen=True, slots=True)
class Desk:
    """The runtime of one command, and the person at it."""

    rt: Runtime
    who: Actor


@contextmanager
def opened(
    workspace: str = "", channel: str = "", *, needs_workspace: bool = True
) -> Iterator[Desk]:
    """A desk for one command; refused where the database is not ready or nothing is set up."""
    settings = load_settings()
    logs.configure(settings, silent=not log_wanted.get())
    rt = build(settings)
    try:
        _require_schema(rt)
        yield Desk(rt, _person(rt, workspace, channel, needs_workspace=needs_workspace))
    finally:
        rt.close()


def _require_schema(rt: Runtime) -> None:
    state = schema.state(rt.db)
    if state == "away":
        raise Refused("The database does not answer. Check DATABASE_URL.")
    if state != "ok":
        raise Refused("The database is not at the newest version. Run `rollcall migrate` first.")


def _person(rt: Runtime, workspace: str, channel: str, *, needs_workspace: bool) -> Actor:
    user = Actor(door=Door.CLI, user_id=getpass.getuser(), workspace_id=0, channel_id=channel)
    with rt.db.read() as session:
        known = workspaces.every(session)
    if workspace:
        known = [one for one in known if workspace in (one.public_id, one.slack_team_id)]
        if not known:
            raise Refused(f"There is no workspace “{workspace}”.")
    if not known and not needs_workspace:
        return user
    if not known:
        raise Refused("Nothing is set up yet. Run `rollcall setup` first.")
    if len(known) > 1:
        choices = ", ".join(f"{one.public_id} ({one.business_name})" for one in known)
        raise Refused(f"Which workspace? Add --workspace with one of: {choices}.")
    chosen = known[0]
    return replace(
        user,
        workspace_id=chosen.id,
        channel_id=channel or chosen.channel_id,
        zone=chosen.zone,
    )
