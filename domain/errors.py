"""The one error that a person can cause."""

import re
from typing import Final

_MENTION: Final = re.compile(r"<(?:[@#]|!subteam\^)([A-Z0-9]+)(?:\|[^<>]*)?>")


class Refused(Exception):
    """A request that we will not carry out; `str()` is the sentence to show.

    The sentence says what is wrong, where (row, field) and what to do. `field` names the form
    field that the sentence belongs to, so that a modal can show it beside its input.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


_COMMANDS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys instead of showing it: colours, titles, cursors, turned lines."""


def disarmed(sentence: str) -> str:
    """A sentence for a terminal without what it would obey instead of showing it."""
    return _COMMANDS.sub("", sentence)


def unbracketed(sentence: str) -> str:
    """A sentence that mentions people, groups or channels of Slack, for a terminal: their ids."""
    return _MENTION.sub(r"\1", sentence)
