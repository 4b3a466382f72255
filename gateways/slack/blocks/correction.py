"""Correcting the text of a paused campaign: the form, the question, and what each version did."""

from typing import Any

from domain import money
from domain.versions import Correction, VersionFigures
from domain.views import CampaignView
from gateways.slack.blocks import kit
from gateways.slack.blocks.draft_form import MESSAGE_LIMIT
from gateways.slack.blocks.ids import Form, Press
from gateways.slack.blocks.phrases import count
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.blocks.repeats import cautions
from gateways.slack.facts import Block, View

TITLE = "Edit text"


def form(view: CampaignView, memory: str) -> View:
    """The text as it is, to be corrected for those who are left."""
    left = count(view.ledger.waiting, "recipient")
    said = f"{left} of {kit.bold(view.title)} did not get it yet. The others keep what they got."
    element = kit.text_input(
        INPUT, value=view.template, lines=True, limit=MESSAGE_LIMIT, focus=True
    )
    known = ", ".join("{{" + name + "}}" for name in view.columns[:15])
    hint = f"Fields of this list: {known}." if known else "This list has no fields."
    blocks = [kit.section(said), kit.asked(Field.MESSAGE, "Message", element, hint=hint)]
    return kit.modal(TITLE, blocks, callback=Form.CORRECT, submit="Next", memory=memory)


def question(found: Correction, memory: str, *, stays: str | None = None) -> View:
    """Who gets it and what that costs; the press makes it the text and goes on.

    Where a second person is wanted it only asks for one; `stays` is why it would not go on.
    """
    people, title = f"*{count(found.left, 'recipient')}*", kit.bold(found.title)
    are = "is" if found.left == 1 else "are"
    do = "Ask for approval to send this to" if found.awaits else "Send this to"
    if stays:
        do = "Make this the text of"
    asked = f"{do} {people} of {title} who {are} left? Nobody gets the former text any more."
    blocks: list[Block] = [kit.section(asked), *rest_figures(found), *cautions(found.warnings)]
    if found.awaits:
        why = f":hourglass: A second person is wanted, since {found.awaits}."
        blocks.append(
            kit.section(f"{why} It stays paused until they approve it, and then goes on at once.")
        )
    if stays:
        blocks.append(
            kit.section(f":double_vertical_bar: It stays paused: {kit.refusal(stays, 600)}")
        )
    blocks += [kit.section("*The text*"), kit.verbatim(found.template)]
    return kit.modal(
        *(TITLE, blocks),
        callback=Form.CORRECT_USE,
        submit=_submit(found, stays),
        close="Not yet",
        memory=memory,
    )


def _submit(found: Correction, stays: str | None) -> str:
    if stays:
        return "Use it"
    return "Ask for approval" if found.awaits else "Use it and resume"


def rest_figures(found: Correction) -> list[Block]:
    """Of those who are left: how many, what it costs, and who of them would get no text."""
    about = "" if found.exact else "about "
    price = "unknown" if found.price is None else money.show(found.price, found.currency)
    pairs = [
        ("Recipients", f"{found.left:,}"),
        ("Segments", f"{about}{found.segments:,}"),
        ("Price", f"{'' if found.price is None else about}{price}"),
    ]
    blocks = kit.figures(pairs)
    if found.skipped:
        blocks.append(
            kit.section(
                f":warning: {count(found.skipped, 'row')} would get no text: a field is blank, or"
                " the text is too long."
            )
        )
    return blocks


def buttons(view: CampaignView) -> list[dict[str, Any]]:
    """On the card: correct the text of who is left, or write to whom the former one reached."""
    full = view.canary is not None and view.canary.is_full
    paused = view.state.value == "paused"
    elements = []
    if view.ledger.waiting and (paused or (view.state.value == "sending" and full)):
        elements.append(kit.button("Edit text …", Press.CORRECT, view.public_id))
    if any(it.sent for it in view.versions[:-1]):
        asks = kit.confirm(
            "Write to those who got the former text?",
            "A draft is made of exactly them, without who opted out. Nothing leaves until somebody"
            " launches it.",
            yes="Make the draft",
        )
        elements.append(
            kit.button("Send a correction …", Press.SEND_CORRECTION, view.public_id, asks=asks)
        )
    return elements


def by_version(view: CampaignView) -> list[Block]:
    """A line for each version of the text; nothing where there was one."""
    if len(view.versions) < 2:
        return []
    return [kit.section(version_words(view))]


def version_words(view: CampaignView) -> str:
    """What came of each version of the text (mrkdwn)."""
    return "\n".join(["*By version of the text*", *(f"• {_line(it)}" for it in view.versions)])


def _line(it: VersionFigures) -> str:
    told = (
        (it.delivered, "delivered"),
        (it.failed, "not delivered"),
        (it.confirmed, "confirmed"),
        (it.opted_out, "opted out"),
    )
    parts = [f"{number:,} {name}" for number, name in told if number]
    return ", ".join([f"Version {it.version}: {it.sent:,} sent", *parts])
