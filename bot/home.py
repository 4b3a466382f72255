"""The App Home: drawn when somebody opens it, at *Refresh*, and after what they press or send.

It is not kept current while nobody touches it: each opening draws it anew, it says of which moment
it is, and edits are the cards'.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import structlog

from bot.ask import Ask, read
from campaigns.access import require_member
from campaigns.home import home as read_home
from domain.errors import Refused
from gateways.redis import lately, once
from gateways.slack.blocks import notices
from gateways.slack.blocks.home import home as draw
from gateways.slack.errors import SlackAway, SlackRefused
from runtime import Runtime

log = structlog.get_logger(__name__)

OPENED_SECONDS: Final = 1
"""Whoever flips between tabs is drawn one Home a second."""
OPEN_SECONDS: Final = 3600
"""Whoever opened it within the last hour is drawn it anew after a form of theirs."""


def opened(rt: Runtime, event: Mapping[str, Any]) -> None:
    """Somebody looks at their Home; the messages tab of the app is none of ours."""
    user_id = str(event.get("user") or "")
    if event.get("tab") == "home" and once.claim(rt.redis, f"home:{user_id}", OPENED_SECONDS):
        _try(read(rt, {"user": {"id": user_id}}))


def press(ask: Ask, run: Callable[[Ask], None]) -> None:
    """Do what was pressed; in the Home, say there what speaks against it, and draw it anew."""
    if not ask.at_home:
        run(ask)
        return
    try:
        run(ask)
    except Refused as refused:
        if not _try(ask, notices.refusal(refused).text):
            raise
    else:
        _try(ask)


def refresh(ask: Ask) -> None:
    """Nothing but what follows every press in the Home: it is drawn anew."""
    require_member(ask.who)


def after_form(ask: Ask) -> None:
    """A form may have changed what their Home shows; nothing where they have not opened it."""
    if lately.counted(ask.rt.redis, _key(ask)):
        _try(ask)


def _try(ask: Ask, news: str = "") -> bool:
    """Draw it; False where Slack did not take it: what stood there stays until the next time."""
    turn = lately.count(ask.rt.redis, _key(ask), OPEN_SECONDS)
    try:
        view = draw(read_home(ask.rt, ask.who), news)
        # Whoever looked later shows what is newer, and shall not be overwritten.
        if lately.counted(ask.rt.redis, _key(ask)) in (turn, 0):
            ask.rt.slack.publish_home(ask.user_id, view)
    except (SlackAway, SlackRefused) as error:
        log.info("home_not_shown", error=type(error).__name__)
        return False
    return True


def _key(ask: Ask) -> str:
    return f"home:{ask.user_id}"
