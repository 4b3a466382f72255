"""views.*: modals and the Home tab."""

from __future__ import annotations

import copy
from typing import Any

from simulator.slack.people import find_user
from simulator.slack.shapes import JSON, SlackError
from simulator.slack.webapi.method import Method, need, parsed, text_of
from simulator.slack.world import SlackWorld


def _view(args: JSON) -> Any:
    return parsed(args, "view", "invalid_arguments")


def _answer(view: JSON) -> JSON:
    return {"ok": True, "view": copy.deepcopy(view)}


def open_(world: SlackWorld, args: JSON) -> JSON:
    """Opens a modal on a fresh trigger."""
    return _answer(world.modals.open(need(args, "trigger_id"), _view(args)))


def push(world: SlackWorld, args: JSON) -> JSON:
    """Adds a modal on top."""
    return _answer(world.modals.push(need(args, "trigger_id"), _view(args)))


def update(world: SlackWorld, args: JSON) -> JSON:
    """Changes an open modal."""
    view = world.modals.update(
        _view(args),
        view_id=text_of(args, "view_id"),
        external_id=text_of(args, "external_id"),
        view_hash=text_of(args, "hash"),
    )
    return _answer(view)


def publish(world: SlackWorld, args: JSON) -> JSON:
    """Sets a person's Home tab."""
    if not world.config.home_tab_enabled:
        raise SlackError("not_enabled")
    user = find_user(world.config, need(args, "user_id"))
    if user is None:
        raise SlackError("user_not_found")
    return _answer(world.modals.publish(user.id, _view(args), text_of(args, "hash")))


METHODS = {
    "views.open": Method(open_, 4),
    "views.push": Method(push, 4),
    "views.update": Method(update, 4),
    "views.publish": Method(publish, 4),
}
