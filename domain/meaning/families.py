"""Words that weigh the same: orders to stop, names for texts, for people's phones and people."""

from collections.abc import Mapping
from typing import Final

from domain.meaning.wordlists import listed

_FAMILIES: Final[Mapping[str, frozenset[str]]] = {
    "STOP": listed(
        "stop quit cease end discontinue halt kill terminate suspend disable deactivate mute",
        "silence stopping quitting ceasing ending discontinuing halting killing desist refrain",
        "finish",
    ),
    "REMOVE": listed(
        "remove delete erase drop strike scratch cross purge wipe scrub pull exclude omit withdraw",
        "unenroll disenroll unlist removing deleting erasing dropping striking scratching crossing",
        "pulling removal deletion unsubscribe unsubscribing unregister deregister disconnect",
        "expunge clear clearing taken",
    ),
    "TEXTS": listed(
        "texts messages notifications alerts reminders updates promos ads offers coupons spam sms",
        "communications communication mailings blasts surveys newsletters advertising",
        "advertisements solicitations promotions notices texting messaging marketing",
    ),
    "SEND": listed(
        "text message contact write notify send bother harass remind alert texted messaged",
        "contacted notified bothered contacting sending bothering harassing spamming writing",
        "reminding pester pestering solicit soliciting",
    ),
    "NUMBER": listed("number phone cell line mobile digits cellphone telephone landline numbers"),
    "LIST": listed(
        "list lists system database records contacts thread chat distribution file files directory",
    ),
    "KIN": listed(
        "wife husband mom dad mother father son daughter kid child brother sister grandma grandpa",
        "grandmother grandfather aunt uncle roommate kids spouse parents parent ex",
    ),
    "NOT": listed(
        "dont not never no nolonger wont cant havent didnt doesnt isnt arent aint wasnt neednt",
        "shouldnt wouldnt couldnt without none nobody noone",
    ),
    "ME": listed("me us myself"),
    "CURSE": listed(
        "fuck shit crap bitch asshole assholes ass damn stupid idiot idiots hell moron morons",
        "scammer scammers spammer spammers parasites losers loser jerk jerks creep creeps trash",
        "garbage",
    ),
    "ASK": listed("please kindly"),
    "AGREE": listed(
        "subscribe subscribed signup consent consented agree agreed agreeing permission authorize",
        "authorized authorization optin enrolled registered opted optedin requested",
    ),
    "LAW": listed(
        "tcpa fcc ftc lawyer attorney lawsuit sue suing legal illegal violation violating law",
        "court police complaint harassment dnc registry gdpr",
    ),
    "DEAD": listed("died deceased passed dead hospice"),
}
_OF: Final = {word: name for name, words in _FAMILIES.items() for word in words}


def family_of(word: str) -> str:
    """The name of a word's family, or the word itself."""
    return _OF.get(word, word)
