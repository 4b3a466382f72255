"""Webhooks from the command line: which addresses are told what happens."""

from typing import Annotated

import typer

from campaigns import subscribing
from campaigns.subscribing import Secret
from console import output
from console.context import Desk, Workspace, opened
from domain.counting import count
from domain.endpoints import EndpointState, EndpointView

app = typer.Typer(help="Addresses that are told what happens.", no_args_is_help=True)
Id = Annotated[str, typer.Argument(metavar="ID", help="Its id, or the beginning of it.")]
MaybeId = Annotated[
    str, typer.Argument(metavar="[ID]", help="Without one: of all campaigns' own addresses.")
]


@app.command("list")
def listing(workspace: Workspace = "") -> None:
    """Show which addresses are told what: rollcall webhooks list"""
    with opened(workspace) as desk:
        found = subscribing.listing(desk.rt, desk.who)
        if not found:
            output.say("No webhook is set.")
            return
        header = ("id", "address", "of", "events", "state", "waiting")
        output.columns(header, [_row(view, desk) for view in found])


def _row(view: EndpointView, desk: Desk) -> tuple[str, ...]:
    state = f"paused: {view.reason}" if view.state is EndpointState.PAUSED else str(view.state)
    if view.last_error and view.last_at:
        state += f" (not taken: {view.last_error}, {output.at(view.last_at, desk.who.zone)})"
    types = ", ".join(view.types) or "all"
    return (
        *(view.public_id, view.address, view.campaign or "all campaigns", types),
        *(state, f"{view.waiting:,}"),
    )


@app.command("add")
def add(
    url: Annotated[str, typer.Argument(help="https://…")],
    types: Annotated[
        list[str] | None, typer.Option("--event", help="Only this type; repeat it for more.")
    ] = None,
    single: Annotated[
        bool, typer.Option("--single", help="One event a request, however many wait.")
    ] = False,
    workspace: Workspace = "",
) -> None:
    """Have an address told: rollcall webhooks add https://example.com/rollcall"""
    with opened(workspace) as desk:
        done = subscribing.add(desk.rt, desk.who, url, types=types or (), batched=not single)
        output.say(f"Webhook {done.view.public_id} is told from now on.")
        _secret(done.secret)


@app.command("test")
def sample(name: Id, workspace: Workspace = "") -> None:
    """Send a sample; the list then shows how it went: rollcall webhooks test a3f"""
    with opened(workspace) as desk:
        view = subscribing.test(desk.rt, desk.who, name)
        output.say(f"A sample is on its way to {view.address}.")


@app.command("pause")
def pause(name: Id, workspace: Workspace = "") -> None:
    """Keep its events until it goes on: rollcall webhooks pause a3f"""
    with opened(workspace) as desk:
        view = subscribing.pause(desk.rt, desk.who, name)
        output.say(f"{view.address} is paused. Its events are kept until it goes on.")


@app.command("resume")
def resume(name: Id, workspace: Workspace = "") -> None:
    """Deliver what waits, and go on: rollcall webhooks resume a3f"""
    with opened(workspace) as desk:
        view = subscribing.resume(desk.rt, desk.who, name)
        output.say(f"{view.address} goes on; {count(view.waiting, 'event')} waited for it.")


@app.command("remove")
def remove(name: Id, workspace: Workspace = "") -> None:
    """Never tell it anything again: rollcall webhooks remove a3f"""
    with opened(workspace) as desk:
        view = subscribing.remove(desk.rt, desk.who, name)
        output.say(f"{view.address} is removed.")


@app.command("replay")
def replay(
    name: Id,
    since: Annotated[str, typer.Option("--since", help="30m, 2h, 3d, or 2026-11-22T09:00+00:00.")],
    workspace: Workspace = "",
) -> None:
    """Tell once more what happened since then: rollcall webhooks replay a3f --since 2h"""
    with opened(workspace) as desk:
        view, number = subscribing.replay(desk.rt, desk.who, name, since)
        told = count(number, "event")
        output.say(f"{view.address} is told {told} once more, under the same ids.")


@app.command("secret")
def secret(name: MaybeId = "", workspace: Workspace = "") -> None:
    """Show what its events are signed with, once: rollcall webhooks secret"""
    with opened(workspace) as desk:
        _secret(subscribing.show_secret(desk.rt, desk.who, name))


@app.command("rotate")
def rotate(name: MaybeId = "", workspace: Workspace = "") -> None:
    """Sign with a new secret; the former signs beside it for a day: rollcall webhooks rotate"""
    with opened(workspace) as desk:
        _secret(subscribing.rotate_secret(desk.rt, desk.who, name))


def _secret(found: Secret) -> None:
    output.say(f"The signing secret of {found.words.replace('`', '')}, shown this once:")
    output.say(found.value)
