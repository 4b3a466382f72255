"""Texts from handsets to us: the log, the keywords and opt-outs, then the webhook.

The platform handles opt-out keywords by itself, and still tells the customer's webhook.
"""

from simulator.twilio.answers import hook_of, new_reply, service_of, tell
from simulator.twilio.handsets import Handset
from simulator.twilio.keywords import Reaction, react
from simulator.twilio.lifecycle import deliver_reply
from simulator.twilio.records import Account, Message, Sender, new_sid
from simulator.twilio.segments import segments
from simulator.twilio.senders import scope_of
from simulator.twilio.world import TwilioWorld


def answer_as_handset(
    world: TwilioWorld, account: Account, message: Message, handset: Handset
) -> None:
    """Let a handset that received a message answer it, if that is its character."""
    sender = account.senders.get(message.sender or "")
    text = handset.reply(message.body)
    if message.direction != "outbound-api" or sender is None or text is None:
        return
    if sender.kind == "alphanumeric" or not world.handsets.takes_turn(message.to, handset):
        return
    after = world.config.reply_after if handset.reply_after is None else handset.reply_after
    world.later(after, _text, world, account, sender, message.to, text)


def _text(world: TwilioWorld, account: Account, sender: Sender, number: str, body: str) -> None:
    receive(world, account, sender=sender, number=number, body=body)


def receive(
    world: TwilioWorld,
    account: Account,
    *,
    sender: Sender,
    number: str,
    body: str,
    media: tuple[str, ...] = (),
) -> Message:
    """A handset's text reaches one of our senders; the webhook follows by itself."""
    reaction = _reaction(account, sender, number, body)
    message = Message(
        sid=new_sid("MM" if media else "SM"),
        account_sid=account.sid,
        to=sender.address,
        sender=number,
        body=body,
        direction="inbound",
        status="received",
        segments=segments(body),
        number=world.next_number(),
        service_sid=sender.service_sid,
        media=media,
    )
    message.sent = message.created
    hook = hook_of(account, sender)
    if hook is not None or sender.service_sid is None:
        account.keep(message)
    world.ledger.record(
        "twilio.inbound",
        sid=message.sid,
        to=sender.address,
        body=body,
        keyword=reaction.keyword,
        opt_out_type=reaction.opt_out_type,
        webhook=hook[0] if hook else None,
        **{"from": number},
    )
    _apply(world, account, sender=sender, number=number, reaction=reaction)
    if hook is not None:
        tell(world, account, sender=sender, message=message, reaction=reaction)
    return message


def _reaction(account: Account, sender: Sender, number: str, body: str) -> Reaction:
    service = service_of(account, sender)
    handling = sender.keywords
    if service is not None and handling not in ("network", "none"):
        handling = service.keywords
    return react(
        body,
        handling=handling,
        blocked=(scope_of(sender), number) in account.blocked,
        texts=service.texts if service else None,
        words=service.words if service else None,
    )


def _apply(
    world: TwilioWorld, account: Account, *, sender: Sender, number: str, reaction: Reaction
) -> None:
    """Block or unblock, and send the platform's own answer."""
    entry = (scope_of(sender), number)
    if reaction.keyword == "STOP" and entry not in account.blocked:
        account.blocked.add(entry)
        world.ledger.record("twilio.optout", scope=entry[0], number=number)
    elif reaction.keyword == "START" and entry in account.blocked:
        account.blocked.discard(entry)
        world.ledger.record("twilio.optin", scope=entry[0], number=number)
    if reaction.text is None:
        return
    sid = None
    if not reaction.by_network:
        reply = new_reply(world, account, sender=sender, to=number, body=reaction.text)
        sid = reply.sid
    world.ledger.record(
        "twilio.autoreply",
        sid=sid,
        to=number,
        keyword=reaction.keyword,
        body=reaction.text,
        by_network=reaction.by_network,
        **{"from": sender.address},
    )
    if sid is not None:
        deliver_reply(world, account, reply)
