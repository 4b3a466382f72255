"""`GET /v1/replies`: what people wrote back to the campaigns of the key's channel."""

from datetime import datetime

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import Field

from campaigns import apireading
from domain.apikeys import Scope
from domain.chain import is_erased
from domain.cursors import cursor, read_cursor
from domain.meaning.verdicts import Meaning
from models.tables import Inbound
from runtime import Runtime
from webhooks.api.auth import caller, guarded, needs
from webhooks.api.shapes import Shown, answered
from webhooks.api.v1.bodies import SinceQuery


class ReplyQuery(SinceQuery):
    """Which replies."""

    campaign_id: str = Field("", max_length=40, description="Those to one campaign alone")


class ShownReply(Shown):
    """A text that came in."""

    id: str
    campaign_id: str
    sender: str | None = Field(description="Who wrote, E.164; null once it was erased")
    to: str = Field(description="The number of yours that it came in at")
    body: str
    meaning: Meaning = Field(description="What it was read as")
    received_at: datetime


class ReplyPage(Shown):
    """Replies, the oldest first."""

    replies: list[ShownReply]
    next: str | None


def blueprint(rt: Runtime) -> APIBlueprint:
    """The endpoint."""
    door = guarded(rt, "v1_replies", "/v1")

    @door.get("/replies", summary="What people wrote back", responses={200: ReplyPage})
    @needs(Scope.READ)
    def listed(query: ReplyQuery) -> Response:
        """All replies, opt-outs and confirmations too; reactions to a text are left out."""
        after = read_cursor(query.cursor)
        found = apireading.replies(
            *(rt, caller().actor, query.campaign_id),
            since=query.from_when(),
            after=after,
            limit=query.limit,
        )
        here = found[: query.limit]
        page = ReplyPage(
            replies=[_shown(inbound, campaign_id) for inbound, campaign_id in here],
            next=cursor(here[-1][0].id) if len(found) > query.limit else None,
        )
        return answered(page)

    return door


def _shown(inbound: Inbound, campaign_id: str) -> ShownReply:
    return ShownReply(
        id=inbound.sid,
        campaign_id=campaign_id,
        sender=None if is_erased(inbound.phone) else inbound.phone,
        to=inbound.to,
        body=inbound.body,
        meaning=Meaning(inbound.meaning),
        received_at=inbound.received_at,
    )
