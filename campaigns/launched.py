"""A campaign is launched once: whoever comes later is told who was first."""

from datetime import datetime

from domain.actors import mention
from domain.errors import Refused
from models.tables import Campaign


class AlreadyLaunched(Refused):
    """Somebody, or an earlier press, launched it: `by` is the actor's stored name, `at` UTC."""

    def __init__(self, name: str, by: str, at: datetime) -> None:
        super().__init__(
            f"“{name}” was launched already by {mention(by)} at {at:%Y-%m-%d %H:%M:%S} UTC."
        )
        self.name = name
        self.by = by
        self.at = at


def refuse_launched(campaign: Campaign) -> None:
    """Raise AlreadyLaunched where somebody was first."""
    if campaign.launched_at is not None:
        raise AlreadyLaunched(campaign.name, campaign.launched_by or "system", campaign.launched_at)
