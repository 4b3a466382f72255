"""Submitted settings: the workspace, and one sender."""

from bot.ask import Ask, remember
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns.forms import SenderForm, WorkspaceForm
from campaigns.setup import save_sender, save_workspace
from domain.views import WorkspaceView
from gateways.slack.blocks import notices
from gateways.slack.blocks.ids import Field
from gateways.slack.blocks.phrases import rate, sender_words
from gateways.slack.blocks.setup_form import workspace_form
from gateways.slack.facts import View


def workspace(ask: Ask) -> Outcome:
    """Save the team's settings and show them, with the senders below."""
    values = Values(ask.view)
    form = WorkspaceForm(
        business_name=values.text(Field.BUSINESS),
        help_contact=values.text(Field.CONTACT),
        region=values.text(Field.REGION),
        countries=tuple(values.text(Field.COUNTRIES).replace(",", " ").split()),
        zone=values.text(Field.ZONE),
        price_per_segment=values.text(Field.PRICE),
        currency=values.text(Field.CURRENCY),
        channel_id=values.choice(Field.CHANNEL) or None,
        slack_team_id=ask.rt.slack.team_id(),
    )
    return Outcome(view=_form(ask, save_workspace(ask.rt, ask.who, form)))


def sender(ask: Ask) -> Outcome:
    """Save one sender."""
    values = Values(ask.view)
    pool = values.text(Field.POOL).replace(",", " ").split()
    form = SenderForm(
        name=values.text(Field.NAME),
        kind=values.choice(Field.KIND),
        address=values.text(Field.ADDRESS),
        numbers=tuple(pool) if pool else None,
        throughput=values.optional(Field.THROUGHPUT),
        keywords_by=values.choice(Field.KEYWORDS) or None,
        smart_encoding=values.ticked(Field.SMART),
        registration=values.choice(Field.REGISTRATION) or None,
        is_default=values.ticked(Field.DEFAULT),
    )
    saved = save_sender(ask.rt, ask.who, form)
    text = f":white_check_mark: {sender_words(saved)}, {rate(saved.throughput)}, is saved."
    return Outcome(view=notices.message("Sender", text))


def _form(ask: Ask, view: WorkspaceView) -> View:
    return workspace_form(
        view,
        remember(channel=ask.channel_id),
        channel_id=ask.channel_id,
        zone=ask.who.zone,
        price="",
    )
