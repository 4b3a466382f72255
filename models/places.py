"""Where campaigns are: their names and channels, read before it is known who may see them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, false, func, or_, select
from sqlalchemy.orm import Session

from domain.lifecycle import CampaignState
from domain.windows import Kind
from models.tables import ApiKey, Campaign


@dataclass(frozen=True, slots=True)
class Place:
    """One campaign by its names, and the channel that its card is in."""

    id: int
    public_id: str
    name: str
    title: str
    state: CampaignState
    kind: Kind
    channel_id: str
    of_test_key: bool
    """Whether a test key made it: then nothing of it ever leaves."""


def exact(session: Session, workspace_id: int, ref: str) -> Place | None:
    """The campaign with that id or whole name, a discarded one too."""
    named = or_(Campaign.public_id == ref, Campaign.name == ref)
    found = [*_read(session, _of(workspace_id).where(named))]
    return next((one for one in found if one.public_id == ref), found[0] if found else None)


def newest(session: Session, workspace_id: int, limit: int | None = None) -> Sequence[Place]:
    """The campaigns that are not discarded, the newest first."""
    statement = _of(workspace_id).where(Campaign.state != CampaignState.DISCARDED)
    return _read(session, statement.order_by(Campaign.id.desc()).limit(limit))


def in_states(
    session: Session,
    workspace_id: int,
    states: Collection[CampaignState],
    *,
    created_by: str | None = None,
    since: datetime | None = None,
) -> Sequence[Place]:
    """The campaigns in these states, of one person, or so since then; newest news first."""
    statement = _of(workspace_id).where(Campaign.state.in_(sorted(it.value for it in states)))
    if created_by is not None:
        statement = statement.where(Campaign.created_by == created_by)
    if since is not None:
        statement = statement.where(Campaign.state_at >= since)
    return _read(session, statement.order_by(Campaign.state_at.desc(), Campaign.id.desc()))


def topics(session: Session, workspace_id: int) -> Sequence[tuple[str, str]]:
    """The topics of the workspace's campaigns, in their order, each with a channel of theirs."""
    found = session.execute(
        select(Campaign.topic, Campaign.channel_id)
        .where(Campaign.workspace_id == workspace_id, Campaign.topic != "")
        .distinct()
        .order_by(Campaign.topic, Campaign.channel_id)
    )
    return [(topic, channel_id) for topic, channel_id in found]


def rows(session: Session, campaign_ids: Sequence[int]) -> Sequence[Campaign]:
    """These campaigns, the newest first."""
    chosen = select(Campaign).where(Campaign.id.in_(campaign_ids))
    return session.scalars(chosen.order_by(Campaign.id.desc())).all()


def _of(workspace_id: int) -> Select[int, str, str, str, str, str, str, bool]:
    query = select(
        Campaign.id,
        Campaign.public_id,
        Campaign.name,
        Campaign.title,
        Campaign.state,
        Campaign.kind,
        Campaign.channel_id,
        func.coalesce(ApiKey.is_test, false()),
    ).outerjoin(ApiKey, ApiKey.id == Campaign.api_key_id)
    return query.where(Campaign.workspace_id == workspace_id)


def _read(
    session: Session, statement: Select[int, str, str, str, str, str, str, bool]
) -> Sequence[Place]:
    return [
        Place(key, public_id, name, title, CampaignState(state), Kind(kind), channel, is_test)
        for key, public_id, name, title, state, kind, channel, is_test in session.execute(statement)
    ]
