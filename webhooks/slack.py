"""Slack's door: slash commands, button presses, modal submissions and events, all in one place.

The signature is checked first (over the raw body, not older than 300 s, else 401); then Bolt
reads what is said and acknowledges.
"""

from typing import Protocol

import structlog
from flask import Blueprint, Request, Response, abort, request

from gateways.slack import signature
from runtime import Runtime

log = structlog.get_logger(__name__)


class Handler(Protocol):
    """Bolt's adapter for Flask."""

    def handle(self, req: Request) -> Response:
        """Answer one request of Slack's."""


def blueprint(rt: Runtime, handler: Handler) -> Blueprint:
    """`POST /slack/events`."""
    door = Blueprint("slack", __name__)

    @door.post("/slack/events")
    def events() -> Response:
        if not signature.valid(rt.settings, request.get_data(), dict(request.headers)):
            abort(401)
        answer = handler.handle(request)
        if answer.status_code >= 400:
            log.warning("request_refused", door="slack", status=answer.status_code)
        return answer

    return door
