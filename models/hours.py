"""The windows of a campaign's areas: worked out at the launch, and again whenever one ends.

A claim compares instants with them and knows nothing of zones and laws (`domain.hours` does). An
area without a row is closed: whatever nobody has worked out waits.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, exists, func, insert, select
from sqlalchemy.orm import Session

from domain.frequency import most_by_law
from domain.holds import Held, HeldFor, Shut
from domain.hours import Rules
from domain.ledger import Bucket
from domain.scheduling import begins_in
from domain.teamhours import from_data
from domain.whereabouts import hours_of_key, places_of_key
from domain.windows import LAST_MINUTES, Kind
from models import holds
from models.holds import HELD
from models.openings import AREA
from models.tables import Campaign, CampaignHours, Recipient, Workspace

LOOKED_AT: Final = 2_000
"""Of those who wait, to find an area that nobody knew of at the launch."""
HELD_FOR: Final = timedelta(days=1)
"""How long an area waits that no hour is open for any more, until it is looked at again."""


def rules_of(session: Session, campaign: Campaign, *, lock: bool = False) -> Rules:
    """Which windows count for a campaign.

    Locked, nobody sets other hours until the commit: what follows from these would be written over
    the windows of the new ones.
    """
    query = select(Workspace.hours).where(Workspace.id == campaign.workspace_id)
    team = session.scalar(query.with_for_update(read=True) if lock else query)
    return Rules(Kind(campaign.kind), from_data(team))


def plan(
    session: Session,
    campaign: Campaign,
    areas: Mapping[str, int],
    at: datetime,
    *,
    drop: bool = False,
    wall: datetime | None = None,
) -> None:
    """Work out the windows of a campaign that is launched at `at`, in the launch's transaction.

    `areas` counts the recipients by their area, as the estimate did; without it they are counted
    here. With `drop` nobody waits: whoever is in an area that is closed at `at` is skipped. With
    `wall` (naive) nobody gets a text before their own clock shows that time.
    """
    counted = areas or count(session, campaign.id)
    session.execute(delete(CampaignHours).where(CampaignHours.campaign_id == campaign.id))
    rules = rules_of(session, campaign)
    homes = rules.team.live_in
    rows = [
        _row(
            *(campaign, area, counted[area], rules, at),
            starts_at=begins_in(area, wall, homes) if wall else None,
        )
        for area in counted
    ]
    for row in rows:
        row["drop"] = drop and (row["opens_at"] is None or row["opens_at"] > at)
    if rows:
        session.execute(insert(CampaignHours), rows)


def count(session: Session, campaign_id: int) -> dict[str, int]:
    """How many of those who wait are in each area. Reads them all."""
    rows = session.execute(
        select(AREA, func.count())
        .where(Recipient.campaign_id == campaign_id, Recipient.bucket == Bucket.PENDING)
        .group_by(AREA)
    )
    return {area: recipients for area, recipients in rows if area is not None}


def is_due(session: Session, campaign_id: int, at: datetime) -> bool:
    """Whether a window of the campaign has ended, or somebody waits in an area without one."""
    return bool(session.scalar(select(exists().where(*_ended(campaign_id, at))))) or bool(
        _unknown(session, campaign_id, at)
    )


def cover(session: Session, campaign: Campaign, areas: Collection[str], at: datetime) -> None:
    """Work out the windows of those areas that the campaign, which the caller holds, lacks."""
    its = (CampaignHours.campaign_id == campaign.id, CampaignHours.zones.in_(areas))
    unknown = {*areas}.difference(session.scalars(select(CampaignHours.zones).where(*its)))
    rules = rules_of(session, campaign, lock=bool(unknown))
    for area in sorted(unknown):
        _add(session, campaign, area, rules, at)


def _add(session: Session, campaign: Campaign, area: str, rules: Rules, at: datetime) -> None:
    new = _row(campaign, area, 0, rules, at)
    if new["opens_at"] is None:
        _hold(new, at)
    session.execute(insert(CampaignHours), [new])


def refresh(session: Session, campaign_id: int, at: datetime, *, every: bool = False) -> bool:
    """Work out the windows that ended, and those of areas that have none yet; True if any changed.

    With `every` all of them: the campaign's kind, or what the team has set, is another now. Only
    the launch says of people that they never can be texted, for somebody read it there. Here they
    wait, in an empty window a day ahead: whoever set the hours may have mistyped them.
    """
    campaign = session.get_one(Campaign, campaign_id)
    rules = rules_of(session, campaign, lock=True)
    which = [CampaignHours.campaign_id == campaign_id] if every else _ended(campaign_id, at)
    changed = False
    for old in session.scalars(select(CampaignHours).where(*which)).all():
        new = _row(campaign, old.zones, old.recipients, rules, at, starts_at=old.starts_at)
        old.most_by_law = new["most_by_law"]
        if new["opens_at"] is None:
            if _waits(old, at):
                continue
            _hold(new, at)
        if (old.opens_at, old.closes_at) != (new["opens_at"], new["closes_at"]):
            old.opens_at, old.closes_at, changed = new["opens_at"], new["closes_at"], True
    for area in _unknown(session, campaign_id, at):
        _add(session, campaign, area, rules, at)
        changed = True
    session.flush()
    return changed


def held(session: Session, campaign: Campaign) -> tuple[Held, ...]:
    """Who is held, for the card; those apart whom no hour that is to come lets go."""
    every = holds.held(session, campaign.id)
    empty = session.execute(
        select(CampaignHours.zones, CampaignHours.opens_at).where(
            CampaignHours.campaign_id == campaign.id,
            CampaignHours.opens_at == CampaignHours.closes_at,
        )
    )
    shut = {area: Shut.USE_BY if until == campaign.use_by else Shut.NEVER for area, until in empty}
    if not shut:
        return every
    others = [it for it in every if it.why is not HeldFor.QUIET_HOURS]
    return (*others, *_by_shut(session, campaign.id, shut))


def _by_shut(session: Session, campaign_id: int, shut: Mapping[str, Shut]) -> list[Held]:
    rows = session.execute(
        select(AREA, func.count(), func.min(Recipient.not_before))
        .where(
            Recipient.campaign_id == campaign_id,
            HELD,
            Recipient.reason == HeldFor.QUIET_HOURS.value,
        )
        .group_by(AREA)
    )
    found: dict[Shut | None, Held] = {}
    for area, recipients, until in rows:
        if until is None:
            continue  # It has no moment to wait for: nobody promised one.
        why = shut.get(area)
        known = found.get(why, Held(HeldFor.QUIET_HOURS, 0, until, why))
        found[why] = replace(known, count=known.count + recipients, until=min(known.until, until))
    return [found[why] for why in (None, *Shut) if why in found]


def _waits(area: CampaignHours, at: datetime) -> bool:
    """Whether it stays as it is: nobody there was to get a text, or it is looked at again later."""
    return area.opens_at is None or (area.opens_at == area.closes_at and area.opens_at > at)


def _hold(row: dict[str, Any], at: datetime) -> None:
    row["opens_at"] = row["closes_at"] = at + HELD_FOR


def _row(
    campaign: Campaign,
    area: str,
    recipients: int,
    rules: Rules,
    at: datetime,
    *,
    starts_at: datetime | None = None,
) -> dict[str, Any]:
    opening = hours_of_key(area, rules).opening(max(at, starts_at) if starts_at else at)
    opens_at, closes_at = (opening.opens, opening.closes) if opening else (None, None)
    if opens_at is not None:
        opens_at = max(opens_at, starts_at) if starts_at else opens_at
        opens_at, closes_at = of_use(opens_at, closes_at, use_by=campaign.use_by, at=at)
    return {
        "campaign_id": campaign.id,
        "zones": area,
        "recipients": recipients,
        "opens_at": opens_at,
        "closes_at": closes_at,
        "most_by_law": _most_by_law(area, rules),
        "starts_at": starts_at,
        "drop": False,
    }


def of_use(
    opens_at: datetime, closes_at: datetime | None, *, use_by: datetime | None, at: datetime
) -> tuple[datetime, datetime | None]:
    """A window without what comes after the use-by; an empty one where nothing is left of it.

    Its last minutes count as over, so that no text lies in Twilio's queue past the use-by.
    """
    if use_by is None:
        return opens_at, closes_at
    last = use_by - LAST_MINUTES
    if opens_at < last:
        return opens_at, last if closes_at is None else min(closes_at, last)
    until = use_by if use_by > at else at + HELD_FOR
    return until, until


def _most_by_law(area: str, rules: Rules) -> int | None:
    if rules.kind is not Kind.MARKETING:
        return None
    return most_by_law(place.law for place in places_of_key(area, rules.team.live_in))


def _ended(campaign_id: int, at: datetime) -> list[ColumnElement[bool]]:
    return [CampaignHours.campaign_id == campaign_id, CampaignHours.closes_at <= at]


def _unknown(session: Session, campaign_id: int, at: datetime) -> Collection[str]:
    """Areas without a row, of those whose people should be looked at again by now."""
    waiting = (
        select(AREA.label("area"))
        .where(
            Recipient.campaign_id == campaign_id,
            HELD,
            Recipient.reason == HeldFor.QUIET_HOURS.value,
            Recipient.not_before <= at,
        )
        .limit(LOOKED_AT)
        .subquery()
    )
    known = exists().where(
        CampaignHours.campaign_id == campaign_id, CampaignHours.zones == waiting.c.area
    )
    return session.scalars(select(waiting.c.area).where(~known).distinct()).all()
