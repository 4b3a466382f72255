"""`/campaign schedule spring tomorrow 9am`: says when exactly, and keeps it after a press."""

from dataclasses import dataclass
from datetime import datetime

from bot.ask import Ask, remember
from bot.commands.launch import CARRIED, launched_before
from bot.commands.verb import Verb, name_in
from campaigns import scheduling, unscheduling
from campaigns.access import require_author
from campaigns.launching import AlreadyLaunched
from campaigns.showing import status
from domain.commandline import Command
from domain.errors import Refused
from domain.roles import ANYWHERE
from domain.scheduling import Start, offered
from domain.starts import ScheduleView
from gateways.slack.blocks.kit import bold
from gateways.slack.blocks.launch_form import launch_form
from gateways.slack.blocks.schedule import picker_form
from gateways.slack.facts import View


@dataclass(frozen=True, slots=True)
class Typed:
    """Which campaign is to start when."""

    ref: str
    start: Start


def run(ask: Ask, command: Command) -> None:
    """Open the question; without a time, ask for one first."""
    if not command.args:
        require_author(ask.rt, ask.who, ANYWHERE)
        raise Refused(
            "Which campaign, and when? Type both: `/campaign schedule spring tomorrow 9am`."
        )
    if len(command.args) == 1:
        open_picker(ask, command.args[0])
        return
    typed = _typed(ask, command.args)
    try:
        ask.open(question(ask, typed.ref, typed.start, own="own_zones" in command.options))
    except AlreadyLaunched as already:
        ask.say(f":no_entry_sign: {launched_before(already, ask.team().zone)}")


def open_picker(ask: Ask, ref: str) -> None:
    """Ask when."""
    view = scheduling.about(ask.rt, ask.who, ref)
    memory = remember(campaign=view.public_id, channel=ask.channel_id)
    ask.open(picker_form(view, memory, offered=offered(ask.rt.clock(), view.workspace.zone)))


def question(ask: Ask, ref: str, start: Start, *, own: bool) -> View:
    """What the start would do, with the absolute time, or what must be mended before."""
    asked = scheduling.ask(ask.rt, ask.who, ref, start, own_zones=own)
    it = asked.launch
    view = status(ask.rt, ask.who, it.public_id)
    memory = remember(
        campaign=it.public_id,
        wording=it.wording_id,
        channel=ask.channel_id,
        kind=it.kind.value,
        seen=it.seen,
        start=f"{start.wall.isoformat()} {start.zone} {start.at.isoformat()}",
        own=int(own),
        repeats=" ".join(repeat.public_id for repeat in it.repeats[:CARRIED]),
    )
    return launch_form(
        view,
        memory,
        stops=it.stops,
        warnings=it.warnings,
        repeats=it.repeats,
        outlook=it.outlook,
        agreed=(it.agreed.written, it.agreed.express, it.agreed.unrecorded),
        start=ScheduleView(asked.first, start.zone, start.wall, own, ask.who.name),
    )


def remembered(written: str) -> Start:
    """The start that a form remembered."""
    wall, zone, at = written.split(" ")
    return Start(datetime.fromisoformat(wall), zone, datetime.fromisoformat(at))


def _typed(ask: Ask, args: tuple[str, ...]) -> Typed:
    """The name is what comes before a time that can be read; one word, where none can be."""
    first: Refused | None = None
    for words_of_name in range(1, len(args)):
        try:
            start = scheduling.read(ask.rt, ask.who, " ".join(args[words_of_name:]))
        except Refused as refused:
            first = first or refused
            continue
        return Typed(" ".join(args[:words_of_name]), start)
    assert first is not None
    raise first


def _unschedule(ask: Ask, command: Command) -> None:
    ref = name_in(command)
    if ref is None:
        raise Refused("Which campaign? Type its name: `/campaign unschedule spring`.")
    view = unscheduling.unschedule(ask.rt, ask.who, ref)
    ask.say(f"{bold(view.title)} (`{view.name}`) does not start by itself; it is a draft again.")


VERB = Verb(
    "schedule",
    "schedule spring tomorrow 9am",
    "Starts it then by itself, after your press; `--own-zones` by each recipient's own clock.",
    run,
)
UNSCHEDULE = Verb(
    "unschedule", "unschedule spring", "Calls the start off; it is a draft again.", _unschedule
)
