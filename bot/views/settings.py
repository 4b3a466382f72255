"""Submitted settings of one subject: what its person changed is saved, the rest stays."""

from typing import Final

from bot import shown
from bot.ask import Ask
from bot.fields import Values
from bot.settings import below, part_view, replies_view
from bot.views.outcome import Outcome
from bot.views.setup import form_of
from campaigns import disclosing, saving
from campaigns.access import require_admin
from campaigns.setup import save_workspace
from domain.errors import Refused
from gateways.slack.blocks import notices
from gateways.slack.blocks.parts import Part
from gateways.slack.blocks.questions import Field
from gateways.slack.blocks.settings import part_form
from gateways.slack.blocks.setup_form import SAVED, UNCHANGED

_FORMS: Final = frozenset(
    {Part.BUSINESS, Part.PRICE, Part.HOURS, Part.OFTEN, Part.LAUNCH, Part.GUARDS}
)
"""The subjects of the workspace's own form; every other one has a form of its own."""


def part(ask: Ask) -> Outcome:
    """Save what was changed of one subject, and show it as it is now, with the list below."""
    subject = str(ask.memory.get("part", ""))
    if subject not in _FORMS:
        raise Refused(notices.OLD_BUTTON)
    require_admin(ask.rt, ask.who)
    chosen, said = Part(subject), shown.named(ask)
    under = str(ask.memory.get("below") or "")
    if not said:
        return Outcome(view=part_view(ask, chosen, ask.team(), below=under, news=UNCHANGED))
    saved = save_workspace(
        ask.rt,
        ask.who,
        form_of(said),
        still=lambda team: shown.require_still(ask, said, part_form(chosen, team, "")["blocks"]),
    )
    return Outcome(view=part_view(ask, chosen, saved, below=under, news=SAVED), below=below(ask))


def replies(ask: Ask) -> Outcome:
    """Set what stands in Slack, and keep or forget saved replies."""
    values = Values(ask.view)
    name, text = values.text(Field.SAVE_AS), values.text(Field.REPLY_TEXT)
    done = []
    if name.strip() or text.strip():
        saving.save(ask.rt, ask.who, name, text)
        done.append("The reply is saved.")
    if forgotten := values.choice(Field.SAVED):
        saving.forget(ask.rt, ask.who, forgotten)
        done.append("The reply is not saved any more.")
    showing = values.choice(Field.SHOWING)
    if showing and showing != disclosing.chosen_of(ask.rt, ask.who):
        done.append(disclosing.choose(ask.rt, ask.who, showing))
    return Outcome(view=replies_view(ask, " ".join([SAVED, *done])), below=below(ask))
