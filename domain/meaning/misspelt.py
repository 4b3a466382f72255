"""The words that revocations are made of, with any one letter wrong.

A table, so that a lookup costs the same for every word: each word with one letter left out,
replaced, added or swapped with its neighbour; without the English words that come out so.
"""

from collections.abc import Iterator
from string import ascii_lowercase
from typing import Final

from domain.meaning.wordlists import listed

_WORDS: Final = (
    "texting",
    "message",
    "messages",
    "messaging",
    "contacting",
    "unsubscribe",
    "sending",
    "remove",
    "please",
    "reminders",
    "subscription",
)
_OTHERS: Final = listed(
    "testing tenting sexting texing vexting massage massages massaging messaged message's messages"
    " message messaging messages contracting contacting spending sanding ending lending mending"
    " bending tending vending fending wending rending seeding sensing senting ascending sendings"
    " remote removes remover removed remode reprove reminder reminders remainders subscriptions"
    " unsubscribed unsubscriber unsubscribes texting sending subscription remove unsubscribe"
    " pleased pleaser pleases pleasec lease"
    " removers resending spendings messager emessage presending upsending",
)


def _variants(word: str) -> Iterator[str]:
    for at in range(1, len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ascii_lowercase)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in ascii_lowercase)
    yield word[1] + word[0] + word[2:]


MISSPELT: Final = {
    variant: word
    for word in _WORDS
    for variant in _variants(word)
    if variant not in _OTHERS and variant not in _WORDS
}
"""Every wrong spelling by its word; the first letter stands, but for a swap."""
