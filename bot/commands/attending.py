"""`/campaign setup away`: the away text and the urgent words as a form."""

from collections.abc import Sequence

from bot import shown
from bot.ask import Ask, remember
from campaigns.attending import AttendingView, current
from gateways.slack.blocks.attending_form import Attending, attending_form
from gateways.slack.facts import Block, View


def open_form(ask: Ask) -> None:
    """What holds now, to be changed."""
    ask.team()
    ask.open(attending_view(ask, current(ask.rt, ask.who)))


def attending_view(ask: Ask, it: AttendingView, news: str = "") -> View:
    """The settings as a form; `news` stands on top, and it remembers what it showed."""
    seen = shown.digests(attending_blocks(it))
    return attending_form(_of(it), remember(channel=ask.channel_id, shown=seen), news=news)


def attending_blocks(it: AttendingView) -> Sequence[Block]:
    """What holds, as the form shows it."""
    blocks: Sequence[Block] = attending_form(_of(it), "")["blocks"]
    return blocks


def _of(it: AttendingView) -> Attending:
    return Attending(
        away_text=it.away.text if it.away else "",
        away_hours=it.away.hours if it.away else "",
        urgent_words=", ".join(it.urgent.words) if it.urgent else "",
        urgent_to=it.urgent.person if it.urgent else "",
        zone=it.zone,
        acknowledgement=it.acknowledgement,
    )
