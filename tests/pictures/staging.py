"""A workspace to be looked at: the real client posts our own blocks into a fresh Slack."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlencode

from slack_sdk import WebClient

from gateways.slack.facts import Rendered, View
from simulator.client import Simulator
from simulator.slack import SlackConfig
from simulator.slack.client import SlackControl
from tests.gateways.slack.samples import AT

CHANNEL = "C01CAMPAIGNS"
ADA = "U01ADA"
MINUTES_LATER = 300


class Silent(BaseHTTPRequestHandler):
    """An app that takes whatever Slack says, and answers as it was told."""

    answer = b""

    def do_POST(self) -> None:
        """Every gesture."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.answer)))
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, *args: Any) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The workspace; the times of the samples are five minutes ago."""

    slack: SlackControl
    web: WebClient

    def posts(self, rendered: Rendered, thread: str | None = None) -> str:
        """Into #campaigns; its ts."""
        answer = self.web.chat_postMessage(
            channel=CHANNEL,
            text=rendered.text,
            blocks=[dict(it) for it in rendered.blocks],
            thread_ts=thread,
        )
        return str(answer["ts"])

    def tells(self, rendered: Rendered) -> str:
        """Ada, by direct message; its channel."""
        blocks = [dict(it) for it in rendered.blocks]
        answer = self.web.chat_postMessage(channel=ADA, text=rendered.text, blocks=blocks)
        return str(answer["channel"])

    def shows(self, picture: bytes, words: str, *, thread: str) -> None:
        """A picture in a thread."""
        self.web.files_upload_v2(
            content=picture,
            filename="chart.png",
            channel=CHANNEL,
            initial_comment=words,
            thread_ts=thread,
        )

    def whispers(self, rendered: Rendered) -> None:
        """To Ada alone."""
        blocks = [dict(it) for it in rendered.blocks]
        self.web.chat_postEphemeral(channel=CHANNEL, user=ADA, text=rendered.text, blocks=blocks)

    def opens(self, view: View) -> None:
        """A form, over what Ada sees."""
        typed = self.slack.command("ada", "#campaigns", "/campaign", "")
        self.web.views_open(trigger_id=typed["sent"]["trigger_id"], view=dict(view))

    def page(self, **where: str) -> str:
        """Where it can be looked at."""
        asked = {"user": "ada", "channel": CHANNEL} | where
        return f"{self.slack.base_url}/sim/slack/ui?{urlencode(asked)}"


@contextmanager
def staged(simulator: Simulator) -> Iterator[Stage]:
    """A stage on that simulator, emptied by `again` for each picture."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Silent)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    web = WebClient(SlackConfig().bot_token, base_url=f"{simulator.base_url}/api/")
    again(simulator, f"http://127.0.0.1:{server.server_port}/slack/events")
    try:
        yield Stage(simulator.slack, web)
    finally:
        server.shutdown()
        server.server_close()


def again(simulator: Simulator, request_url: str = "") -> None:
    """As at the start, at the time of the samples."""
    simulator.reset()
    simulator.slack.limits(enabled=False)
    simulator.slack.set_clock(AT.timestamp() + MINUTES_LATER)
    if request_url:
        simulator.slack.configure(request_url=request_url)
