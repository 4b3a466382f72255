"""The buttons of a request for an approval, and of the undo window."""

from bot.ask import Ask, remember
from bot.commands import approvals as verb
from campaigns import approving, countdown, reviewing, testing
from domain.errors import Refused
from gateways.slack.blocks import notices
from gateways.slack.blocks.kit import words
from gateways.slack.blocks.phrases import count
from gateways.slack.blocks.review import reject_form


def review(ask: Ask) -> None:
    """Open the form with everything that is asked for."""
    verb.open_review(ask, ask.value)


def text_it_to_me(ask: Ask) -> None:
    """The text on the approver's own proven phones."""
    sent = testing.send_test(ask.rt, ask.who, ask.value)
    phones = ", ".join(text.phone for text in sent.texts)
    ask.say(f"{count(len(sent.texts), 'test text')} on the way to {words(phones)}.")


def reject(ask: Ask) -> None:
    """Ask why; the value is `<public id>:<request>`."""
    public_id, _, request = ask.value.rpartition(":")
    if not request.isdigit():
        raise Refused(notices.OLD_BUTTON)
    view = reviewing.review(ask.rt, ask.who, public_id).view
    memory = remember(campaign=public_id, request=int(request), channel=ask.channel_id)
    ask.open(reject_form(view, memory))


def withdraw(ask: Ask) -> None:
    """Ask no more."""
    approving.withdraw(ask.rt, ask.who, ask.value)


def abort(ask: Ask) -> None:
    """Take a launch back before its first text leaves."""
    countdown.abort(ask.rt, ask.who, ask.value)
