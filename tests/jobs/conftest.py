"""The rig of jobs that speak to Slack: the local Slack, and a clock that a test pushes on."""

from dataclasses import replace

import pytest

from jobs import context
from runtime import Runtime
from simulator.client import Simulator
from simulator.slack.client import SlackControl
from tests.clocks import Clock


@pytest.fixture
def clock() -> Clock:
    """The clock of `rt`, in tests that ask for it."""
    return Clock()


@pytest.fixture
def slack(simulator: Simulator) -> SlackControl:
    """The local Slack; jobs run in this process speak to it."""
    return simulator.slack


@pytest.fixture
def rt(request: pytest.FixtureRequest, rt: Runtime) -> Runtime:
    """The runtime, which jobs get too and which runs by `clock`, where a test asks for these."""
    if not {"clock", "slack"} & set(request.fixturenames):
        return rt
    ticking = replace(rt, clock=request.getfixturevalue("clock"))
    context.use(ticking)
    return ticking
