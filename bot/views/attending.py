"""The submitted away text and urgent words."""

from bot import shown
from bot.ask import Ask
from bot.commands.attending import attending_blocks, attending_view
from bot.views.outcome import Outcome
from campaigns.attending import AttendingForm, AttendingView, current, save
from domain.away import hours_said
from gateways.slack.blocks.questions import Field
from gateways.slack.blocks.setup_form import SAVED, UNCHANGED


def attending(ask: Ask) -> Outcome:
    """Save what was changed, and show it all with what each text that goes back costs."""
    said = shown.named(ask)
    if not said:
        return Outcome(view=attending_view(ask, current(ask.rt, ask.who), UNCHANGED))
    words = said.get(Field.URGENT_WORDS)
    form = AttendingForm(
        away_text=said.get(Field.AWAY_TEXT),
        away_hours=said.get(Field.AWAY_HOURS),
        urgent_words=None if words is None else words.replace("\n", ","),
        urgent_to=said.get(Field.URGENT_TO),
        acknowledgement=said.get(Field.ACKNOWLEDGE),
    )
    saved = save(
        ask.rt,
        ask.who,
        form,
        still=lambda it: shown.require_still(ask, said, attending_blocks(it)),
    )
    news = " ".join([SAVED, *saved.costs])
    return Outcome(view=attending_view(ask, saved, news + _when(saved)))


def _when(saved: AttendingView) -> str:
    """When it goes, read back: hours that were understood otherwise are seen at once."""
    if saved.away is None:
        return ""
    if not saved.away.hours:
        return " The away text always goes, whatever the hour."
    hours = hours_said(saved.away.hours)
    return f" The away text goes outside {hours}, by the team’s clock ({saved.zone})."
