"""Texts that did not arrive, as cards count them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """Texts that did not arrive, by Twilio's code, in plain words."""

    code: int | None
    words: str
    count: int
