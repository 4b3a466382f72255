"""What the hours ask at a launch: who waits, whether they are dropped, and why it is urgent.

Nothing here decides whether a text may leave: every claim looks at the hours itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from domain.counting import count
from domain.errors import Refused
from domain.views import CampaignView
from domain.waiting import Launchable, closed_since, outlook
from domain.windows import Kind
from models import campaigns, hours
from models.outlooks import areas_of
from models.tables import Campaign

REASON_LENGTH: Final = 300
WAITING, REASON = "waiting", "reason"
"""Fields of the question."""


@dataclass(frozen=True, slots=True)
class LaunchAnswers:
    """What a person answered, and what the question had shown: `kind`, `seen`, and when (`at`).

    With `drop` nobody waits: whoever cannot be texted at the launch is skipped. `reason` is why an
    urgent campaign cannot wait. `seen` is `campaigns.seen.seen_of` the draft; without it, or
    without a `kind`, nothing was shown, so nothing can have changed. What is not out by `use_by`
    (UTC) is skipped.
    """

    kind: Kind | None = None
    seen: str = ""
    drop: bool = False
    at: datetime | None = None
    reason: str = ""
    attest: str = ""
    """Where recipients agreed of whom no record says so."""
    use_by: datetime | None = None
    skips_late: bool = False
    """They were told how many would still wait for their hours at the use-by, and are skipped."""
    canary: bool = False
    """The first texts leave alone, and a person releases the rest."""


@dataclass(frozen=True, slots=True)
class Left:
    """Whom a launch leaves: so many `recipients`, some of them `waiting`; `dropped` are none.

    So many of the `dropped` are too `late`: they are skipped at its use-by.
    """

    recipients: int
    waiting: int
    dropped: int
    late: int = 0


def stops(view: CampaignView, found: Launchable) -> Iterator[str]:
    """What forbids the launch: nobody could ever be texted."""
    if found.never and not found.now and not found.waiting:
        yield (
            f"Nobody of “{view.name}” can be texted at any hour: the places where each number may"
            " be have no hour in common. Change the team's hours, or give the list a zone column."
        )


def require(view: CampaignView, answers: LaunchAnswers) -> None:
    """Refuse answers that miss something."""
    if view.kind is Kind.URGENT and not answers.reason.strip():
        raise Refused(
            "An urgent campaign needs a reason: why can it not wait until the morning?",
            field=REASON,
        )
    if len(answers.reason.strip()) > REASON_LENGTH:
        raise Refused(f"The reason is longer than {REASON_LENGTH} characters.", field=REASON)


def require_droppable(
    session: Session,
    campaign: Campaign,
    view: CampaignView,
    *,
    found: Launchable,
    then: datetime | None,
    at: datetime | None = None,
) -> None:
    """Whoever is dropped never gets the text: nobody but whom the question named at `then`."""
    if not found.now:
        raise Refused(
            f"Nobody of “{view.name}” can be texted now, so nobody would be left. Let them wait.",
            field=WAITING,
        )
    areas, rules = areas_of(session, campaign, view), hours.rules_of(session, campaign)
    if more := closed_since(areas, rules, then=then, at=at or view.at):
        raise Refused(
            f"By now {count(more, 'recipient')} cannot be texted who could when you looked."
            " Look at it again before you drop them.",
            field=WAITING,
        )


def left_of(
    session: Session,
    campaign: Campaign,
    view: CampaignView,
    *,
    found: Launchable,
    drop: bool,
    wall: datetime | None = None,
) -> Left:
    """Whom the launch leaves, once the opted-out are skipped.

    Rows that the claim will skip (blank, too long) still wait here; they were never promised. With
    `wall` (naive) each begins when their own clock shows that.
    """
    if not found.closed or not (drop or found.never):
        promised = view.estimate.recipients if view.estimate else 0
        left = min(campaigns.pending(session, campaign.id), promised)
        return Left(left, min(found.waiting, left), 0)
    promised_in = areas_of(session, campaign, view)
    still = {
        area: min(recipients, promised_in.get(area, 0))
        for area, recipients in hours.count(session, campaign.id).items()
    }
    now = outlook(still, hours.rules_of(session, campaign), view.at, wall=wall)
    if drop:
        return Left(now.now, 0, now.closed)
    return Left(now.now + now.waiting, now.waiting, now.never)


def require_left(view: CampaignView, left: Left) -> None:
    """Refuse a launch that would text nobody."""
    if left.recipients:
        return
    if left.dropped:
        raise Refused(
            f"Nobody of “{view.name}” would be left: whoever is not dropped has opted out or cannot"
            " receive texts. Look at it again, and let them wait.",
        )
    raise Refused(
        f"Everybody in the audience of “{view.name}” has opted out or cannot receive texts."
    )


def said(
    view: CampaignView, answers: LaunchAnswers, *, found: Launchable, left: Left
) -> dict[str, object]:
    """For the audit: the kind, who is closed and what becomes of them, and why it is urgent."""
    detail: dict[str, object] = {"campaign_kind": view.kind.value}
    if found.closed:
        detail |= {"closed": found.closed, "drop": answers.drop, "dropped": left.dropped}
    if view.kind is Kind.URGENT:
        detail["reason"] = answers.reason.strip()
    if left.late:
        detail["too_late"] = left.late
    if answers.use_by is not None:
        detail["use_by"] = answers.use_by.isoformat()
    return detail
