"""The post in a card's thread that gathers the replies which a person must read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.actors import mention
from domain.phones import mask
from domain.provisional import Decision
from domain.slacktext import date_token
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import count
from gateways.slack.facts import Block, Rendered

SHOWN: Final = 40
BLOCKS: Final = 49
"""Slack takes 50 in a message; the last one says what is left out."""
BODY: Final = 1600


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply; the number is masked here, whatever comes in."""

    phone: str
    body: str
    at: datetime
    id: int = 0
    words: str = ""
    decision: Decision | None = None
    decided_by: str = ""
    may_mean_visit: bool = False
    """Opted out by a word that may have called off an appointment."""


def gathered(replies: Sequence[Reply], zone: str) -> Rendered:
    """Replies in the order they came, at most 40 of them; the texts are shown as they are."""
    title = f":speech_balloon: {count(len(replies), 'reply', 'replies')}"
    blocks = [kit.section(f"*{title}*")]
    shown = 0
    for reply in replies[:SHOWN]:
        who = kit.words(mask(reply.phone))
        words = kit.cut(kit.speech(reply.body, BODY), 2900) or "(an empty text)"
        under = _provisional(reply) if reply.decision is not None else _visit(reply)
        if len(blocks) + 1 + len(under) > BLOCKS:
            break
        blocks += [kit.section(f"*{who}* {date_token(reply.at, zone)}\n{words}"), *under]
        shown += 1
    if len(replies) > shown:
        more = count(len(replies) - shown, "further reply", "further replies")
        blocks.append(kit.context(f"… and {more} in the results (CSV)."))
    return Rendered(text=title, blocks=blocks)


def _provisional(reply: Reply) -> list[Block]:
    """What was taken for an opt-out, and who said what it was."""
    words = kit.words(reply.words)
    if reply.decision is Decision.OPEN:
        text = (
            f":hourglass_flowing_sand: *May be an opt-out*: “{words}”."
            " Gets no texts meanwhile; final after 72 hours."
        )
        return [
            kit.section(text),
            kit.actions(
                f"provisional_{reply.id}",
                kit.button("It is an opt-out", Press.OPT_OUT_CONFIRM, str(reply.id)),
                kit.button("Lift it …", Press.OPT_OUT_LIFT, str(reply.id), asks=_LIFTING),
            ),
        ]
    who = mention(reply.decided_by)
    said = {
        Decision.CONFIRMED: f":no_entry_sign: Opted out, says {who}.",
        Decision.LIFTED: f":white_check_mark: No opt-out, says {who}.",
        Decision.STARTED: ":white_check_mark: Has texted START since.",
    }
    return [kit.context(said.get(reply.decision or Decision.FINAL, _FINAL))]


_FINAL: Final = ":no_entry_sign: Opted out: nobody said otherwise within 72 hours."
_LIFTING: Final = kit.confirm(
    "Text this number again?",
    "Only if the words were surely no wish to get no more texts. Later campaigns will text it.",
    yes="Lift the opt-out",
)


def _visit(reply: Reply) -> list[Block]:
    if not reply.may_mean_visit:
        return []
    text = ":telephone_receiver: *Opted out, but may have meant the appointment: call them.*"
    return [kit.context(text)]
