"""`rollcall setup` at a real terminal: asked, checked at once, saved at the end."""

import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from config import Settings
from models.tables import Sender, Workspace
from runtime import Runtime

pytestmark = pytest.mark.sqlite_only
ROOT = Path(__file__).resolve().parents[2]
TEAM = ["Elm Dental", "512-555-0100", "Texas", "us", "US CA", "Mars", "America/Chicago"]
PRICES = ["much", "0.009", "", ""]
NUMBER = ["main", "toll-free", "12", "+18335550100", "", "", "y"]


def answer(settings: Settings, lines: Sequence[str], cwd: Path) -> tuple[int, str]:
    """Type these lines into `rollcall setup`; its exit code and what the terminal shows."""
    ours, theirs = pty.openpty()
    environment = {
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "PUBLIC_URL": settings.public_url,
        "PYTHONPATH": str(ROOT),
        "PATH": os.environ["PATH"],
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "setup"],
        cwd=cwd,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, "".join(f"{line}\n" for line in lines).encode())
    shown = b""
    with suppress(OSError):  # the terminal is gone when its last process is
        while part := os.read(ours, 65536):
            shown += part
    os.close(ours)
    return process.wait(), shown.decode()


def test_each_wrong_answer_is_asked_for_again(
    rt: Runtime, settings: Settings, tmp_path: Path
) -> None:
    code, shown = answer(settings, [*TEAM, *PRICES, *NUMBER], tmp_path)

    assert code == 0, shown
    for sentence in ("“Texas” is not a country code", "“Mars” is not a time", "“much” is not a"):
        assert sentence in shown
    with rt.db.read() as session:
        team, number = session.query(Workspace).one(), session.query(Sender).one()
    assert (team.business_name, team.countries, team.zone) == (
        "Elm Dental",
        ["CA", "US"],
        "America/Chicago",
    )
    assert (number.kind, number.throughput, number.registration) == ("toll_free", 3.0, "registered")


def test_nothing_is_saved_before_the_last_answer(
    rt: Runtime, settings: Settings, tmp_path: Path
) -> None:
    code, shown = answer(settings, [*TEAM, "\x04"], tmp_path)

    assert code != 0, shown
    with rt.db.read() as session:
        assert session.query(Workspace).count() == 0
