"""What we answer to STOP, START and HELP, and when it is ours to answer.

Exactly one side answers. Twilio does on most senders, the carriers do for STOP on toll-free
numbers, and nobody does on short codes (platform facts, A12). Twilio acts on whole keywords only,
so a sentence such as "please stop texting me" is ours to confirm everywhere. A confirmation must
come within five minutes and carry no marketing (47 CFR 64.1200(a)(12)).
"""

from datetime import datetime, timedelta

from domain.inbound import InboundText
from domain.meaning.keywords import TWILIO_HELP, TWILIO_START, TWILIO_STOP
from domain.meaning.verdicts import Meaning
from domain.messages import MessageKind
from domain.senders import KeywordsBy

IN_TIME: dict[MessageKind, timedelta] = {
    MessageKind.STOP_CONFIRMATION: timedelta(minutes=5),
    MessageKind.START_CONFIRMATION: timedelta(minutes=5),
    MessageKind.HELP: timedelta(hours=24),
}
AGAIN_AFTER = timedelta(minutes=1)
"""A second answer of one kind to one number waits this long: two machines must not chat."""

_KINDS = {
    Meaning.OPT_OUT: MessageKind.STOP_CONFIRMATION,
    Meaning.OPT_IN: MessageKind.START_CONFIRMATION,
    Meaning.HELP: MessageKind.HELP,
}
_PLATFORM_WORDS = {
    Meaning.OPT_OUT: TWILIO_STOP,
    Meaning.OPT_IN: TWILIO_START,
    Meaning.HELP: TWILIO_HELP,
}


def due(
    text: InboundText, meaning: Meaning, *, keywords_by: KeywordsBy, changed: bool, now: datetime
) -> MessageKind | None:
    """The answer that we owe, or None where somebody else answers, or nobody should.

    `changed` says whether the text changed the number's consent: a second STOP gets no second
    confirmation.
    """
    kind = _KINDS.get(meaning)
    if kind is None or now - text.received_at > IN_TIME[kind]:
        return None
    if kind is not MessageKind.HELP and not changed:
        return None
    return None if _answered_elsewhere(text, meaning, keywords_by) else kind


def _answered_elsewhere(text: InboundText, meaning: Meaning, keywords_by: KeywordsBy) -> bool:
    if keywords_by is KeywordsBy.US:
        return False
    return bool(text.opt_out_type) or text.body.strip().casefold() in _PLATFORM_WORDS[meaning]


def body(kind: MessageKind, *, business: str, contact: str) -> str:
    """The text of an answer, within one GSM-7 segment for names and contacts of usual length."""
    who = f"{business}: " if business else ""
    if kind is MessageKind.STOP_CONFIRMATION:
        return f"{who}You are unsubscribed and will get no more messages. Reply START to resume."
    if kind is MessageKind.START_CONFIRMATION:
        return f"{who}You are subscribed again. Reply HELP for help, STOP to unsubscribe."
    reach = f"For help contact {contact}. " if contact else ""
    return f"{who}{reach}Msg & data rates may apply. Reply STOP to unsubscribe."
