"""The post in a card's thread that gathers the replies which a person must read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from domain.actors import mention
from domain.loops import Withheld
from domain.phones import mask
from domain.provisional import Decision, says_keyword
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

    declined: bool = False
    """An R or a no to a text that asked for C or R."""

    withheld: Withheld | None = None
    """Why it got no answer of ours, where somebody is to know."""

    @property
    def asks(self) -> bool:
        """Whether somebody has to act on it."""
        return self.decision is Decision.OPEN or self.may_mean_visit or self.withheld is not None


@dataclass(frozen=True, slots=True)
class Gathered:
    """A post, and the ids of what is left for the next one."""

    rendered: Rendered
    left: frozenset[int]


def gathered(replies: Sequence[Reply], zone: str, *, alone: bool = False) -> Gathered:
    """Replies in the order they came, at most 40 of them; the texts are shown as they are.

    What nobody has to act on is counted where there is no room for it. The first one that wants
    something of somebody is left for the next post, and so is whatever came after it. `alone`: they
    belong to no campaign.
    """
    blocks: list[Block] = []
    shown = 0
    for reply in replies[:SHOWN]:
        own = _blocks(reply, zone)
        if 1 + len(blocks) + len(own) > BLOCKS:
            break
        blocks += own
        shown += 1
    ends = next((at for at in range(shown, len(replies)) if replies[at].asks), len(replies))
    said = count(ends, "text") + " to no campaign" if alone else count(ends, "reply", "replies")
    title = f":speech_balloon: {said}"
    if ends > shown:
        more = count(ends - shown, "further reply", "further replies")
        blocks.append(kit.context(f"… and {more} in the results (CSV)."))
    rendered = Rendered(text=title, blocks=[kit.section(f"*{title}*"), *blocks])
    return Gathered(rendered, frozenset(reply.id for reply in replies[ends:]))


def _blocks(reply: Reply, zone: str) -> list[Block]:
    who = kit.words(mask(reply.phone))
    words = kit.cut(kit.speech(reply.body, BODY), 2900) or "(an empty text)"
    under = [*(_provisional(reply) if reply.decision is not None else ()), *_visit(reply)]
    under += [kit.context(_LOOP[reply.withheld])] if reply.withheld in _LOOP else []
    declined = " · declined" if reply.declined else ""
    return [kit.section(f"*{who}* {date_token(reply.at, zone)}{declined}\n{words}"), *under]


def _provisional(reply: Reply) -> list[Block]:
    """What was taken for an opt-out, and who said what it was."""
    words = kit.words(reply.words)
    if reply.decision is Decision.OPEN:
        text = (
            f":hourglass_flowing_sand: *May be an opt-out*: “{words}”."
            " Gets no texts meanwhile; final after 72 hours."
        )
        return [kit.section(text), kit.actions(f"provisional_{reply.id}", *_ways(reply))]
    who = mention(reply.decided_by)
    said = {
        Decision.CONFIRMED: f":no_entry_sign: Opted out, says {who}.",
        Decision.LIFTED: f":white_check_mark: No opt-out, says {who}.",
        Decision.STARTED: ":white_check_mark: Has texted START since.",
    }
    return [kit.context(said.get(reply.decision or Decision.FINAL, _FINAL))]


def _ways(reply: Reply) -> list[dict[str, Any]]:
    """What somebody can decide; one of the law's own words is nobody's to lift."""
    confirm = kit.button("It is an opt-out", Press.OPT_OUT_CONFIRM, str(reply.id))
    if says_keyword(reply.body):
        return [confirm]
    return [confirm, kit.button("Lift it …", Press.OPT_OUT_LIFT, str(reply.id))]


_FINAL: Final = ":no_entry_sign: Opted out: nobody said otherwise within 72 hours."


def _visit(reply: Reply) -> list[Block]:
    if not reply.may_mean_visit or reply.decision is Decision.LIFTED:
        return []
    text = ":telephone_receiver: *Opted out, but may have meant the appointment: call them.*"
    return [kit.context(text)]


_MACHINE: Final = ":robot_face: *Not answered.* A machine may be at the other end:"
_LOOP: Final[Mapping[Withheld | None, str]] = {
    Withheld.OURS: f"{_MACHINE} it is a sender of ours.",
    Withheld.ECHO: f"{_MACHINE} our own answer came back.",
    Withheld.AT_ONCE: f"{_MACHINE} it writes within seconds of each answer. Silent for a day.",
    Withheld.TOO_MANY: f"{_MACHINE} it got as many answers as one gets. Silent for a day.",
}
