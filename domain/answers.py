"""What we answer to people who write: to STOP, START and HELP, and to what a text of ours asked.

Exactly one side answers a keyword. Twilio does on most senders, the carriers do for STOP on
toll-free numbers, and nobody does on short codes (platform facts, A12). They know whole keywords
only, so a sentence such as "please stop texting me", ARRET, or a team's own word is ours to confirm
everywhere. A confirmation must come within five minutes and carry no marketing (47 CFR
64.1200(a)(12)).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from domain.inbound import InboundText
from domain.meaning.keywords import TWILIO_HELP, TWILIO_START, TWILIO_STOP
from domain.meaning.verdicts import Meaning
from domain.messages import MessageKind
from domain.senders import KeywordsBy

IN_TIME: Final[Mapping[MessageKind, timedelta]] = MappingProxyType(
    {
        MessageKind.STOP_CONFIRMATION: timedelta(minutes=5),
        MessageKind.START_CONFIRMATION: timedelta(minutes=5),
        MessageKind.HELP: timedelta(hours=24),
        MessageKind.REPLY: timedelta(hours=1),
    }
)
"""How long after the text that it answers an answer may leave; later it never does."""

KINDS: Final[Mapping[Meaning, MessageKind]] = MappingProxyType(
    {
        Meaning.OPT_OUT: MessageKind.STOP_CONFIRMATION,
        Meaning.OPT_IN: MessageKind.START_CONFIRMATION,
        Meaning.HELP: MessageKind.HELP,
    }
)
_TWILIOS: Final[Mapping[Meaning, frozenset[str]]] = MappingProxyType(
    {Meaning.OPT_OUT: TWILIO_STOP, Meaning.OPT_IN: TWILIO_START, Meaning.HELP: TWILIO_HELP}
)
ANSWERED_BY: Final[Mapping[KeywordsBy, Mapping[Meaning, frozenset[str]]]] = MappingProxyType(
    {
        # Twilio help 223134027: long codes and services, these words alone and in any case.
        KeywordsBy.TWILIO: _TWILIOS,
        # Its default words stay; what a team added comes with an OptOutType.
        KeywordsBy.ADVANCED: _TWILIOS,
        # Twilio help 360058144374: STOP, START and UNSTOP by the network, the others by Twilio.
        KeywordsBy.NETWORK: _TWILIOS,
        # Twilio help 223181748: it handles no keywords on short codes.
        KeywordsBy.US: MappingProxyType({}),
    }
)
"""The words, as the whole text, that somebody else answers on a sender."""

ALL_OF_THEM: Final = "all our messages"


def due(
    text: InboundText, meaning: Meaning, *, keywords_by: KeywordsBy, changed: bool, now: datetime
) -> MessageKind | None:
    """The answer that we owe, or None where somebody else answers, or nobody should.

    `changed` says whether the text changed the number's consent: a second STOP gets no second
    confirmation.
    """
    kind = KINDS.get(meaning)
    if kind is None or not in_time(kind, text.received_at, now):
        return None
    if kind is not MessageKind.HELP and not changed:
        return None
    return None if answered_elsewhere(text, meaning, keywords_by) else kind


def in_time(kind: MessageKind, said_at: datetime, now: datetime) -> bool:
    """Whether an answer of that kind to what was said then may still leave."""
    return now - said_at <= IN_TIME[kind]


def answered_elsewhere(text: InboundText, meaning: Meaning, keywords_by: KeywordsBy) -> bool:
    """Whether Twilio or the network answers this text by itself."""
    if keywords_by is not KeywordsBy.US and text.opt_out_type:
        return True
    return text.body.strip().casefold() in ANSWERED_BY[keywords_by].get(meaning, frozenset())


def body(
    kind: MessageKind, *, business: str, contact: str, lifted: str = ALL_OF_THEM, asks: str = ""
) -> str:
    """The text of an answer, within one GSM-7 segment for names and contacts of usual length.

    `lifted` names what a START gives back; `asks` is a sentence for the end of a confirmation, such
    as how to keep the other topics. Neither may sell anything.
    """
    who = f"{business}: " if business else ""
    also = f" {asks}" if asks else ""
    if kind is MessageKind.STOP_CONFIRMATION:
        return (
            f"{who}You are unsubscribed and will get no more messages. Reply START to resume.{also}"
        )
    if kind is MessageKind.START_CONFIRMATION:
        again = f"{who}You are subscribed again to {lifted}."
        return f"{again} Reply HELP for help, STOP to unsubscribe.{also}"
    reach = f"For help contact {contact}. " if contact else ""
    return f"{who}{reach}Msg & data rates may apply. Reply STOP to unsubscribe."


def joined(*, business: str, contact: str, frequency: str, confirms: bool) -> str:
    """The answer to an opt-in keyword, with all that CTIA's principles ask for in it.

    With `confirms` it is the question that a Y answers, and nobody has joined yet.
    """
    who = f"{business}: " if business else ""
    says = "Reply Y to get our texts" if confirms else "You will get our texts"
    often = frequency.strip().rstrip(".") or "Msg frequency varies"
    reach = f" ({contact})" if contact else ""
    return (
        f"{who}{says}. {often}. Msg & data rates may apply. Reply HELP for help{reach}, STOP to"
        " cancel."
    )
