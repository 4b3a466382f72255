"""Submitted settings: the workspace, and one sender."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from bot import settings, shown
from bot.ask import Ask
from bot.commands.setup import (
    answers_blocks,
    answers_view,
    sender_blocks,
    settings_blocks,
    settings_view,
)
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns.access import require_admin
from campaigns.forms import SenderForm, WorkspaceForm
from campaigns.ownanswers import AnswersForm, current, save
from campaigns.senders import save_sender
from campaigns.setup import save_workspace, workspace_of_team
from domain.ownanswers import Own
from gateways.slack.blocks import notices
from gateways.slack.blocks.guards_form import FIELDS
from gateways.slack.blocks.phrases import rate, sender_words
from gateways.slack.blocks.questions import Field
from gateways.slack.blocks.setup_form import SAVED, UNCHANGED
from gateways.slack.facts import View

_SET: Final = frozenset(
    {Field.BUSINESS, Field.CONTACT, Field.REGION, Field.ZONE, Field.PRICE, Field.CURRENCY}
)
"""What a team cannot be without: its first form names them as they were shown."""


def workspace(ask: Ask) -> Outcome:
    """Save what was changed of the team's settings, and show them with the senders below."""
    said = shown.named(ask)
    if ask.memory.get("first"):
        values = Values(ask.view)
        said = {field: values.text(field) for field in _SET} | said
    elif not said:
        require_admin(ask.rt, ask.who)
        return Outcome(view=settings_view(ask, ask.workspace, UNCHANGED))
    form = replace(form_of(said), slack_team_id=ask.rt.slack.team_id())
    saved = save_workspace(
        ask.rt,
        ask.who,
        form,
        still=lambda team: shown.require_still(ask, said, settings_blocks(ask, team)),
    )
    return Outcome(view=settings_view(ask, saved, SAVED))


def form_of(said: Mapping[Field, str]) -> WorkspaceForm:
    """What was typed, by field; whatever is not among it stays as it is."""
    guards = {field.value: typed for field, typed in said.items() if field in FIELDS}
    told: dict[str, Any] = {
        field.value: typed for field, typed in said.items() if field not in FIELDS
    }
    if Field.COUNTRIES in said:
        told["countries"] = tuple(said[Field.COUNTRIES].replace(",", " ").split())
    if Field.STOP_WORDS in said:
        told["stop_words"] = _listed(said[Field.STOP_WORDS])
    if Field.CHANNEL in said:
        told["channel_id"] = said[Field.CHANNEL] or None
    return WorkspaceForm(**told, guards=guards or None)


def _listed(typed: str) -> tuple[str, ...]:
    """Of a box: one a line counts like a comma."""
    return tuple(typed.replace("\n", ",").split(","))


def sender(ask: Ask) -> Outcome:
    """Save what was changed of one sender, and show it in the settings below.

    One that stopped is saved also as it is: that says that what stopped it is mended.
    """
    said, sender_id = shown.named(ask), int(ask.memory.get("sender") or 0) or None
    known = next((it for it in ask.team().senders if it.id == sender_id), None)
    if known is not None and not said and known.stopped_reason is None:
        require_admin(ask.rt, ask.who)
        return Outcome(view=notices.message("Sender", UNCHANGED), below=_below(ask))
    saved = save_sender(
        ask.rt,
        ask.who,
        sender_form_of(said, sender_id),
        still=lambda now, region: shown.require_still(ask, said, sender_blocks(now, region)),
    )
    text = f":white_check_mark: {sender_words(saved)}, {rate(saved.throughput)}, is saved."
    return Outcome(view=notices.message("Sender", text), below=_below(ask))


def sender_form_of(said: Mapping[Field, str], sender_id: int | None) -> SenderForm:
    """What was typed, by field; whatever is not among it stays as it is, or is what is usual."""
    pool, keywords = said.get(Field.POOL), said.get(Field.KEYWORDS)
    return SenderForm(
        name=said.get(Field.NAME, ""),
        kind=said.get(Field.KIND, ""),
        address=said.get(Field.ADDRESS, ""),
        numbers=None if pool is None else tuple(pool.replace(",", " ").split()),
        throughput=said[Field.THROUGHPUT].strip() if Field.THROUGHPUT in said else None,
        keywords_by=keywords or None,
        smart_encoding=_ticked(said, Field.SMART),
        registration=said.get(Field.REGISTRATION) or None,
        a2p_campaign=said.get(Field.A2P),
        is_default=_ticked(said, Field.DEFAULT),
        daily_limit=said.get(Field.DAILY),
        brand=said.get(Field.BRAND),
        brand_limit=said.get(Field.BRAND_LIMIT),
        sender_id=sender_id,
    )


def _ticked(said: Mapping[Field, str], field: Field) -> bool | None:
    return said[field] == shown.TICK if field in said else None


def answers(ask: Ask) -> Outcome:
    """Save what was changed of what people are answered, and show it with what it costs."""
    said = shown.named(ask)
    if not said:
        return Outcome(view=answers_view(ask, current(ask.rt, ask.who), UNCHANGED))
    words = said.get(Field.JOIN_WORDS)
    form = AnswersForm(
        texts={own: said[Field(own.value)] for own in Own if Field(own.value) in said},
        join_words=None if words is None else tuple(words.split(",")),
        join_wording=said.get(Field.JOIN_WORDING),
        join_frequency=said.get(Field.JOIN_FREQUENCY),
        join_twice=_ticked(said, Field.JOIN_TWICE),
    )
    saved = save(
        ask.rt,
        ask.who,
        form,
        still=lambda now: shown.require_still(ask, said, answers_blocks(now)),
    )
    return Outcome(view=answers_view(ask, saved, "\n".join([SAVED, *saved.notes])))


def _below(ask: Ask) -> tuple[str, View] | None:
    """What the form was opened from: it lists the senders as they were."""
    if ask.memory.get("below"):
        return settings.below(ask)
    below = str(ask.view.get("previous_view_id") or "")
    if not below:
        return None
    return below, settings_view(ask, workspace_of_team(ask.rt, ask.rt.slack.team_id()))
