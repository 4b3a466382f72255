"""A sending process' own row: whoever finds its claims later can tell whether it lives."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from models import processes
from models.base import AWAY
from runtime import Runtime

log = structlog.get_logger(__name__)


@contextmanager
def present(rt: Runtime, role: str) -> Iterator[None]:
    """Sign in under the runtime's token, and out at the end.

    Without a row nobody could settle its claims, so a database that is away ends the job here.
    """
    with rt.db.write() as session:
        processes.begin(
            session,
            token=rt.token,
            role=role,
            host=socket.gethostname(),
            pid=os.getpid(),
            now=rt.clock(),
        )
    try:
        yield
    finally:
        try:
            with rt.db.write() as session:
                processes.end(session, rt.token, rt.clock())
        except AWAY as error:
            log.warning("goodbye_unwritten", error=type(error).__name__)
