"""`/v1/campaigns`: making, launching and steering campaigns, as from Slack."""

import json
from collections.abc import Callable

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import Field

from campaigns import adding, apireading, calling_off, controlling, handing_in, relaunching
from campaigns.handed_rows import HandedIn
from domain.apikeys import Scope
from domain.cursors import cursor, read_cursor
from domain.idempotency import Kept
from domain.lifecycle import CampaignState
from runtime import Runtime
from webhooks.api.auth import caller, guarded, needs
from webhooks.api.once import (
    IdempotencyHeader,
    asked_once,
    done_each_time,
    given,
    kept,
    told_again,
)
from webhooks.api.shapes import answered
from webhooks.api.v1 import shown
from webhooks.api.v1.bodies import (
    READ_BYTES,
    CampaignBody,
    CampaignPath,
    LaunchBody,
    PageQuery,
    ReasonBody,
    RecipientsBody,
    key_facts,
)
from webhooks.api.v1.needing import needing
from webhooks.api.v1.shown import AcceptedCampaign, CampaignPage, ShownCampaign


class CampaignQuery(PageQuery):
    """Which campaigns. Each ledger is counted from its rows, so a page is a small one."""

    limit: int = Field(20, ge=1, le=50, description="At most so many")
    status: CampaignState | None = Field(None, description="Those that stand there alone")


def blueprint(rt: Runtime) -> APIBlueprint:
    """The endpoints."""
    door = guarded(rt, "v1_campaigns", "/v1")
    _making(rt, door)
    _reading(rt, door)
    _steering(rt, door)
    return door


def _making(rt: Runtime, door: APIBlueprint) -> None:
    @door.post("/campaigns/sms", summary="Make a campaign", responses={202: AcceptedCampaign})
    @needs(Scope.SEND, most_bytes=READ_BYTES)
    def create(header: IdempotencyHeader, body: CampaignBody) -> Response:
        """Take a campaign with its recipients, and launch it once they are read."""
        who, once = caller().actor, asked_once(body.idempotency_key)
        made = handing_in.create(*(rt, who, key_facts(), body.form()), asked=once, answer=_accepted)
        return given(made)

    @door.post(
        "/campaigns/<campaign_id>/recipients",
        summary="Add recipients to a draft",
        responses={202: AcceptedCampaign},
    )
    @needs(Scope.SEND, most_bytes=READ_BYTES)
    def add(path: CampaignPath, header: IdempotencyHeader, body: RecipientsBody) -> Response:
        """More recipients, before the launch; their fields are those of the first ones."""
        who, once = caller().actor, asked_once(body.idempotency_key)
        apireading.find(rt, who, path.campaign_id)
        recipients = body.rows()
        return given(
            adding.add(rt, who, path.campaign_id, recipients, asked=once, answer=_accepted)
        )

    @door.post(
        "/campaigns/<campaign_id>/launch",
        summary="Launch a draft",
        responses={200: ShownCampaign, 202: ShownCampaign},
    )
    @needs(Scope.SEND)
    def launch(path: CampaignPath, header: IdempotencyHeader, body: LaunchBody) -> Response:
        """Launch it now, or at its time: 200 once that is done, 202 where it is owed."""

        def act() -> Kept:
            with needing():
                done = relaunching.launch(
                    *(rt, caller().actor, path.campaign_id, body.accepted(), body.schedule or "")
                )
            return _kept(rt, path.campaign_id, 200 if done else 202)

        return told_again(rt, act)


def _reading(rt: Runtime, door: APIBlueprint) -> None:
    @door.get("/campaigns", summary="All campaigns", responses={200: CampaignPage})
    @needs(Scope.READ)
    def listed(query: CampaignQuery) -> Response:
        """Campaigns of the key's channel, the newest first; discarded ones only if asked for."""
        before = read_cursor(query.cursor)
        found = apireading.listing(
            rt, caller().actor, state=query.status, before=before, limit=query.limit
        )
        here = found[: query.limit]
        page = CampaignPage(
            campaigns=[shown.brief(one, ledger) for one, ledger in here],
            next=cursor(here[-1][0].id) if len(found) > query.limit else None,
        )
        return answered(page)

    @door.get("/campaigns/<campaign_id>", summary="A campaign", responses={200: ShownCampaign})
    @needs(Scope.READ)
    def one(path: CampaignPath) -> Response:
        """How it stands, with its ledger."""
        return given(_kept(rt, path.campaign_id))


def _steering(rt: Runtime, door: APIBlueprint) -> None:
    _press(rt, door, "pause", controlling.pause, "Send nothing more until it is resumed")
    _press(rt, door, "cancel", calling_off.cancel, "End it: who was not texted yet gets nothing")

    @door.post(
        "/campaigns/<campaign_id>/resume",
        summary="Resume a paused campaign",
        responses={200: ShownCampaign},
    )
    @needs(Scope.SEND)
    def resume(path: CampaignPath, header: IdempotencyHeader) -> Response:
        """Go on sending to those who are left; whoever opted out meanwhile is skipped."""
        who = caller().actor
        apireading.find(rt, who, path.campaign_id)

        def act() -> Kept:
            controlling.resume(rt, who, path.campaign_id)
            return _kept(rt, path.campaign_id)

        return told_again(rt, act)


def _press(
    rt: Runtime, door: APIBlueprint, verb: str, press: Callable[..., object], words: str
) -> None:
    """One endpoint that takes a reason, and makes less leave."""

    @needs(Scope.SEND, sends=False)
    def pressed(path: CampaignPath, header: IdempotencyHeader, body: ReasonBody) -> Response:
        who = caller().actor
        apireading.find(rt, who, path.campaign_id)

        def act() -> Kept:
            press(rt, who, path.campaign_id, body.reason)
            return _kept(rt, path.campaign_id)

        def stands(known: Kept) -> bool:
            now = apireading.find(rt, who, path.campaign_id).state
            return bool(json.loads(known.answer)["status"] == now)

        return done_each_time(rt, act, stands)

    pressed.__name__, pressed.__doc__ = verb, f"{words}."
    route = door.post(
        f"/campaigns/<campaign_id>/{verb}", summary=words, responses={200: ShownCampaign}
    )
    route(pressed)


def _accepted(told: HandedIn) -> Kept:
    return kept(shown.accepted(told), 202)


def _kept(rt: Runtime, campaign_id: str, status: int = 200) -> Kept:
    return kept(shown.campaign(apireading.one(rt, caller().actor, campaign_id)), status)
