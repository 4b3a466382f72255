"""The door of the REST API: credentials, faults, the ledger's view, the error envelope.

Every operation goes through ``Door.endpoint``: what a request asks is recorded as it arrives, what
became of it as it is answered.
"""

import base64
import socket
import struct
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl

import orjson
from aiohttp import web

from simulator.arrival import came
from simulator.twilio.errors import RefusedError, refusal
from simulator.twilio.faults import Fault
from simulator.twilio.params import Params, first
from simulator.twilio.records import Account, new_sid
from simulator.twilio.world import TwilioWorld

JSON = "application/json"
HANG_SECONDS = 3600.0
RESET = struct.pack("ii", 1, 0)
SHOWN = ("To", "From", "MessagingServiceSid", "Body")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as an operation sees it: its id, account, parameters and path's own values."""

    id: str
    account: Account
    params: Params
    query: dict[str, str]
    path: dict[str, str]


@dataclass(frozen=True, slots=True)
class Done:
    """What an operation answers: status and resource (None: no body)."""

    status: int
    resource: Any = None


Operation = Callable[[TwilioWorld, Asked], Done]


def endpoint(world: TwilioWorld, name: str, operation: Operation) -> Handler:
    """A handler that guards ``operation`` and records it as ``name``."""

    async def handle(request: web.Request) -> web.StreamResponse:
        world.in_flight += 1
        try:
            return await _handle(world, name, operation, request)
        finally:
            world.in_flight -= 1

    return handle


async def _handle(
    world: TwilioWorld, name: str, operation: Operation, request: web.Request
) -> web.StreamResponse:
    params = _form(await request.read()) if request.method == "POST" else {}
    request_id = new_sid("RQ")
    _record(world, request_id, name, request, params)
    faults = await _struck(world, request, params, request_id)
    before = next((item for item in faults if not item.comes_after), None)
    if before is not None:
        return await _lose(world, before, request, request_id)
    response = _carry_out(world, operation, request, params, request_id)
    if faults and response.status < 400:
        if faults[0].kind == "latency_after":
            world.ledger.record("twilio.fault", fault=faults[0].kind, request=request_id)
            await world.hang(faults[0].seconds or 1.0)
            return response
        return await _lose(world, faults[0], request, request_id)
    return response


def _carry_out(
    world: TwilioWorld,
    operation: Operation,
    request: web.Request,
    params: Params,
    request_id: str,
) -> web.Response:
    try:
        account = _authenticated(world, request)
        limit = world.config.max_concurrency
        if limit is not None and world.in_flight > limit:
            raise refusal(20429)
        done = operation(
            world,
            Asked(request_id, account, params, dict(request.query), dict(request.match_info)),
        )
    except RefusedError as refused:
        world.ledger.record(
            "twilio.refused",
            request=request_id,
            status=refused.status,
            code=refused.code,
            to=first(params, "To"),
        )
        return _answer(request_id, refused.status, refused.envelope())
    body = None if done.resource is None else orjson.dumps(done.resource)
    return _answer(request_id, done.status, body)


def _answer(
    request_id: str, status: int, body: bytes | None, retry_after: int | None = None
) -> web.Response:
    headers = {"Twilio-Request-Id": request_id}
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    if status == 401:
        headers["WWW-Authenticate"] = 'Basic realm="Twilio API"'
    if body is None:
        return web.Response(status=status, headers=headers)
    headers["Content-Type"] = JSON
    return web.Response(body=body, status=status, headers=headers)


def _form(body: bytes) -> Params:
    params: Params = {}
    for name, value in parse_qsl(body.decode(errors="replace"), keep_blank_values=True):
        params.setdefault(name, []).append(value)
    return params


def _authenticated(world: TwilioWorld, request: web.Request) -> Account:
    """The account of the path, if the Basic credentials are its own; raises 20003 otherwise."""
    account = world.accounts.get(request.match_info["account"])
    scheme, _, encoded = request.headers.get("Authorization", "").partition(" ")
    if account is None or scheme.lower() != "basic":
        raise refusal(20003)
    try:
        sid, _, token = base64.b64decode(encoded).decode().partition(":")
    except ValueError:
        raise refusal(20003) from None
    if sid != account.sid or token not in account.tokens:
        raise refusal(20003)
    return account


def _record(
    world: TwilioWorld, request_id: str, name: str, request: web.Request, params: Params
) -> None:
    """``to``, ``from``, ``service_sid``, ``body`` and its digest; the rest under ``params``.

    ``came`` are two moments on the clock of ``mono``: the request reached this host between them.
    """
    body = first(params, "Body")
    world.ledger.record(
        "twilio.request",
        request=request_id,
        operation=name,
        method=request.method,
        path=request.path,
        query=request.query_string,
        came=came(request.transport),
        to=first(params, "To"),
        **{"from": first(params, "From")},
        service_sid=first(params, "MessagingServiceSid"),
        body=body,
        body_sha256=None if body is None else sha256(body.encode()).hexdigest(),
        params={
            key: values[0] if len(values) == 1 else values
            for key, values in params.items()
            if key not in SHOWN
        },
    )


async def _struck(
    world: TwilioWorld, request: web.Request, params: Params, request_id: str
) -> list[Fault]:
    """The faults that strike this request, after every latency has been waited for."""
    seconds = world.config.latency
    faults: list[Fault] = []
    if world.faults.active:
        facts = {
            "to": first(params, "To") or "",
            "from": first(params, "From") or "",
            "path": request.path,
            "method": request.method,
        }
        struck = world.faults.rest(facts)
        seconds += sum(item.seconds or 1.0 for item in struck if item.kind == "latency")
        faults = [item for item in struck if item.kind != "latency"]
    if seconds:
        started = time.monotonic()
        await world.hang(seconds)
        world.ledger.record(
            "twilio.delayed", request=request_id, seconds=round(time.monotonic() - started, 4)
        )
    return faults


async def _lose(
    world: TwilioWorld, fault: Fault, request: web.Request, request_id: str
) -> web.StreamResponse:
    """Let the fault have the answer: an error, a reset, or silence that ends in a reset."""
    world.ledger.record("twilio.fault", fault=fault.kind, request=request_id)
    if (answer := fault.http_answer) is not None:
        status, code = answer
        refused = RefusedError(code, refusal(code).message, status)
        return _answer(request_id, status, refused.envelope(), fault.retry_after)
    if fault.kind.startswith("hang"):
        await world.hang(HANG_SECONDS if fault.seconds is None else fault.seconds)
    return _reset(request)


def _reset(request: web.Request) -> web.StreamResponse:
    """Cut the connection with a TCP reset."""
    transport = request.transport
    if transport is not None:
        connection = transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        transport.abort()
    return web.Response()
