"""A full disk: the alarm is raised for nothing else, and the team hears of each change once."""

from collections.abc import Sequence

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from gateways.redis import alarms
from jobs import disk
from models.base import AWAY, is_full
from models.tables import Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only
CHANNEL = "C01CAMPAIGNS"


def failure(rt: Runtime, statement: str) -> Exception:
    """What the database itself raises for a statement."""
    with pytest.raises(AWAY) as raised, rt.db.write() as session:
        session.execute(text(statement))
    return raised.value


def full_disk(rt: Runtime) -> Exception:
    """A write that needs more pages than the database may have."""
    with pytest.raises(AWAY) as raised, rt.db.write() as session:
        pages = session.scalar(text("PRAGMA page_count"))
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
        session.execute(text("CREATE TABLE more AS SELECT randomblob(100000) AS it"))
    return raised.value


def said(slack: SlackControl) -> Sequence[str]:
    """What was said of the disk, in order."""
    shown = map(text_of, slack.messages(CHANNEL))
    return ["full" if "is full" in it else "space" for it in shown if "database" in it]


@pytest.mark.parametrize(
    ("words", "full"),
    [
        ("database or disk is full", True),
        ("disk I/O error", True),
        ("could not extend file: No space left on device", True),
        ("could not extend file: File too large", True),
        ("could not write: disk full", True),
        ("database is locked", False),
        ("no such table: more", False),
        ("UNIQUE constraint failed: processes.token", False),
    ],
)
def test_a_full_disk_is_told_from_other_errors(words: str, full: bool) -> None:
    assert is_full(DBAPIError("INSERT", {}, Exception(words))) is full


def test_a_write_that_finds_no_space_raises_the_alarm_for_all(rt: Runtime) -> None:
    disk.note(rt, full_disk(rt))

    assert disk.seems_full(rt)
    assert (
        0
        < rt.redis.ttl("rollcall:disk-full")
        <= (disk.HOLDS * rt.settings.rollcall_lane_silent_seconds)
    )


def test_another_error_raises_no_alarm(rt: Runtime) -> None:
    disk.note(rt, failure(rt, "SELECT * FROM more"))

    assert not disk.seems_full(rt)


@pytest.mark.usefixtures("workspace", "clock")
def test_the_team_hears_once_that_it_is_full_and_once_that_it_is_not(
    rt: Runtime, slack: SlackControl
) -> None:
    told = disk.Told()
    disk.tell(rt, told, failed=False)
    assert said(slack) == []

    alarms.raise_full(rt.redis, 60)
    for _ in range(3):
        disk.tell(rt, told, failed=False)
    assert said(slack) == ["full"]

    rt.redis.delete("rollcall:disk-full")
    for _ in range(3):
        disk.tell(rt, told, failed=False)
    assert said(slack) == ["full", "space"]

    disk.tell(rt, told, failed=True)
    assert said(slack) == ["full", "space", "full"]


@pytest.mark.usefixtures("workspace")
def test_while_slack_is_away_the_team_is_told_later(
    rt: Runtime, slack: SlackControl, clock: Clock
) -> None:
    told = disk.Told()
    slack.down()
    disk.tell(rt, told, failed=True)
    slack.all_well()
    assert said(slack) == []

    clock.step(60)
    disk.tell(rt, told, failed=True)
    assert said(slack) == ["full"]


@pytest.mark.usefixtures("clock")
def test_a_channel_that_refuses_is_not_asked_again_and_again(
    rt: Runtime, slack: SlackControl, workspace: Workspace
) -> None:
    with rt.db.write() as session:
        session.get_one(Workspace, workspace.id).channel_id = "C01NOBOT"
    told = disk.Told()
    disk.tell(rt, told, failed=True)
    asked = len(slack.calls("chat.postMessage"))
    disk.tell(rt, told, failed=True)

    assert asked == 1
    assert len(slack.calls("chat.postMessage")) == asked
