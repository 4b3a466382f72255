"""The same text to the same people within a week: only after somebody said that they mean it.

People are compared before the launch's transaction, because a large audience takes a moment;
inside it only what came in between is compared, so that two launches at once cannot miss each
other.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from domain.actors import Actor
from domain.errors import Refused
from domain.repeats import REMEMBERED, Repeat, not_agreed
from models import campaigns, repeats, workspaces
from models.repeats import Twin
from models.tables import Campaign
from runtime import Runtime

FIELD = "again"


@dataclass(frozen=True, slots=True)
class Looked:
    """What was compared: which audience with which campaigns, and what it found."""

    audience: tuple[int | None, int | None]
    twins: frozenset[int]
    repeats: Sequence[Repeat]


def look(session: Session, campaign: Campaign, now: datetime) -> Looked:
    """Compare the campaign's people with those of all campaigns of the week with its text."""
    found = repeats.twins(session, campaign, now - REMEMBERED)
    same = repeats.repeats(session, campaign.id, found.values())
    return Looked(_audience(session, campaign), frozenset(found), same)


def look_first(rt: Runtime, who: Actor, public_id: str) -> Looked:
    """The same in a transaction of its own, which holds up nobody."""
    with rt.db.read() as session:
        campaign = campaigns.by_public_id(session, who.workspace_id, public_id)
        if campaign is None:
            return Looked((None, None), frozenset(), ())
        return look(session, campaign, rt.clock())


def require_agreed(
    session: Session,
    campaign: Campaign,
    looked: Looked,
    *,
    agreed: Collection[str],
    now: datetime,
) -> None:
    """Refuse what repeats itself, as far as the person did not agree to it."""
    found = repeats.twins(session, campaign, now - REMEMBERED)
    zone = workspaces.get(session, campaign.workspace_id).zone
    if _audience(session, campaign) != looked.audience:
        _refuse(look(session, campaign, now).repeats, agreed, zone)
        return
    _refuse(looked.repeats, agreed, zone)
    _refuse(repeats.repeats(session, campaign.id, _new(found, looked)), agreed, zone)


def _new(found: Mapping[int, Twin], looked: Looked) -> Collection[Twin]:
    return [twin for twin_id, twin in found.items() if twin_id not in looked.twins]


def _refuse(found: Sequence[Repeat], agreed: Collection[str], zone: str) -> None:
    sentence = not_agreed(found, agreed, zone)
    if sentence is not None:
        raise Refused(sentence, field=FIELD)


def _audience(session: Session, campaign: Campaign) -> tuple[int | None, int | None]:
    """What changes with the text or the list."""
    upload = campaigns.latest_import(session, campaign.id)
    return campaign.wording_id, upload.id if upload else None
