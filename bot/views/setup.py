"""Submitted settings: the workspace, and one sender."""

from bot import settings
from bot.ask import Ask
from bot.commands.setup import answers_view, settings_view
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns.forms import SenderForm, WorkspaceForm
from campaigns.ownanswers import AnswersForm, save
from campaigns.senders import save_sender
from campaigns.setup import save_workspace, workspace_of_team
from domain.ownanswers import Own
from gateways.slack.blocks import notices
from gateways.slack.blocks.guards_form import FIELDS
from gateways.slack.blocks.ids import Field
from gateways.slack.blocks.phrases import rate, sender_words
from gateways.slack.blocks.setup_form import SAVED
from gateways.slack.facts import View


def workspace(ask: Ask) -> Outcome:
    """Save the team's settings and show them, with the senders below."""
    values = Values(ask.view)
    form = WorkspaceForm(
        business_name=values.text(Field.BUSINESS),
        help_contact=values.text(Field.CONTACT),
        region=values.text(Field.REGION),
        countries=tuple(values.text(Field.COUNTRIES).replace(",", " ").split()),
        stop_words=tuple(values.text(Field.STOP_WORDS).split(",")),
        zone=values.text(Field.ZONE),
        informational_hours=values.text(Field.HOURS),
        country_hours=values.text(Field.COUNTRY_HOURS),
        abroad_hours=values.text(Field.ABROAD),
        live_in=values.text(Field.LIVE_IN),
        most_a_day=values.text(Field.MOST_A_DAY),
        most_a_week=values.text(Field.MOST_A_WEEK),
        undo_seconds=values.text(Field.UNDO),
        approval=values.text(Field.APPROVAL),
        price_per_segment=values.text(Field.PRICE),
        currency=values.text(Field.CURRENCY),
        guards=guards_of(values),
        channel_id=values.choice(Field.CHANNEL) or None,
        slack_team_id=ask.rt.slack.team_id(),
    )
    return Outcome(view=settings_view(ask, save_workspace(ask.rt, ask.who, form), SAVED))


def sender(ask: Ask) -> Outcome:
    """Save one sender, and show it in the settings below."""
    values = Values(ask.view)
    pool = values.text(Field.POOL).replace(",", " ").split()
    form = SenderForm(
        name=values.text(Field.NAME),
        kind=values.choice(Field.KIND),
        address=values.text(Field.ADDRESS),
        numbers=tuple(pool) if pool else None,
        throughput=values.text(Field.THROUGHPUT).strip(),
        keywords_by=values.choice(Field.KEYWORDS) or None,
        smart_encoding=values.ticked(Field.SMART),
        registration=values.choice(Field.REGISTRATION) or None,
        a2p_campaign=values.text(Field.A2P),
        is_default=values.ticked(Field.DEFAULT),
        daily_limit=values.text(Field.DAILY),
        brand=values.text(Field.BRAND),
        brand_limit=values.text(Field.BRAND_LIMIT),
        sender_id=int(ask.memory.get("sender") or 0) or None,
    )
    saved = save_sender(ask.rt, ask.who, form)
    text = f":white_check_mark: {sender_words(saved)}, {rate(saved.throughput)}, is saved."
    return Outcome(view=notices.message("Sender", text), below=_below(ask))


def answers(ask: Ask) -> Outcome:
    """Save what people are answered, and show it with what it costs."""
    values = Values(ask.view)
    form = AnswersForm(
        texts={own: values.text(Field(own.value)) for own in Own},
        join_words=tuple(values.text(Field.JOIN_WORDS).split(",")),
        join_wording=values.text(Field.JOIN_WORDING),
        join_frequency=values.text(Field.JOIN_FREQUENCY),
        join_twice=values.ticked(Field.JOIN_TWICE),
    )
    saved = save(ask.rt, ask.who, form)
    return Outcome(view=answers_view(ask, saved, "\n".join([SAVED, *saved.notes])))


def guards_of(values: Values) -> dict[str, str]:
    """Guard rails and canary by their names; an empty answer is the standard again."""
    said = {field.value: values.text(field) for field in FIELDS if field != Field.CANARY_RELEASE}
    return said | {Field.CANARY_RELEASE.value: values.choice(Field.CANARY_RELEASE)}


def _below(ask: Ask) -> tuple[str, View] | None:
    """What the form was opened from: it lists the senders as they were."""
    if ask.memory.get("below"):
        return settings.below(ask)
    below = str(ask.view.get("previous_view_id") or "")
    if not below:
        return None
    return below, settings_view(ask, workspace_of_team(ask.rt, ask.rt.slack.team_id()))
