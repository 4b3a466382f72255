"""The bodies of slash commands and interactions, key by key as Slack sends them."""

from __future__ import annotations

import copy
from typing import Any

from simulator.slack.config import SlackUser
from simulator.slack.conversations import Conversation
from simulator.slack.hooks import Hook
from simulator.slack.shapes import JSON
from simulator.slack.world import SlackWorld

TOKEN = "legacy-verification-token"  # noqa: S105


def hook_url(world: SlackWorld, kind: str, hook: Hook) -> str:
    """A fresh response_url; `kind` is commands or actions."""
    secret = world.hooks.give(hook)
    return f"{world.base_url}/hooks/{kind}/{world.config.team_id}/{secret}"


def channel_name(place: Conversation) -> str:
    """The name that interactions carry: private places are not named."""
    if place.kind == "im":
        return "directmessage"
    return "privategroup" if place.is_private else place.name


def command(
    world: SlackWorld, user: SlackUser, place: Conversation, *, name: str, text: str
) -> JSON:
    """A slash command's form."""
    hook = Hook(user.id, place.id, world.clock.now())
    return {
        "token": TOKEN,
        "team_id": user.team_id,
        "team_domain": world.config.team_domain,
        "channel_id": place.id,
        "channel_name": channel_name(place),
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": world.config.app_id,
        "is_enterprise_install": "false",
        "response_url": hook_url(world, "commands", hook),
        "trigger_id": world.modals.trigger(user.id),
    }


def interaction(world: SlackWorld, kind: str, user: SlackUser) -> JSON:
    """What every interaction has."""
    return {
        "type": kind,
        "team": {"id": world.config.team_id, "domain": world.config.team_domain},
        "user": {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": user.team_id,
        },
        "api_app_id": world.config.app_id,
        "token": TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def action_ts(world: SlackWorld) -> str:
    """When a person acted."""
    return world.clock.ts()


def from_message(
    world: SlackWorld, user: SlackUser, place: Conversation, *, message: JSON, action: JSON
) -> JSON:
    """A press on a message's element; an ephemeral message itself is not included."""
    ephemeral = bool(message.get("is_ephemeral"))
    thread = message.get("thread_ts", "")
    container: JSON = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": place.id,
        "is_ephemeral": ephemeral,
    }
    if thread:
        container["thread_ts"] = thread
    hook = Hook(user.id, place.id, world.clock.now(), message["ts"], ephemeral, thread)
    payload = interaction(world, "block_actions", user) | {
        "container": container,
        "trigger_id": world.modals.trigger(user.id),
        "channel": {"id": place.id, "name": channel_name(place)},
        "response_url": hook_url(world, "actions", hook),
        "actions": [action | {"action_ts": action_ts(world)}],
    }
    if not ephemeral:
        payload["message"] = copy.deepcopy(place.seen(message["ts"]))
    return payload


def from_view(world: SlackWorld, user: SlackUser, *, view: JSON, action: JSON) -> JSON:
    """A press on a modal's or the Home tab's element."""
    return interaction(world, "block_actions", user) | {
        "container": {"type": "view", "view_id": view["id"]},
        "trigger_id": world.modals.trigger(user.id),
        "view": copy.deepcopy(view),
        "state": copy.deepcopy(view["state"]),
        "actions": [action | {"action_ts": action_ts(world)}],
    }


def submission(world: SlackWorld, user: SlackUser, view: JSON) -> JSON:
    """A modal submitted; response_urls for its inputs that ask for one."""
    return interaction(world, "view_submission", user) | {
        "trigger_id": world.modals.trigger(user.id),
        "view": copy.deepcopy(view),
        "response_urls": _response_urls(world, user, view),
    }


def closed(world: SlackWorld, user: SlackUser, *, view: JSON, cleared: bool) -> JSON:
    """A modal closed by its person."""
    return interaction(world, "view_closed", user) | {
        "view": copy.deepcopy(view),
        "is_cleared": cleared,
    }


def message_shortcut(
    world: SlackWorld, user: SlackUser, place: Conversation, *, message: JSON, callback_id: str
) -> JSON:
    """A shortcut on a message: it brings the message along, with its files."""
    hook = Hook(user.id, place.id, world.clock.now(), message["ts"])
    return interaction(world, "message_action", user) | {
        "callback_id": callback_id,
        "trigger_id": world.modals.trigger(user.id),
        "response_url": hook_url(world, "actions", hook),
        "message_ts": message["ts"],
        "channel": {"id": place.id, "name": channel_name(place)},
        "message": copy.deepcopy(message),
        "action_ts": action_ts(world),
    }


def global_shortcut(world: SlackWorld, user: SlackUser, callback_id: str) -> JSON:
    """A shortcut from the search bar or the lightning menu."""
    return interaction(world, "shortcut", user) | {
        "callback_id": callback_id,
        "trigger_id": world.modals.trigger(user.id),
        "action_ts": action_ts(world),
    }


def suggestion(world: SlackWorld, user: SlackUser, where: JSON, *, found: JSON, value: str) -> JSON:
    """A question for an external select's options."""
    asked = {"action_id": found["action_id"], "block_id": found["block_id"], "value": value}
    return interaction(world, "block_suggestion", user) | where | asked


def _response_urls(world: SlackWorld, user: SlackUser, view: JSON) -> list[JSON]:
    urls = []
    for block in view["blocks"]:
        element: Any = block.get("element", {})
        if element.get("response_url_enabled"):
            entry = view["state"]["values"][block["block_id"]][element["action_id"]]
            chosen = entry.get("selected_channel") or entry.get("selected_conversation")
            hook = Hook(user.id, chosen, world.clock.now())
            url = hook_url(world, "app", hook)
            ids = {"block_id": block["block_id"], "action_id": element["action_id"]}
            urls.append({**ids, "channel_id": chosen, "response_url": url})
    return urls
