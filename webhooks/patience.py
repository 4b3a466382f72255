"""How long the web process waits for whoever stops in the middle of an answer.

Each of its threads serves one request at a time. Without an end to the waiting, somebody who asks
for a long file and reads no more of it keeps a thread for as long as they like; a few of them, and
no receipt and no STOP comes in. Requests get a thread once they are whole (`webhooks.worker`).
"""

import socket
from typing import Final

from flask import Flask, request

SECONDS: Final = 20
"""For one part of an answer (some 100 kB) to be taken."""


def register(app: Flask) -> None:
    """Limit the waiting for every request of this app; gunicorn sets the next one's anew."""

    @app.before_request
    def wait_no_longer() -> None:
        connection = request.environ.get("gunicorn.socket")
        if isinstance(connection, socket.socket):
            connection.settimeout(SECONDS)
