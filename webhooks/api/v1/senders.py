"""`GET /v1/senders`: what texts can be sent from."""

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import Field

from campaigns import senders
from domain.apikeys import Scope
from domain.views import SenderView
from runtime import Runtime
from webhooks.api.auth import caller, guarded, needs
from webhooks.api.shapes import Shown, answered


class ShownSender(Shown):
    """A number, short code, name or messaging service."""

    name: str
    number: str = Field(description="What texts come from: E.164, a short code, a name, or `MG…`")
    kind: str
    is_default: bool
    is_stopped: bool = Field(description="Nothing leaves from it until a person releases it")


class ShownSenders(Shown):
    """All senders of the workspace."""

    senders: list[ShownSender]


def blueprint(rt: Runtime) -> APIBlueprint:
    """The endpoint."""
    door = guarded(rt, "v1_senders", "/v1")

    @door.get("/senders", summary="All senders", responses={200: ShownSenders})
    @needs(Scope.READ)
    def listed() -> Response:
        """All senders of the workspace, those that are stopped too."""
        found = senders.listing(rt, caller().actor)
        return answered(ShownSenders(senders=[_shown(sender) for sender in found]))

    return door


def _shown(sender: SenderView) -> ShownSender:
    return ShownSender(
        name=sender.name,
        number=sender.address,
        kind=sender.kind,
        is_default=sender.is_default,
        is_stopped=bool(sender.stopped_reason),
    )
