"""All endpoints of the API, in the order in which the document lists them."""

from collections.abc import Callable
from typing import Final

from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.openapi import OpenAPI

from runtime import Runtime
from webhooks.api import page
from webhooks.api.v1 import campaigns, estimates, messages, opt_outs, replies, senders
from webhooks.api.v2 import bulk

DOORS: Final[tuple[Callable[[Runtime], APIBlueprint], ...]] = (
    campaigns.blueprint,
    estimates.blueprint,
    messages.blueprint,
    opt_outs.blueprint,
    replies.blueprint,
    senders.blueprint,
    bulk.blueprint,
)


def register(app: OpenAPI, rt: Runtime) -> None:
    """Open the API's door."""
    app.register_blueprint(page.blueprint())
    for blueprint in DOORS:
        app.register_api(blueprint(rt))
