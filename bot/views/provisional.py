"""The submitted reason why words were no opt-out."""

from bot.ask import Ask
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns import provisional
from gateways.slack.blocks import notices
from gateways.slack.blocks.questions import Field


def lift(ask: Ask) -> Outcome:
    """Lift it, for that reason."""
    reason = Values(ask.view).text(Field.REASON)
    lifted = provisional.lift(ask.rt, ask.who, str(ask.memory.get("reply", "")), reason)
    if lifted.waits:
        text = f"{lifted.number} still gets no texts: another answer of it waits to be decided."
    else:
        text = f"{lifted.number} may be texted again, from the next campaign on."
    return Outcome(told=notices.said(text))
