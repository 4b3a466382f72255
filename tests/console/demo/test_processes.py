"""The demo's processes never outlive it, however it ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from console.demo.processes import Children

ROOT = Path(__file__).resolve().parents[3]
CHILD = (
    "import os, pathlib, time; pathlib.Path('{name}').write_text(str(os.getpid())); time.sleep(60)"
)
PARENT = """
import os, sys, time
from pathlib import Path
from console.demo.processes import Children
folder = Path(sys.argv[1])
with Children(folder, dict(os.environ)) as children:
    children.start("one", ["-c", sys.argv[2]])
    time.sleep(60)
"""
HEEDING = """
import os, signal
from console.demo.processes import heed_signals
heed_signals()
try:
    print("up", flush=True)
    signal.pause()
except KeyboardInterrupt:
    os.kill(os.getpid(), signal.SIGTERM)  # A second one does not break off the ending.
    print("ended in order")
"""
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"


def awaited(look: Callable[[], bool]) -> bool:
    """Whether it becomes so within half a minute."""
    deadline = time.monotonic() + 30
    while not look():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def pid_in(file: Path) -> int:
    """The process that wrote its id there."""
    assert awaited(lambda: file.exists() and bool(file.read_text()))
    return int(file.read_text())


def is_gone(pid: int) -> bool:
    """Whether there is no such process, or a dead one that nobody has collected yet."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):  # collected between the two looks
        return Path("/proc/self").exists()
    return stat.rpartition(")")[2].split()[0] == "Z"


def test_they_end_with_the_block(tmp_path: Path) -> None:
    with Children(tmp_path, dict(os.environ)) as children:
        children.start("one", ["-c", CHILD.format(name="pid")])
        pid = pid_in(tmp_path / "pid")
        assert children.dead() == []

    assert is_gone(pid)


def test_they_end_though_the_block_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Children(tmp_path, dict(os.environ)) as children:
        children.start("one", ["-c", CHILD.format(name="pid")])
        pid = pid_in(tmp_path / "pid")
        raise KeyboardInterrupt

    assert is_gone(pid)


def test_what_a_child_leaves_in_its_session_is_killed(tmp_path: Path) -> None:
    """RQ's jobs have process groups of their own."""
    forks = "import os\nif os.fork() == 0:\n    os.setpgrp()\n    " + CHILD.format(name="inner")
    with Children(tmp_path, dict(os.environ)) as children:
        children.start("one", ["-c", f"{STUBBORN}{forks}\nos.wait()"])
        pid = pid_in(tmp_path / "inner")
        children.end("one", patience=0.2)

    assert awaited(lambda: is_gone(pid))


def test_one_that_ended_by_itself_is_named(tmp_path: Path) -> None:
    with Children(tmp_path, dict(os.environ)) as children:
        children.start("short", ["-c", "print('no')"])

        assert awaited(lambda: children.dead() == ["short"])
    assert (tmp_path / "short.log").read_text() == "no\n"


@pytest.mark.skipif(sys.platform != "linux", reason="the parent-death signal is Linux'")
def test_they_end_though_their_parent_is_killed_outright(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path), CHILD.format(name="pid")], cwd=ROOT
    )
    pid = pid_in(tmp_path / "pid")
    parent.send_signal(signal.SIGKILL)
    parent.wait()

    assert awaited(lambda: is_gone(pid))


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM], ids=["ctrl_c", "kill"])
def test_a_demo_in_the_background_ends_in_order_though_its_shell_had_it_ignore_ctrl_c(
    sent: signal.Signals,
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HEEDING],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )
    assert process.stdout is not None and process.stdout.readline() == "up\n"
    process.send_signal(sent)

    assert process.communicate(timeout=30)[0] == "ended in order\n"
