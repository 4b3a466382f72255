"""What the launch question was asked about: a press launches that, or nothing.

The version of the text travels by itself, with what it asks for and its acknowledgement; here is
all else that decides who gets it, from whom, and when: the list, the sender as it is set up, what
becomes of blank fields, the kind, the hours of the team, the topic (whoever stopped it gets
nothing), and second attempts.
"""

import hashlib
import json
from typing import Final

from domain.errors import Refused
from domain.kinds import KIND_WORDS
from domain.teamhours import to_data
from domain.views import CampaignView
from domain.windows import Kind
from models import imports
from models.tables import Campaign

LENGTH: Final = 16


def seen_of(campaign: Campaign, view: CampaignView) -> str:
    """A short digest of the draft as the question shows it; another one wherever it changed.

    Behind the dash the consents, which may change while a start waits.
    """
    parts: list[object] = [
        imports.texts_of(campaign),
        view.upload.id if view.upload else None,
        view.kind.value,
        to_data(view.workspace.hours),
        campaign.topic,
        campaign.second_attempts,
        sender_of(view),
    ]
    return f"{_digest(parts)}-{_digest([*parts, campaign.consent_version])}"


def sender_of(view: CampaignView) -> list[object]:
    """Where its texts come from, and how they are written: a sender's settings can change."""
    it = view.sender
    return [it.kind.value, it.address, sorted(it.numbers), it.smart_encoding]


def _digest(parts: list[object]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:LENGTH]


def require_seen(
    campaign: Campaign,
    view: CampaignView,
    *,
    kind: Kind | None,
    seen: str,
    waited: bool = False,
) -> None:
    """Refuse a press that answers a question about something else.

    Without a `kind`, or an empty `seen`, nothing was shown, so nothing can have changed. What was
    pressed long ago and `waited` is still of the same people where some of them agreed meanwhile,
    or took it back: the list was looked through anew.
    """
    if kind not in (None, view.kind):
        raise Refused(
            f"“{view.name}” was made {KIND_WORDS[view.kind].lower()} since you looked, so other"
            " hours count. Look at it again before you launch."
        )
    now = seen_of(campaign, view)
    same = seen.partition("-")[0] == now.partition("-")[0] if waited else seen == now
    if seen and not same:
        raise Refused(
            f"“{view.name}” has changed since you looked: its list, its sender, its topic, what"
            " becomes of blank fields, second attempts, or the team’s hours. Look at it again"
            " before you launch."
        )
