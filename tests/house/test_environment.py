"""Settings, processes and locks: what people copy from us has to be whole."""

import re

import pytest
from annotated_types import Le

from config import Settings
from jobs.queues import JOB_SECONDS, QueueName
from jobs.send.crew import LONGEST_SECONDS
from jobs.send.engine import LONGEST_HOLD
from tests.house.source import ROOT

EXAMPLE = (ROOT / ".env.example").read_text()
NAMED = set(re.findall(r"^([A-Z][A-Z_]+)=", EXAMPLE, re.MULTILINE))
PROCFILE = dict(
    line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines() if line.strip()
)
SERVES = {
    "sender": {QueueName.URGENT, QueueName.SEND},
    "worker": {QueueName.WORK},
    "courier": {QueueName.WEBHOOKS},
}
HOST = re.compile(r"https?://|index-url", re.IGNORECASE)


def test_the_example_lists_every_setting_and_no_other() -> None:
    assert {name.upper() for name in Settings.model_fields} == NAMED


def test_the_example_shows_the_defaults() -> None:
    loaded = Settings(_env_file=ROOT / ".env.example")

    assert loaded == Settings(_env_file=None)


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLLCALL_IN_FLIGHT", "many")

    with pytest.raises(ValueError, match="rollcall_in_flight"):
        Settings(_env_file=None)


def test_whatever_is_set_a_lane_ends_before_its_job_would_be_ended() -> None:
    """Its last turn, a request that hangs, and the settling: RQ would kill it in the middle."""
    last = ("rollcall_lane_seconds", "rollcall_request_timeout_seconds", "rollcall_closing_seconds")
    bounds = [
        it.le for name in last for it in Settings.model_fields[name].metadata if isinstance(it, Le)
    ]
    assert len(bounds) == len(last)
    assert LONGEST_SECONDS + LONGEST_HOLD + sum(float(str(it)) for it in bounds) < JOB_SECONDS - 60


def test_every_process_of_the_architecture_is_in_the_procfile() -> None:
    assert set(PROCFILE) == {"release", "redis", "web", "sender", "worker", "courier", "clock"}


def test_every_process_replaces_its_shell() -> None:
    assert [name for name, command in PROCFILE.items() if not command.startswith("exec ")] == []


def test_every_queue_has_a_process_that_works_on_it() -> None:
    served = {queue for role, queues in SERVES.items() if role in PROCFILE for queue in queues}

    assert served == set(QueueName)


LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock"]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_registry_and_hashes_everything(name: str) -> None:
    lock = (ROOT / name).read_text()
    pinned = re.findall(r"^[\w.\[\]-]+==", lock, re.MULTILINE)
    hashed = re.findall(r"^[\w.\[\]-]+==[^\n]*\\\n\s+--hash=sha256:", lock, re.MULTILINE)

    assert HOST.search(lock) is None
    assert len(pinned) == len(hashed) > 30


def test_every_dependency_is_locked() -> None:
    project = (ROOT / "pyproject.toml").read_text()
    wanted = set(re.findall(r'^  "([\w.-]+)[\[><=~!]', project, re.MULTILINE))
    locks = "\n".join((ROOT / name).read_text() for name in LOCKS)
    locked = set(re.findall(r"^([\w.-]+)", locks, re.MULTILINE))

    assert {name.lower() for name in wanted} <= {name.lower() for name in locked}
