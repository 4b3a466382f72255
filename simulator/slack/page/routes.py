"""The page's addresses: to look, to act, and the one stylesheet."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from aiohttp import web

from simulator.slack.page.deeds import act
from simulator.slack.page.sheet import TEMPLATES, Look, draw
from simulator.slack.shapes import ControlError
from simulator.slack.world import SlackWorld

POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'"
"""Nothing that anybody wrote into the workspace runs or is fetched, whatever the templates miss."""


def page_routes(world: SlackWorld) -> list[web.RouteDef]:
    """`/sim/slack/ui?user=ada&channel=campaigns&thread=<ts>`; `channel=home` is the App Home."""

    async def look(request: web.Request) -> web.Response:
        asked = request.query
        given = Look(
            asked.get("user", "ada"),
            asked.get("channel", "campaigns"),
            asked.get("thread", ""),
            live=asked.get("live", ""),
            told=asked.get("told", ""),
            errors={k: str(v) for k, v in (_read(asked.get("errors")) or {}).items()},
            confirm=_read(asked.get("confirm")),
        )
        try:
            return _page(draw(world, given))
        except ControlError as problem:
            return web.Response(status=404, text=str(problem))

    async def do(request: web.Request) -> web.Response:
        world.seen_url = f"{request.scheme}://{request.host}"
        form = await request.post()
        try:
            seen = await act(world, form)
        except (ControlError, KeyError, ValueError) as problem:
            seen = Look(str(form.get("user")), str(form.get("channel")), told=str(problem))
        raise web.HTTPSeeOther("/sim/slack/ui?" + urlencode(_address(seen)))

    async def style(_: web.Request) -> web.FileResponse:
        return web.FileResponse(TEMPLATES / "style.css")

    return [
        web.get("/sim/slack/ui", look),
        web.post("/sim/slack/ui", do),
        web.get("/sim/slack/ui.css", style),
    ]


def _page(text: str) -> web.Response:
    headers = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff"}
    return web.Response(text=text, content_type="text/html", headers=headers)


def _read(given: str | None) -> dict[str, object] | None:
    found = json.loads(given) if given else None
    return found if isinstance(found, dict) else None


def _address(seen: Look) -> dict[str, str]:
    asked = {"user": seen.user, "channel": seen.channel, "thread": seen.thread, "told": seen.told}
    if seen.errors:
        asked["errors"] = json.dumps(seen.errors)
    if seen.confirm:
        asked["confirm"] = json.dumps(seen.confirm)
    return {name: value for name, value in asked.items() if value}
