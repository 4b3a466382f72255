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


def unbracketed(sentence: str) -> str:
    """A sentence that mentions people, groups or channels of Slack, for a terminal: their ids."""
    return _MENTION.sub(r"\1", sentence)
