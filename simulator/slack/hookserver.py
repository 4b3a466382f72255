"""Answers by response_url: new messages, replacing or deleting the one it came from."""

from __future__ import annotations

import json

from aiohttp import web

from simulator.slack.conversations import Conversation
from simulator.slack.faults import suffer
from simulator.slack.hooks import Hook
from simulator.slack.messages import content, edit, from_bot, must_say_something, post, whisper
from simulator.slack.shapes import JSON, SlackError
from simulator.slack.world import SlackWorld


def hook_routes(world: SlackWorld) -> list[web.RouteDef]:
    """`/hooks/<kind>/<team>/<secret>`."""

    async def answer(request: web.Request) -> web.Response:
        fault = world.faults.take("hooks")
        if fault is not None:
            await suffer(fault)
            if fault.kind != "slow":
                return web.Response(status=fault.status)
        return _answer(world, request.match_info["secret"], await request.text())

    return [web.post("/hooks/{kind}/{team}/{secret}", answer)]


def _answer(world: SlackWorld, secret: str, raw: str) -> web.Response:
    given: JSON = {}
    try:
        given = json.loads(raw)
        hook = world.hooks.use(secret)
        ts = _apply(world, hook, given)
    except ValueError:
        return web.Response(status=400, text="invalid_payload")
    except SlackError as error:
        world.ledger.record("slack.hook", ok=False, error=error.code, args=given)
        status = 404 if error.code.endswith("_url") else 400
        return web.json_response(error.body(), status=status)
    world.ledger.record("slack.hook", ok=True, channel=hook.channel, ts=ts, args=given)
    return web.Response(text="ok")


def _apply(world: SlackWorld, hook: Hook, given: JSON) -> str:
    place = world.conversations.by_id[hook.channel]
    if given.get("delete_original"):
        _delete(place, hook)
        return hook.source_ts
    made = content(given)
    must_say_something(made)
    if given.get("replace_original") and hook.source_ts:
        edit(world, _original(place, hook), made)
        return hook.source_ts
    thread = given.get("thread_ts") or (hook.thread_ts if hook.ephemeral else "")
    if thread:
        made["thread_ts"] = thread
    if given.get("response_type") == "in_channel":
        return str(post(world, place, from_bot(world, made))["ts"])
    return str(whisper(world, place, made, user=hook.user)["ts"])


def _original(place: Conversation, hook: Hook) -> JSON:
    found = place.ephemerals if hook.ephemeral else list(place.messages.values())
    for message in found:
        if message["ts"] == hook.source_ts:
            return message
    raise SlackError("message_not_found")


def _delete(place: Conversation, hook: Hook) -> None:
    original = _original(place, hook)
    if hook.ephemeral:
        place.ephemerals.remove(original)
    else:
        del place.messages[hook.source_ts]
