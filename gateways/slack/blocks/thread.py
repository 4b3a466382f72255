"""The post in a card's thread that gathers the replies which a person must read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from domain.actors import mention
from domain.conversing import Showing
from domain.loops import Withheld
from domain.phones import mask
from domain.provisional import Decision, says_keyword
from domain.slacktext import date_token
from domain.sorting import MEANS, WORDS
from gateways.slack.blocks import kit
from gateways.slack.blocks.answered import Told, told
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import count
from gateways.slack.facts import Block, Rendered

SHOWN: Final = 40
BLOCKS: Final = 49
"""Slack takes 50 in a message; the last one says what is left out."""
BODY: Final = 1600
TEXTS, ROOM = 9_000, 120
"""Slack takes some 12,000 characters in a message; each reply has a line above it, and answers."""


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

    seen_as: str = ""
    """The masked number where another one in the thread looks the same."""

    name: str = ""
    """Of the person, where their list has a field for it."""

    answers: Sequence[Told] = ()
    closed_by: str = ""
    """Who said that nothing has to be answered; an actor's stored name."""

    assigned_to: str = ""
    """Whoever takes care of it: a Slack id."""

    sorted_as: str = ""
    """What somebody says that an unclear answer means: `domain.sorting.Sorted`."""

    sorted_by: str = ""

    @property
    def asks(self) -> bool:
        """Whether somebody has to act on it."""
        return self.decision is Decision.OPEN or self.may_mean_visit or self.withheld is not None

    @property
    def can_be_answered(self) -> bool:
        """Whether an answer can go there: neither opted out, as far as this tells, nor a loop."""
        stays = self.decision in (None, Decision.LIFTED, Decision.STARTED)
        return stays and not self.may_mean_visit and self.withheld is None


@dataclass(frozen=True, slots=True)
class Gathered:
    """A post, and the ids of what is left for the next one."""

    rendered: Rendered
    left: frozenset[int]


def gathered(
    replies: Sequence[Reply],
    zone: str,
    *,
    alone: bool = False,
    showing: Showing = Showing.SHOWN,
    post: str = "",
) -> Gathered:
    """Replies in the order they came, at most 40 of them; the texts are shown as they are.

    Where their words fill what Slack takes, the rest is left for the next post. Beyond 40, what
    nobody has to act on is counted. The first one that wants
    something of somebody is left for the next post, and so is whatever came after it. `alone`: they
    belong to no campaign. With `post`, its id, there is a button to answer them.
    """
    blocks: list[Block] = []
    shown = spent = 0
    for reply in replies[:SHOWN]:
        spent += _weight(reply)
        own = _blocks(reply, zone, showing)
        below = len(_todo(replies[: shown + 1], post, showing)) > 0
        if 1 + len(blocks) + len(own) + below > BLOCKS or spent > TEXTS:
            break
        blocks += own
        shown += 1
    ends = next((at for at in range(shown, len(replies)) if replies[at].asks), len(replies))
    ends = shown if spent > TEXTS else ends
    said = count(ends, "text") + " to no campaign" if alone else _heading(replies[:ends])
    title = f":speech_balloon: {said}"
    if ends > shown:
        more = count(ends - shown, "further reply", "further replies")
        blocks.append(kit.context(f"… and {more} in the results (CSV)."))
    todo = _todo(replies[:shown], post, showing)
    if todo:
        blocks.append(kit.actions(f"answer_{post}", *todo))
    rendered = Rendered(text=title, blocks=[kit.section(f"*{title}*"), *blocks])
    return Gathered(rendered, frozenset(reply.id for reply in replies[ends:]))


def _heading(replies: Sequence[Reply]) -> str:
    """`3 replies · 1 declined · 1 may be an opt-out`: a reply is what the card counts as one."""
    kinds = Counter(_kind(reply) for reply in replies)
    told = [count(kinds[""], "reply", "replies")] if kinds[""] else []
    return " · ".join(told + [f"{number:,} {kind}" for kind, number in kinds.items() if kind])


def _kind(reply: Reply) -> str:
    """What it is, where it is no reply."""
    if reply.decision is Decision.OPEN:
        return "may be an opt-out"
    if reply.decision in (Decision.CONFIRMED, Decision.FINAL) or reply.may_mean_visit:
        return "opted out"
    return "declined" if reply.declined else ""


def _weight(reply: Reply) -> int:
    """Characters, whatever is answered or hidden later: what was shown once stays in its post."""
    return len(speech(reply.body)) + ROOM * (1 if reply.decision is None else 2)


def _todo(replies: Sequence[Reply], post: str, showing: Showing) -> list[dict[str, Any]]:
    if not post or showing is Showing.COUNTED:
        return []
    answer = any(reply.can_be_answered for reply in replies)
    ways = [kit.button("Answer …", Press.ANSWER, post)] if answer else []
    if showing is Showing.HIDDEN:
        ways.append(kit.button("Show", Press.SHOW_REPLIES, post))
    return ways


def _blocks(reply: Reply, zone: str, showing: Showing) -> list[Block]:
    """What one person wrote; of what is only counted, only what somebody has to act on."""
    shown = showing is Showing.SHOWN
    under = [*(_provisional(reply, shown) if reply.decision is not None else ()), *_visit(reply)]
    under += [kit.context(_LOOP[reply.withheld])] if reply.withheld in _LOOP else []
    if showing is Showing.COUNTED and not under:
        return []
    declined = " · declined" if reply.declined else ""
    head = f"{who_words(reply)} {date_token(reply.at, zone)}{declined}"
    # Answered lines stand in the same block: a post that was full must not push anybody out.
    lines = [head, *([speech(reply.body)] if shown else []), *_done(reply, zone, shown)]
    return [kit.section("\n".join(lines)), *under]


def who_words(reply: Reply) -> str:
    """`*+1•••••0123 Maya*`."""
    return kit.bold(f"{reply.seen_as or mask(reply.phone)} {kit.cut(reply.name, 40)}".strip())


def speech(body: str) -> str:
    """What somebody wrote, as plain text."""
    return kit.shortened(kit.speech(body, BODY), 2200) or "(an empty text)"


def _done(reply: Reply, zone: str, shown: bool) -> list[str]:
    """What the team made of it."""
    lines = told(reply.answers, zone, with_words=shown)
    if reply.assigned_to and not reply.answers and not reply.closed_by:
        lines.append(f":bust_in_silhouette: {mention(f'slack:{reply.assigned_to}')} takes care.")
    if reply.sorted_as in MEANS:
        counts = f"Counts as {WORDS[reply.sorted_as]}, says {mention(reply.sorted_by)}."
        lines.append(f":ballot_box_with_check: {counts}")
    elif reply.closed_by and not reply.answers:
        lines.append(f":white_check_mark: Closed by {mention(reply.closed_by)}.")
    return lines


def _provisional(reply: Reply, shown: bool) -> list[Block]:
    """What was taken for an opt-out, and who said what it was."""
    if reply.decision is Decision.OPEN:
        words = f": “{kit.words(reply.words)}”" if shown else ""
        text = (
            f":hourglass_flowing_sand: *May be an opt-out*{words}."
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
