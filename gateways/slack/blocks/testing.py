"""The direct message that tells how a test-send went; edited as receipts arrive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from domain.masks import told_apart
from domain.messages import TERMINAL, MessageState
from domain.twilio_codes import Act, rule
from domain.views import SenderView
from gateways.slack.blocks import kit
from gateways.slack.blocks.phrases import count
from gateways.slack.blocks.stopped import words
from gateways.slack.facts import Rendered

_WORDS: Final[Mapping[MessageState, str]] = {
    MessageState.WAITING: ":hourglass_flowing_sand: waiting",
    MessageState.CLAIMED: ":hourglass_flowing_sand: being sent",
    MessageState.UNKNOWN: ":grey_question: we don’t know yet",
    MessageState.QUEUED: ":outbox_tray: taken by Twilio",
    MessageState.SENT: ":outbox_tray: sent, no receipt yet",
    MessageState.DELIVERED: ":white_check_mark: delivered",
    MessageState.UNDELIVERED: ":x: could not be delivered",
    MessageState.FAILED: ":x: could not be delivered",
    MessageState.CANCELLED: ":x: cancelled",
    MessageState.REFUSED: ":x: not accepted",
}


@dataclass(frozen=True, slots=True)
class Tested:
    """One text of a test-send."""

    phone: str
    state: MessageState
    error_code: int | None
    segments: int


def outcome(
    title: str,
    version: int,
    texts: Sequence[Tested],
    *,
    stopped: Sequence[SenderView] = (),
    zone: str = "UTC",
) -> Rendered:
    """Where each text of the test stands, and which stopped sender holds it up."""
    arrived = sum(text.state is MessageState.DELIVERED for text in texts)
    over = all(text.state in TERMINAL for text in texts)
    head = f":test_tube: *Test of* {kit.bold(title)} (version {version})"
    stand = f"{arrived} of {count(len(texts), 'text')} delivered" + ("." if over else " so far.")
    seen_as = told_apart(text.phone for text in texts)
    lines = "\n".join(f"• {_line(text, seen_as[text.phone])}" for text in texts)
    return Rendered(
        text=f"Test of {kit.words(title)}: {stand}",
        blocks=[
            kit.section(f"{head}\n{stand}"),
            kit.section(lines or "No text."),
            *(kit.section(words(sender, zone)) for sender in stopped if _concerns(texts)),
        ],
    )


def _concerns(texts: Sequence[Tested]) -> bool:
    """Whether a text waits for the release, or failed by what may have stopped the sender."""
    return any(
        text.state is MessageState.WAITING or rule(text.error_code, 0).act is Act.STOP_SENDER
        for text in texts
    )


def _line(text: Tested, number: str) -> str:
    words = f"{kit.words(number)}: {_WORDS[text.state]}"
    if text.state in TERMINAL and text.error_code:
        words += f": {kit.words(rule(text.error_code, 0).meaning)}"
    return f"{words} ({count(text.segments, 'segment')})"
