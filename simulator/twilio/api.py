"""The Messages resource: create, fetch, list, update, delete, and its media."""

from aiohttp import web

from simulator.twilio import lifecycle
from simulator.twilio.create import create
from simulator.twilio.door import Asked, Done, endpoint
from simulator.twilio.errors import refusal
from simulator.twilio.listing import page_of
from simulator.twilio.params import first
from simulator.twilio.records import API, Message
from simulator.twilio.world import TwilioWorld

ACCOUNT = f"/{API}/Accounts/{{account}}"
MESSAGES = f"{ACCOUNT}/Messages"


def message_routes(world: TwilioWorld) -> list[web.RouteDef]:
    """The routes of the Messages resource."""
    one = f"{MESSAGES}/{{sid}}.json"
    return [
        web.post(f"{MESSAGES}.json", endpoint(world, "create", create_message)),
        web.get(f"{MESSAGES}.json", endpoint(world, "list", list_messages), allow_head=False),
        web.get(one, endpoint(world, "fetch", fetch_message), allow_head=False),
        web.post(one, endpoint(world, "update", update_message)),
        web.delete(one, endpoint(world, "delete", delete_message)),
        web.get(
            f"{MESSAGES}/{{sid}}/Media.json",
            endpoint(world, "media", list_media),
            allow_head=False,
        ),
        web.route("*", f"/{API}/{{tail:.*}}", _nothing_here),
    ]


async def _nothing_here(request: web.Request) -> web.Response:
    refused = refusal(20404, request.path)
    return web.Response(
        body=refused.envelope(), status=refused.status, content_type="application/json"
    )


def create_message(world: TwilioWorld, asked: Asked) -> Done:
    """201 with the message in its initial state; what follows is on its way already."""
    message = create(world, asked.account, asked.params)
    world.ledger.record(
        "twilio.accepted",
        request=asked.id,
        sid=message.sid,
        to=message.to,
        **{"from": message.sender},
        service_sid=message.service_sid,
        status=message.status,
        segments=message.segments,
        body=message.body,
    )
    resource = message.as_json()
    lifecycle.begin(world, asked.account, message)
    return Done(201, resource)


def list_messages(world: TwilioWorld, asked: Asked) -> Done:
    """One page."""
    return Done(200, page_of(asked.account, asked.query, lag=world.config.list_lag))


def fetch_message(_: TwilioWorld, asked: Asked) -> Done:
    """The message as it is now."""
    return Done(200, _message(asked).as_json())


def update_message(world: TwilioWorld, asked: Asked) -> Done:
    """Cancel a scheduled message (``Status=canceled``), or redact a final one (``Body=``)."""
    message = _message(asked)
    status = first(asked.params, "Status")
    if status is not None:
        if status != "canceled":
            raise refusal(20001, f"Invalid Status: {status}")
        if message.status != "scheduled":
            raise refusal(30409)
        lifecycle.cancel(world, asked.account, message)
    if "Body" in asked.params:
        if first(asked.params, "Body") is not None:
            raise refusal(20001, "Body can only be updated to an empty string")
        _require_final(message, "update")
        message.body = ""
    return Done(200, message.as_json())


def delete_message(_: TwilioWorld, asked: Asked) -> Done:
    """204; the record is gone from fetch and list."""
    message = _message(asked)
    _require_final(message, "delete")
    asked.account.drop(message)
    return Done(204)


def list_media(_: TwilioWorld, asked: Asked) -> Done:
    """The media of a message (their SIDs only: nothing is stored here)."""
    message = _message(asked)
    base = f"{message.uri.removesuffix('.json')}/Media"
    items = [
        {
            "sid": f"ME{place:032x}",
            "account_sid": message.account_sid,
            "parent_sid": message.sid,
            "content_type": "image/jpeg",
            "uri": f"{base}/ME{place:032x}.json",
        }
        for place in range(len(message.media))
    ]
    return Done(
        200,
        {
            "media_list": items,
            "page": 0,
            "page_size": 50,
            "start": 0,
            "end": max(len(items) - 1, 0),
            "uri": f"{base}.json?PageSize=50&Page=0",
            "first_page_uri": f"{base}.json?PageSize=50&Page=0",
            "next_page_uri": None,
            "previous_page_uri": None,
        },
    )


def _message(asked: Asked) -> Message:
    sid = asked.path["sid"]
    message = asked.account.messages.get(sid)
    if message is None:
        path = f"/{API}/Accounts/{asked.account.sid}/Messages/{sid}.json"
        raise refusal(20404, path)
    return message


def _require_final(message: Message, what: str) -> None:
    if not lifecycle.is_final(message):
        raise refusal(20009, what)
