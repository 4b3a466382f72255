"""The control calls of tests and the demo: `POST /sim/slack/…`, and the state to read."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

import orjson
from aiohttp import web

from simulator.slack import fileserver, gestures, pressing
from simulator.slack.clock import new_id
from simulator.slack.config import SlackChannel, SlackUser
from simulator.slack.conversations import Conversation
from simulator.slack.delivery import deliver_event
from simulator.slack.events import envelope
from simulator.slack.people import person
from simulator.slack.shapes import JSON, ControlError
from simulator.slack.world import SlackWorld

Gesture = Callable[[SlackWorld, JSON], Awaitable[JSON]]


async def event(world: SlackWorld, asked: JSON) -> JSON:
    """Sends any event, subscribed or not; `type: url_verification` checks the address."""
    given = asked["event"]
    if given["type"] == "url_verification":
        whole = {"token": "legacy-verification-token", "challenge": new_id("ch"), **given}
    else:
        whole = envelope(world, {"event_ts": world.clock.ts(), **given})
    whole |= asked.get("envelope", {})
    ack = await deliver_event(world, whole, asked.get("forge", ""))
    return {"ok": ack.ok, "ack": ack.json(), "sent": whole}


async def faults(world: SlackWorld, asked: JSON) -> JSON:
    """`{"clear": true}` or a fault's fields."""
    if asked.pop("clear", False):
        world.faults.clear()
    if asked:
        world.faults.add(asked)
    return {"ok": True}


async def limits(world: SlackWorld, asked: JSON) -> JSON:
    """Switches rate limits on or off, or tightens them."""
    world.limits.change(asked)
    return {"ok": True}


async def clock(world: SlackWorld, asked: JSON) -> JSON:
    """Moves Slack's clock: `advance` seconds, or `at` seconds since the epoch."""
    if "at" in asked:
        world.clock.set_to(float(asked["at"]))
    world.clock.advance(float(asked.get("advance", 0)))
    return {"ok": True, "now": world.clock.now()}


async def config(world: SlackWorld, asked: JSON) -> JSON:
    """Changes settings of SlackConfig by name."""
    world.configure(asked)
    return {"ok": True}


async def users(world: SlackWorld, asked: JSON) -> JSON:
    """Adds a person, or changes one of that id."""
    old = next((u for u in world.config.users if u.id == asked["id"]), None)
    fields = {name: getattr(old, name) for name in SlackUser.__slots__} if old else {}
    made = SlackUser(**(fields | asked))
    others = [u for u in world.config.users if u.id != made.id]
    world.configure({"users": [_plain(u) for u in (*others, made)]})
    return {"ok": True, "user": made.id}


def _plain(user: SlackUser) -> JSON:
    return {name: getattr(user, name) for name in SlackUser.__slots__}


async def channels(world: SlackWorld, asked: JSON) -> JSON:
    """Adds a channel, or changes one: its flags, `add` and `remove` members."""
    found = world.conversations.find(asked["id"])
    if found is None:
        fields = {k: v for k, v in asked.items() if k in SlackChannel.__slots__}
        made = SlackChannel(**fields)
        found = Conversation(made.id, made.name, set(made.members))
        world.conversations.by_id[made.id] = found
    for name in ("is_private", "is_ext_shared", "is_archived"):
        if name in asked:
            setattr(found, name, asked[name])
    found.members |= set(asked.get("add", ()))
    found.members -= set(asked.get("remove", ()))
    return {"ok": True, "channel": found.id}


async def delete_file(world: SlackWorld, asked: JSON) -> JSON:
    """A person deletes a file of their own in Slack itself."""
    file = world.files.by_id.get(asked["file"])
    if file is None or file.user != person(world.config, asked["user"]).id:
        raise ControlError("people delete their own files only")
    world.delete_file(file)
    return {"ok": True}


CONTROLS: dict[str, Gesture] = {
    "command": gestures.command,
    "shortcut": gestures.shortcut,
    "say": gestures.say,
    "home": gestures.open_home,
    "press": pressing.press,
    "submit": pressing.submit,
    "close": pressing.close,
    "suggest": pressing.suggest,
    "event": event,
    "faults": faults,
    "limits": limits,
    "clock": clock,
    "config": config,
    "users": users,
    "delete_file": delete_file,
    "channels": channels,
}


def control_routes(world: SlackWorld) -> list[web.RouteDef]:
    """Everything under `/sim/slack/`."""

    async def act(request: web.Request) -> web.Response:
        return await _act(world, request)

    async def upload(request: web.Request) -> web.Response:
        world.seen_url = f"{request.scheme}://{request.host}"
        try:
            return web.json_response(await fileserver.upload(world, request))
        except (ControlError, KeyError) as problem:
            return _refused(problem)

    async def show(_: web.Request) -> web.Response:
        return web.Response(body=orjson.dumps(world.state()), content_type="application/json")

    async def file_bytes(request: web.Request) -> web.StreamResponse:
        file = world.files.by_id.get(request.match_info["id"])
        if file is None or not file.path.exists():
            return web.Response(status=404)
        return web.FileResponse(file.path)

    return [
        web.get("/sim/slack/state", show),
        web.get("/sim/slack/files/{id}", file_bytes),
        web.post("/sim/slack/upload", upload),
        web.post("/sim/slack/{control}", act),
    ]


async def _act(world: SlackWorld, request: web.Request) -> web.Response:
    world.seen_url = f"{request.scheme}://{request.host}"
    gesture = CONTROLS.get(request.match_info["control"])
    if gesture is None:
        return web.json_response({"error": "unknown control call"}, status=404)
    try:
        return web.json_response(await gesture(world, await request.json()))
    except (ControlError, KeyError, TypeError, ValueError) as problem:
        return _refused(problem)


def _refused(problem: Exception) -> web.Response:
    missing = isinstance(problem, KeyError)
    text = f"missing {problem}" if missing else str(problem)
    if isinstance(problem, json.JSONDecodeError):
        text = "the body is no JSON"
    return web.json_response({"error": text}, status=400)
