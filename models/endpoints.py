"""Endpoints: who is told of what happens, and where that stands."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select, update
from sqlalchemy.orm import Session

from domain.endpoints import EndpointState, usable
from domain.lifecycle import OVER, CampaignState
from models.base import new_public_id
from models.inserting import insert_new
from models.tables import Campaign, Endpoint, Event, SigningSecret

ALL = 0
"""In place of a campaign's id: those of all campaigns of a workspace."""


def for_campaign(
    session: Session,
    campaign: Campaign,
    url: str,
    now: datetime,
    *,
    batched: bool = True,
    types: str = "",
) -> Endpoint:
    """The endpoint that is told of this campaign, made if there is none; the same URL is one.

    Its events are signed with the workspace's shared secret. What the installation allows
    (https, ports) is asked before, by `campaigns.subscribing.require_usable`. Raises Refused for
    what is no address at all.
    """
    found = session.scalar(
        select(Endpoint).where(
            Endpoint.workspace_id == campaign.workspace_id,
            Endpoint.campaign_id == campaign.id,
            Endpoint.url == url,
            Endpoint.state != EndpointState.REMOVED,
        )
    )
    if found is not None:
        return found
    shared = shared_secret(session, campaign.workspace_id)
    return add(
        session,
        Endpoint(
            workspace_id=campaign.workspace_id,
            campaign_id=campaign.id,
            url=usable(url, unsafe=True),
            batched=batched,
            types=types,
            secret_id=shared.id,
            created_by=campaign.created_by,
        ),
        now,
    )


def shared_secret(session: Session, workspace_id: int) -> SigningSecret:
    """What the events of all campaigns' own endpoints are signed with; made when first wanted."""
    mine = select(SigningSecret).where(
        SigningSecret.workspace_id == workspace_id, SigningSecret.is_shared
    )
    found = session.scalar(mine)
    if found is None:
        values = {"public_id": new_public_id(), "is_shared": True, "version": 1}
        insert_new(session, SigningSecret, workspace_id=workspace_id, **values)
        found = session.scalars(mine).one()
    return found


def add(session: Session, endpoint: Endpoint, now: datetime) -> Endpoint:
    """Keep a new one; whoever made it, opened it.

    Its id is typed by people: no character of it looks like the beginning of an option.
    """
    endpoint.public_id = secrets.token_hex(8)
    endpoint.state, endpoint.state_by = EndpointState.OPEN, endpoint.created_by
    endpoint.state_at = endpoint.created_at = now
    session.add(endpoint)
    session.flush()
    return endpoint


def held(session: Session, endpoint_id: int) -> Endpoint:
    """The endpoint, read anew and held against other writers until the commit.

    Against those alone that change it: whoever writes an event of it waits for nobody.
    """
    return session.scalars(
        select(Endpoint)
        .where(Endpoint.id == endpoint_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one()


def own(session: Session, workspace_id: int) -> Sequence[Endpoint]:
    """The workspace's own endpoints, which are told of all campaigns."""
    return session.scalars(select(Endpoint).where(*_there(workspace_id, ALL))).all()


def listing(session: Session, workspace_id: int, limit: int) -> Sequence[Endpoint]:
    """The workspace's own; of campaigns' those that are paused, or that something waits for."""
    waits = exists().where(Event.endpoint_id == Endpoint.id, Event.waits)
    is_told = or_(Endpoint.campaign_id == ALL, Endpoint.state == EndpointState.PAUSED.value, waits)
    return session.scalars(
        select(Endpoint)
        .where(*_there(workspace_id), is_told)
        .order_by(Endpoint.campaign_id, Endpoint.id)
        .limit(limit)
    ).all()


def _there(workspace_id: int, *campaign_ids: int) -> list[ColumnElement[bool]]:
    """Those of the workspace, or of these campaigns of it, that nobody removed."""
    which = [
        Endpoint.workspace_id == workspace_id,
        Endpoint.state != EndpointState.REMOVED.value,
    ]
    return [*which, Endpoint.campaign_id.in_(campaign_ids)] if campaign_ids else which


def ended(session: Session, before: datetime, limit: int) -> Sequence[int]:
    """Some of campaigns that were over before then, for which nothing waits any more.

    And of discarded ones that nobody can fetch back: their rows' values are kept no longer.
    """
    waits = exists().where(Event.endpoint_id == Endpoint.id, Event.waits)
    over = and_(Campaign.state.in_(sorted(OVER)), Campaign.state_at < before)
    lost = and_(Campaign.state == CampaignState.DISCARDED, Campaign.blanked_to.is_not(None))
    return session.scalars(
        select(Endpoint.id)
        .join(Campaign, Campaign.id == Endpoint.campaign_id)
        .where(Endpoint.state != EndpointState.REMOVED.value, or_(over, lost), ~waits)
        .order_by(Endpoint.id)
        .limit(limit)
    ).all()


def named(session: Session, workspace_id: int, public_id: str) -> Endpoint | None:
    """The workspace's endpoint whose id that is, or begins so, held; None where it is not one."""
    found = session.scalars(
        select(Endpoint)
        .where(
            Endpoint.workspace_id == workspace_id,
            Endpoint.state != EndpointState.REMOVED,
            Endpoint.public_id.startswith(public_id, autoescape=True),
        )
        .limit(2)
        .with_for_update(key_share=True)
    ).all()
    return found[0] if len(found) == 1 else None


def not_taking(session: Session) -> Sequence[int]:
    """Those to which nothing goes now, though it goes on to wait for them."""
    return session.scalars(
        select(Endpoint.id).where(
            or_(
                Endpoint.state == EndpointState.PAUSED.value,
                and_(Endpoint.state == EndpointState.OPEN.value, Endpoint.failures > 0),
            )
        )
    ).all()


def untold(session: Session, now: datetime) -> Sequence[int]:
    """Those of which somebody is to be told that they are paused, and nobody tells it now."""
    return session.scalars(select(Endpoint.id).where(*_untold(now)).limit(100)).all()


def claim_telling(
    session: Session, endpoint_id: int, now: datetime, until: datetime
) -> Endpoint | None:
    """The endpoint, if it is this call's to tell of it until then."""
    mine = session.execute(
        update(Endpoint)
        .where(Endpoint.id == endpoint_id, *_untold(now))
        .values(tell_at=until)
        .returning(Endpoint.id)
        .execution_options(synchronize_session=False)
    ).first()
    return session.get_one(Endpoint, endpoint_id) if mine is not None else None


def _untold(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Endpoint.tells.is_(True),
        Endpoint.state == EndpointState.PAUSED.value,
        or_(Endpoint.tell_at.is_(None), Endpoint.tell_at <= now),
    )


def told(session: Session, endpoint_id: int, *, again_at: datetime | None = None) -> None:
    """Somebody was told; or Slack said no, and it is tried again then."""
    values = {"tells": again_at is not None, "tell_at": again_at}
    session.execute(update(Endpoint).where(Endpoint.id == endpoint_id).values(**values))
