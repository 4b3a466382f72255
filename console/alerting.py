"""The summary channel, and who is told of what, from the command line."""

from typing import Annotated

import typer

from campaigns import alerting
from campaigns.alerting import AlertingForm, AlertingView
from console import output
from console.context import Workspace, opened
from domain.alerting import TITLES, USUAL, AlertKind, read_kind, read_targets
from domain.errors import Refused
from domain.roles import read_channel
from gateways.slack.errors import words_for

app = typer.Typer()

OFF = "off"
KindName = Annotated[
    str, typer.Argument(metavar="KIND", help=f"{', '.join(AlertKind)}; none shows them all.")
]
Targets = Annotated[
    list[str] | None, typer.Argument(metavar="TO", help="Slack ids (U…, C…), or usual.")
]
SummaryChannel = Annotated[
    str, typer.Option("--summary", help="A channel's id for the summary, or off.")
]


@app.command("alerts")
def alerts(
    kind: KindName = "", to: Targets = None, summary: SummaryChannel = "", workspace: Workspace = ""
) -> None:
    """Show or set who is told of what: rollcall alerts guards U0123ABC --summary C0123ABC"""
    with opened(workspace) as desk:
        if kind and not to:
            raise Refused("Say who is told: Slack ids such as U0123ABC or C0123ABC, or usual.")
        words = [] if to == ["usual"] else to or []
        form = AlertingForm(
            None if not summary else "" if summary == OFF else read_channel(summary),
            {read_kind(kind): read_targets(words)} if kind else {},
        )
        asked = form != AlertingForm()
        seen = alerting.save(desk.rt, desk.who, form) if asked else None
        _show(seen or alerting.current(desk.rt, desk.who))


def _show(it: AlertingView) -> None:
    problem = f" ! {words_for(it.summary_refused)}" if it.summary_refused else ""
    output.say(f"Summary of all live campaigns: {it.summary or 'nowhere'}{problem}")
    for kind in AlertKind:
        named = ", ".join(it.routes.get(kind, ())) or f"{USUAL[kind]} (usual)"
        output.say(f"{kind} ({TITLES[kind].lower()}): {named}")
    for target, code in it.refused.items():
        output.say(f"! {target} could not be told: {words_for(code)}")
