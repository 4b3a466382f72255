"""`rollcall alerts`: shown, set, and refused in one sentence."""

import pytest

from config import Settings
from simulator.client import Simulator
from tests.console.conftest import Terminal

pytestmark = pytest.mark.sqlite_only


def test_alerts_and_the_summary_are_set_and_shown(
    rollcall: Terminal,
    simulator: Simulator,
    settings: Settings,
    workspace: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SLACK_API_URL", settings.slack_api_url)
    monkeypatch.setenv("SLACK_BOT_TOKEN", settings.slack_bot_token.get_secret_value())
    assert "guards (guard rails and canaries): whoever launched" in rollcall("alerts")
    said = rollcall("alerts", "guards", "U01BEN", "C01CAMPAIGNS", "--summary", "C01CAMPAIGNS")
    assert "live campaigns: C01CAMPAIGNS" in said
    assert "guards (guard rails and canaries): C01CAMPAIGNS, U01BEN" in said

    said = rollcall("alerts", "guards", "usual", "--summary", "off")
    assert "live campaigns: nowhere" in said
    assert "an approver (usual)" in said


def test_a_kind_alone_is_one_sentence(rollcall: Terminal, workspace: object) -> None:
    code, _, why = rollcall.fails("alerts", "guards")
    assert (code, "Say who is told" in why) == (2, True)
