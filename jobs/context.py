"""The runtime of the process that a job runs in.

RQ forks for every job; a connection opened before the fork would be shared by two processes, so
the runtime is kept per process id and built when a job first asks for it. Settings are read once,
before the fork: reading them takes a tenth of the time from a lane's start to its first text.
"""

import os

from config import Settings, load_settings
from runtime import Runtime, build

_kept: dict[int, Runtime] = {}
_given: list[Settings] = []


def runtime() -> Runtime:
    """This process' runtime."""
    pid = os.getpid()
    if pid not in _kept:
        _kept.clear()
        _kept[pid] = build(_given[0] if _given else load_settings())
    return _kept[pid]


def give(settings: Settings) -> None:
    """Let jobs of this process and of those that it forks take these settings."""
    _given[:] = [settings]


def use(rt: Runtime) -> None:
    """Let jobs of this process use a runtime that was composed elsewhere (the clock, a test)."""
    _kept.clear()
    _kept[os.getpid()] = rt
