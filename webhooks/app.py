"""The web process: the doors through which Twilio, Slack and other software speak to us.

Every door checks who speaks before it looks at what is said, commits before it answers 2xx, and
says little when it refuses. The Bolt app is handed in by `wsgi.py`, so that `bot/` and
`webhooks/` need not know each other.
"""

from typing import Final

from flask import Flask

from runtime import Runtime
from webhooks import errors, health, metrics, patience, slack, twilio
from webhooks.api import document, registry
from webhooks.api.reading import Reader

MAX_BODY: Final = 1_000_000
"""Bytes, where a door does not say otherwise; a longer one is refused."""


def build(rt: Runtime, slack_handler: slack.Handler | None = None) -> Flask:
    """The Flask app of one process; without a handler there is no Slack door (Socket Mode)."""
    app = document.app(__name__)
    app.json = Reader(app)
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, MAX_FORM_MEMORY_SIZE=MAX_BODY)
    patience.register(app)
    app.register_blueprint(twilio.blueprint(rt))
    app.register_blueprint(health.blueprint(rt))
    app.register_blueprint(metrics.blueprint(rt))
    registry.register(app, rt)
    if slack_handler is not None:
        app.register_blueprint(slack.blueprint(rt, slack_handler))
    errors.register(app)
    return app
