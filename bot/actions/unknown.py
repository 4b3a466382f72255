"""Unknown texts: the question, privately to who may decide, and the three answers to it."""

from bot.ask import Ask, remember
from campaigns import deciding
from gateways.slack.blocks import doubts, notices
from gateways.slack.blocks.phrases import count


def ask_what(ask: Ask) -> None:
    """What is known, and what can be done."""
    asked = deciding.question(ask.rt, ask.who, ask.value)
    ask.open(doubts.unknown_view(asked, remember(channel=ask.channel_id)))


def look_again(ask: Ask) -> None:
    """Have Twilio's log read now."""
    number = deciding.look_again(ask.rt, ask.who, ask.value)
    _answer(ask, f"Twilio’s log is asked about {count(number, 'text')} now. Watch the card.")


def close(ask: Ask) -> None:
    """Leave them as unknown."""
    number = deciding.close(ask.rt, ask.who, ask.value)
    _answer(ask, f"{count(number, 'text')} stay unknown. A receipt that still comes counts.")


def send_again(ask: Ask) -> None:
    """A new draft of these people; the button asked before."""
    public_id, _, number = ask.value.partition(":")
    agreed = int(number) if number.isdigit() else 0
    view = deciding.send_again(ask.rt, ask.who, public_id, count=agreed)
    _answer(ask, "The draft is made. Nothing leaves until somebody launches it.")
    ask.tell(notices.draft_made(view))


def _answer(ask: Ask, text: str) -> None:
    """In place of the question, so that nobody presses twice."""
    ask.rt.slack.update_view(ask.view_id, notices.message(doubts.TITLE, text))
