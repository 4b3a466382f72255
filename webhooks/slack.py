"""Slack's door: slash commands, button presses, modal submissions and events, all in one place.

The signature is checked first (over the raw body, not older than 300 s, else 401), then that the
body can be read at all (else 400); then Bolt reads what is said and acknowledges.
"""

import json
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
        if not _readable(request):
            abort(400)
        answer = handler.handle(request)
        if answer.status_code >= 400:
            log.warning("request_refused", door="slack", status=answer.status_code)
        return answer

    return door


def _readable(asked: Request) -> bool:
    """Whether it is a form or a JSON object, which stands by itself or as the form's `payload`."""
    body = asked.get_data(as_text=True)
    said = body if asked.is_json or body.startswith("{") else asked.form.get("payload")
    if said is None:
        return True
    try:
        return isinstance(json.loads(said), dict)
    except (ValueError, RecursionError):
        return False
