"""Alerts: what people are told, each of them claimed and told once."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from domain.actors import Door, system
from domain.alerting import ASSIGNED, AlertKind, kind_of
from domain.guards import CANARY
from domain.meaning.verdicts import Meaning
from models import approvals, routes, schedules
from models.tables import Alert, Campaign, Conversation

LAUNCHER, APPROVER, ADMIN = "launcher", "approver", "admin"
WORDS_LENGTH: Final = 400
A_DAY: Final = timedelta(days=1)
GATHERED: Final = timedelta(minutes=5)
"""Before anybody is alerted of provisional opt-outs: the next ones stand in the same alert."""


def add(
    session: Session,
    campaign: Campaign,
    rule: str,
    *,
    words: str,
    now: datetime,
    wording_id: int = 0,
    also_approver: bool = True,
) -> bool:
    """Have whoever is told of that rule told; False where they were told of it before.

    Unless an admin said whom, that is the launcher and one approver; where nobody in Slack
    launched it, an approver in any case.

    Once for each campaign and rule, ever: the unique key says so, whatever runs twice, and nobody
    is told anew because an admin named others since. Of a canary once for each version of the text.
    """
    routed = routes.targets(session, campaign.workspace_id, kind_of(rule))
    usual = (LAUNCHER, APPROVER) if also_approver else (LAUNCHER,)
    wanted = routed or (usual if launcher(session, campaign) else (APPROVER,))
    before = set(
        session.scalars(select(Alert.addressee).where(*_about(campaign.id, rule, wording_id))).all()
    )
    if before - set(wanted):
        return False
    about = {"campaign_id": campaign.id, "rule": rule, "wording_id": wording_id}
    made = {"workspace_id": campaign.workspace_id, "words": words[:WORDS_LENGTH], "made_at": now}
    return _insert(session, [{**about, **made, "addressee": it} for it in wanted])


def add_if_routed(
    session: Session,
    campaign: Campaign,
    kind: AlertKind,
    *,
    now: datetime,
    words: str = "",
    tell_at: datetime | None = None,
) -> bool:
    """Have told what nobody is told of unless an admin said whom; once for each campaign.

    With `tell_at` not before then: what comes until then is told with it.
    """
    wanted = routes.targets(session, campaign.workspace_id, kind)
    if not wanted or session.scalar(
        select(Alert.id).where(*_about(campaign.id, kind.value, 0)).limit(1)
    ):
        return False
    about = {"campaign_id": campaign.id, "rule": kind.value, "wording_id": 0}
    made = {"workspace_id": campaign.workspace_id, "made_at": now, "tell_at": tell_at}
    told = {"words": words[:WORDS_LENGTH]}
    return _insert(session, [{**about, **made, **told, "addressee": it} for it in wanted])


def heard(session: Session, campaign_id: int, meaning: Meaning, now: datetime) -> bool:
    """Have it told where somebody may have opted out, of those of minutes together."""
    if meaning is not Meaning.PROVISIONAL:
        return False
    campaign = session.get_one(Campaign, campaign_id)
    return add_if_routed(session, campaign, AlertKind.OPT_OUTS, now=now, tell_at=now + GATHERED)


def add_plain(
    session: Session, workspace_id: int, kind: AlertKind, *, words: str, now: datetime
) -> bool:
    """Have told what belongs to no campaign, where an admin said whom; the caller does so once."""
    wanted = routes.targets(session, workspace_id, kind)
    made = {"workspace_id": workspace_id, "words": words[:WORDS_LENGTH], "made_at": now}
    about = {"campaign_id": None, "rule": kind.value, "wording_id": 0}
    return _insert(session, [{**about, **made, "addressee": it} for it in wanted])


def add_for_admin(
    session: Session, workspace_id: int, rule: str, *, words: str, now: datetime
) -> bool:
    """Have an admin told what belongs to no campaign, at most once a day."""
    lately = select(Alert.id).where(
        Alert.workspace_id == workspace_id, Alert.rule == rule, Alert.made_at > now - A_DAY
    )
    if session.scalar(lately.limit(1)) is not None:
        return False
    about = {"workspace_id": workspace_id, "campaign_id": None, "rule": rule, "wording_id": 0}
    told = {"addressee": ADMIN, "words": words[:WORDS_LENGTH], "made_at": now}
    return _insert(session, [{**about, **told}])


def add_assigned(
    session: Session, kept: Conversation, campaign_id: int | None, *, now: datetime
) -> None:
    """Have told whoever takes care of a conversation from now on, and nobody who did before."""
    about = {"workspace_id": kept.workspace_id, "rule": ASSIGNED, "wording_id": kept.id}
    session.execute(delete(Alert).filter_by(**about))
    if kept.assigned_to and kept.changed_by != f"{Door.SLACK}:{kept.assigned_to}":
        to = {"campaign_id": campaign_id, "addressee": kept.assigned_to, "words": ""}
        _insert(session, [{**about, **to, "made_at": now}])


def instead(session: Session, alert: Alert, *, because: str, now: datetime) -> None:
    """Whom an admin named cannot be told: whoever is usual is, and why, where that is to be said.

    Where several named ones cannot, they are told once.
    """
    campaign = session.get(Campaign, alert.campaign_id) if alert.campaign_id else None
    wanted: tuple[str, ...] = (ADMIN,)
    if campaign is not None and not launcher(session, campaign):
        wanted = (APPROVER,)
    elif campaign is not None:
        is_guard = kind_of(alert.rule) is AlertKind.GUARDS and alert.rule != CANARY
        wanted = (LAUNCHER, APPROVER) if is_guard else (LAUNCHER,)
    if campaign is None and _is_known(session, alert, ADMIN):
        wanted = ()
    same = ("workspace_id", "campaign_id", "rule", "wording_id", "words", "made_at")
    row = {name: getattr(alert, name) for name in same} | {"because": because[:200]}
    _insert(session, [{**row, "addressee": it} for it in wanted])
    told(session, alert.id, now)


def _is_known(session: Session, alert: Alert, addressee: str) -> bool:
    """Of what belongs to no campaign no key tells two rows apart."""
    query = select(Alert.id).where(
        Alert.workspace_id == alert.workspace_id,
        Alert.rule == alert.rule,
        Alert.made_at == alert.made_at,
        Alert.addressee == addressee,
    )
    return session.scalar(query.limit(1)) is not None


def _insert(session: Session, rows: Sequence[Mapping[str, object]]) -> bool:
    if not rows:
        return False
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    put = insert(Alert).values([*rows]).on_conflict_do_nothing().returning(Alert.id)
    return bool(session.execute(put).all())


def _about(campaign_id: int, rule: str, wording_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Alert.campaign_id == campaign_id,
        Alert.rule == rule,
        Alert.wording_id == wording_id,
    )


def launcher(session: Session, campaign: Campaign) -> str:
    """The Slack id of who launched it, or scheduled what the clock launched; empty if nobody."""
    name = campaign.launched_by or ""
    if name == system(campaign.workspace_id).name:
        kept, asked = schedules.of(session, campaign.id), approvals.latest(session, campaign.id)
        name = kept.made_by if kept else asked.asked_by if asked else name
    door, _, user_id = name.partition(":")
    return user_id if door == Door.SLACK else ""


def words_of(session: Session, campaign_id: int, rule: str, wording_id: int = 0) -> str:
    """What people were told, or are about to be, of that rule; empty where nothing was."""
    query = select(Alert.words).where(
        Alert.campaign_id == campaign_id, Alert.rule == rule, Alert.wording_id == wording_id
    )
    return session.scalar(query.limit(1)) or ""


def untold(session: Session, now: datetime, limit: int = 100) -> Sequence[int]:
    """The ids of alerts that nobody was told yet and nobody tells now."""
    return session.scalars(
        select(Alert.id).where(_untold(now)).order_by(Alert.id).limit(limit)
    ).all()


def claim(session: Session, alert_id: int, now: datetime, until: datetime) -> Alert | None:
    """The alert, if it is this call's to tell until then: one call wins."""
    rows = session.execute(
        update(Alert)
        .where(Alert.id == alert_id, _untold(now))
        .values(tell_at=until)
        .returning(Alert.id)
        .execution_options(synchronize_session=False)
    )
    return session.get_one(Alert, alert_id) if rows.first() is not None else None


def is_told(session: Session, alert: Alert) -> bool:
    """Whether the other one of the two was told already."""
    query = select(Alert.id).where(
        Alert.campaign_id == alert.campaign_id,
        Alert.rule == alert.rule,
        Alert.wording_id == alert.wording_id,
        Alert.told_at.is_not(None),
    )
    return session.scalar(query.limit(1)) is not None


def drop(session: Session, alert_id: int) -> None:
    """It was decided before anybody was told: the next time is told anew."""
    session.execute(delete(Alert).where(Alert.id == alert_id, Alert.told_at.is_(None)))


def told(session: Session, alert_id: int, now: datetime) -> None:
    """Slack has the message."""
    session.execute(update(Alert).where(Alert.id == alert_id).values(told_at=now))


def tell_again(session: Session, alert_id: int, at: datetime) -> None:
    """Slack said no; it is tried again then."""
    session.execute(update(Alert).where(Alert.id == alert_id).values(tell_at=at))


def _untold(now: datetime) -> ColumnElement[bool]:
    return and_(Alert.told_at.is_(None), or_(Alert.tell_at.is_(None), Alert.tell_at <= now))
