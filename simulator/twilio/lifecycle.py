"""What becomes of an accepted message: its states, in time, each with its signed callback.

accepted → queued → sending → sent → delivered or undelivered; scheduled waits before that. The
initial state has no callback. What the handset's character changes is here too.
"""

import time
from collections.abc import Coroutine, Iterator
from decimal import Decimal
from typing import Any

from simulator.twilio.handsets import Handset
from simulator.twilio.records import API, FINAL, Account, Message, now
from simulator.twilio.senders import choose_sender, scope_of, throughput_of
from simulator.twilio.webhooks import Call
from simulator.twilio.world import TwilioWorld

ERROR_TEXTS = {
    21610: "Attempt to send to unsubscribed recipient",
    21703: "The Messaging Service does not have a phone number available to send a message",
    30001: "Queue overflow",
    30003: "Unreachable destination handset",
    30005: "Unknown destination handset",
    30006: "Landline or unreachable carrier",
    30007: "Message filtered",
    30008: "Unknown error",
    30032: "Toll-Free Number Has Not Been Verified",
    30034: "Message from an Unregistered Number",
    30036: "Validity Period Expired",
}


def begin(world: TwilioWorld, account: Account, message: Message) -> None:
    """Set an accepted message on its way from its initial state."""
    if message.status == "scheduled" and message.send_at is not None:
        account.scheduled += 1
        wait = (message.send_at - now()).total_seconds()
        world.later(max(0.0, wait), _release, world, account, message)
    elif message.status == "accepted":
        world.later(world.config.queued_after, _assign, world, account, message)
    else:
        _enqueue(world, account, message)


def cancel(world: TwilioWorld, account: Account, message: Message) -> None:
    """Cancel a scheduled message."""
    account.scheduled -= 1
    advance(world, account, message, "canceled")


def deliver_reply(world: TwilioWorld, account: Account, message: Message) -> None:
    """Carry a reply (TwiML, or the platform's own) to the handset, ahead of any queue."""
    _leave(world, account, message)


def advance(
    world: TwilioWorld,
    account: Account,
    message: Message,
    status: str,
    *,
    error_code: int | None = None,
    copies: int = 1,
) -> None:
    """Move to a state and send ``copies`` callbacks of it (0: none)."""
    message.status = status
    message.updated = now()
    if error_code is not None:
        message.error_code = error_code
        message.error_message = ERROR_TEXTS.get(error_code)
    world.ledger.record(
        "twilio.status",
        sid=message.sid,
        to=message.to,
        **{"from": message.sender},
        status=status,
        error_code=error_code,
        direction=message.direction,
    )
    for _ in range(copies):
        send_callback(world, account, message, status)


def send_callback(world: TwilioWorld, account: Account, message: Message, status: str) -> None:
    """Tell the customer of a state, unless nobody asked or a fault swallows it."""
    for telling in _tellings(world, account, message, status):
        world.spawn(telling)


async def _backwards(world: TwilioWorld, account: Account, message: Message) -> None:
    """The later state first; the earlier one when the customer has answered that."""
    for status in ("delivered", "sent"):
        for telling in _tellings(world, account, message, status):
            await telling


def _tellings(
    world: TwilioWorld, account: Account, message: Message, status: str
) -> Iterator[Coroutine[Any, Any, None]]:
    if message.status_callback is None:
        return
    call = Call(
        kind="twilio.callback",
        url=message.status_callback,
        method="POST",
        token=account.token,
        params=_callback_params(message, status),
        about={"sid": message.sid, "to": message.to, "status": status},
    )
    faults = world.faults.webhook("callback", {"to": message.to, "status": status})
    if "drop" in faults:
        world.ledger.record("twilio.fault", fault="callback_drop", **call.about)
        return
    delay = faults["delay"].seconds or 1.0 if "delay" in faults else 0.0
    for _ in range(2 if "duplicate" in faults else 1):
        yield _call_after(world, call, delay)


async def _call_after(world: TwilioWorld, call: Call, delay: float) -> None:
    if delay:
        await world.hang(delay)
    await world.call(call)


def _callback_params(message: Message, status: str) -> tuple[tuple[str, str], ...]:
    params = [
        ("SmsSid", message.sid),
        ("SmsStatus", status),
        ("MessageStatus", status),
        ("To", message.to),
        ("MessageSid", message.sid),
        ("AccountSid", message.account_sid),
        ("From", message.sender or ""),
        ("ApiVersion", API),
    ]
    if message.service_sid is not None:
        params.append(("MessagingServiceSid", message.service_sid))
    if status in ("failed", "undelivered") and message.error_code is not None:
        params.append(("ErrorCode", str(message.error_code)))
    if status in ("delivered", "undelivered"):
        params.append(("RawDlrDoneDate", f"{now():%y%m%d%H%M}"))
    return tuple(params)


def _release(world: TwilioWorld, account: Account, message: Message) -> None:
    """A scheduled message is due; a cancelled one stays cancelled."""
    if message.status == "scheduled":
        account.scheduled -= 1
        _assign(world, account, message)


def _assign(world: TwilioWorld, account: Account, message: Message) -> None:
    """Choose the service's sender, or fail as only a service's messages do: afterwards."""
    service = account.services[message.service_sid or ""]
    named = account.senders.get(message.sender or "")
    sender = named or choose_sender(account, service, message.to)
    if sender is None:
        advance(world, account, message, "failed", error_code=21703)
        return
    if (service.sid, message.to) in account.blocked:
        advance(world, account, message, "failed", error_code=21610)
        return
    if throughput_of(account, sender, service.sid).backlog() > world.config.queue_seconds:
        advance(world, account, message, "failed", error_code=30001)
        return
    message.sender = sender.address
    advance(world, account, message, "queued")
    _enqueue(world, account, message)


def _enqueue(world: TwilioWorld, account: Account, message: Message) -> None:
    sender = account.senders[message.sender or ""]
    queue = throughput_of(account, sender, message.service_sid)
    remaining = message.validity - (time.monotonic() - message.created_mono)
    if message.send_at is not None:
        remaining = message.validity
    if queue.backlog() > remaining:
        world.later(max(0.0, remaining), _expire, world, account, message)
        return
    world.later(queue.reserve(message.segments), _leave_queue, world, account, message)


def _expire(world: TwilioWorld, account: Account, message: Message) -> None:
    advance(world, account, message, "failed", error_code=30036)


def _leave_queue(world: TwilioWorld, account: Account, message: Message) -> None:
    """The throughput allows it now; a STOP that came meanwhile still wins."""
    sender = account.senders[message.sender or ""]
    if (scope_of(sender), message.to) in account.blocked:
        advance(world, account, message, "failed", error_code=21610)
        return
    if not sender.registered:
        code = 30032 if sender.kind == "toll_free" else 30034
        advance(world, account, message, "undelivered", error_code=code)
        return
    _leave(world, account, message)


def _leave(world: TwilioWorld, account: Account, message: Message) -> None:
    handset = world.handsets.of(message.to)
    advance(world, account, message, "sending", copies=1 if world.config.sending_callbacks else 0)
    after = handset.sent_after
    if after is None:
        slow = handset.character == "slow"
        after = world.config.slow_after if slow else world.config.sent_after
    world.later(after, _sent, world, account, message, handset)


def _sent(world: TwilioWorld, account: Account, message: Message, handset: Handset) -> None:
    if handset.error is not None and handset.final_status == "failed":
        advance(world, account, message, "failed", error_code=handset.error)
        return
    message.sent = now()
    message.price = _price(world, message)
    copies = {"reordered": 0, "duplicated": 2}.get(handset.character, 1)
    advance(world, account, message, "sent", copies=copies)
    if handset.character == "silent":
        return
    after = handset.delivered_after
    if after is None:
        slow = handset.character == "slow"
        after = world.config.slow_after if slow else world.config.delivered_after
    world.later(after, _arrived, world, account, message, handset)


def _arrived(world: TwilioWorld, account: Account, message: Message, handset: Handset) -> None:
    """The handset has it, or never will; the reordered one's ``sent`` is told after that."""
    if handset.error is not None:
        advance(world, account, message, "undelivered", error_code=handset.error)
        return
    copies = {"reordered": 0, "duplicated": 2}.get(handset.character, 1)
    advance(world, account, message, "delivered", copies=copies)
    if handset.character == "reordered":
        world.spawn(_backwards(world, account, message))
    world.on_arrival(account, message, handset)


def _price(world: TwilioWorld, message: Message) -> str:
    price = Decimal(world.config.price_per_segment) * message.segments
    return f"-{price:.5f}"


def is_final(message: Message) -> bool:
    """Whether nothing more can happen to it."""
    return message.status in FINAL
