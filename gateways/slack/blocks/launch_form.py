"""The question before a launch: it states everything that the press will do."""

from collections.abc import Sequence

from domain.repeats import Repeat
from domain.starts import ScheduleView
from domain.views import CampaignView, Estimate
from domain.waiting import EVERYBODY_NOW, Launchable
from gateways.slack.blocks import agreements, asking, kit, schedule, waiting
from gateways.slack.blocks import draft_parts as parts
from gateways.slack.blocks import guards as rails
from gateways.slack.blocks.ids import Form
from gateways.slack.blocks.phrases import count, sender_words
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.blocks.repeats import repeated
from gateways.slack.facts import Block, View


def launch_form(
    view: CampaignView,
    memory: str,
    *,
    stops: Sequence[str] = (),
    warnings: Sequence[str] = (),
    repeats: Sequence[Repeat] = (),
    outlook: Launchable = EVERYBODY_NOW,
    agreed: tuple[int, int, int] = (0, 0, 0),
    start: ScheduleView | None = None,
) -> View:
    """Recipients, segments, price, sender, forecast, text; or what must be mended before.

    `agreed`: so many recipients agreed in writing, in another way, and of so many nobody recorded.
    With a `start` the press keeps that, and the figures are those of then.
    """
    title = "Schedule" if start is not None else "Launch"
    blocks = [*_stops(stops, title), *_question(view, outlook, asks=not stops, start=start)]
    blocks += [*waiting.hours(view, outlook), *agreements.agreed(*agreed)]
    blocks += _warnings(view, warnings)
    blocks += [kit.section("*The text*"), kit.verbatim(view.template), *asking.shown(view)]
    if stops:
        return kit.modal(title, blocks)
    blocks += [*waiting.choice(outlook), *waiting.reason(view.kind), *_repeats(view, repeats)]
    blocks += [*agreements.attest(agreed[2]), *schedule.use_by_field(outlook)]
    blocks += rails.before(view)
    if start is not None:
        return kit.modal(
            *(title, blocks),
            callback=Form.SCHEDULE,
            submit="Ask for approval" if view.needs_approval else "Schedule",
            close="Not yet",
            memory=memory,
        )
    blocks.append(schedule.later_button(view))
    submit = "Ask for approval" if view.needs_approval else "Launch now"
    return kit.modal(
        title, blocks, callback=Form.LAUNCH, submit=submit, close="Not yet", memory=memory
    )


def _repeats(view: CampaignView, repeats: Sequence[Repeat]) -> list[Block]:
    """What was sent already, and the box without which it is not sent again."""
    told = repeated(view, repeats)
    if not told:
        return []
    box = kit.checkbox(INPUT, "Send it again to these people", Field.AGAIN)
    return [*told, kit.asked(Field.AGAIN, "Send again?", box)]


def _stops(stops: Sequence[str], title: str) -> list[Block]:
    if not stops:
        return []
    done = "scheduled" if title == "Schedule" else "launched"
    lines = "\n".join(f":no_entry: {kit.refusal(sentence, 400)}" for sentence in stops)
    return [kit.section(f"*This cannot be {done} yet*\n{lines}")]


def _takes(view: CampaignView, estimate: Estimate, outlook: Launchable) -> str:
    """Whoever waits comes on top: when their hours open, the figures here say."""
    stop = view.day_plan.stop
    if stop is not None and outlook.is_stopped_after(stop.texts):
        return parts.takes_now(view, estimate)
    span = parts.takes(view, estimate)
    return f"{span}, not counting the wait for the hours" if outlook.waiting else span


def _question(
    view: CampaignView, outlook: Launchable, *, asks: bool, start: ScheduleView | None
) -> list[Block]:
    estimate = view.estimate
    recipients = estimate.recipients if estimate else view.ledger.recipients
    pairs = [("Recipients", f"{recipients:,}")]
    if estimate is not None:
        pairs += [
            ("Segments", parts.segments_words(estimate)),
            ("Price", parts.price_words(view)),
            ("Takes", _takes(view, estimate, outlook)),
        ]
    pairs += [*asking.at_most(view, recipients), ("From", sender_words(view.sender))]
    question = _asks(view, recipients, outlook, start)
    return [*([kit.section(question)] if asks else []), *kit.figures(pairs)]


def _asks(
    view: CampaignView, recipients: int, outlook: Launchable, start: ScheduleView | None
) -> str:
    """What the press does; where a second person is wanted it only asks them."""
    title, people = kit.bold(view.title), f"*{count(recipients, 'recipient')}*"
    wanted = view.needs_approval is not None
    if start is not None:
        do = "Ask for approval to start" if wanted else "Start"
        return (
            f"{do} {title} to {people} by itself: {schedule.when(start)}? Until then it can be"
            " edited, put off or called off."
        )
    if outlook.waiting and not outlook.now:
        do = "Ask for approval to launch" if wanted else "Launch"
        wait = "waits" if outlook.waiting == 1 else "wait"
        return (
            f"{do} {title} to {people}? Nobody may be texted at this hour:"
            f" {outlook.waiting:,} {wait}, and then it goes by itself."
        )
    if wanted:
        return f"Ask for approval to send {title} to {people}{_parted(outlook)}? {_after(view)}"
    now = "" if outlook.waiting else " now"
    return f"Send {title} to {people}{_parted(outlook) or now}? {_leaves(view)}"


def _after(view: CampaignView) -> str:
    """What follows from the approval; the warnings say why one is wanted."""
    seconds = view.workspace.undo_seconds
    if not seconds:
        return "After it the first texts leave within seconds and cannot be taken back."
    return (
        f"After it, a countdown of {count(seconds, 'second')}, in which its card can abort it; then"
        " the first texts leave and cannot be taken back."
    )


def _leaves(view: CampaignView) -> str:
    """When the first text leaves, and until when it can be taken back."""
    seconds = view.workspace.undo_seconds
    if not seconds:
        return "The first texts leave within seconds and cannot be taken back."
    return (
        f"It counts down {count(seconds, 'second')}, and its card can abort it; then the first"
        " texts leave and cannot be taken back."
    )


def _parted(outlook: Launchable) -> str:
    """Who goes at once and who waits, where they do not all go together."""
    if not outlook.waiting:
        return ""
    return f", *{outlook.now:,}* of them now and {outlook.waiting:,} when their hours open"


def _warnings(view: CampaignView, warnings: Sequence[str]) -> list[Block]:
    """All of them, a few to a paragraph so that none is cut."""
    lines = [f":warning: {kit.advice(sentence, 400)}" for sentence in warnings]
    paragraphs = range(0, len(lines), parts.WARNINGS)
    more = [kit.section("\n".join(lines[at : at + parts.WARNINGS])) for at in paragraphs]
    seen = [kit.context(parts.tested(view))] if view.tested_current else []
    return [*more, *seen]
