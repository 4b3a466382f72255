"""The runtime of the process that a job runs in.

RQ forks for every job; a connection opened before the fork would be shared by two processes, so
the runtime is kept per process id and built when a job first asks for it. Settings are read once,
before the fork: reading them takes a tenth of the time from a lane's start to its first text. So is
the database without its connections: the statements that the parent has compiled are not compiled
again in each job, which takes most of a card's time.
"""

import os

from config import Settings, load_settings
from models.base import Database
from runtime import Runtime, build

_kept: dict[int, Runtime] = {}
_given: list[tuple[Settings, Database]] = []


def runtime() -> Runtime:
    """This process' runtime."""
    pid = os.getpid()
    if pid not in _kept:
        _kept.clear()
        _kept[pid] = _build()
    return _kept[pid]


def _build() -> Runtime:
    if not _given:
        return build(load_settings())
    settings, db = _given[0]
    db.inherit()
    return build(settings, db=db)


def give(settings: Settings) -> Database:
    """Let jobs of the processes that this one forks take these settings, and this database."""
    db = Database(settings.database_url)
    _given[:] = [(settings, db)]
    return db


def use(rt: Runtime) -> None:
    """Let jobs of this process use a runtime that was composed elsewhere (the clock, a test)."""
    _kept.clear()
    _kept[os.getpid()] = rt
