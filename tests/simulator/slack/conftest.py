"""A real slack_sdk client and a real slack_bolt app that live with the simulated Slack."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask, request
from slack_bolt import App
from slack_bolt.adapter.flask import SlackRequestHandler
from slack_sdk import WebClient
from werkzeug.serving import make_server

from simulator.client import Simulator
from simulator.slack import SlackConfig
from simulator.slack.client import SlackControl

DEFAULTS = SlackConfig()


@pytest.fixture
def slack(simulator: Simulator) -> SlackControl:
    """The workspace, fresh."""
    return simulator.slack


@pytest.fixture
def web(simulator: Simulator) -> WebClient:
    """The real client with the bot's token."""
    return WebClient(DEFAULTS.bot_token, base_url=f"{simulator.base_url}/api/")


class BoltApp:
    """A running Bolt app; `seen` holds the requests that reached it, with their headers."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.seen: list[dict[str, Any]] = []
        flask = Flask("receiver")
        handler = SlackRequestHandler(app)

        @flask.post("/slack/events")
        def receive() -> Any:
            self.seen.append({"headers": dict(request.headers), "form": request.get_data(True)})
            return handler.handle(request)

        self.server = make_server("127.0.0.1", 0, flask, threaded=True)
        self.url = f"http://127.0.0.1:{self.server.server_port}/slack/events"
        self.thread = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )


@pytest.fixture
def bolt(
    slack: SlackControl, web: WebClient
) -> Iterator[Callable[[Callable[[App], None]], BoltApp]]:
    """Starts a Bolt app with the listeners that the given function registers."""
    running: list[BoltApp] = []

    def start(register: Callable[[App], None]) -> BoltApp:
        app = App(client=web, signing_secret=DEFAULTS.signing_secret)
        register(app)
        made = BoltApp(app)
        running.append(made)
        made.thread.start()
        slack.configure(request_url=made.url)
        return made

    yield start
    for made in running:
        made.server.shutdown()
        made.thread.join()
        made.server.server_close()
