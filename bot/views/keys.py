"""The submitted form of a new key: the key itself is shown in its place, once."""

import structlog

from bot.ask import Ask
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns import keying
from campaigns.access import require_admin
from campaigns.keying import KeyForm
from domain.apikeys import KeyView, Scope
from domain.errors import Refused
from domain.kinds import read_kind
from gateways.slack.blocks import keys_form, notices
from gateways.slack.blocks.questions import Field
from gateways.slack.errors import SlackAway, SlackRefused

log = structlog.get_logger(__name__)


def make(ask: Ask) -> Outcome:
    """Make the key; where the team wants a second person, ask for one in the key's channel."""
    require_admin(ask.rt, ask.who)
    form = _form(Values(ask.view))
    _require_channel(ask, form.channel_id)
    made = keying.make(ask.rt, ask.who, form)
    if made.view.waits_for_approval:
        _ask_for_approval(ask, made.view)
    return Outcome(view=keys_form.made(made.view, made.fresh.secret))


def _form(values: Values) -> KeyForm:
    return KeyForm(
        name=values.text(Field.NAME),
        channel_id=values.choice(Field.CHANNEL),
        scopes=tuple(Scope(it) for it in values.chosen(Field.SCOPES)),
        is_test=values.choice(Field.KEY_TYPE) != keys_form.LIVE,
        kind=read_kind(values.choice(Field.CAMPAIGN_KIND)),
        attestation=values.text(Field.ATTEST),
    )


def _require_channel(ask: Ask, channel_id: str) -> None:
    """Refuse where its cards could not be posted, or others would see them."""
    there = ask.rt.slack.channel(channel_id) if channel_id else None
    if there is None or there.is_direct:
        raise Refused("Choose a channel.", field=Field.CHANNEL)
    if there.is_shared or not there.can_post:
        raise Refused(notices.cannot_post_in(there.id), field=Field.CHANNEL)


def _ask_for_approval(ask: Ask, key: KeyView) -> None:
    """The key is there, even if Slack does not carry our word: `/campaign keys` shows it too."""
    try:
        posted = ask.rt.slack.post(key.channel_id, keys_form.request(key))
    except (SlackAway, SlackRefused) as error:
        log.info("approval_not_asked", key=key.public_id, error=type(error).__name__)
        return
    keying.asked_in(ask.rt, key, posted.ts)
