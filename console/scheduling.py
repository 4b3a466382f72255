"""Starts at a time from the command line: the same question as in Slack, and the same rules."""

from datetime import datetime
from typing import Annotated

import typer

from campaigns import launching, scheduling, showing, unscheduling
from campaigns.scheduling import ScheduleQuestion
from console import output, questions
from console.campaigning import Yes
from console.confirming import confirm_named
from console.context import Desk, Name, Workspace, opened
from domain.errors import Refused
from domain.lifecycle import CampaignState
from domain.scheduling import EXAMPLES, read_use_by
from domain.wallclock import sortable

app = typer.Typer()


@app.command()
def schedule(
    name: Name,
    when: Annotated[str, typer.Argument(help=f"When: {EXAMPLES}.")],
    own_zones: Annotated[
        bool, typer.Option("--own-zones", help="When each recipient's own clock shows that time.")
    ] = False,
    use_by: Annotated[
        str, typer.Option("--use-by", help="Skip whoever has not got it by then: “today 6pm”.")
    ] = "",
    drop: Annotated[
        bool, typer.Option("--drop", help="Skip whoever cannot be texted then; else they wait.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Send it again to people who just had this text.")
    ] = False,
    reason: Annotated[str, typer.Option("--reason", help="Why an urgent one cannot wait.")] = "",
    attest: Annotated[
        str, typer.Option("--attest", help="Where people agreed of whom no record says so.")
    ] = "",
    yes: Yes = False,
    workspace: Workspace = "",
) -> None:
    """Start it by itself at a time: rollcall schedule spring "tomorrow 9am" """
    with opened(workspace) as desk:
        start = scheduling.read(desk.rt, desk.who, when)
        asked = scheduling.ask(desk.rt, desk.who, name, start, own_zones=own_zones)
        if asked.launch.stops:
            raise Refused(" ".join(asked.launch.stops))
        questions.require_answers(asked.launch, drop=drop, reason=reason)
        until = read_until(use_by, now=desk.rt.clock(), zone=start.zone, starts=start.at)
        questions.question(asked.launch, desk.who.zone, drop=drop, use_by=until)
        output.say(f"Starts {_when(asked)}.")
        agreed = questions.agreed(asked.launch, desk.who.zone, again=again)
        attested = questions.attested(asked.launch, attest)
        confirm_named(f"Schedule {asked.launch.name}?", typed=name, name=asked.launch.name, yes=yes)
        _keep(
            desk,
            asked,
            again=agreed,
            answers=launching.LaunchAnswers(
                kind=asked.launch.kind,
                seen=asked.launch.seen,
                drop=drop,
                reason=reason,
                use_by=until,
                skips_late=True,
                attest=attested,
            ),
        )
        _tell(desk, asked)


@app.command()
def unschedule(name: Name, workspace: Workspace = "") -> None:
    """Call a start off; it is a draft again: rollcall unschedule spring"""
    with opened(workspace) as desk:
        view = unscheduling.unschedule(desk.rt, desk.who, name)
        output.say(f"{view.name} does not start by itself; it is a draft again.")


def read_until(written: str, *, now: datetime, zone: str, starts: datetime) -> datetime | None:
    """The use-by that was typed, or None where none was; raises Refused."""
    return read_use_by(written, now=now, zone=zone, starts=starts) if written.strip() else None


def _keep(
    desk: Desk, asked: ScheduleQuestion, *, again: list[str], answers: launching.LaunchAnswers
) -> None:
    scheduling.schedule(
        desk.rt,
        desk.who,
        asked.launch.public_id,
        asked.launch.wording_id,
        asked.start,
        own_zones=asked.own_zones,
        again=again,
        answers=answers,
    )


def _tell(desk: Desk, asked: ScheduleQuestion) -> None:
    view = showing.status(desk.rt, desk.who, asked.launch.public_id)
    if view.state is CampaignState.AWAITING_APPROVAL:
        output.say(f"{view.name} waits for the approval of a second person.")
    else:
        output.say(f"Scheduled {view.name}: it starts by itself {_when(asked)}.")


def _when(asked: ScheduleQuestion) -> str:
    """The absolute time by the zone that was meant, and in UTC."""
    start = asked.start
    wall = f"{start.wall:%a} {start.wall.isoformat(' ', 'minutes')}"
    first = sortable(asked.first, "UTC")
    if asked.own_zones:
        return f"{wall} by each recipient's own clock, the first at {first}"
    return f"{wall} {start.zone}, which is {first}"
