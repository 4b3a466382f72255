"""The submitted away text and urgent words."""

from bot import shown
from bot.ask import Ask
from bot.commands.attending import attending_blocks, attending_view
from bot.views.outcome import Outcome
from campaigns.attending import AttendingForm, AttendingView, current, save
from domain.away import hours_said
from domain.counting import count
from gateways.slack.blocks.ids import Field
from gateways.slack.blocks.setup_form import SAVED, UNCHANGED


def attending(ask: Ask) -> Outcome:
    """Save what was changed, and show it all with what the away text costs."""
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
    cost = f" The away text costs {count(saved.segments, 'segment')}." if saved.segments else ""
    return Outcome(view=attending_view(ask, saved, SAVED + cost + _when(saved)))


def _when(saved: AttendingView) -> str:
    """When it goes, read back: hours that were understood otherwise are seen at once."""
    if saved.away is None:
        return ""
    if not saved.away.hours:
        return " It always goes, whatever the hour."
    hours = hours_said(saved.away.hours)
    return f" It goes outside {hours}, by the team’s clock ({saved.zone})."
