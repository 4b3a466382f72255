"""The queue of unclear answers: one person at a time, and three buttons."""

from typing import Any, Final

from domain.conversing import Showing
from domain.slacktext import date_token
from domain.sorting import Queue, Unclear
from domain.views import CampaignView
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import count
from gateways.slack.facts import Block, View

TITLE: Final = "Sort answers"
TEXTS: Final = 10
"""The newest texts of a person; earlier ones are counted."""
LONGEST: Final = 1200
_WHAT: Final = (
    "*Yes* counts like a C and *No* like an R: on the card, in the files and for reminders. If"
    " they send a C or an R themselves, that counts instead. Nobody is texted."
)


def sort_button(view: CampaignView) -> list[dict[str, Any]]:
    """On the card, while somebody waits to be sorted and Slack may show their words."""
    if not view.answers.unclear or view.workspace.showing is Showing.COUNTED:
        return []
    return [kit.button(f"Sort {view.answers.unclear:,} unclear", Press.SORT, view.public_id)]


def sort_view(queue: Queue, memory: str) -> View:
    """Whoever is next, with what the last press did and a way to take it back."""
    blocks: list[Block] = [kit.DIVIDER] if queue.news else []
    if queue.news:
        blocks.append(kit.context(kit.words(queue.news)))
    if queue.undo:
        undo = kit.button("Undo the last one", Press.SORT_UNDO, queue.undo)
        blocks.append(kit.actions("sort_undo", undo))
    if queue.next is None:
        blocks = [kit.section(":white_check_mark: *Nobody is left to sort.*"), *blocks]
    else:
        blocks = [*_person(queue.next, queue.zone), *blocks]
    return kit.modal(TITLE, blocks, memory=memory)


def _person(it: Unclear, zone: str) -> list[Block]:
    who = kit.bold(f"{it.number} {kit.cut(it.name, 40)}".strip())
    left = f" · {count(it.left, 'person', 'people')} to sort"
    earlier = len(it.said) - TEXTS
    said = [
        kit.section(
            f"{date_token(one.at, zone)}\n{kit.shortened(kit.speech(one.words, LONGEST), 2700)}"
        )
        for one in it.said[-TEXTS:]
    ]
    return [
        kit.section(f"{who}{left}"),
        kit.context(f"They got: {kit.words(it.asked, 300)}"),
        *([kit.context(count(earlier, "earlier text"))] if earlier > 0 else []),
        *said,
        kit.actions(
            f"sort_{it.ref}",
            kit.button("Yes", Press.SORT_YES, it.ref, style="primary"),
            kit.button("No", Press.SORT_NO, it.ref),
            kit.button("Leave as reply", Press.SORT_LEAVE, it.ref),
        ),
        kit.context(_WHAT),
    ]
