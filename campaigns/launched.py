"""A campaign is launched once: whoever comes later is told who was first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from domain.actors import mention
from domain.errors import Refused
from domain.lifecycle import CampaignState
from domain.wallclock import written
from models import schedules, views, workspaces
from models.tables import Campaign


@dataclass(frozen=True, slots=True)
class Launched:
    """The launch that this call made; `opted_out` and `suppressed` were skipped last.

    Of the `recipients` so many wait for their hours; the `dropped` are skipped for them, the `late`
    at the use-by. With `starts_at` (UTC) nothing has left yet: until then it can be aborted. It
    `awaits` the approval of a second person for that reason, and was not let go.
    """

    public_id: str
    name: str
    by: str
    at: datetime
    recipients: int
    opted_out: int
    suppressed: int
    waiting: int = 0
    dropped: int = 0
    late: int = 0
    ended: int = 0
    """Whose consent ended since the list was looked through: skipped as well."""
    starts_at: datetime | None = None
    awaits: str | None = None


class AlreadyLaunched(Refused):
    """Somebody, or an earlier press, launched it: `by` is the actor's stored name, `at` UTC.

    Its sentence says when by the clock of `zone`, the team's.
    """

    def __init__(self, name: str, by: str, at: datetime, zone: str) -> None:
        super().__init__(
            f"“{name}” was launched already by {mention(by)}, {written(at, zone, seconds=True)}."
        )
        self.name = name
        self.by = by
        self.at = at


def refuse_launched(session: Session, campaign: Campaign) -> None:
    """Raise AlreadyLaunched where somebody was first."""
    if campaign.launched_at is not None:
        by, zone = campaign.launched_by or "system", _zone(session, campaign)
        raise AlreadyLaunched(campaign.name, by, campaign.launched_at, zone)


def refuse_begun(session: Session, campaign: Campaign, now: datetime) -> None:
    """The same, also of a launch that still counts down; for whoever would launch it anew."""
    refuse_launched(session, campaign)
    if campaign.state == CampaignState.COUNTING_DOWN:
        kept = schedules.of(session, campaign.id)
        by, at = (kept.made_by, kept.made_at) if kept else (campaign.state_by, campaign.state_at)
        raise AlreadyLaunched(campaign.name, by, at, _zone(session, campaign))
    if campaign.state == CampaignState.AWAITING_APPROVAL:
        if views.campaign_view(session, campaign.id, now).needs_approval is None:
            raise Refused(
                f"“{campaign.name}” still waits for an approval, which the team’s rule wants no"
                " more: withdraw the request, and launch it anew."
            )
        since = written(campaign.state_at, _zone(session, campaign))
        raise Refused(
            f"“{campaign.name}” waits for an approval since {since}:"
            f" {mention(campaign.state_by)} asked for it. Withdraw the request first."
        )


def _zone(session: Session, campaign: Campaign) -> str:
    return workspaces.get(session, campaign.workspace_id).zone
