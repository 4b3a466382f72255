"""Submitted draft forms: new, edited, copied, and the word for blanks."""

from bot.ask import Ask
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns import drafting, editing
from campaigns.forms import DraftForm, EditForm, Upload
from domain.asking import AS_THE_TEXT_SAYS
from domain.errors import Refused
from domain.retries import SecondAttempts
from domain.templates import BlankPolicy
from gateways.slack.blocks import notices
from gateways.slack.blocks.questions import Field


def create(ask: Ask) -> Outcome:
    """Make the draft; its card appears in the channel."""
    values = Values(ask.view)
    form = DraftForm(
        title=values.text(Field.TITLE),
        message=values.text(Field.MESSAGE),
        asks=values.choice(Field.ASKS) or AS_THE_TEXT_SAYS,
        acknowledgement=values.text(Field.ACKNOWLEDGE),
        source=_list(ask, values),
        sender_name=values.choice(Field.SENDER) or None,
        note=values.text(Field.NOTE),
        channel_id=_card_channel(ask),
        kind=values.choice(Field.CAMPAIGN_KIND),
        second_attempts=values.choice(Field.SECOND) or SecondAttempts.LIMITS,
        topic=values.text(Field.TOPIC),
    )
    return Outcome(told=notices.draft_made(drafting.create(ask.rt, ask.who, form)))


def edit(ask: Ask) -> Outcome:
    """Change the draft; a new text is a new version."""
    values = Values(ask.view)
    form = EditForm(
        title=values.text(Field.TITLE),
        message=values.text(Field.MESSAGE),
        asks=values.choice(Field.ASKS) or AS_THE_TEXT_SAYS,
        acknowledgement=values.text(Field.ACKNOWLEDGE),
        sender_name=values.choice(Field.SENDER) or None,
        note=values.text(Field.NOTE),
        kind=values.choice(Field.CAMPAIGN_KIND) or None,
        second_attempts=values.choice(Field.SECOND) or None,
        topic=values.text(Field.TOPIC),
        source=_replacement(ask, values),
        seen_wording_id=int(ask.memory.get("wording") or 0) or None,
    )
    editing.edit(ask.rt, ask.who, str(ask.memory.get("campaign", "")), form)
    return Outcome()


def copy(ask: Ask) -> Outcome:
    """The same text for another audience."""
    values = Values(ask.view)
    view = drafting.copy(
        ask.rt,
        ask.who,
        str(ask.memory.get("campaign", "")),
        _list(ask, values),
        title=values.text(Field.TITLE),
        channel_id=_card_channel(ask),
    )
    return Outcome(told=notices.draft_made(view))


def use_word(ask: Ask) -> Outcome:
    """The word that stands in for blanks."""
    word = Values(ask.view).text(Field.WORD)
    public_id = str(ask.memory.get("campaign", ""))
    editing.decide_blanks(ask.rt, ask.who, public_id, BlankPolicy.WORD, word)
    return Outcome()


def _card_channel(ask: Ask) -> str:
    """Where the form promised the card; it was made sure of when the form was opened."""
    return str(ask.memory.get("card") or ask.channel_id)


def _replacement(ask: Ask, values: Values) -> Upload | None:
    """The list that takes the audience's place: given here, or posted before and ticked."""
    given = values.upload()
    if not values.ticked(Field.POSTED):
        return given
    if given is not None:
        raise Refused("Take the list that you posted, or give one, not both.", field=Field.POSTED)
    return values.upload(ask.memory)


def _list(ask: Ask, values: Values) -> Upload:
    upload = values.upload(ask.memory)
    if upload is None:
        raise Refused("Give a CSV file, or paste numbers.", field=Field.SOURCE)
    return upload
