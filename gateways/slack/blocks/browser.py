"""Every message of a campaign in a private modal: a filter, a page of rows, the next one."""

from typing import Any, Final

from domain.outcomes import WORDS, Filter, Page, Row
from domain.reasons import OUTCOME_WORDS
from domain.slacktext import date_token
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Press
from gateways.slack.facts import Block, View

TO_A_BLOCK: Final = 5


def browser(page: Page, memory: str) -> View:
    """One page; `memory` brings back the campaign, the filter and the place."""
    rows = [_row(row, page.zone) for row in page.rows]
    options = [kit.option(words, of.value) for of, words in WORDS.items()]
    chosen = kit.select(Press.MESSAGES_OF, options, chosen=page.of.value)
    blocks: list[Block] = [
        kit.header(page.title),
        kit.section("What became of it", chosen),
        *(
            kit.section("\n".join(rows[at : at + TO_A_BLOCK]))
            for at in range(0, len(rows), TO_A_BLOCK)
        ),
    ]
    if not rows:
        blocks.append(kit.section(_nothing(page)))
    blocks += _buttons(page)
    blocks.append(kit.context(_small_print(page)))
    return kit.modal("Messages", blocks, memory=memory)


def _nothing(page: Page) -> str:
    if page.after:
        return "There are no more."
    words = WORDS[page.of]
    return "Nobody is in the list." if page.of is Filter.ALL else f"{words}: nobody."


def _row(row: Row, zone: str) -> str:
    number = kit.code(row.number) if row.number else "no number"
    words = f"*{row.row:,}* {number}: {OUTCOME_WORDS[row.bucket]}"
    if row.why:
        words += f", {kit.words(row.why)}"
    return words if row.at is None else f"{words}, {date_token(row.at, zone)}"


def _buttons(page: Page) -> list[Block]:
    elements: list[dict[str, Any]] = []
    if page.has_more:
        last = str(page.rows[-1].id)
        elements.append(kit.button("Next", Press.MESSAGES_PAGE, last))
    if page.after:
        before = str(page.rows[0].id if page.rows else page.after + 1)
        elements.append(kit.button("Back", Press.MESSAGES_BACK, before))
        elements.append(kit.button("From the beginning", Press.MESSAGES_FIRST, "0"))
    if page.rows and not page.revealed:
        asks = kit.confirm(
            "Show these numbers?",
            "The numbers of this page are shown to you alone. The audit keeps that you looked.",
            yes="Show",
        )
        elements.append(kit.button("Show numbers", Press.MESSAGES_SHOW, "show", asks=asks))
    return [kit.actions("messages", *elements)] if elements else []


def _small_print(page: Page) -> str:
    shown = "Numbers are shown in full, to you alone." if page.revealed else "Numbers are masked."
    return f"`{page.name}` · the row of the list stands first. {shown} *Results as CSV* has all."
