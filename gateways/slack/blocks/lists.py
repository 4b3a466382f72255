"""The list of campaigns and the help, both private answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.ledger import Ledger
from domain.lifecycle import CampaignState
from domain.pages import ListPage
from domain.views import CampaignView
from gateways.slack.blocks import kit
from gateways.slack.blocks.held import state_emoji, state_words
from gateways.slack.blocks.ids import COMMAND, Press
from gateways.slack.blocks.phrases import STATE_EMOJI, STATE_WORDS, by, count
from gateways.slack.facts import Block, Rendered


@dataclass(frozen=True, slots=True)
class Line:
    """One campaign in the list; `view` where it is under way, so that it says what it waits for."""

    name: str
    title: str
    state: CampaignState
    created_by: str
    ledger: Ledger
    view: CampaignView | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One verb in the help."""

    example: str
    words: str


def listed(lines: Sequence[Line], page: ListPage) -> Rendered:
    """A page of campaigns, and what shows those beside it."""
    if not lines:
        text = "There is no campaign yet. `/campaign draft` makes the first."
        return Rendered(text=text, blocks=[kit.section(text)])
    text = f"{page.said('campaign')}, the newest first"
    blocks: list[Block] = [kit.section(f"*{text}*")]
    shown = [_line(line) for line in lines]
    blocks += [
        kit.section("\n".join(shown[start : start + 5])) for start in range(0, len(shown), 5)
    ]
    if page.after:
        more = f"… and {page.after:,} more: `{COMMAND} list {page.number + 1}`"
        blocks.append(kit.context(more))
    return Rendered(text=text, blocks=[*blocks, *_beside(page)])


def _beside(page: ListPage) -> list[Block]:
    elements = []
    if page.before:
        elements.append(kit.button("Newer", Press.LIST_NEWER, str(page.number - 1)))
    if page.after:
        elements.append(kit.button("Older", Press.LIST_OLDER, str(page.number + 1)))
    return [kit.actions("list", *elements)] if elements else []


def _line(line: Line) -> str:
    sign, state = STATE_EMOJI[line.state], STATE_WORDS[line.state]
    if line.view is not None:
        sign, state = state_emoji(line.view), state_words(line.view)
    text = f"{sign} {kit.bold(line.title, 80)} `{line.name}`: {state[0].lower()}{state[1:]}"
    if line.ledger.sent:
        text += f", {line.ledger.sent:,} of {line.ledger.recipients:,} sent"
    elif line.ledger.recipients:
        text += f", {count(line.ledger.recipients, 'recipient')}"
    return f"{text}, by {by(line.created_by)}"


def helped(entries: Sequence[Entry]) -> Rendered:
    """Every verb with an example."""
    lines = [f"`/campaign {entry.example}`\n{entry.words}" for entry in entries]
    text = "What you can type"
    blocks: list[Block] = [kit.section(f"*{text}*")]
    blocks += [
        kit.section("\n".join(lines[start : start + 4])) for start in range(0, len(lines), 4)
    ]
    blocks.append(kit.context("`/campaign` alone shows what is set up and what is missing."))
    return Rendered(text=text, blocks=blocks)
