"""Controls of the local Twilio under ``/sim/twilio``: JSON in, JSON out, 400 with the reason."""

from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from aiohttp import web

from simulator.twilio.faults import Fault
from simulator.twilio.inbound import receive
from simulator.twilio.records import Account
from simulator.twilio.senders import add_sender, add_service
from simulator.twilio.world import TwilioWorld

BASE = "/sim/twilio"

Control = Callable[[TwilioWorld, dict[str, Any]], Any]
Handler = Callable[[web.Request], Awaitable[web.Response]]


def control_routes(world: TwilioWorld) -> list[web.RouteDef]:
    """The routes of all controls."""
    posts: dict[str, Control] = {
        "settings": change_settings,
        "accounts": put_account,
        "senders": put_sender,
        "services": put_service,
        "handsets": put_handset,
        "inbound": text_us,
        "faults": put_fault,
        "blocks": put_block,
    }
    return [
        *(web.post(f"{BASE}/{name}", _posted(world, control)) for name, control in posts.items()),
        web.delete(f"{BASE}/faults", _posted(world, clear_faults)),
        web.get(f"{BASE}/messages", _posted(world, dump_messages)),
    ]


def change_settings(world: TwilioWorld, raw: dict[str, Any]) -> Any:
    """Change settings of ``TwilioConfig`` until the next reset."""
    world.configure(world.config.changed(raw))
    return {"changed": sorted(raw)}


def put_account(world: TwilioWorld, raw: dict[str, Any]) -> Any:
    """{sid, auth_token, secondary_token?, trial?, verified?, allowed_prefixes?}.

    The primary token signs the webhooks; both open the API, as during a rotation.
    """
    sid = raw.get("sid", world.default_account.sid)
    account = world.accounts.setdefault(sid, Account(sid, [raw.get("auth_token", "")]))
    if "auth_token" in raw:
        account.tokens = [raw["auth_token"]]
    if raw.get("secondary_token"):
        account.tokens = [account.token, raw["secondary_token"]]
    account.trial = bool(raw.get("trial", account.trial))
    account.verified = frozenset(raw.get("verified", account.verified))
    if "allowed_prefixes" in raw:
        prefixes = raw["allowed_prefixes"]
        account.allowed_prefixes = None if prefixes is None else tuple(prefixes)
    return {"sid": sid}


def put_sender(world: TwilioWorld, raw: dict[str, Any]) -> Any:
    """{address, kind?, mps?, keywords?, inbound_url?, fallback_url?, registered?, account?}."""
    return add_sender(_account(world, raw), raw).as_json()


def put_service(world: TwilioWorld, raw: dict[str, Any]) -> Any:
    """{sid?, senders, mps?, inbound_url?, status_callback?, smart_encoding?, keywords?, …}."""
    return add_service(_account(world, raw), raw).as_json()


def put_handset(world: TwilioWorld, raw: dict[str, Any]) -> Any:
    """{number | prefix? and suffix?, share?, character, reply_text?, reply_after?, …}."""
    world.handsets.put(raw)
    return {"rules": len(world.handsets.rules), "exact": len(world.handsets.exact)}


def text_us(world: TwilioWorld, raw: dict[str, Any]) -> Any:
    """{from, to, body, media?}: a handset texts one of our senders."""
    account = _account(world, raw)
    sender = account.senders.get(raw["to"])
    if sender is None:
        raise ValueError(f"no sender {raw['to']}")
    message = receive(
        world,
        account,
        sender=sender,
        number=raw["from"],
        body=raw.get("body", ""),
        media=tuple(raw.get("media", ())),
    )
    return message.as_json()


def put_fault(world: TwilioWorld, raw: dict[str, Any]) -> Any:
    """{kind, match?, probability?, times?, seconds?, for_seconds?, retry_after?}."""
    fault = Fault.from_dict(raw)
    world.faults.active.append(fault)
    return fault.as_json()


def clear_faults(world: TwilioWorld, _: dict[str, Any]) -> Any:
    """End all faults; hanging requests stay lost."""
    cleared = len(world.faults.active)
    world.faults.active.clear()
    return {"cleared": cleared}


def put_block(world: TwilioWorld, raw: dict[str, Any]) -> Any:
    """{scope, number, lifted?}: an opt-out that Twilio knows of without a STOP of today."""
    account = _account(world, raw)
    entry = (str(raw["scope"]), str(raw["number"]))
    if raw.get("lifted"):
        account.blocked.discard(entry)
    else:
        account.blocked.add(entry)
    return {"blocked": entry in account.blocked}


def dump_messages(world: TwilioWorld, raw: dict[str, Any]) -> Any:
    """Every message of the account, oldest first."""
    account = _account(world, raw)
    return [
        message.as_json() | {"segments": message.segments} for message in account.messages.values()
    ]


def _account(world: TwilioWorld, raw: dict[str, Any]) -> Account:
    sid = raw.pop("account", None)
    if sid is None:
        return world.default_account
    if sid not in world.accounts:
        raise ValueError(f"no account {sid}")
    return world.accounts[sid]


def _posted(world: TwilioWorld, control: Control) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        body = await request.read()
        try:
            raw = orjson.loads(body) if body else dict(request.query)
            answer = control(world, raw)
        except KeyError as error:
            return _json({"error": f"missing: {error.args[0]}"}, status=400)
        except (ValueError, TypeError) as error:
            return _json({"error": str(error)}, status=400)
        return _json(answer)

    return handle


def _json(value: Any, status: int = 200) -> web.Response:
    return web.Response(
        body=orjson.dumps(value, default=str), status=status, content_type="application/json"
    )
