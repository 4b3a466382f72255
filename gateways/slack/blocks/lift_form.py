"""Lifting a provisional opt-out: why it was none."""

from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Form
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import View


def lift_form(masked: str, words: str, memory: str) -> View:
    """Ask for the reason, and say what a lift does."""
    text = (
        f"{kit.words(masked)} wrote “{kit.words(words)}”. Lift this only if that was surely no"
        " wish to get no more texts: later campaigns will text it again."
    )
    element = kit.text_input(INPUT, lines=True, limit=300, focus=True)
    hint = "It is kept in the audit, with your name."
    return kit.modal(
        "Lift the opt-out",
        [kit.section(text), kit.asked(Field.REASON, "Why was it none?", element, hint=hint)],
        callback=Form.LIFT,
        submit="Lift it",
        close="Go back",
        memory=memory,
    )
