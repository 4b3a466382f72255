"""Who is told of what, and the summary channel, as a form."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from domain.alerting import (
    MOST,
    TITLES,
    USUAL,
    AlertKind,
    channel_field,
    is_a_channel,
    people_field,
    shown,
)
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Form
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.errors import words_for
from gateways.slack.facts import Block, View

_SUMMARY: Final = (
    "*Summary channel.* One message there shows all live campaigns and is edited in place; pin it."
    " Those of private channels are not in it, except in their own channel."
)
_ALERTS: Final = (
    "*Alerts.* Whom you name is told instead of whoever is usual. Nobody is told of a campaign of a"
    " private channel that they are not in: then whoever is usual is."
)


def alerting_form(
    summary: str,
    routes: Mapping[AlertKind, Sequence[str]],
    memory: str,
    *,
    refused: Mapping[str, str],
    news: str = "",
) -> View:
    """One channel, and people and a channel for each kind; `refused` are codes of Slack's by id."""
    blocks: list[Block] = [
        *([kit.section(news)] if news else []),
        kit.section(_SUMMARY),
        _channel(Field.SUMMARY, "Summary channel", [summary] if summary else []),
        *_problems([summary], refused),
        kit.section(_ALERTS),
    ]
    for kind in AlertKind:
        chosen = routes.get(kind, ())
        blocks += [
            _people(kind, [it for it in chosen if not is_a_channel(it)]),
            _channel(
                channel_field(kind),
                f"{TITLES[kind]}: channel",
                [it for it in chosen if is_a_channel(it)],
            ),
            *_problems(chosen, refused),
        ]
    return kit.modal(
        "Summary and alerts", blocks, callback=Form.ALERTING, submit="Save", memory=memory
    )


def initial(view: Mapping[str, Any], block_id: str) -> list[str]:
    """What a form showed there when it was opened."""
    for block in view.get("blocks") or ():
        if block.get("block_id") == block_id:
            element = block.get("element") or {}
            return [*(element.get("initial_users") or element.get("initial_conversations") or ())]
    return []


def _people(kind: AlertKind, chosen: Sequence[str]) -> Block:
    element: dict[str, Any] = {
        "type": "multi_users_select",
        "action_id": INPUT,
        "max_selected_items": MOST - 1,
        "placeholder": kit.label("Whoever is usual", 150),
    }
    if chosen:
        element["initial_users"] = list(chosen)
    hint = f"Usual: {USUAL[kind]}."
    return kit.asked(people_field(kind), TITLES[kind], element, hint=hint, optional=True)


def _channel(block_id: str, text: str, chosen: Sequence[str]) -> Block:
    """A menu of several that takes one: what stands in it can be taken out again."""
    element: dict[str, Any] = {
        "type": "multi_conversations_select",
        "action_id": INPUT,
        "max_selected_items": max(1, len(chosen)),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
        "placeholder": kit.label("None", 150),
    }
    if chosen:
        element["initial_conversations"] = list(chosen)
    return kit.asked(block_id, text, element, optional=True)


def _problems(chosen: Sequence[str], refused: Mapping[str, str]) -> list[Block]:
    return [
        kit.context(f":warning: {shown(it)} cannot be told: {kit.words(words_for(refused[it]))}")
        for it in chosen
        if it in refused
    ]
