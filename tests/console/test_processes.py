"""The embedded server: it serves, keeps its data, and leaves nothing behind."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(port: int, var: Path) -> Iterator[redis.Redis]:
    environment = os.environ | {
        "REDIS_URL": f"redis://127.0.0.1:{port}/0",
        "ROLLCALL_VAR": str(var),
    }
    command = [sys.executable, str(ROOT / "cli.py"), "redis"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, cwd=ROOT)
    client = redis.Redis(port=port)
    try:
        _wait_for(client)
        yield client
    finally:
        client.close()
        process.terminate()
        assert process.wait(timeout=20) == 0


def _wait_for(client: redis.Redis) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            client.ping()
        except redis.ConnectionError:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        else:
            return


def test_it_keeps_what_was_written_and_ends_when_told(port: int, tmp_path: Path) -> None:
    with serving(port, tmp_path) as client:
        client.set("kept", "yes")

    with serving(port, tmp_path) as client:
        assert client.get("kept") == b"yes"

    with pytest.raises(redis.ConnectionError):
        redis.Redis(port=port).ping()
