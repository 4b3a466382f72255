"""The submitted away text and urgent words."""

from bot.ask import Ask
from bot.commands.attending import attending_view
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns.attending import AttendingForm, save
from domain.counting import count
from gateways.slack.blocks.ids import Field
from gateways.slack.blocks.setup_form import SAVED


def attending(ask: Ask) -> Outcome:
    """Save both, and show them with what the away text costs."""
    values = Values(ask.view)
    form = AttendingForm(
        away_text=values.text(Field.AWAY_TEXT),
        away_hours=values.text(Field.AWAY_HOURS),
        urgent_words=values.text(Field.URGENT_WORDS),
        urgent_to=values.person(Field.URGENT_TO),
    )
    saved = save(ask.rt, ask.who, form)
    cost = f" The away text costs {count(saved.segments, 'segment')}." if saved.segments else ""
    return Outcome(view=attending_view(ask, saved, SAVED + cost))
