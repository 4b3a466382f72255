"""The simulator's web application: both worlds, the ledger and the control routes.

A world (Twilio, Slack) is an object with ``start``, ``stop``, ``reset`` and ``state`` and a list
of routes. The control routes under ``/sim/`` read the ledger and the worlds' state, and reset
them; each world mounts its own controls beside them.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, Protocol, Self

import aiohttp
import orjson
from aiohttp import web

from simulator import slack, twilio
from simulator.ledger import Ledger
from simulator.slack import SlackConfig, SlackWorld
from simulator.twilio import TwilioConfig, TwilioWorld

MAX_BODY = 32 * 1024 * 1024
MAX_WAIT_SECONDS = 60.0


class World(Protocol):
    """What the application asks of a world."""

    async def start(self, session: aiohttp.ClientSession) -> None: ...

    async def stop(self) -> None: ...

    def reset(self) -> None: ...

    def state(self) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class SimConfig:
    """Settings of both worlds; what the ``--config`` file may hold, by world."""

    twilio: TwilioConfig = field(default_factory=TwilioConfig)
    slack: SlackConfig = field(default_factory=SlackConfig)

    @classmethod
    def from_dict(cls, raw: dict[str, Any]) -> Self:
        """Build from ``{"twilio": {…}, "slack": {…}}``; raises ValueError for unknown worlds."""
        unknown = set(raw) - {"twilio", "slack"}
        if unknown:
            raise ValueError(f"unknown part of the configuration: {', '.join(sorted(unknown))}")
        return cls(
            twilio=TwilioConfig.from_dict(raw.get("twilio", {})),
            slack=SlackConfig.from_dict(raw.get("slack", {})),
        )


def build_app(config: SimConfig, ledger: Ledger) -> web.Application:
    """An application that owns both worlds and their one outgoing HTTP session."""
    twilio_world = TwilioWorld(config.twilio, ledger)
    slack_world = SlackWorld(config.slack, ledger)
    worlds: dict[str, World] = {"twilio": twilio_world, "slack": slack_world}
    app = web.Application(client_max_size=MAX_BODY)
    app.add_routes(twilio.routes(twilio_world))
    app.add_routes(slack.routes(slack_world))
    app.add_routes(_control_routes(worlds, ledger))
    app.cleanup_ctx.append(_lifetime(worlds))
    return app


def _lifetime(worlds: dict[str, World]) -> Any:
    async def context(_: web.Application) -> AsyncIterator[None]:
        connector = aiohttp.TCPConnector(limit=0, limit_per_host=256)
        async with aiohttp.ClientSession(
            connector=connector, cookie_jar=aiohttp.DummyCookieJar()
        ) as session:
            for world in worlds.values():
                await world.start(session)
            yield
            for world in worlds.values():
                await world.stop()

    return context


def _control_routes(worlds: dict[str, World], ledger: Ledger) -> list[web.RouteDef]:
    async def read_ledger(request: web.Request) -> web.Response:
        """``?after=N&kind=prefix&wait=SECONDS``: a JSON array of events."""
        try:
            after = int(request.query.get("after", "0"))
            wait = min(float(request.query.get("wait", "0")), MAX_WAIT_SECONDS)
        except ValueError:
            raise web.HTTPBadRequest(text="after and wait are numbers") from None
        body = await ledger.wait(after, request.query.get("kind"), seconds=wait)
        return web.Response(body=body, content_type="application/json")

    async def read_state(_: web.Request) -> web.Response:
        state = {name: world.state() for name, world in worlds.items()}
        return web.Response(body=orjson.dumps(state, default=str), content_type="application/json")

    async def reset(_: web.Request) -> web.Response:
        """Both worlds as at the start; the ledger forgets, its file and numbering go on."""
        for world in worlds.values():
            world.reset()
        ledger.forget()
        n = ledger.record("sim.reset")
        return web.json_response({"n": n})

    return [
        web.get("/sim/ledger", read_ledger),
        web.get("/sim/state", read_state),
        web.post("/sim/reset", reset),
    ]
