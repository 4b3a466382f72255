"""The customer's webhook for an inbound message: calling it, and carrying out its answer.

The fallback URL is called where the first one failed or answered what is not TwiML.
"""

import time
from urllib.parse import urljoin

from simulator.twilio import twiml
from simulator.twilio.keywords import Reaction
from simulator.twilio.lifecycle import deliver_reply
from simulator.twilio.records import API, Account, Message, Sender, Service, new_sid
from simulator.twilio.segments import segments
from simulator.twilio.senders import scope_of
from simulator.twilio.webhooks import Answer, Call
from simulator.twilio.world import TwilioWorld

MAX_REPLIES = 10
MAX_REDIRECTS = 5
LOOP_REPLIES, LOOP_SECONDS = 15, 30.0


def service_of(account: Account, sender: Sender) -> Service | None:
    """The messaging service that a sender is in."""
    return account.services.get(sender.service_sid or "")


def hook_of(account: Account, sender: Sender) -> tuple[str, str, str | None, str] | None:
    """URL, method, fallback URL and its method; None where nobody wants to know."""
    service = service_of(account, sender)
    owner: Sender | Service = sender
    if service is not None and not service.use_inbound_webhook_on_number:
        owner = service
    if owner.inbound_url is None:
        return None
    return owner.inbound_url, owner.inbound_method, owner.fallback_url, owner.fallback_method


def tell(
    world: TwilioWorld, account: Account, *, sender: Sender, message: Message, reaction: Reaction
) -> None:
    """Call the webhook about an inbound message, unless a fault swallows, delays or doubles it."""
    faults = world.faults.webhook("inbound", {"to": message.to, "from": message.sender or ""})
    if "drop" in faults:
        world.ledger.record("twilio.fault", fault="inbound_drop", sid=message.sid)
        return
    delay = faults["delay"].seconds or 1.0 if "delay" in faults else 0.0
    for _ in range(2 if "duplicate" in faults else 1):
        world.spawn(
            _tell_after(
                world, account, sender=sender, message=message, reaction=reaction, delay=delay
            )
        )


async def _tell_after(
    world: TwilioWorld,
    account: Account,
    *,
    sender: Sender,
    message: Message,
    reaction: Reaction,
    delay: float,
) -> None:
    """Call the webhook, then its fallback where that failed, and carry out the answer."""
    if delay:
        await world.hang(delay)
    hook = hook_of(account, sender)
    if hook is None:
        return
    url, method, fallback_url, fallback_method = hook
    params = _params(message, reaction)
    error = await _ask(world, account, url=url, method=method, message=message, params=params)
    if error is not None and fallback_url is not None:
        extra = (("ErrorCode", str(error)), ("ErrorUrl", url))
        await _ask(
            world,
            account,
            url=fallback_url,
            method=fallback_method,
            message=message,
            params=params + extra,
        )


async def _ask(
    world: TwilioWorld,
    account: Account,
    *,
    url: str,
    method: str,
    message: Message,
    params: tuple[tuple[str, str], ...],
) -> int | None:
    """Call one URL and carry out its TwiML, following redirects; returns the error, if any."""
    about: dict[str, object] = {"sid": message.sid, "to": message.to, "from": message.sender}
    replies: list[twiml.Reply] = []
    for _ in range(MAX_REDIRECTS):
        answer = await world.call(
            Call("twilio.inbound.webhook", url, method, account.token, params, about)
        )
        if answer.failure is not None:
            return 11205 if answer.failure == "ct" else 11200
        instructions = _instructions(world, answer, message)
        if isinstance(instructions, int):
            return instructions
        replies += instructions.replies
        if instructions.redirect is None:
            break
        url = urljoin(url, instructions.redirect)
    _reply(world, account, url=url, message=message, replies=replies)
    return None


def _instructions(world: TwilioWorld, answer: Answer, message: Message) -> twiml.Instructions | int:
    try:
        return twiml.parse(answer.content_type, answer.body)
    except twiml.TwimlError as error:
        _debug(world, error.code, message, str(error))
        return error.code


def _reply(
    world: TwilioWorld,
    account: Account,
    *,
    url: str,
    message: Message,
    replies: list[twiml.Reply],
) -> None:
    """Send the TwiML replies, ten at most, unless two machines talk to each other."""
    if len(replies) > MAX_REPLIES:
        _debug(world, 14109, message, "more than 10 replies to one message")
    for reply in replies[:MAX_REPLIES]:
        to = reply.to or message.sender or ""
        sender = account.senders.get(reply.sender or message.to)
        if sender is None:
            _debug(world, 21606, message, "the reply's sender is not ours")
        elif (scope_of(sender), to) in account.blocked:
            _debug(world, 21610, message, "the recipient has opted out")
        elif _loops(account, sender.address, to):
            _debug(world, 14107, message, "more than 15 replies in 30 seconds")
        else:
            sent = new_reply(
                world, account, sender=sender, to=to, body=reply.body, media=reply.media
            )
            sent.status_callback = urljoin(url, reply.action) if reply.action else None
            deliver_reply(world, account, sent)


def _loops(account: Account, sender: str, to: str) -> bool:
    since = time.monotonic() - LOOP_SECONDS
    recent = [
        item
        for item in account.by_to.get(to, ())
        if item.direction == "outbound-reply"
        and item.sender == sender
        and item.created_mono > since
    ]
    return len(recent) >= LOOP_REPLIES


def new_reply(
    world: TwilioWorld,
    account: Account,
    *,
    sender: Sender,
    to: str,
    body: str,
    media: tuple[str, ...] = (),
) -> Message:
    """Record an outbound-reply in the log; ``deliver_reply`` then carries it."""
    message = Message(
        sid=new_sid("MM" if media else "SM"),
        account_sid=account.sid,
        to=to,
        sender=sender.address,
        body=body,
        direction="outbound-reply",
        status="queued",
        segments=segments(body),
        number=world.next_number(),
        service_sid=sender.service_sid,
        media=media,
    )
    account.keep(message)
    return message


def _debug(world: TwilioWorld, code: int, message: Message, text: str) -> None:
    world.ledger.record("twilio.debugger", code=code, sid=message.sid, message=text)


def _params(message: Message, reaction: Reaction) -> tuple[tuple[str, str], ...]:
    """The documented parameters; places are unknown, and then present but empty."""
    number = message.sender or ""
    params = [
        ("ToCountry", _country(message.to)),
        ("ToState", ""),
        ("SmsMessageSid", message.sid),
        ("NumMedia", str(len(message.media))),
        ("ToCity", ""),
        ("FromZip", ""),
        ("SmsSid", message.sid),
        ("FromState", ""),
        ("SmsStatus", "received"),
        ("FromCity", ""),
        ("Body", message.body),
        ("FromCountry", _country(number)),
        ("To", message.to),
        ("ToZip", ""),
        ("NumSegments", str(message.segments)),
        ("ReferralNumMedia", "0"),
        ("MessageSid", message.sid),
        ("AccountSid", message.account_sid),
        ("From", number),
        ("ApiVersion", API),
    ]
    if message.service_sid is not None:
        params.append(("MessagingServiceSid", message.service_sid))
    if reaction.opt_out_type is not None:
        params.append(("OptOutType", reaction.opt_out_type))
    for place, url in enumerate(message.media):
        params += [(f"MediaUrl{place}", url), (f"MediaContentType{place}", "image/jpeg")]
    return tuple(params)


def _country(number: str) -> str:
    return "US" if number.startswith("+1") or number.isdigit() else ""
