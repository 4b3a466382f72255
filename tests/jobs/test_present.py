"""The witnesses of the present: a clock that is set while we run is no proof of the hour."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from jobs.present import Present

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
Set = Callable[[timedelta], Present]


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Set:
    """A host whose clock showed noon before somebody set it by so much; Redis is away."""
    true = time.time

    def set_by(step: timedelta) -> Present:
        monkeypatch.setattr(time, "time", lambda: true() + step.total_seconds())
        return Present(lambda: NOON + step, lambda: None)

    return set_by


@pytest.mark.parametrize("step", [HOUR, -HOUR], ids=["ahead", "back"])
def test_a_clock_that_was_set_since_we_began_may_be_wrong_by_that_much(
    host: Set, step: timedelta
) -> None:
    span = host(step).span()

    assert span.latest - span.earliest == pytest.approx(HOUR, abs=timedelta(seconds=1))
    true = span.earliest if step > timedelta() else span.latest
    assert true == pytest.approx(NOON, abs=timedelta(seconds=1))


@pytest.mark.parametrize("seconds", [0.0, 0.3, -0.3])
def test_a_clock_that_is_slewed_is_believed(host: Set, seconds: float) -> None:
    span = host(timedelta(seconds=seconds)).span()

    assert span.earliest == span.latest == NOON + timedelta(seconds=seconds)
