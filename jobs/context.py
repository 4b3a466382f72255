"""The runtime of the process that a job runs in.

RQ forks for every job; a connection opened before the fork would be shared by two processes, so
the runtime is kept per process id and built when a job first asks for it.
"""

import os

from config import load_settings
from runtime import Runtime, build

_kept: dict[int, Runtime] = {}


def runtime() -> Runtime:
    """This process' runtime."""
    pid = os.getpid()
    if pid not in _kept:
        _kept.clear()
        _kept[pid] = build(load_settings())
    return _kept[pid]


def use(rt: Runtime) -> None:
    """Let jobs of this process use a runtime that was composed elsewhere (the clock, a test)."""
    _kept.clear()
    _kept[os.getpid()] = rt
