"""Creating a message: Twilio's checks in order, each with its code, then the record.

Also here: the magic numbers of Twilio's test credentials (+1500555000x).
"""

import re
from datetime import datetime
from urllib.parse import urlsplit

from simulator.twilio.errors import refusal
from simulator.twilio.handsets import REFUSED
from simulator.twilio.params import Params, first
from simulator.twilio.records import Account, Message, Sender, Service, new_sid
from simulator.twilio.scheduling import scheduled_for
from simulator.twilio.segments import segments, smart_encoded
from simulator.twilio.senders import add_sender, can_reach, pool_of, scope_of, throughput_of
from simulator.twilio.world import TwilioWorld

MAX_BODY = 1600
MAX_MEDIA = 10
MAX_VALIDITY = 36_000
E164 = re.compile(r"\+[1-9]\d{6,14}")
NANP = re.compile(r"\+1[2-9]\d{9}")
SHORT_CODE = re.compile(r"\d{5,6}")
ALPHANUMERIC = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 &_+-]{1,11}")
SERVICE_SID = re.compile(r"MG[0-9a-f]{32}")
MAGIC = "+1500555000"
MAGIC_TO = {"1": 21211, "2": 21612, "3": 21408, "4": 21610, "9": 21614}
MAGIC_FROM = {"1": 21212, "7": 21606, "8": 21611}


def create(world: TwilioWorld, account: Account, params: Params) -> Message:
    """Check and record a new message; raises RefusedError. Nothing is on its way yet."""
    to, address = _to_and_sender(params)
    body, media = _content(params)
    _check_recipient(account, to, address)
    service = _service(account, params)
    sender = _sender(account, address, service)
    _check_handset(world, to, address or "", force=first(params, "ForceDelivery") == "true")
    callback = _callback(params, service)
    validity = _validity(params, service)
    send_at = scheduled_for(world, account, params)
    _check_reach(account, to, sender=sender, service=service)
    _check_consent(world, account, to, sender=sender, service=service)
    if sender is not None and service is None:
        _check_queue(world, account, sender)
    if (service is not None and service.smart_encoding) or first(params, "SmartEncoded") == "true":
        body = smart_encoded(body)
    message = Message(
        sid=new_sid("MM" if media else "SM"),
        account_sid=account.sid,
        to=to,
        sender=None if sender is None else sender.address,
        body=body,
        direction="outbound-api",
        status=_initial_status(service, send_at),
        segments=segments(body),
        number=world.next_number(),
        service_sid=None if service is None else service.sid,
        status_callback=callback,
        validity=validity,
        send_at=send_at,
        media=media,
    )
    account.keep(message)
    return message


def _to_and_sender(params: Params) -> tuple[str, str | None]:
    to, address = first(params, "To"), first(params, "From")
    if to is None:
        raise refusal(21604)
    if address is None and first(params, "MessagingServiceSid") is None:
        raise refusal(21603)
    return to, address


def _content(params: Params) -> tuple[str, tuple[str, ...]]:
    body = first(params, "Body") or ""
    media = tuple(params.get("MediaUrl", ()))
    if not body and not media and first(params, "ContentSid") is None:
        raise refusal(21602)
    if len(body) > MAX_BODY:
        raise refusal(21617)
    if len(media) > MAX_MEDIA:
        raise refusal(21623)
    if not all(_is_url(item) for item in media):
        raise refusal(21620)
    return body, media


def _check_recipient(account: Account, to: str, address: str | None) -> None:
    if to.startswith(MAGIC) and (code := MAGIC_TO.get(to[len(MAGIC) :])) is not None:
        raise refusal(code, to, address)
    wrong_nanp = to.startswith("+1") and not NANP.fullmatch(to) and not to.startswith(MAGIC)
    if not E164.fullmatch(to) or wrong_nanp or to == address:
        raise refusal(21211, to)
    if account.allowed_prefixes is not None and not to.startswith(account.allowed_prefixes):
        raise refusal(21408, to)
    if account.trial and to not in account.verified:
        raise refusal(21608, to)


def _check_handset(world: TwilioWorld, to: str, address: str, *, force: bool) -> None:
    code = REFUSED.get(world.handsets.of(to).character)
    if code is None or (code == 21635 and force):
        return
    raise refusal(code, to, address)


def _service(account: Account, params: Params) -> Service | None:
    sid = first(params, "MessagingServiceSid")
    if sid is None:
        return None
    if not SERVICE_SID.fullmatch(sid):
        raise refusal(21705, sid)
    service = account.services.get(sid)
    if service is None:
        raise refusal(21701)
    if not pool_of(account, service):
        raise refusal(21704)
    return service


def _sender(account: Account, address: str | None, service: Service | None) -> Sender | None:
    """The sender that was named; None where the service is to choose."""
    if address is None:
        return None
    if address.startswith(MAGIC):
        return _magic_sender(account, address)
    sender = account.senders.get(address)
    if sender is not None and (service is None or address in service.senders):
        return sender
    shaped = any(p.fullmatch(address) for p in (E164, SHORT_CODE, ALPHANUMERIC))
    raise refusal(21606 if shaped else 21212, address)


def _magic_sender(account: Account, address: str) -> Sender:
    if (code := MAGIC_FROM.get(address[len(MAGIC) :])) is not None:
        raise refusal(code, address)
    if address != f"{MAGIC}6":
        raise refusal(21606, address)
    return account.senders.get(address) or add_sender(account, {"address": address, "mps": None})


def _callback(params: Params, service: Service | None) -> str | None:
    url = first(params, "StatusCallback")
    if url is None:
        return None if service is None else service.status_callback
    if not _is_url(url) or "_" in (urlsplit(url).hostname or ""):
        raise refusal(21609, url)
    return url


def _is_url(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _validity(params: Params, service: Service | None) -> int:
    asked = first(params, "ValidityPeriod")
    if asked is None:
        return MAX_VALIDITY if service is None else service.validity_period
    if not (asked.isascii() and asked.isdigit() and 1 <= int(asked) <= MAX_VALIDITY):
        raise refusal(21624, asked)
    return int(asked)


def _check_reach(
    account: Account, to: str, *, sender: Sender | None, service: Service | None
) -> None:
    if sender is not None and not can_reach(sender, to):
        raise refusal(21612, to, sender.address)
    if (
        service is not None
        and sender is None
        and not any(can_reach(item, to) for item in pool_of(account, service))
    ):
        raise refusal(21703)


def _check_consent(
    world: TwilioWorld,
    account: Account,
    to: str,
    *,
    sender: Sender | None,
    service: Service | None,
) -> None:
    """Opt-outs of the sender's scope; of a service, its own and those of each of its senders."""
    if service is not None and world.config.async_opt_out:
        return
    blocked = account.blocked
    if service is not None and (service.sid, to) in blocked:
        raise refusal(21610)
    if sender is not None:
        if (scope_of(sender), to) in blocked:
            raise refusal(21610)
    elif service is not None and all(
        (scope_of(item), to) in blocked for item in pool_of(account, service)
    ):
        raise refusal(21610)


def _check_queue(world: TwilioWorld, account: Account, sender: Sender) -> None:
    if throughput_of(account, sender, None).backlog() > world.config.queue_seconds:
        raise refusal(21611, sender.address)


def _initial_status(service: Service | None, send_at: datetime | None) -> str:
    if send_at is not None:
        return "scheduled"
    return "queued" if service is None else "accepted"
