"""What a text asks for, and what answers that: as a form asks it, and as a card shows it."""

from typing import Final

from domain.acknowledging import LENGTH, cost
from domain.asking import AS_THE_TEXT_SAYS, ASKS_WORDS, CHOICES, Asks, asks_for
from domain.segments import count as counted
from domain.views import CampaignView
from gateways.slack.blocks import kit
from gateways.slack.blocks.phrases import count
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import Block

HINT: Final = (
    "Sent once to whoever confirms, or answers an open question. The same for everybody. Where this"
    " is empty, a new draft that asks for a C has the team’s, if there is one."
)


def question(chosen: str, template: str = "") -> Block:
    """What the text asks for, with what its words say as the first choice."""
    guess = f" ({ASKS_WORDS[asks_for(template)]})" if template else ""
    options = [kit.option(f"As the text says{guess}", AS_THE_TEXT_SAYS)]
    options += [kit.option(_label(asks), choice) for choice, asks in CHOICES.items()]
    menu = kit.select(INPUT, options, chosen=chosen)
    return kit.asked(Field.ASKS, "What does it ask for?", menu)


def acknowledgement(given: str) -> Block:
    """What answers whoever answers."""
    hint = "Thank you, see you then."
    said = kit.text_input(INPUT, value=given, hint=hint, lines=True, limit=LENGTH)
    return kit.asked(Field.ACKNOWLEDGE, "Acknowledgement", said, hint=HINT, optional=True)


def shown(view: CampaignView) -> list[Block]:
    """What is asked for, and what goes back with what one of it costs; nothing where neither."""
    asks = Asks(view.asks)
    if asks is Asks.NOTHING:
        return []
    asked = f"Asks for: {ASKS_WORDS[asks]}"
    if not view.acknowledgement:
        return [kit.context(asked)]
    said = kit.words(view.acknowledgement, LENGTH)
    each = cost(view.acknowledgement, view.sender.smart_encoding)
    return [kit.context(asked, f"Acknowledged once with “{said}” · {each} each")]


def at_most(view: CampaignView, recipients: int) -> list[tuple[str, str]]:
    """For the launch: what acknowledgements add if everybody answers."""
    if not view.acknowledgement:
        return []
    each = counted(view.acknowledgement, view.sender.smart_encoding).segments
    most = count(each * recipients, "segment")
    return [("Acknowledgements", f"up to {most} more, if everybody answers")]


def _label(asks: Asks) -> str:
    words = ASKS_WORDS[asks]
    return words[:1].upper() + words[1:]
