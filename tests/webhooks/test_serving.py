"""A real gunicorn with our worker and settings: who it waits for, and whom it cuts."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HALF = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 40\r\n\r\nST"
WHOLE = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nSTOP"
PATIENCE = 30


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Of one process with one thread."""
    log = tmp_path_factory.mktemp("web") / "log"
    command = [sys.executable, "-m", "gunicorn", "--config", str(ROOT / "gunicorn.conf.py")]
    command += ["--bind", "127.0.0.1:0", "--workers", "1", "--threads", "1"]
    command += ["--worker-class", "tests.webhooks.impatient.Impatient"]
    with log.open("wb") as told:
        server = subprocess.Popen(
            [*command, "tests.webhooks.impatient:app"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=told,
        )
    try:
        yield listening(log)
    finally:
        server.terminate()
        server.wait(PATIENCE)


def listening(log: Path) -> int:
    """The port, once the server says it."""
    until = time.monotonic() + PATIENCE
    while not (found := re.search(r"Listening at: http://127\.0\.0\.1:(\d+)", log.read_text())):
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.02)
    return int(found[1])


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), PATIENCE)


def answered(port: int) -> bool:
    with connected(port) as other:
        other.sendall(WHOLE)
        return said_back(other, 1).endswith(b"STOP")


def said_back(line: socket.socket, times: int) -> bytes:
    """All that is answered, until so many bodies have come back."""
    said = b""
    while said.count(b"STOP") < times and (more := line.recv(9_000)):
        said += more
    return said


def is_cut(line: socket.socket) -> bool:
    try:
        return line.recv(1) == b""
    except ConnectionResetError:
        return True


def test_who_stops_in_the_middle_is_cut_and_keeps_nobody_else(port: int) -> None:
    with connected(port) as stalled:
        stalled.sendall(HALF)

        assert answered(port)
        assert is_cut(stalled)


def test_who_sends_a_byte_now_and_then_is_cut_and_keeps_nobody_else(port: int) -> None:
    with connected(port) as slow:
        slow.sendall(HALF)
        slow.settimeout(0.2)
        until = time.monotonic() + PATIENCE
        while True:
            assert time.monotonic() < until
            try:
                slow.sendall(b"x")
                assert slow.recv(1) == b""
                break
            except TimeoutError:
                assert answered(port)
            except (ConnectionResetError, BrokenPipeError):
                break


def test_whole_requests_in_one_breath_are_all_answered(port: int) -> None:
    with connected(port) as line:
        line.sendall(WHOLE * 5)

        assert said_back(line, 5).count(b"200 OK") == 5


def test_who_waits_to_be_asked_is_asked_once(port: int) -> None:
    head, body = WHOLE.removesuffix(b"STOP"), b"STOP"
    with connected(port) as line:
        line.sendall(head.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n"))
        said = line.recv(9_000)
        line.sendall(body + WHOLE)
        said += said_back(line, 2)

    assert said.count(b"100 Continue") == 1
