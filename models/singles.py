"""Campaigns of single texts: one of each key, sender and day, made on first use and only once.

Whoever brings texts holds the campaign until its commit, so its rows are counted on without a gap,
and nobody ends or cancels it meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson
from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from domain.actors import system
from domain.guards import RULE_WORDS, Rule
from domain.ledger import Bucket, SkipReason
from domain.lifecycle import CampaignState
from domain.names import free_slug
from domain.singles import COLUMN, TEMPLATE, Day, Single, day_after, held_up, title_of
from domain.templates import BlankPolicy
from domain.whereabouts import key_of
from models import brakes, campaigns, hours, inserting, wordings
from models.messages import has_unsent
from models.moments import as_kept
from models.tables import ApiKey, Campaign, Sender, Workspace
from models.wordings import Words

_COLUMNS: Final = (
    *("workspace_id", "campaign_id", "row", "nth", "phone", "fields"),
    *("bucket", "reason", "segments", "public_id", "changed_at"),
)
_NAMED: Final = ", ".join(_COLUMNS)
COPY_STATEMENT: Final = f"COPY recipients ({_NAMED}) FROM STDIN"
INSERT_STATEMENT: Final = (
    f"INSERT INTO recipients ({_NAMED}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608
)
TRIES: Final = 4
"""Two keys may have the same name, and take the same short name at the same moment."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a campaign of single texts is made with: whose, for which day, by which environment."""

    key: ApiKey
    by: str
    """The key, as an actor's stored name."""
    day: Day
    """By the clock of the team's zone as it is now."""
    zone: str
    now: datetime
    here: str
    """`models.installation.of_environment`."""


def held(session: Session, opening: Opening, sender: Sender) -> tuple[Campaign, bool]:
    """The campaign of the day, held until the commit, and whether this call made it."""
    for _ in range(TRIES):
        known, day = _of_day(session, opening, sender)
        if known is not None:
            return campaigns.locked(session, known.id), False
        new = inserting.insert_new(session, Campaign, **_columns(session, opening, sender, day))
        if new is not None:
            return _worded(session, opening, new), True
    raise RuntimeError("no short name is free for a campaign of single texts")


def is_open(campaign: Campaign, now: datetime) -> bool:
    """Whether single texts may still come to it: nothing left to send is not its end."""
    return campaign.day_ends_at is not None and now < campaign.day_ends_at


def rests(session: Session, campaign: Campaign) -> bool:
    """Whether it is one of single texts and none waits: no copy of it could send one twice."""
    return campaign.day is not None and not has_unsent(session, campaign.id)


def take_in(
    session: Session, campaign: Campaign, texts: Sequence[Single], opening: Opening
) -> None:
    """Put these texts into the campaign that the caller holds; they wait from the commit on.

    Where nobody waited in it before, its sign of life begins anew: how long it rested tells nothing
    of a backup. Where somebody did, it stays as old as it is, and the lanes judge by it.
    """
    if rests(session, campaign):
        campaign.heartbeat_at, campaign.installation_id = opening.now, opening.here
    areas = {key_of(text.phone, None) for text in texts}
    hours.cover(session, campaign, areas, opening.now)
    first = campaign.came + 1
    campaign.came += len(texts)
    campaign.card_due_at = opening.now
    session.flush()
    fate = (*_fate_under(opening.key), as_kept(opening.now, session.get_bind().dialect.name))
    rows = [_row(campaign, place, text, fate) for place, text in enumerate(texts, start=first)]
    _load(session, rows)


def after(session: Session, campaign: Campaign) -> Campaign | None:
    """The campaign of single texts of the same key and sender on a later day, the newest."""
    if campaign.day is None or campaign.api_key_id is None:
        return None
    return session.scalar(
        select(Campaign)
        .where(*_of(campaign.api_key_id, campaign.sender_id), Campaign.day > campaign.day)
        .order_by(Campaign.day.desc())
        .limit(1)
    )


def _of(key_id: int, sender_id: int) -> tuple[ColumnElement[bool], ...]:
    return Campaign.api_key_id == key_id, Campaign.sender_id == sender_id


def _of_day(session: Session, opening: Opening, sender: Sender) -> tuple[Campaign | None, Day]:
    """The day and its campaign, if there is one.

    After another zone was set, a day may be over that has the same date there. It stays over: its
    texts are those of the next date, until that one ends by the new clock.
    """
    day = opening.day
    while True:
        known = session.scalar(
            select(Campaign).where(*_of(opening.key.id, sender.id), Campaign.day == day.on)
        )
        if known is None or is_open(known, opening.now):
            return known, day
        day = day_after(day, opening.zone)


def _state(session: Session, opening: Opening, sender: Sender, day: Day) -> dict[str, Any]:
    """It sends at once, unless a guard rail or stop-all holds up what the key sends."""
    return (
        _as_the_day_before(session, opening, sender, day)
        or _as_all_others(session, opening)
        or {"state": CampaignState.SENDING.value, "state_at": opening.now, "state_by": opening.by}
    )


def _as_the_day_before(
    session: Session, opening: Opening, sender: Sender, day: Day
) -> dict[str, Any] | None:
    """Paused, where no approver let go on what a guard rail paused: midnight lets nobody go on."""
    former = session.scalar(
        select(Campaign)
        .where(*_of(opening.key.id, sender.id), Campaign.day < day.on)
        .order_by(Campaign.day.desc())
        .limit(1)
    )
    if former is None or former.day is None or former.guards_rule is None:
        return None
    why = former.state_reason
    if former.state != CampaignState.PAUSED:
        why = f"{RULE_WORDS[Rule(former.guards_rule)]}, by a guard rail."
    by = system(former.workspace_id).name
    return _paused(opening.now, by, held_up(former.day, why), guards_rule=former.guards_rule)


def _as_all_others(session: Session, opening: Opening) -> dict[str, Any] | None:
    """Paused while stop-all is on: it waits for whoever resumes it."""
    team = session.get_one(Workspace, opening.key.workspace_id)
    if not brakes.is_on(session, team.id):
        return None
    return _paused(opening.now, team.brake_by or "system", brakes.PAUSED)


def _paused(now: datetime, by: str, why: str, **more: str) -> dict[str, Any]:
    state = CampaignState.PAUSED.value
    return {"state": state, "state_at": now, "state_by": by, "state_reason": why[:300], **more}


def _columns(session: Session, opening: Opening, sender: Sender, day: Day) -> dict[str, Any]:
    key, now, by = opening.key, opening.now, opening.by
    team = session.get_one(Workspace, key.workspace_id)
    title = title_of(key.name, day.on, sender.name)
    taken = [name for name, _, _ in campaigns.names(session, team.id)]
    attested = {"attested_by": key.made_by, "attested_at": key.made_at} if key.attestation else {}
    return {
        "workspace_id": team.id,
        "name": free_slug(title, taken),
        "title": title,
        "kind": key.kind,
        "attestation": key.attestation,
        **attested,
        **_state(session, opening, sender, day),
        "sender_id": sender.id,
        "channel_id": key.channel_id,
        "columns": [COLUMN],
        "blank_policy": BlankPolicy.BLANK.value,
        "api_key_id": key.id,
        "day": day.on,
        "day_ends_at": day.ends_at,
        "price_per_segment": team.price_per_segment,
        "installation_id": opening.here,
        **dict.fromkeys(("created_by", "launched_by"), by),
        **dict.fromkeys(("created_at", "launched_at", "heartbeat_at", "card_due_at"), now),
    }


def _worded(session: Session, opening: Opening, campaign_id: int) -> Campaign:
    words = Words(TEMPLATE, "nothing")
    wording = wordings.add(session, campaign_id, words, by=opening.by, now=opening.now)
    session.execute(
        update(Campaign).where(Campaign.id == campaign_id).values(wording_id=wording.id)
    )
    return campaigns.locked(session, campaign_id)


def _fate_under(key: ApiKey) -> tuple[str, str | None]:
    """Where a text goes, and why: a test key's never gets as far as a claim."""
    if key.is_test:
        return Bucket.SKIPPED.value, SkipReason.TEST_KEY.value
    return Bucket.PENDING.value, None


def _row(
    campaign: Campaign, place: int, text: Single, fate: tuple[str, str | None, str]
) -> tuple[Any, ...]:
    bucket, reason, at = fate
    return (
        *(campaign.workspace_id, campaign.id, place, place, text.phone),
        orjson.dumps([text.body]).decode(),
        *(bucket, reason, text.segments, text.public_id, at),
    )


def _load(session: Session, rows: Sequence[tuple[Any, ...]]) -> None:
    """To the driver as they are: a row of the ORM's costs ten times as much."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(INSERT_STATEMENT, list(rows))
        return
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver.cursor().copy(COPY_STATEMENT) as copy:
        for row in rows:
            copy.write_row(row)
