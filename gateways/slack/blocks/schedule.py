"""A scheduled start as people see it: when, in whose zone, by whom, and what can be done."""

from datetime import UTC, datetime
from typing import Any, Final

from domain.lifecycle import CampaignState
from domain.slacktext import date_token
from domain.starts import ScheduleView
from domain.views import CampaignView
from domain.waiting import Launchable
from domain.wallclock import clock, day, hands, written
from domain.windows import is_over
from gateways.slack.blocks import kit
from gateways.slack.blocks.choices import radio
from gateways.slack.blocks.ids import Form, Press
from gateways.slack.blocks.phrases import by, count, ended
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import Block, Rendered, View

TOGETHER, OWN = "together", "own"
_ZONES: Final = (
    ("All at once", TOGETHER, "At this time in the team's zone."),
    ("By each recipient's own clock", OWN, "Each zone starts when its clock shows this time."),
)
HINT: Final = "From 9 AM to 6 PM people expect to hear from you. At most 35 days ahead."
USE_BY_HINT: Final = "Such as: today 6pm. Whoever has not got it by then is skipped."
USE_BY_LIMIT: Final = 60


def when(schedule: ScheduleView) -> str:
    """The absolute time by the clock of the zone that was meant, in UTC, and in the reader's."""
    wall = f"{schedule.wall:%a}, {day(schedule.wall)} at"
    yours = date_token(schedule.at, schedule.zone)
    if schedule.own_zones:
        return (
            f"*{wall} {hands(schedule.wall)}* by each recipient's own clock; the first begin"
            f" {yours} ({written(schedule.at, 'UTC')})"
        )
    same = schedule.at.astimezone(UTC).date() == schedule.wall.date()
    in_utc = clock(schedule.at, "UTC") if same else written(schedule.at, "UTC")
    return (
        f"*{wall} {clock(schedule.at, schedule.zone)}* ({schedule.zone}), which is"
        f" {in_utc}, for you {yours}"
    )


def lines(view: CampaignView) -> list[Block]:
    """On a draft's card: when it starts by itself, or why it did not."""
    if view.state is CampaignState.SCHEDULED and view.schedule is not None:
        text = f":calendar: Starts by itself {when(view.schedule)}. Scheduled by"
        return [kit.section(f"{text} {by(view.schedule.by)}. An edit puts it back to a draft.")]
    if view.state is CampaignState.DRAFT and view.state_reason:
        reason = kit.refusal(ended(view.state_reason), 400)
        return [kit.section(f":warning: {reason} It is a draft; launch or schedule it again.")]
    return []


def buttons(view: CampaignView) -> list[dict[str, Any]]:
    """Beside *Launch*: another time, or none."""
    it = view.public_id
    if view.state is not CampaignState.SCHEDULED:
        return [kit.button("Schedule …", Press.SCHEDULE, it)]
    return [
        kit.button("Reschedule …", Press.SCHEDULE, it),
        kit.button("Unschedule", Press.UNSCHEDULE, it),
    ]


def origin(view: CampaignView) -> str:
    """On a live card: who scheduled what the clock started."""
    if view.schedule is None:
        return ""
    return f"scheduled by {by(view.schedule.by)} · "


def use_by_line(view: CampaignView) -> list[Block]:
    """Until when it is of use; and what has to be said where a pause outlasted that."""
    if view.use_by is None:
        return []
    zone = view.workspace.zone
    until = date_token(view.use_by, zone)
    if is_late(view):
        late = count(view.ledger.waiting, "text")
        return [
            kit.section(
                f":hourglass: Its use-by, {until}, is over or too near after the pause: {late}"
                " would be sent late. Send or drop them?"
            )
        ]
    return [kit.context(f":hourglass: Use by {until}: whoever has not got it by then is skipped.")]


def is_late(view: CampaignView) -> bool:
    """Whether somebody has to say what becomes of those who were not texted in time."""
    over = view.use_by is not None and is_over(view.use_by, view.at)
    return over and view.state is CampaignState.PAUSED and bool(view.ledger.waiting)


def late_buttons(view: CampaignView) -> list[dict[str, Any]]:
    """The two ways on for a campaign whose use-by went by during a pause."""
    late = count(view.ledger.waiting, "text")
    asks = kit.confirm("Send them late?", f"{late} would arrive after its use-by.", yes="Send them")
    drops = kit.confirm("Drop the rest?", f"{late} would be skipped for good.", yes="Drop them")
    return [
        kit.button("Resume, send late", Press.RESUME_LATE, view.public_id, asks=asks),
        kit.button("Resume, drop the rest", Press.RESUME_DROP, view.public_id, asks=drops),
    ]


def not_started(view: CampaignView, schedule: ScheduleView) -> Rendered:
    """The one message that a start did not happen; its mention notifies whoever scheduled it."""
    why = kit.refusal(schedule.why_not or "", 400)
    text = (
        f":warning: {by(schedule.by)}, {kit.bold(view.title)} does not start as scheduled: {why}"
        f" Nothing was sent. Launch or schedule {kit.code(view.name)} again when it shall go."
    )
    return Rendered(text=text, blocks=[kit.section(text)])


def picker_form(view: CampaignView, memory: str, *, offered: datetime) -> View:
    """When; the question comes after it."""
    picker = {
        "type": "datetimepicker",
        "action_id": INPUT,
        "initial_date_time": int(offered.timestamp()),
    }
    blocks = [
        kit.section(f"When shall {kit.bold(view.title)} start?"),
        kit.asked(Field.START, "Start", picker, hint=HINT),
        kit.asked(Field.ZONES, "By whose clock?", radio(INPUT, _ZONES, chosen=TOGETHER)),
    ]
    return kit.modal(
        "Schedule", blocks, callback=Form.WHEN, submit="Next", close="Not yet", memory=memory
    )


def use_by_field(outlook: Launchable) -> list[Block]:
    """Asked for at the launch: until when the text is of use, and whether it may skip who waits."""
    words = kit.text_input(INPUT, limit=USE_BY_LIMIT)
    field = kit.asked(Field.USE_BY, "Use by", words, hint=USE_BY_HINT, optional=True)
    if not outlook.waiting and not outlook.starts:
        return [field]
    box = kit.checkbox(INPUT, "Skip whoever still waits for their hours then", Field.SKIPS_LATE)
    return [field, kit.asked(Field.SKIPS_LATE, "With a use-by", box, optional=True)]


def later_button(view: CampaignView) -> Block:
    """In the launch question: not now, but then."""
    return kit.actions("later", kit.button("Start later …", Press.SCHEDULE, view.public_id))
