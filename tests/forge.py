"""Forks each of our processes, with everything imported, in milliseconds instead of seconds.

A program of its own: it reads one JSON order a line and answers each with one. What it forks is
what the Procfile starts: a session of its own, its own environment, folder, log and limits. It
reaps its children, and ends with all of them when its standard input closes.
"""

import gc
import json
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
gc.disable()  # While all that follows is loaded.

import uvloop  # noqa: E402, F401
from sqlalchemy.orm import configure_mappers  # noqa: E402

import bot.app  # noqa: E402, F401
import logs  # noqa: E402
import webhooks.app  # noqa: E402, F401
from campaigns.looks import ALSO, BESIDE  # noqa: E402
from config import load_settings  # noqa: E402
from jobs import clock, workers  # noqa: E402
from jobs.rehearsing import rehearse_card, rehearse_lane  # noqa: E402
from models import base as databases  # noqa: E402
from runtime import build  # noqa: E402
from tests.statements import Sharing  # noqa: E402

gunicorn: Any = import_module("gunicorn.app.wsgiapp")
import_module("gunicorn.workers.gthread")
configure_mappers()  # 60 ms of CPU, in each fork anew.
databases._engine = Sharing()
gc.freeze()
gc.enable()

ended: dict[int, int] = {}
children: set[int] = set()


def main() -> None:
    """Serve orders until standard input closes."""
    signal.signal(signal.SIGCHLD, _reap)
    print(json.dumps({"ready": True}), flush=True)
    while line := sys.stdin.readline():
        order = json.loads(line)
        print(json.dumps(ORDERS[order["do"]](order)), flush=True)
    _end_all()


def _poll(order: dict[str, Any]) -> dict[str, Any]:
    return {"code": ended.get(order["pid"])}


def _rehearse(order: dict[str, Any]) -> dict[str, Any]:
    """Ask a database with one draft what clocks, cards and lanes ask; no fork compiles it again.

    Twice: SQLAlchemy takes a kept statement for another one the second time.
    """
    os.environ.update(order["environment"])
    settings = load_settings()
    logs.configure(settings, silent=True)
    rt = build(settings)
    for _ in range(2):
        clock.tick(rt, (*ALSO, *BESIDE))
        rehearse_card(rt.db)
        rehearse_lane(rt.db)
    rt.close()
    gc.collect()
    gc.freeze()
    return {}


def _start(order: dict[str, Any]) -> dict[str, Any]:
    # Until it is known as a child, its end must not be reaped.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    pid = os.fork()
    if pid == 0:
        _become(order)
    children.add(pid)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    return {"pid": pid}


def _become(order: dict[str, Any]) -> None:
    """Turn this fork into the process that was ordered; does not return."""
    code = 1
    try:
        _settle_in(order)
        code = _run(order["role"], order["arguments"])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        with suppress(OSError):
            sys.stderr.flush()
        os._exit(code)


def _settle_in(order: dict[str, Any]) -> None:
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(order["folder"])
    nothing = os.open(os.devnull, os.O_RDONLY)
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for there, here in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(there, here)


def _run(role: str, arguments: list[str]) -> int:
    if role == "clock":
        clock.main(also=ALSO, beside=BESIDE)
    elif role == "web":
        sys.argv = ["gunicorn", *arguments]
        gunicorn.run()
    else:
        workers.main(role)
    return 0


def _reap(_number: int, _frame: object) -> None:
    for pid in list(children):
        with suppress(ChildProcessError):
            found, status = os.waitpid(pid, os.WNOHANG)
            if found:
                children.discard(pid)
                ended[pid] = os.waitstatus_to_exitcode(status)


def _end_all() -> None:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                if os.getsid(int(entry.name)) in children:
                    os.kill(int(entry.name), signal.SIGKILL)


ORDERS = {"start": _start, "poll": _poll, "rehearse": _rehearse}


if __name__ == "__main__":
    main()
