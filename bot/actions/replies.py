"""Replies in a card's thread: answering them; and who confirmed, or has not answered us."""

from bot.ask import Ask, remember
from campaigns import answer_forms, disclosing, exporting, noting, reminding, sorting
from domain.sorting import Queue, Sorted
from gateways.slack.blocks import notices
from gateways.slack.blocks.answer_form import choose_form, note_form, shown_view
from gateways.slack.blocks.sorting import sort_view


def answer(ask: Ask) -> None:
    """Ask whom, of those in this post."""
    choices = answer_forms.choices(ask.rt, ask.who, ask.value)
    ask.open(choose_form(choices, remember(channel=ask.channel_id)))


def show(ask: Ask) -> None:
    """What people wrote in this post, where the team hides it; the audit keeps who looked."""
    shown = disclosing.show(ask.rt, ask.who, ask.value)
    ask.open(shown_view(shown.texts, shown.zone))


def close(ask: Ask) -> None:
    """Nothing has to be answered."""
    number = noting.close(ask.rt, ask.who, ask.value)
    text = f":white_check_mark: What {number} wrote needs no answer."
    ask.rt.slack.update_view(ask.view_id, notices.message("Closed", text))


def note(ask: Ask) -> None:
    """Ask who takes care, and for a note."""
    asked = answer_forms.ask_one(ask.rt, ask.who, ask.value)
    ask.open(note_form(asked, remember(reply=ask.value, channel=ask.channel_id)))


def remind(ask: Ask) -> None:
    """A new draft of those who have not answered."""
    ask.tell(notices.draft_made(reminding.remind(ask.rt, ask.who, ask.value)))


def confirmed(ask: Ask) -> None:
    """Everybody who confirmed, as a file in a direct message."""
    name = exporting.ask_confirmed(ask.rt, ask.who, ask.value)
    ask.say(f"Everybody who confirmed `{name}` comes to you as a direct message.")


def sort(ask: Ask) -> None:
    """Whoever of those with an unclear answer is to be sorted first."""
    shown = sorting.queue(ask.rt, ask.who, ask.value)
    ask.open(sort_view(shown, remember(channel=ask.channel_id)))


def sort_yes(ask: Ask) -> None:
    """They mean yes; show the next one."""
    _next(ask, sorting.sort(ask.rt, ask.who, ask.value, Sorted.YES))


def sort_no(ask: Ask) -> None:
    """They mean no; show the next one."""
    _next(ask, sorting.sort(ask.rt, ask.who, ask.value, Sorted.NO))


def sort_leave(ask: Ask) -> None:
    """They mean neither; show the next one."""
    _next(ask, sorting.sort(ask.rt, ask.who, ask.value, Sorted.LEFT))


def sort_undo(ask: Ask) -> None:
    """Take the last press back, and show that person again."""
    _next(ask, sorting.undo(ask.rt, ask.who, ask.value))


def _next(ask: Ask, queue: Queue) -> None:
    view = sort_view(queue, remember(channel=ask.channel_id))
    ask.rt.slack.update_view(ask.view_id, view)
