"""The web process' row among the living: without one for a while, webhooks may have been missed.

A thread shows life, not the requests: a quiet night is no outage. Whoever finds no living web
process, or one that began lately, has Twilio's log read every minute (invariant 7).
"""

import atexit
import os
import socket
import threading
from typing import Final

import structlog

from models import processes
from models.base import AWAY
from runtime import Runtime

log = structlog.get_logger(__name__)

BEAT_SECONDS: Final = 10.0
ROLE: Final = "web"


class Presence:
    """Signs in at `begin`, shows life every ten seconds, and signs out at `end`."""

    def __init__(self, rt: Runtime, seconds: float = BEAT_SECONDS) -> None:
        self._rt = rt
        self._seconds = seconds
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._live, name="presence", daemon=True)

    def begin(self) -> None:
        """Show life from now on, until the process exits."""
        atexit.register(self.end)
        self._thread.start()

    def end(self) -> None:
        """Sign out; a second call changes nothing."""
        atexit.unregister(self.end)
        if not self._ended.is_set():
            self._ended.set()
            self._thread.join()
            self._write(ended=True)

    def _live(self) -> None:
        while True:
            self._write(ended=False)
            if self._ended.wait(self._seconds):
                return

    def _write(self, *, ended: bool) -> None:
        now = self._rt.clock()
        try:
            with self._rt.db.write() as session:
                processes.begin(
                    session,
                    token=self._rt.token,
                    role=ROLE,
                    host=socket.gethostname(),
                    pid=os.getpid(),
                    now=now,
                )
                if ended:
                    processes.end(session, self._rt.token, now)
        except AWAY as error:
            log.warning("presence_unwritten", error=type(error).__name__)
