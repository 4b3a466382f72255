"""The door of the Web API: arguments, token, scopes, limits, faults, and the ledger.

Both encodings of slack_sdk are read: JSON bodies and forms whose structures are JSON strings.
"""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from simulator.slack.clock import new_id
from simulator.slack.faults import Fault, suffer
from simulator.slack.shapes import JSON, SlackError
from simulator.slack.webapi import chat, conversations, files, people, views
from simulator.slack.webapi.method import Method
from simulator.slack.world import SlackWorld

METHODS: dict[str, Method] = {
    **people.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **views.METHODS,
    **files.METHODS,
}


def api_routes(world: SlackWorld) -> list[web.RouteDef]:
    """`/api/<method>`, by POST and GET."""

    async def answer(request: web.Request) -> web.StreamResponse:
        return await _answer(world, request)

    return [web.post("/api/{method}", answer), web.get("/api/{method}", answer)]


async def _answer(world: SlackWorld, request: web.Request) -> web.StreamResponse:
    world.seen_url = f"{request.scheme}://{request.host}"
    name = request.match_info["method"]
    fault = world.faults.take(name)
    if fault is not None and not fault.after:
        await suffer(fault)
        if refused := _refusal(fault, request):
            world.ledger.record("slack.fault", method=name, fault=fault.kind)
            return refused
    args: JSON = {}
    headers: dict[str, str] = {}
    status = 200
    try:
        args = await _arguments(request)
        body, headers, status = _call(world, name, args=args, request=request)
    except SlackError as error:
        body = error.body()
    _record(world, name, args=args, body=body)
    if fault is not None and fault.after:
        await suffer(fault)
        if lost := _refusal(fault, request):
            return lost
    return web.json_response(body, headers=headers, status=status)


def _refusal(fault: Fault, request: web.Request) -> web.Response | None:
    """What the caller gets instead of an answer."""
    if fault.kind == "error":
        return web.json_response({"ok": False, "error": fault.error})
    if fault.kind == "ratelimited":
        return _ratelimited(int(fault.seconds))
    if fault.kind == "status":
        return web.Response(status=fault.status, text="upstream connect error")
    if fault.kind in ("reset", "hang"):
        if request.transport is not None:  # else the caller gave up before
            request.transport.close()
        return web.Response(status=502)
    return None


def _ratelimited(seconds: int) -> web.Response:
    body = {"ok": False, "error": "ratelimited"}
    return web.json_response(body, status=429, headers={"Retry-After": str(seconds)})


async def _arguments(request: web.Request) -> JSON:
    args: JSON = dict(request.query)
    if request.content_type == "application/json":
        try:
            given = json.loads(await request.text() or "{}")
        except ValueError:
            raise SlackError("invalid_json") from None
        if not isinstance(given, dict):
            raise SlackError("json_not_object")
        return args | given
    return args | dict(await request.post())


def _call(
    world: SlackWorld, name: str, *, args: JSON, request: web.Request
) -> tuple[JSON, dict[str, str], int]:
    method = METHODS.get(name)
    if method is None:
        raise SlackError("unknown_method", req_method=name)
    _authenticate(world, args, request)
    headers = {
        "X-OAuth-Scopes": ",".join(world.config.scopes),
        "X-Accepted-OAuth-Scopes": ",".join(method.scopes),
        "X-Slack-Req-Id": new_id(""),
    }
    if method.scopes and not set(method.scopes) & set(world.config.scopes):
        raise SlackError(
            "missing_scope",
            needed=",".join(method.scopes),
            provided=",".join(world.config.scopes),
        )
    wait = world.limits.retry_after(name, method.tier, str(args.get("channel", "")))
    if wait is not None:
        return {"ok": False, "error": "ratelimited"}, {"Retry-After": str(wait)}, 429
    return method.call(world, args), headers, 200


def _authenticate(world: SlackWorld, args: JSON, request: web.Request) -> None:
    header = request.headers.get("Authorization", "")
    token = header.removeprefix("Bearer ") or args.get("token") or ""
    args.pop("token", None)
    if not token:
        raise SlackError("not_authed")
    if token != world.config.bot_token:
        raise SlackError("invalid_auth")


def _record(world: SlackWorld, name: str, *, args: JSON, body: JSON) -> None:
    known: dict[str, Any] = {"ok": body["ok"]}
    if not body["ok"]:
        known |= {"error": body["error"], "messages": body.get("errors", [])}
    known["channel"] = body.get("channel") or args.get("channel")
    known["ts"] = body.get("ts") or body.get("message_ts") or args.get("ts")
    world.ledger.record("slack.api", method=name, args=args, **known)
