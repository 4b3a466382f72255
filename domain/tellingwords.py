"""What the story of a number calls each kind of text, end, meaning, decision and source."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "campaign": "The campaign's text",
        "follow_up": "A follow-up",
        "test": "A test-send",
        "reply": "An answer of ours",
        "stop_confirmation": "The confirmation of the opt-out",
        "start_confirmation": "The confirmation of the opt-in",
        "help": "The answer to HELP",
        "proof": "A code that proves a phone",
    }
)
ENDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "waiting": "waits to be sent",
        "claimed": "is being sent",
        "unknown": "may have left or not: Twilio's answer was lost",
        "refused": "was refused by Twilio",
        "cancelled": "was cancelled before it left",
    }
)
MEANT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "opt_out": "an opt-out",
        "provisional": "perhaps an opt-out, so no text goes there until somebody decides",
        "opt_in": "an opt-in",
        "help": "a question for help",
        "confirmation": "a confirmation",
        "declined": "a no",
        "tapback": "a reaction",
        "reply": "a reply for a person to read",
    }
)
DECIDED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "confirmed": "confirmed that this was an opt-out",
        "lifted": "decided that this was no opt-out",
        "final": "made it final, because nobody decided in 72 hours",
        "started": "saw that the person has texted START since",
    }
)
SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "reply": "by a text",
        "carrier": "as Twilio said",
        "manual": "as somebody of the team noted",
        "complaint": "by a complaint",
        "import": "by an imported list",
        "api": "as another system said",
    }
)
