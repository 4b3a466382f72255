"""The start view: what is set up, what is missing, my phone, an example, a new draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from domain.views import WorkspaceView
from gateways.slack.blocks import kit, stopped
from gateways.slack.blocks.brake import banner, stop_button
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import count, rate, sender_words
from gateways.slack.facts import Block, View

EXAMPLE_NAME: Final = "rollcall-example.csv"
EXAMPLE: Final = (
    "phone,first_name,appointment\n"
    "+1 415 555 2671,Maya,Tuesday 10:30\n"
    "(415) 555-2672,José,Tuesday 11:00\n"
    "415-555-2673,,Wednesday 9:15\n"
)
MOST_STOPPED: Final = 20
"""A modal holds a hundred blocks."""


@dataclass(frozen=True, slots=True)
class StartFacts:
    """What the start view shows; a stopped sender has a paragraph of its own.

    `gaps` are (stops a launch, sentence); phones are masked. `inbound_url` is empty once Twilio
    has handed a text over there.
    """

    workspace: WorkspaceView | None
    gaps: Sequence[tuple[bool, str]]
    phones: Sequence[str]
    group: Sequence[str]
    inbound_url: str
    refusal: str | None
    channel_id: str
    sets_up: bool = True
    """Whether whoever looks may change settings: others are not offered them."""


def start_view(facts: StartFacts, memory: str) -> View:
    """Where everybody begins."""
    blocks: list[Block] = [
        *_refusal(facts.refusal),
        *_set_up(facts.workspace),
        *_missing(facts),
        *_phones(facts),
        *_next(facts),
    ]
    return kit.modal("Rollcall", blocks, memory=memory)


def _refusal(refusal: str | None) -> list[Block]:
    return [kit.section(f":lock: {kit.refusal(refusal)}")] if refusal else []


def _set_up(workspace: WorkspaceView | None) -> list[Block]:
    if workspace is None:
        return [
            kit.section(
                "*Welcome.* Rollcall sends text campaigns from here. Nothing is set up yet."
            )
        ]
    lines = [kit.bold(workspace.business_name or "Your team")]
    lines += [
        f"• {sender_words(sender)}, {rate(sender.throughput)}"
        + (" (default)" if sender.is_default else "")
        for sender in workspace.senders[:10]
    ]
    halted = [block for it in workspace.senders for block in stopped.banner(it, workspace.zone)]
    return [kit.section("\n".join(lines)), *banner(workspace), *halted[:MOST_STOPPED]]


def _missing(facts: StartFacts) -> list[Block]:
    if facts.refusal:
        return []
    if not facts.gaps:
        return [kit.section(":white_check_mark: Everything is set up.")]
    lines = "\n".join(
        f"{':no_entry:' if stops else ':warning:'} {kit.sentence(words, 300)}"
        for stops, words in facts.gaps
    )
    missing = kit.section(f"*Still missing*\n{lines}")
    if not facts.sets_up or not facts.inbound_url:
        return [missing]
    hint = f"Twilio’s webhook for incoming texts: `{facts.inbound_url}`"
    return [missing, kit.context(f"No text came in yet. {hint}")]


def _phones(facts: StartFacts) -> list[Block]:
    if facts.refusal or facts.workspace is None:
        return []
    mine = ", ".join(kit.words(phone) for phone in facts.phones) or "none yet"
    text = f"*My phone:* {mine}"
    if facts.group:
        text += f"\n*Test group:* {count(len(facts.group), 'phone')}"
    return [kit.section(text)]


def _next(facts: StartFacts) -> list[Block]:
    if facts.refusal:
        return []
    channel = facts.channel_id
    elements: list[dict[str, Any]] = []
    if facts.workspace is not None:
        elements += [
            kit.button("New draft", Press.NEW_DRAFT, channel, style="primary"),
            kit.button("Prove my phone", Press.PHONE, channel),
            kit.button("Test group", Press.GROUP, channel),
        ]
    if facts.sets_up:
        elements.append(kit.button("Settings", Press.SETUP, channel))
    elements.append(kit.button("Example CSV", Press.EXAMPLE, channel))
    if facts.workspace is not None and facts.workspace.brake is None:
        elements.append(stop_button())
    return [kit.actions("start", *elements)]
