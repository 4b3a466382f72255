"""Until when a text is of use: what is not out by then is skipped, never sent stale."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy.orm import Session

from campaigns import access
from campaigns.launch_hours import LaunchAnswers, Left
from domain.actors import Actor
from domain.counting import count
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.waiting import Launchable
from domain.wallclock import written
from domain.windows import LAST_MINUTES, is_over
from models import expiry, hours, workspaces
from models.tables import Campaign
from runtime import Runtime

FIELD: Final = "use_by"
LATE: Final = "late"


class Late(StrEnum):
    """What becomes of those who were not texted before the use-by because somebody paused it."""

    SEND = "send"
    DROP = "drop"


def require(use_by: datetime | None, at: datetime) -> None:
    """Refuse a launch at `at` of which nothing could leave before its use-by."""
    if use_by is not None and use_by <= at + LAST_MINUTES:
        raise Refused("Its use-by is over or about to be. Choose a later one.", field=FIELD)


def misses(found: Launchable, use_by: datetime | None) -> int:
    """How many would still wait for their hours or start at the use-by, so never get it."""
    return 0 if use_by is None else found.after(use_by - LAST_MINUTES)


def misses_words(missing: int) -> str:
    """What has to be said of them before a press."""
    waits = "would still wait for its hours" if missing == 1 else "would still wait for their hours"
    return f"{count(missing, 'recipient')} {waits} then, and be skipped."


def require_told(name: str, found: Launchable, answers: LaunchAnswers) -> None:
    """Refuse a use-by that skips people of whom nobody was told, or everybody."""
    missing = 0 if answers.drop else misses(found, answers.use_by)
    if missing and missing >= found.now + found.waiting:
        raise Refused(
            f"Nobody of “{name}” would get it before its use-by. Choose a later one.", field=FIELD
        )
    if missing and not answers.skips_late:
        raise Refused(
            f"{misses_words(missing)} Choose a later use-by, or say that they are skipped.",
            field=FIELD,
        )


def without_late(left: Left, found: Launchable, answers: LaunchAnswers) -> Left:
    """Whom a launch leaves, without those who will be skipped at its use-by."""
    late = 0 if answers.drop else min(misses(found, answers.use_by), left.recipients)
    if not late:
        return left
    return Left(left.recipients - late, max(0, left.waiting - late), left.dropped + late, late)


def read_late(text: str) -> Late | None:
    """`send` or `drop`; nothing is nothing. Raises Refused."""
    word = text.strip().lower()
    if not word:
        return None
    try:
        return Late(word)
    except ValueError:
        raise Refused(f"“{text}” is no answer. Say send or drop.", field=LATE) from None


def settle(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, late: Late | None
) -> None:
    """Before a campaign goes on: what becomes of those whose last minute went by during the pause.

    In the resume's transaction. Raises Refused with the question where nobody answered it: our own
    pause takes nobody's text away, and sends none late, without asking.
    """
    now = rt.clock()
    if campaign.use_by is None or not is_over(campaign.use_by, now):
        return
    waiting = expiry.waiting(session, campaign.id)
    if not waiting:
        return
    if late is None:
        until = written(campaign.use_by, workspaces.get(session, campaign.workspace_id).zone)
        raise Refused(question(campaign.name, waiting, until), field=LATE)
    if late is Late.DROP:
        # No window of it is open any more; at the use-by the clock skips them, slice by slice.
        detail: dict[str, object] = {"use_by": "drop", "dropped": waiting}
    else:
        campaign.use_by = None
        session.flush()
        hours.refresh(session, campaign.id, now, every=True)
        detail = {"use_by": "send", "late": waiting}
    access.record(rt, session, who, Verb.DECIDE_LATE, Subject.CAMPAIGN, campaign.id, **detail)


def question(name: str, waiting: int, use_by: str) -> str:
    """What has to be said before it goes on."""
    return (
        f"The use-by of “{name}”, {use_by}, is over or too near after the pause:"
        f" {count(waiting, 'text')} would be sent late. Send or drop them: type"
        f" `/campaign resume {name} --late send` or `--late drop`."
    )
