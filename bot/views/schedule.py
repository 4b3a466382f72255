"""The two steps of scheduling in a form: when, and then the question with all that follows."""

from datetime import UTC, datetime

from bot.ask import Ask
from bot.commands import schedule as verb
from bot.commands.launch import launched_before
from bot.fields import Values
from bot.views.launch import agreed_in, answers_of
from bot.views.outcome import Outcome
from campaigns import scheduling
from campaigns.launching import AlreadyLaunched
from campaigns.showing import status
from domain.errors import Refused
from domain.lifecycle import CampaignState
from domain.scheduling import picked
from gateways.slack.blocks import notices
from gateways.slack.blocks.approvals import requested
from gateways.slack.blocks.kit import words as said
from gateways.slack.blocks.questions import Field
from gateways.slack.blocks.schedule import OWN, when


def chosen(ask: Ask) -> Outcome:
    """The time was chosen: say exactly what it means, and ask."""
    values, public_id = Values(ask.view), str(ask.memory.get("campaign", ""))
    at = values.moment(Field.START)
    if at is None:
        raise Refused("Choose when it shall start.", field=Field.START)
    try:
        start = picked(datetime.fromtimestamp(at, UTC), now=ask.rt.clock(), zone=ask.team().zone)
        own = values.choice(Field.ZONES) == OWN
        return Outcome(view=verb.question(ask, public_id, start, own=own))
    except AlreadyLaunched as already:
        told = launched_before(already, ask.team().zone)
        return Outcome(view=notices.message("Launched already", told))
    except Refused as refused:
        raise Refused(refused.sentence, field=Field.START) from None


def schedule(ask: Ask) -> Outcome:
    """Keep what was shown."""
    public_id = str(ask.memory.get("campaign", ""))
    start = verb.remembered(str(ask.memory["start"]))
    answers = answers_of(ask, starts=start.at)
    try:
        kept = scheduling.schedule(
            ask.rt,
            ask.who,
            public_id,
            int(ask.memory.get("wording") or 0),
            start,
            own_zones=bool(ask.memory.get("own")),
            again=agreed_in(ask),
            answers=answers,
        )
    except AlreadyLaunched as already:
        told = launched_before(already, ask.team().zone)
        return Outcome(view=notices.message("Launched already", told))
    view = status(ask.rt, ask.who, public_id)
    if view.state is CampaignState.AWAITING_APPROVAL:
        return Outcome(view=notices.message("Asked", requested(view)))
    told = f":calendar: *{said(view.title)}* starts by itself {when(kept)}."
    told += notices.late_words(kept.late)
    return Outcome(view=notices.message("Scheduled", told))
