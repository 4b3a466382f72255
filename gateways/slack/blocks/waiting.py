"""What the hours make of a launch, in words, and what is asked because of them."""

from typing import Final

from domain.kinds import homes_words, hours_words
from domain.slacktext import date_token
from domain.views import CampaignView
from domain.waiting import Launchable, Wait
from domain.wallclock import on_the_wall
from domain.windows import Kind
from gateways.slack.blocks import kit
from gateways.slack.blocks.choices import radio
from gateways.slack.blocks.phrases import count
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import Block

SHOWN: Final = 5
WAIT, DROP = "wait", "drop"
_CHOICES: Final = (
    ("Let them wait", WAIT, "Each gets it when the hours allow it, without another press."),
    ("Drop them instead", DROP, "They are skipped and never get this text."),
)
REASON_LIMIT: Final = 300


def hours(view: CampaignView, outlook: Launchable) -> list[Block]:
    """Which hours count, who may be texted now, who waits until when, who never can."""
    lines = [f":clock9: {hours_words(view.kind, view.workspace.hours)}"]
    if homes := homes_words(view.workspace.hours):
        lines.append(f":house: {kit.words(homes)}")
    if outlook.closed:
        if outlook.now:
            lines.append(f"• {count(outlook.now, 'recipient')} may be texted now")
        lines += until(view, outlook)
        if outlook.never:
            lines.append(
                f"• {count(outlook.never, 'recipient')} can never be reached in these hours:"
                " skipped"
            )
    return [kit.section("\n".join(lines))]


def until(view: CampaignView, outlook: Launchable) -> list[str]:
    """A line for each opening that somebody waits for, the soonest first."""
    lines = [_line(wait, view) for wait in outlook.later[:SHOWN]]
    rest = outlook.later[SHOWN:]
    if rest:
        last = date_token(rest[-1].until, view.workspace.zone)
        lines.append(f"• {sum(wait.recipients for wait in rest):,} more wait, until {last}")
    return lines


def choice(outlook: Launchable) -> list[Block]:
    """Wait or drop; dropping is offered only where somebody would be left."""
    if not outlook.waiting or not outlook.now:
        return []
    waiting = count(outlook.waiting, "recipient")
    label = f"{waiting} cannot be texted now"
    return [kit.asked(Field.WAITING, label, radio(INPUT, _CHOICES, chosen=WAIT))]


def reason(kind: Kind) -> list[Block]:
    """Why it cannot wait: asked for wherever any hour counts as right."""
    if kind is not Kind.URGENT:
        return []
    words = kit.text_input(INPUT, hint="The shop is flooded.", limit=REASON_LIMIT)
    hint = "Urgent texts leave at any hour, also at night. The card shows your reason."
    return [kit.asked(Field.REASON, "Why can it not wait?", words, hint=hint)]


def _line(wait: Wait, view: CampaignView) -> str:
    zone = wait.zone or view.workspace.zone
    theirs = on_the_wall(wait.until, zone, view.at)
    verb = "waits" if wait.recipients == 1 else "wait"
    yours = date_token(wait.until, view.workspace.zone)
    return f"• {count(wait.recipients, 'recipient')} {verb} until {theirs}, which is {yours}"
