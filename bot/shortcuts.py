"""The message shortcut *Draft a campaign from this file*, for lists too large for a form."""

from collections.abc import Mapping
from typing import Any

from bot.ask import Ask
from bot.commands.draft import open_form
from campaigns.access import require_author
from domain.errors import Refused
from gateways.slack.blocks.draft_form import Prefill
from gateways.slack.facts import FileFacts
from gateways.slack.people import lists_in


def draft_from_file(ask: Ask, message: Mapping[str, Any]) -> None:
    """Open the draft form with the message's list chosen."""
    require_author(ask.rt, ask.who)
    open_form(ask, Prefill(), _list_in(message))


def _list_in(message: Mapping[str, Any]) -> FileFacts:
    lists = lists_in(message)
    if not lists:
        raise Refused(
            "That message has no CSV file. Use the menu of the message that has the list."
        )
    if len(lists) > 1:
        raise Refused("That message has several lists. Post the one that you mean by itself.")
    return lists[0]
