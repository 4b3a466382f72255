"""The post in a card's thread that gathers the replies which a person must read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.phones import mask
from domain.slacktext import date_token
from gateways.slack.blocks import kit
from gateways.slack.blocks.phrases import count
from gateways.slack.facts import Rendered

SHOWN: Final = 40
BODY: Final = 1600


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply; the number is masked here, whatever comes in."""

    phone: str
    body: str
    at: datetime


def gathered(replies: Sequence[Reply], zone: str) -> Rendered:
    """Replies in the order they came, at most 40 of them; the texts are shown as they are."""
    title = f":speech_balloon: {count(len(replies), 'reply', 'replies')}"
    blocks = [kit.section(f"*{title}*")]
    for reply in replies[:SHOWN]:
        who = kit.words(mask(reply.phone))
        words = kit.cut(kit.speech(reply.body, BODY), 2900) or "(an empty text)"
        blocks.append(kit.section(f"*{who}* {date_token(reply.at, zone)}\n{words}"))
    if len(replies) > SHOWN:
        more = count(len(replies) - SHOWN, "further reply", "further replies")
        blocks.append(kit.context(f"… and {more} in the results (CSV)."))
    return Rendered(text=title, blocks=blocks)
