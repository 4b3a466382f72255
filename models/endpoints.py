"""Endpoints: who is told of what happens, and where that stands."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.endpoints import EndpointState, usable
from models.base import new_public_id
from models.inserting import insert_new
from models.tables import Campaign, Endpoint, SigningSecret

ALL = 0
"""In place of a campaign's id: those of all campaigns of a workspace."""


def for_campaign(
    session: Session, campaign: Campaign, url: str, now: datetime, *, batched: bool = False
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
    """Keep a new one; whoever made it, opened it."""
    endpoint.state, endpoint.state_by = EndpointState.OPEN, endpoint.created_by
    endpoint.state_at = endpoint.created_at = now
    session.add(endpoint)
    session.flush()
    return endpoint
