"""Questions that stop a draft until one press decides them."""

from typing import Final

from domain.views import CampaignView, Estimate
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Form, Press
from gateways.slack.blocks.phrases import count
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import Block, View

SHOWN: Final = 8


def blanks_block(view: CampaignView, estimate: Estimate) -> list[Block]:
    """Some rows would greet nobody: skip them, say a word instead, or send them so."""
    blank = list(estimate.blank_fields.items())
    fields = ", ".join(f"{kit.code(name)} ({rows:,})" for name, rows in blank[:SHOWN])
    if len(blank) > SHOWN:
        fields += f" and {len(blank) - SHOWN:,} more"
    rows = estimate.blank_rows
    one = rows == 1
    return [
        kit.section(
            f":grey_question: *{count(rows, 'row')} {'has' if one else 'have'} a blank field:*"
            f" {fields}. Decide before the launch."
        ),
        kit.actions(
            "blanks",
            kit.button(
                f"Skip {'it' if one else f'these {rows:,}'}", Press.BLANKS_SKIP, view.public_id
            ),
            kit.button("Use a word instead", Press.BLANKS_WORD, view.public_id),
            kit.button("Send blank", Press.BLANKS_EMPTY, view.public_id),
        ),
    ]


def word_form(view: CampaignView, memory: str) -> View:
    """Which word stands in for a blank field."""
    return kit.modal(
        "A word instead",
        [
            kit.asked(
                Field.WORD,
                "Where a field is blank, say",
                kit.text_input(INPUT, value=view.blank_word, hint="there", limit=60, focus=True),
                hint="“Hi {{first_name}}” becomes “Hi there”.",
            )
        ],
        callback=Form.WORD,
        submit="Use it",
        memory=memory,
    )


def column_block(view: CampaignView) -> Block:
    """Which column holds the phone numbers; asked when it cannot be found out."""
    headers = view.upload.headers if view.upload else ()
    options = [
        kit.option(f"{place + 1}. {header or '(no name)'}", f"{view.public_id}:{place}")
        for place, header in enumerate(headers[: kit.OPTIONS])
    ]
    question = ":grey_question: *Which column has the phone numbers?*"
    if not options:
        return kit.section(f"{question} The list has no columns; replace it with *Edit*.")
    return kit.section(question, kit.select(Press.NUMBER_COLUMN, options, hint="Choose the column"))
