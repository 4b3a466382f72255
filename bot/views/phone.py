"""Submitted phones: the number, the code, the test group."""

from bot.ask import Ask, remember
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns import proving
from domain.counting import count
from gateways.slack.blocks import notices
from gateways.slack.blocks.phone_form import code_form
from gateways.slack.blocks.questions import Field


def begin(ask: Ask) -> Outcome:
    """Text the code and ask for it."""
    phone = Values(ask.view).text(Field.PHONE)
    waiting = proving.begin(ask.rt, ask.who, phone)
    memory = remember(phone=phone, channel=ask.channel_id)
    return Outcome(
        view=code_form(waiting.phone, memory, expires_at=waiting.expires_at, zone=ask.team().zone)
    )


def confirm(ask: Ask) -> Outcome:
    """Compare the code."""
    code = Values(ask.view).text(Field.CODE)
    proven = proving.confirm(ask.rt, ask.who, str(ask.memory.get("phone", "")), code)
    text = f":white_check_mark: {proven.phone} is yours: test-sends can go there."
    return Outcome(view=notices.message("My phone", text))


def group(ask: Ask) -> Outcome:
    """Replace the test group."""
    written = Values(ask.view).text(Field.GROUP)
    phones = [line for line in written.replace(",", "\n").splitlines() if line.strip()]
    members = proving.set_group(ask.rt, ask.who, phones)
    text = f":white_check_mark: The test group has {count(len(members), 'phone')} now."
    return Outcome(view=notices.message("Test group", text))
