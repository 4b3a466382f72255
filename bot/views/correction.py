"""A corrected text: first looked at with its price, then used for those who are left."""

from bot.ask import Ask, remember
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns import controlling, correcting
from campaigns.showing import status
from domain.errors import Refused
from gateways.slack.blocks import correction, notices
from gateways.slack.blocks.approvals import requested, rest_waits
from gateways.slack.blocks.phrases import count
from gateways.slack.blocks.questions import Field


def propose(ask: Ask) -> Outcome:
    """Keep it, and ask."""
    found = correcting.propose(
        ask.rt,
        ask.who,
        str(ask.memory.get("campaign", "")),
        Values(ask.view).text(Field.MESSAGE),
        seen_wording_id=int(ask.memory.get("wording") or 0) or None,
    )
    memory = remember(
        campaign=found.public_id,
        wording=found.seen_wording_id,
        version=found.wording_id,
        channel=ask.channel_id,
    )
    stays = controlling.held_up_by(ask.rt, ask.who, found.public_id)
    return Outcome(view=correction.question(found, memory, stays=stays))


def use(ask: Ask) -> Outcome:
    """Use it and go on; where something else holds it up, the text is changed and it stays so."""
    public_id = str(ask.memory.get("campaign", ""))
    left = correcting.use(
        ask.rt,
        ask.who,
        public_id,
        wording_id=int(ask.memory.get("version") or 0),
        seen_wording_id=int(ask.memory.get("wording") or 0),
    )
    words = f"The text is corrected for {count(left, 'recipient')}."
    try:
        controlling.resume(ask.rt, ask.who, public_id)
    except Refused as refused:
        words += f" {_stays(ask, public_id, refused)}"
    else:
        words += " Sending goes on."
    return Outcome(view=notices.message(correction.TITLE, words))


def _stays(ask: Ask, public_id: str, refused: Refused) -> str:
    """Why it does not go on; where a second person was asked for, that is no refusal."""
    view = status(ask.rt, ask.who, public_id)
    if rest_waits(view):
        return requested(view)
    return f"It stays paused: {notices.refusal(refused).text}"
