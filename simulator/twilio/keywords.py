"""Opt-out keywords as Twilio and the toll-free network handle them.

Only a message that is one keyword and nothing else counts, in any case. ``twilio`` is the default
handling of long codes, ``advanced`` the customisable one of a service, ``network`` that of
toll-free numbers (STOP by the network, which only START and UNSTOP lift), ``none`` that of short
codes, whose customer answers everything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WORDS: dict[str, frozenset[str]] = {
    "STOP": frozenset(
        {"STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"}
    ),
    "START": frozenset({"START", "YES", "UNSTOP"}),
    "HELP": frozenset({"HELP", "INFO"}),
}
NETWORK_START = frozenset({"START", "UNSTOP"})

TEXTS = {
    "STOP": "You have successfully been unsubscribed. You will not receive any more messages"
    " from this number. Reply START to resubscribe.",
    "START": "You have successfully been re-subscribed to messages from this number."
    " Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
    "HELP": "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}
NETWORK_TEXTS = {
    "STOP": 'NETWORK MSG: You replied with the word "STOP" which blocks all texts sent from'
    ' this number. Text back "UNSTOP" to receive messages again.',
    "START": 'NETWORK MSG: You have replied "UNSTOP" and will begin receiving messages again'
    " from this number.",
}


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the platform does by itself with an inbound message.

    ``keyword`` is STOP, START, HELP or None; ``text`` its own answer; ``by_network`` says that
    the network answers; ``opt_out_type`` is the webhook's extra parameter.
    """

    keyword: str | None = None
    text: str | None = None
    by_network: bool = False
    opt_out_type: str | None = None


def react(
    body: str,
    *,
    handling: str,
    blocked: bool,
    texts: Mapping[str, str] | None = None,
    words: Mapping[str, Sequence[str]] | None = None,
) -> Reaction:
    """The platform's reaction to ``body`` under this handling; ``blocked``: opted out before."""
    word = body.strip().upper()
    if handling == "none":
        return Reaction()
    if handling == "network":
        return _network(word, blocked)
    if handling == "advanced":
        return _advanced(word, texts or {}, words or {})
    keyword = _keyword(word, {})
    return Reaction(keyword, _default_text(keyword, blocked))


def _keyword(word: str, words: Mapping[str, Sequence[str]]) -> str | None:
    for keyword, defaults in WORDS.items():
        listed = {item.upper() for item in words[keyword]} if keyword in words else defaults
        if word in listed:
            return keyword
    return None


def _default_text(keyword: str | None, blocked: bool) -> str | None:
    """STOP answers a new opt-out only, START a lifted one only; HELP always answers."""
    if keyword is None or (keyword == "STOP" and blocked) or (keyword == "START" and not blocked):
        return None
    return TEXTS[keyword]


def _network(word: str, blocked: bool) -> Reaction:
    if word == "STOP":
        return Reaction("STOP", None if blocked else NETWORK_TEXTS["STOP"], by_network=True)
    if word in NETWORK_START:
        return Reaction("START", NETWORK_TEXTS["START"] if blocked else None, by_network=True)
    keyword = _keyword(word, {})
    if keyword == "START":
        return Reaction()
    if keyword == "HELP" and blocked:
        return Reaction("HELP")
    return Reaction(keyword, _default_text(keyword, blocked))


def _advanced(word: str, texts: Mapping[str, str], words: Mapping[str, Sequence[str]]) -> Reaction:
    keyword = _keyword(word, words)
    if keyword is None:
        return Reaction()
    return Reaction(keyword, texts.get(keyword, TEXTS[keyword]), opt_out_type=keyword)
