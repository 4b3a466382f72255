"""How a submitted form is answered: closed, replaced, or sent back with its errors.

A refusal that names a field of the form stands beside that field; any other one stands where
the first field is, on top of a form that asks about the whole, or in place of one without fields.
A form that makes something new counts once.
"""

from collections.abc import Callable
from typing import Final

import structlog
from slack_bolt import Ack

from bot.ask import Ask
from bot.views.outcome import Outcome
from campaigns.access import require_author
from domain.errors import Refused
from domain.roles import ANYWHERE
from domain.slacktext import without_mentions
from gateways.redis import once
from gateways.slack.blocks import notices
from gateways.slack.blocks.ids import Form
from gateways.slack.blocks.kit import cut
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import View

log = structlog.get_logger(__name__)

ERROR_LENGTH: Final = 2000
ONCE: Final = frozenset({Form.DRAFT, Form.COPY, Form.TEST, Form.KEY})
"""Forms that would make a second campaign or key, or text people twice."""
ONCE_SECONDS: Final = 600


def submit(ask: Ask, run: Callable[[Ask], Outcome], ack: Ack) -> None:
    """Work on the form of whoever may send it, then acknowledge it with what came of it."""
    if not _is_first(ask):
        ack(response_action="update", view=dict(notices.message("Sent already", notices.TWICE)))
        return
    outcome: Outcome | None = None
    refusal: Refused | None = None
    try:
        require_author(ask.rt, ask.who, ANYWHERE)
        outcome = run(ask)
    except Refused as refused:
        refusal = refused
    finally:
        if outcome is None:
            _forget(ask)
    if refusal is not None:
        _send_back(ask, refusal, ack)
    elif outcome is not None:
        _close(ask, outcome, ack)


def _is_first(ask: Ask) -> bool:
    """Whether this form was not sent before; only those that make something new ask that."""
    if ask.view.get("callback_id") not in ONCE:
        return True
    return once.claim(ask.rt.redis, ask.view_id, ONCE_SECONDS)


def _forget(ask: Ask) -> None:
    if ask.view.get("callback_id") in ONCE:
        once.release(ask.rt.redis, ask.view_id)


def _close(ask: Ask, outcome: Outcome, ack: Ack) -> None:
    if outcome.view is not None:
        ack(response_action="update", view=dict(outcome.view))
    else:
        ack(response_action="clear")
    if outcome.below is not None:
        _redraw(ask, *outcome.below)
    if outcome.told is not None:
        _say(ask, outcome)


def _send_back(ask: Ask, refused: Refused, ack: Ack) -> None:
    fields = [
        str(block["block_id"])
        for block in ask.view.get("blocks") or ()
        if block.get("type") == "input"
    ]
    if not fields or (_asks_all(ask) and refused.field not in fields):
        view = notices.message("Not done", notices.refusal(refused).text)
        # On top of what was filled in, which is there again when this is closed.
        ack(response_action="push" if fields else "update", view=dict(view))
        return
    field = refused.field if refused.field in fields else fields[0]
    said = without_mentions(refused.sentence, lambda user_id: _name_of(ask, user_id))
    ack(response_action="errors", errors={field: cut(said, ERROR_LENGTH)})


def _name_of(ask: Ask, user_id: str) -> str:
    """What Slack calls a person; empty where it does not tell now."""
    try:
        return ask.rt.slack.person(user_id).name
    except (SlackAway, SlackRefused):
        return ""


def _asks_all(ask: Ask) -> bool:
    """Whether what is refused of the whole would look like a fault of its first answer."""
    return ask.view.get("callback_id") in (Form.LAUNCH, Form.SCHEDULE)


def _say(ask: Ask, outcome: Outcome) -> None:
    """What was done is done, even if Slack does not carry our word about it."""
    if outcome.told is None:
        return
    try:
        ask.tell(outcome.told)
    except (SlackAway, SlackRefused) as error:
        log.info("outcome_untold", error=type(error).__name__)


def _redraw(ask: Ask, view_id: str, view: View) -> None:
    """What lies below is only looked at: whoever closed it already misses nothing."""
    try:
        ask.rt.slack.update_view(view_id, view)
    except (SlackAway, SlackRefused) as error:
        log.info("view_not_redrawn", error=type(error).__name__)
