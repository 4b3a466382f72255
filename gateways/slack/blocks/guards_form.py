"""In the settings: what pauses a campaign by itself, and the canary of a large one."""

from typing import Final

from domain.guards import STANDARD, Guards
from domain.guardsettings import BY_PRESS, BY_RULE, typed
from gateways.slack.blocks import kit
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import Block

_LINES: Final = (
    (Field.GUARD_OPT_OUTS, "Pause above this share of opt-outs", "Percent of sent, or off."),
    (Field.GUARD_FILTERED, "… of texts filtered by carriers", "Percent, or off (Twilio’s 30007)."),
    (Field.GUARD_FAILURES, "… of texts not delivered", "Percent of those with a result, or off."),
    (Field.GUARD_UNKNOWN, "… of texts that may have left", "Percent of sent, or off."),
    (Field.GUARD_SAMPLE, "Not before so many are known", "Texts delivered, or with a result."),
    (Field.GUARD_BUDGET, "Most money for a campaign", "In the team’s currency; empty: no limit."),
    (Field.CANARY_ABOVE, "Canary above so many recipients", "The first texts leave alone. Or off."),
    (Field.CANARY_FIRST, "Texts in a canary", "How many leave first."),
)
_AFTER: Final = (
    (Field.CANARY_MINUTES, "Minutes until its figures count", "After its last text."),
    (Field.CANARY_DELIVERED, "Of which must be delivered", "Percent, for the rest to follow."),
)
_RELEASES: Final = (
    ("By itself, if its figures are fine", BY_RULE),
    ("When a person presses Send the rest", BY_PRESS),
)
FIELDS: Final = (
    *(field for field, _, _ in _LINES),
    Field.CANARY_RELEASE,
    *(field for field, _, _ in _AFTER),
)


def fields(guards: Guards = STANDARD) -> list[Block]:
    """The questions; an empty answer is the standard again."""
    values = typed(guards)
    options = [kit.option(words, value) for words, value in _RELEASES]
    chosen = values[Field.CANARY_RELEASE.value]
    release = kit.select(INPUT, options, chosen=chosen)
    return [
        *(_line(*line, values) for line in _LINES),
        kit.asked(Field.CANARY_RELEASE, "The rest follows", release, optional=True),
        *(_line(*line, values) for line in _AFTER),
    ]


def _line(field: Field, label: str, hint: str, values: dict[str, str]) -> Block:
    element = kit.text_input(INPUT, value=values[field.value], limit=20)
    return kit.asked(field, label, element, hint=hint, optional=True)
