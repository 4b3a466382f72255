"""The host's clock steps by an hour, forth and back: nothing twice, and the speed stays right."""

import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from campaigns.launching import launch
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.teamhours import to_data
from domain.windows import TeamHours, Window
from jobs.sweep.hours import go_over
from models import hours
from models.tables import Workspace
from runtime import build, utc_now
from tests.faults.conftest import ATTESTED, Row
from tests.faults.stack import until
from tests.forging import Forge

pytestmark = pytest.mark.sqlite_only
HOUR = 3600


@pytest.fixture(scope="module")
def forge() -> Iterator[Forge]:
    """Everything that it forks follows a clock of ours."""
    made = Forge(PYTHONPATH=str(Path(__file__).with_name("stepping")))
    yield made
    made.close()


@pytest.mark.parametrize("step", [HOUR, -HOUR], ids=["forth", "back"])
def test_a_clock_that_steps_texts_nobody_twice_and_no_faster(row: Row, step: int) -> None:
    clock = row.stack.folder / "clock"
    clock.write_text("0")
    row.stack.told["ROLLCALL_TEST_CLOCK"] = str(clock)
    row.answers_take(0.1)
    row.stack.start_web()
    judge = row.begin()
    row.sent(0.3)
    clock.write_text(str(step))
    row.ahead = timedelta(seconds=step)
    # Half an hour without a sign of life: from here it looks like a restored backup, and asks.
    until(lambda: resumed(row) or judge.count() >= row.scale.recipients / 2, "half of it")
    row.chance.choice(row.senders()).kill()
    clock.write_text("0")
    row.ahead = timedelta(0)
    row.finish(lambda: resumed(row))

    judge.verdict()
    # Without slots the rest would leave at once; a busy carrier bunches what it is asked.
    assert judge.worst_second() <= row.scale.throughput * (1 if row.scale.is_long else 2) + 2


@pytest.mark.parametrize("step", [HOUR, -HOUR], ids=["before-it-opens", "after-it-closed"])
def test_a_clock_that_steps_over_an_opening_or_a_closing_texts_nobody_outside_the_hours(
    row: Row, step: int
) -> None:
    """One sender was there before the step; the other began with the wrong clock."""
    clock = row.stack.folder / "clock"
    clock.write_text("0")
    row.stack.told["ROLLCALL_TEST_CLOCK"] = str(clock)
    # For the stepped clock the window is open, half an hour from either end of it.
    texas_opens_in(row, timedelta(minutes=30) if step > 0 else -timedelta(hours=8, minutes=20))
    judge = row.draft(40)
    for role in ("sender", "clock", "worker"):
        row.stack.start(role)
    row.senders_signed_in(1)
    clock.write_text(str(step))
    row.ahead = timedelta(seconds=step)
    row.stack.start("sender")
    with closing(build(row.stack.settings, clock=lambda: utc_now() + row.ahead)) as rt:
        wording_id = row.campaign.wording_id or 0
        launch(rt, row.actor(), row.campaign.public_id, wording_id, answers=ATTESTED)
        until(lambda: judge.buckets() == {Bucket.HELD: 40}, "everybody to be held")

        assert not judge.requests()

        texas_opens_in(row, timedelta(minutes=-90))
        with row.db.write() as session:
            hours.refresh(session, row.campaign.id, rt.clock(), every=True)
        go_over(rt, row.campaign.id)
    row.finish()

    judge.verdict()


def texas_opens_in(row: Row, wait: timedelta) -> None:
    """Let the team's informational hours begin so much from now, where the audience is; for 8."""
    local = (datetime.now(UTC) + wait).astimezone(ZoneInfo("America/Chicago"))
    opens = local.hour * 60 + local.minute
    team = TeamHours(informational=Window(opens, opens + 8 * 60))
    with row.db.write() as session:
        session.get_one(Workspace, row.workspace.id).hours = to_data(team)


def resumed(row: Row) -> bool:
    """Let a person go on with the campaign if it asks; False: there is nothing to wait for."""
    if row.judge.state() is CampaignState.PAUSED:
        row.resumes()
    return False


@pytest.mark.parametrize("durations", [{"rollcall_longest_pause_seconds": 3}], indirect=True)
def test_a_slot_of_the_far_future_is_clamped(row: Row) -> None:
    """As Redis' own clock stepping back leaves one behind."""
    judge = row.draft()
    limit = f"rollcall:slot:sender:{row.sender.address}"
    with row.stack.valkey.client() as client:
        client.set(limit, int((time.time() + HOUR) * 1e6))
    for role in ("sender", "sender", "clock", "worker"):
        row.stack.start(role)
    row.senders_signed_in(2)
    row.launch()
    row.finish()

    judge.verdict()
