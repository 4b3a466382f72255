"""The account itself and its phone numbers, with the webhooks that each number carries."""

from typing import Any

from aiohttp import web

from simulator.twilio.door import Asked, Done, endpoint
from simulator.twilio.errors import refusal
from simulator.twilio.params import first
from simulator.twilio.records import API, Sender, now, rfc2822
from simulator.twilio.world import TwilioWorld

ACCOUNT = f"/{API}/Accounts/{{account}}"
NUMBERS = f"{ACCOUNT}/IncomingPhoneNumbers"
KINDS = frozenset({"long_code", "toll_free"})
PAGE_SIZE = 50


def number_routes(world: TwilioWorld) -> list[web.RouteDef]:
    """The routes of the account and of IncomingPhoneNumbers."""
    one = f"{NUMBERS}/{{sid}}.json"
    return [
        web.get(f"{ACCOUNT}.json", endpoint(world, "account", fetch_account), allow_head=False),
        web.get(f"{NUMBERS}.json", endpoint(world, "numbers", list_numbers), allow_head=False),
        web.get(one, endpoint(world, "number", fetch_number), allow_head=False),
        web.post(one, endpoint(world, "configure", update_number)),
    ]


def fetch_account(_: TwilioWorld, asked: Asked) -> Done:
    """The account, active; a trial one says so. The auth token is not shown."""
    account = asked.account
    moment = rfc2822(now())
    base = f"/{API}/Accounts/{account.sid}"
    return Done(
        200,
        {
            "auth_token": "",
            "date_created": moment,
            "date_updated": moment,
            "friendly_name": "Simulated account",
            "owner_account_sid": account.sid,
            "sid": account.sid,
            "status": "active",
            "subresource_uris": {"messages": f"{base}/Messages.json"},
            "type": "Trial" if account.trial else "Full",
            "uri": f"{base}.json",
        },
    )


def list_numbers(_: TwilioWorld, asked: Asked) -> Done:
    """All numbers on one page, or the one of ``PhoneNumber``."""
    wanted = asked.query.get("PhoneNumber")
    found = [
        _resource(item)
        for item in asked.account.senders.values()
        if item.kind in KINDS and wanted in (None, item.address)
    ]
    uri = f"/{API}/Accounts/{asked.account.sid}/IncomingPhoneNumbers.json?PageSize=50&Page=0"
    return Done(
        200,
        {
            "incoming_phone_numbers": found,
            "page": 0,
            "page_size": PAGE_SIZE,
            "start": 0,
            "end": max(len(found) - 1, 0),
            "uri": uri,
            "first_page_uri": uri,
            "next_page_uri": None,
            "previous_page_uri": None,
        },
    )


def fetch_number(_: TwilioWorld, asked: Asked) -> Done:
    """One number."""
    return Done(200, _resource(_number(asked)))


def update_number(_: TwilioWorld, asked: Asked) -> Done:
    """Set ``SmsUrl``, ``SmsMethod``, ``SmsFallbackUrl``, ``SmsFallbackMethod``."""
    sender = _number(asked)
    params = asked.params
    if "SmsUrl" in params:
        sender.inbound_url = first(params, "SmsUrl")
    if "SmsFallbackUrl" in params:
        sender.fallback_url = first(params, "SmsFallbackUrl")
    sender.inbound_method = first(params, "SmsMethod") or sender.inbound_method
    sender.fallback_method = first(params, "SmsFallbackMethod") or sender.fallback_method
    return Done(200, _resource(sender))


def _number(asked: Asked) -> Sender:
    for sender in asked.account.senders.values():
        if sender.sid == asked.path["sid"] and sender.kind in KINDS:
            return sender
    raise refusal(20404, f"IncomingPhoneNumbers/{asked.path['sid']}")


def _resource(sender: Sender) -> dict[str, Any]:
    base = f"/{API}/Accounts/{sender.account_sid}/IncomingPhoneNumbers"
    return {
        "sid": sender.sid,
        "account_sid": sender.account_sid,
        "api_version": API,
        "phone_number": sender.address,
        "friendly_name": sender.address,
        "capabilities": {"voice": True, "sms": True, "mms": True, "fax": False},
        "sms_url": sender.inbound_url or "",
        "sms_method": sender.inbound_method,
        "sms_fallback_url": sender.fallback_url or "",
        "sms_fallback_method": sender.fallback_method,
        "sms_application_sid": "",
        "status": "in-use",
        "uri": f"{base}/{sender.sid}.json",
    }
