"""Submitted answers: whom, then the text, then the same text once more with its price."""

import hashlib

from bot.ask import Ask, remember
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns import answer_forms, noting, replying, saving
from campaigns.replying import Sent, Written
from domain.answerforms import AskedAlike, AskedAnswer
from domain.counting import count
from domain.errors import Refused
from gateways.slack.blocks import kit, notices
from gateways.slack.blocks.answer_form import Reviewed, alike_form, answer_form
from gateways.slack.blocks.questions import Field


def choose(ask: Ask) -> Outcome:
    """Show what is known of whoever was chosen, and ask for the text."""
    chosen = Values(ask.view).choice(Field.REPLY)
    if chosen.startswith(answer_forms.ALIKE):
        alike = answer_forms.ask_alike(ask.rt, ask.who, chosen.removeprefix(answer_forms.ALIKE))
        return Outcome(view=alike_form(alike, _memory(ask, alike)))
    one = answer_forms.ask_one(ask.rt, ask.who, chosen)
    return Outcome(view=answer_form(one, _memory(ask, one)))


def answer(ask: Ask) -> Outcome:
    """Text one person, once the price of exactly this text was seen."""
    text = _text(ask)
    if not _was_seen(ask, text):
        asked = answer_forms.ask_one(ask.rt, ask.who, _ref(ask))
        reviewed = _review(text, asked)
        memory = _memory(ask, asked, text=reviewed.text, keeps=True)
        return Outcome(view=answer_form(asked, memory, reviewed))
    replying.answer(ask.rt, ask.who, _written(ask, text))
    told = f"Your answer is on its way; the thread shows how it goes.{_save(ask, text)}"
    return Outcome(told=notices.said(told))


def answer_alike(ask: Ask) -> Outcome:
    """Text all who wrote the same, once the price of exactly this text was seen."""
    text = _text(ask)
    if not _was_seen(ask, text):
        asked = answer_forms.ask_alike(ask.rt, ask.who, _ref(ask))
        reviewed = _review(text, asked)
        memory = _memory(ask, asked, text=reviewed.text)
        return Outcome(view=alike_form(asked, memory, reviewed))
    sent = replying.answer_alike(ask.rt, ask.who, _written(ask, text))
    return Outcome(told=notices.said(_told(sent) + _save(ask, text)))


def note(ask: Ask) -> Outcome:
    """Keep who takes care, and the note."""
    values = Values(ask.view)
    number = noting.note(
        ask.rt,
        ask.who,
        _ref(ask),
        assigned_to=values.person(Field.ASSIGNED),
        words=values.text(Field.REPLY_NOTE),
    )
    text = f":white_check_mark: Kept for {number}."
    return Outcome(view=notices.message("Assign or note", text))


def _ref(ask: Ask) -> str:
    return str(ask.memory.get("reply", ""))


def _text(ask: Ask) -> str:
    """What was written, or else the saved reply that was chosen."""
    values = Values(ask.view)
    text = values.text(Field.REVIEWED) or values.text(Field.REPLY_TEXT)
    chosen = values.choice(Field.SAVED)
    if chosen and text.strip():
        raise Refused("Choose a saved reply or write, not both.", field=Field.REPLY_TEXT)
    return saving.text_of(ask.rt, ask.who, chosen) if chosen else text


def _review(text: str, asked: AskedAnswer | AskedAlike) -> Reviewed:
    return Reviewed(*replying.cost(text, asked.terms.smart_encoding))


def _written(ask: Ask, text: str) -> Written:
    seen, answered = int(ask.memory.get("seen", 0)), int(ask.memory.get("answer", 0))
    group = str(ask.memory.get("group", ""))
    return Written(_ref(ask), text, ask.view_id, seen, answered, group)


def _memory(
    ask: Ask, asked: AskedAnswer | AskedAlike, *, text: str = "", keeps: bool = False
) -> str:
    """Ids, and of a text that was reviewed its digest.

    With `keeps` what the person saw before they wrote still counts, not what came since.
    """
    seen: dict[str, int | str] = {"seen": asked.seen}
    if isinstance(asked, AskedAnswer):
        seen["answer"] = asked.answer
    else:
        seen["group"] = asked.group
    if keeps:
        seen |= {name: int(ask.memory.get(name, 0)) for name in ("seen", "answer")}
    channel = str(ask.memory.get("channel", ask.channel_id))
    return remember(reply=asked.ref, channel=channel, text=_digest(text), **seen)


def _was_seen(ask: Ask, text: str) -> bool:
    return bool(text.strip()) and ask.memory.get("text") == _digest(text)


def _digest(text: str) -> str:
    said = text.replace("\r\n", "\n").strip()
    return hashlib.sha256(said.encode()).hexdigest()[:24] if said else ""


def _save(ask: Ask, text: str) -> str:
    """Keep what was sent as a saved reply, if somebody named it; a sentence about it.

    The answer is on its way already: that it cannot be kept must not look like a refusal to send.
    """
    name = Values(ask.view).optional(Field.SAVE_AS)
    if name is None:
        return ""
    try:
        return f" It is kept as “{kit.words(saving.save(ask.rt, ask.who, name, text))}”."
    except Refused as refused:
        return f" It is not kept as a saved reply: {kit.refusal(refused.sentence)}"


def _told(sent: Sent) -> str:
    words = f"Your answer is on its way to {count(sent.people, 'person', 'people')}."
    more = answer_forms.left_out_words(sent.left_out)
    return f"{words} {more}".strip() + " The thread shows how it goes."
