"""`/campaign setup alerts`: the summary channel, and who is told of what, as a form."""

from bot.ask import Ask, remember
from campaigns.alerting import AlertingView, current
from gateways.slack.blocks.alerting_form import alerting_form
from gateways.slack.facts import View


def open_form(ask: Ask) -> None:
    """What holds now, to be changed."""
    ask.team()
    ask.open(alerting_view(ask, current(ask.rt, ask.who)))


def alerting_view(ask: Ask, it: AlertingView, news: str = "") -> View:
    """The settings as a form; `news` stands on top."""
    refused = dict(it.refused)
    if it.summary_refused:
        refused[it.summary] = it.summary_refused
    memory = remember(channel=ask.channel_id)
    return alerting_form(it.summary, it.routes, memory, refused=refused, news=news)
