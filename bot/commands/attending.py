"""`/campaign setup away`: the away text and the urgent words as a form."""

from bot.ask import Ask, remember
from campaigns.attending import AttendingView, current
from gateways.slack.blocks.attending_form import Attending, attending_form
from gateways.slack.facts import View


def open_form(ask: Ask) -> None:
    """What holds now, to be changed."""
    ask.team()
    ask.open(attending_view(ask, current(ask.rt, ask.who)))


def attending_view(ask: Ask, it: AttendingView, news: str = "") -> View:
    """The settings as a form; `news` stands on top."""
    shown = Attending(
        away_text=it.away.text if it.away else "",
        away_hours=it.away.hours if it.away else "",
        urgent_words=", ".join(it.urgent.words) if it.urgent else "",
        urgent_to=it.urgent.person if it.urgent else "",
        zone=it.zone,
    )
    return attending_form(shown, remember(channel=ask.channel_id), news=news)
