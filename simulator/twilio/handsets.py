"""Handsets and their characters: what becomes of a text, and what its owner answers.

A number's character is set by control, exactly or by prefix and suffix (the newest rule wins),
else chosen by its last four digits, so that a CSV of examples can hold a mix:

====  =============  ==========================================================
70xx  confirms       answers ``C`` after a while
71xx  stops          answers ``STOP``
72xx  free_text      answers in its own words
73xx  help           answers ``HELP``
74xx  tapback        reacts: ``Liked “…”``
75xx  stops_in_words answers ``please stop texting me``
80xx  landline       undelivered, 30006
81xx  unknown        undelivered, 30005
82xx  filtered       undelivered, 30007
83xx  unreachable    undelivered, 30003
84xx  silent         sent, and no further receipt
85xx  slow           its receipts come late
86xx  duplicated     each receipt comes twice
87xx  reordered      ``delivered`` comes before ``sent``
else  delivers
====  =============  ==========================================================

By control only: ``fails`` (option ``error_code``), and those that the API refuses at once:
``invalid`` (21211), ``not_mobile`` (21614), ``landline_refused`` (21635), ``unroutable`` (21612).
"""

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

SUFFIXES = {
    "70": "confirms",
    "71": "stops",
    "72": "free_text",
    "73": "help",
    "74": "tapback",
    "75": "stops_in_words",
    "80": "landline",
    "81": "unknown",
    "82": "filtered",
    "83": "unreachable",
    "84": "silent",
    "85": "slow",
    "86": "duplicated",
    "87": "reordered",
}
REPLIES = {
    "confirms": "C",
    "stops": "STOP",
    "free_text": "What time do you open on Saturday?",
    "help": "HELP",
    "tapback": "Liked “{body}”",
    "stops_in_words": "please stop texting me",
}
ERRORS = {"landline": 30006, "unknown": 30005, "filtered": 30007, "unreachable": 30003}
REFUSED = {"invalid": 21211, "not_mobile": 21614, "landline_refused": 21635, "unroutable": 21612}
CHARACTERS = frozenset(
    {"delivers", "silent", "slow", "duplicated", "reordered", "fails", *REPLIES, *ERRORS, *REFUSED}
)
REPEATED_REPLIES = {"confirms": 100, "stops": 100}
"""How often a character answers; the others once, or two machines would talk for ever."""


@dataclass(frozen=True, slots=True)
class Handset:
    """A handset's character and its options; durations in seconds (None: the settings')."""

    character: str = "delivers"
    reply_text: str | None = None
    reply_after: float | None = None
    replies: int | None = None
    sent_after: float | None = None
    delivered_after: float | None = None
    error_code: int | None = None
    final_status: str = "undelivered"

    @property
    def error(self) -> int | None:
        """The code that its messages end with, if they fail."""
        if self.character == "fails":
            return self.error_code or 30008
        return ERRORS.get(self.character)

    @property
    def answers(self) -> int:
        """How many texts it answers, at most."""
        if self.reply(body="") is None:
            return 0
        return self.replies if self.replies is not None else REPEATED_REPLIES.get(self.character, 1)

    def reply(self, body: str) -> str | None:
        """What it answers to a text."""
        if self.reply_text is not None:
            return self.reply_text
        text = REPLIES.get(self.character)
        return None if text is None else text.replace("{body}", body)


@dataclass(frozen=True, slots=True)
class Rule:
    """A handset for all numbers of a pattern, or for a steady ``share`` of them (0 to 1)."""

    prefix: str
    suffix: str
    share: float
    handset: Handset

    def matches(self, number: str) -> bool:
        """Whether the number is of this pattern, and in its share."""
        return (
            number.startswith(self.prefix)
            and number.endswith(self.suffix)
            and (self.share >= 1 or _place(number) < self.share)
        )


def _place(number: str) -> float:
    """A steady place of the number between 0 and 1."""
    return int.from_bytes(hashlib.sha256(number.encode()).digest()[:4]) / 2**32


@dataclass(slots=True)
class Handsets:
    """All handsets: exact ones, rules (newest first), the table of suffixes; answers so far."""

    suffix_rules: bool
    exact: dict[str, Handset] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    answered: dict[str, int] = field(default_factory=dict)

    def put(self, raw: dict[str, Any]) -> None:
        """Set a handset from control; raises ValueError for an unknown character or option."""
        options = dict(raw)
        number = options.pop("number", None)
        prefix, suffix = options.pop("prefix", ""), options.pop("suffix", "")
        share = float(options.pop("share", 1))
        handset = _handset(options)
        if number is not None:
            self.exact[number] = handset
            self.answered.pop(number, None)
        else:
            self.rules.insert(0, Rule(prefix, suffix, share, handset))

    def of(self, number: str) -> Handset:
        """The handset of a number."""
        if (exact := self.exact.get(number)) is not None:
            return exact
        for rule in self.rules:
            if rule.matches(number):
                return rule.handset
        if self.suffix_rules:
            return _BY_SUFFIX.get(number[-4:-2], _DELIVERS)
        return _DELIVERS

    def takes_turn(self, number: str, handset: Handset) -> bool:
        """Whether it answers once more; counts the answer."""
        so_far = self.answered.get(number, 0)
        if so_far >= handset.answers:
            return False
        self.answered[number] = so_far + 1
        return True


_DELIVERS = Handset()
_BY_SUFFIX = {suffix: Handset(character) for suffix, character in SUFFIXES.items()}


def _handset(options: dict[str, Any]) -> Handset:
    character = options.get("character", "delivers")
    if character not in CHARACTERS:
        raise ValueError(f"unknown character {character!r}; known: {sorted(CHARACTERS)}")
    try:
        return replace(_DELIVERS, **options)
    except TypeError as error:
        raise ValueError(f"unknown handset option: {error}") from error
