"""`…/estimate`: recipients, segments, price and forecast, without sending anything."""

from datetime import datetime
from decimal import Decimal

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import Field

from campaigns import apiestimating, relaunching
from domain.apikeys import Scope
from runtime import Runtime
from webhooks.api.auth import caller, guarded, needs
from webhooks.api.shapes import Shown, answered
from webhooks.api.v1 import shown
from webhooks.api.v1.bodies import READ_BYTES, CampaignBody, CampaignPath, key_facts
from webhooks.api.v1.shown import ShownLedger, ShownNeed


class ShownEstimate(Shown):
    """What a launch would do."""

    recipients: int = Field(description="Who would get a text")
    segments: int
    longest_segments: int | None = Field(None, description="Of the longest text")
    price: Decimal | None = Field(description="Of all segments; null: no price is set")
    currency: str
    seconds: int = Field(description="How long the sending takes at the sender's throughput")
    waiting: int = Field(0, description="Who would have to wait for their hours now")
    waits_until: datetime | None = Field(None, description="When the first of them goes on")
    ledger: ShownLedger | None = Field(None, description="Of the recipients of this request")
    skipped: dict[str, int] = Field({}, description="How many get no text, by reason")
    needs: list[ShownNeed] = Field([], description="What has to be said before a launch")
    warnings: list[str] = Field([], description="What a person would be told, in words")


def blueprint(rt: Runtime) -> APIBlueprint:
    """The endpoints."""
    door = guarded(rt, "v1_estimates", "/v1")

    @door.post(
        "/campaigns/estimate",
        summary="Estimate a campaign that is not kept",
        responses={200: ShownEstimate},
    )
    @needs(Scope.SEND, most_bytes=READ_BYTES, sends=False)
    def unsaved(body: CampaignBody) -> Response:
        """The body of a campaign; nothing of it is kept, and nothing is sent."""
        found = apiestimating.estimate(rt, caller().actor, key_facts(), body.form())
        return answered(_unsaved(found))

    @door.post(
        "/campaigns/<campaign_id>/estimate",
        summary="Estimate a draft",
        responses={200: ShownEstimate},
    )
    @needs(Scope.SEND, sends=False)
    def drafted(path: CampaignPath) -> Response:
        """What a launch of it would do now, and what it still needs."""
        asked, missing = relaunching.asked(rt, caller().actor, path.campaign_id)
        later = asked.outlook.later
        return answered(
            ShownEstimate(
                recipients=asked.recipients,
                segments=asked.segments,
                price=asked.price,
                currency=asked.currency,
                seconds=round(asked.duration.total_seconds()),
                waiting=asked.outlook.waiting,
                waits_until=later[0].until if later else None,
                needs=[ShownNeed(code=it.code, detail=it.detail) for it in missing],
                warnings=list(asked.warnings),
            )
        )

    return door


def _unsaved(found: apiestimating.Outlook) -> ShownEstimate:
    return ShownEstimate(
        recipients=found.recipients,
        segments=found.segments,
        longest_segments=found.longest,
        price=found.price,
        currency=found.currency,
        seconds=round(found.takes.total_seconds()),
        ledger=shown.states_ledger(found.foreseen.states, len(found.foreseen.fates)),
        skipped=dict(found.foreseen.skipped),
    )
