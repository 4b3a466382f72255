"""The submitted test-send."""

from bot.ask import Ask
from bot.commands.send_test import told
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns.testing import send_test
from domain.errors import Refused
from gateways.slack.blocks import notices
from gateways.slack.blocks.phone_form import GROUP, OTHERS, REAL
from gateways.slack.blocks.questions import Field


def send(ask: Ask) -> Outcome:
    """Text it to my phone, the test group, or the numbers written down."""
    values = Values(ask.view)
    who = values.choice(Field.WHO)
    written = values.text(Field.NUMBERS)
    numbers = [line for line in written.replace(",", "\n").splitlines() if line.strip()]
    if who == OTHERS and not numbers:
        raise Refused("Write the numbers, one a line.", field=Field.NUMBERS)
    sent = send_test(
        ask.rt,
        ask.who,
        str(ask.memory.get("campaign", "")),
        numbers=numbers if who == OTHERS else None,
        group=who == GROUP,
        real_rows=values.choice(Field.ROWS) == REAL,
    )
    return Outcome(told=notices.said(told(sent)))
