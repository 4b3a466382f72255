"""The forms in which the team answers: whom, what is known of them, the text, and its price."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from domain import money
from domain.actors import mention
from domain.answerforms import AskedAlike, AskedAnswer, Choice, Said, Terms, one_left_out
from domain.conversing import LENGTH, NAME_LENGTH, NOTE_LENGTH
from domain.slacktext import date_token
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Form, Press
from gateways.slack.blocks.phrases import count
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import Block, View

TITLE: Final = "Answer"
SAID: Final = 600
LONGEST: Final = 1600
WHY: Final = 5
"""So many of those who are left out are named."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A text as it would be sent, with what it costs for each who gets it."""

    text: str
    segments: int
    encoding: str


def choose_form(choices: Sequence[Choice], memory: str) -> View:
    """Whom to answer, of those in one post."""
    options = [kit.option(choice.words, choice.value) for choice in choices]
    return kit.modal(
        TITLE,
        [
            kit.asked(Field.REPLY, "Whom?", kit.select(INPUT, options, hint="Choose a reply")),
            kit.context("Nothing is texted yet. What is typed in the thread is never texted."),
        ],
        callback=Form.CHOOSE_REPLY,
        submit="Next",
        memory=memory,
    )


def answer_form(asked: AskedAnswer, memory: str, reviewed: Reviewed | None = None) -> View:
    """One person: what they wrote, whether they may be texted, and the text."""
    who = kit.bold(f"{asked.number} {asked.name}".strip())
    blocks: list[Block] = [
        kit.section(f"{who}\nIt is {kit.words(asked.clock)} where they may be."),
        *_said(asked.said, asked.terms.zone),
        kit.context(_state(asked)),
        *_elsewhere(asked),
        *_noted(asked),
    ]
    if asked.refusal:
        return kit.modal(TITLE, [*blocks, _others(asked.ref)], close="Close")
    blocks += _text(asked.terms, reviewed, people=1)
    return kit.modal(
        TITLE,
        [*blocks, _others(asked.ref)],
        callback=Form.ANSWER,
        submit="Send" if reviewed else "Review",
        close="Go back",
        memory=memory,
    )


def alike_form(asked: AskedAlike, memory: str, reviewed: Reviewed | None = None) -> View:
    """All who wrote the same: how many get one answer, who does not, and the text."""
    people = asked.people - len(asked.left_out)
    lines = "\n".join(f"• {kit.words(words, 120)}" for words in asked.examples)
    blocks: list[Block] = [
        kit.section(
            f"*{count(asked.people, 'person', 'people')} wrote “{kit.words(asked.words)}”* and"
            f" nobody has answered them yet. For example:\n{lines}"
        ),
        *_left_out(asked.left_out),
    ]
    if not people:
        return kit.modal(TITLE, blocks, close="Close")
    blocks += _text(asked.terms, reviewed, people=people)
    return kit.modal(
        TITLE,
        blocks,
        callback=Form.ANSWER_ALIKE,
        submit=_send_words(people) if reviewed else "Review",
        close="Go back",
        memory=memory,
    )


def _send_words(people: int) -> str:
    return f"Send to {people:,}"


def _said(said: Sequence[Said], zone: str) -> list[Block]:
    """What was said on both sides, as plain text."""
    return [
        kit.section(
            f"{mention(one.by) if one.by else 'They'}, {date_token(one.at, zone)}:\n"
            f"{kit.shortened(kit.speech(one.words, SAID), 2400)}"
        )
        for one in said
    ]


def _state(asked: AskedAnswer) -> str:
    if asked.refusal:
        return f":no_entry_sign: {kit.refusal(asked.refusal)}"
    why = (
        "They wrote within 24 hours, so no hours hold it up."
        if asked.is_fresh
        else "They wrote more than 24 hours ago, and their hours are open now."
    )
    return f":white_check_mark: Has not opted out. {why} Texted from {asked.terms.sender}."


def _elsewhere(asked: AskedAnswer) -> list[Block]:
    if not asked.wrote_elsewhere:
        return []
    return [
        kit.context(
            ":information_source: They wrote to your team elsewhere too. Those texts are not shown,"
            " answered or closed here."
        )
    ]


def _noted(asked: AskedAnswer) -> list[Block]:
    lines = []
    if asked.assigned_to:
        lines.append(f":bust_in_silhouette: {mention(f'slack:{asked.assigned_to}')} takes care.")
    if asked.note:
        lines.append(f":memo: {kit.words(asked.note, NOTE_LENGTH)}")
    return [kit.context(*lines)] if lines else []


def _left_out(left_out: Sequence[tuple[str, str]]) -> list[Block]:
    if not left_out:
        return [kit.context(":white_check_mark: None of them opted out.")]
    lines = [f"• {kit.refusal(one_left_out([it]), 300)}" for it in left_out[:WHY]]
    if len(left_out) > WHY:
        lines.append(f"• and {len(left_out) - WHY:,} more")
    they = count(len(left_out), "person gets", "people get")
    return [kit.section(f":no_entry_sign: *{they} nothing:*\n" + "\n".join(lines))]


def _text(terms: Terms, reviewed: Reviewed | None, *, people: int) -> list[Block]:
    """The text to write; once it was reviewed, what it costs, and what exactly is sent."""
    if reviewed is None:
        return [*_saved(terms), _input(Field.REPLY_TEXT, "", optional=bool(terms.saved))]
    segments = count(reviewed.segments, "segment")
    whom = "" if people == 1 else f" × {count(people, 'person', 'people')}"
    cost = _price(terms, reviewed.segments * people)
    return [
        kit.DIVIDER,
        kit.section(f"*{segments}* ({kit.words(reviewed.encoding)}){whom}{cost}. This is sent:"),
        kit.verbatim(reviewed.text),
        _input(Field.REVIEWED, reviewed.text),
        kit.asked(
            Field.SAVE_AS,
            "Save it as",
            kit.text_input(INPUT, limit=NAME_LENGTH, hint="Opening hours"),
            hint="To choose it in this form another time.",
            optional=True,
        ),
    ]


def _input(field: Field, text: str, *, optional: bool = False) -> Block:
    element = kit.text_input(INPUT, value=text, lines=True, limit=LENGTH, focus=True)
    hint = "Its segments and price are shown before it is sent."
    return kit.asked(field, "Your answer", element, hint=hint, optional=optional)


def _saved(terms: Terms) -> list[Block]:
    if not terms.saved:
        return []
    options = [kit.option(name, str(saved_id)) for saved_id, name in terms.saved]
    element = kit.select(INPUT, options, hint="Choose one, or write below")
    return [kit.asked(Field.SAVED, "Saved reply", element, optional=True)]


def _price(terms: Terms, segments: int) -> str:
    if terms.price is None:
        return ""
    return f", {money.show(money.price(segments, Decimal(terms.price)), terms.currency)}"


def _others(ref: str) -> Block:
    """What else can be done about what somebody wrote."""
    return kit.actions(
        f"conversation_{ref}",
        kit.button("Needs no answer", Press.CLOSE_REPLY, ref),
        kit.button("Assign or note …", Press.NOTE_REPLY, ref),
    )


def note_form(asked: AskedAnswer, memory: str) -> View:
    """Who takes care, and a note."""
    person: dict[str, Any] = {"type": "users_select", "action_id": INPUT}
    if asked.assigned_to:
        person["initial_user"] = asked.assigned_to
    note = kit.text_input(INPUT, value=asked.note, lines=True, limit=NOTE_LENGTH)
    return kit.modal(
        "Assign or note",
        [
            kit.section(f"{kit.bold(asked.number)}"),
            kit.asked(Field.ASSIGNED, "Who takes care?", person, optional=True),
            kit.asked(
                Field.REPLY_NOTE, "Note", note, hint="Read in this channel alone.", optional=True
            ),
        ],
        callback=Form.NOTE,
        submit="Save",
        close="Go back",
        memory=memory,
    )


def shown_view(texts: Sequence[tuple[str, Said]], zone: str) -> View:
    """What people wrote in one post, for one person; who wrote stands before it, masked."""
    blocks = [
        kit.section(
            f"{kit.bold(who)} {date_token(said.at, zone)}\n"
            f"{kit.shortened(kit.speech(said.words, LONGEST), 2700)}"
        )
        for who, said in texts
    ]
    return kit.modal("Replies", blocks[: kit.MODAL_BLOCKS] or [kit.section("Nothing is there.")])
