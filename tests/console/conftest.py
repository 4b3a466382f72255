"""A terminal on the host; the stage of the use-case tests serves here too."""

import sys

import pytest

import cli
from config import Settings
from tests.campaigns.conftest import stage

__all__ = ["stage"]


class Terminal:
    """Runs commands as a person types them."""

    def __init__(
        self,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        settings: Settings,
    ) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys
        monkeypatch.setenv("DATABASE_URL", settings.database_url)
        monkeypatch.setenv("REDIS_URL", settings.redis_url)
        monkeypatch.setenv("ROLLCALL_VAR", str(settings.rollcall_var))
        monkeypatch.setenv("PUBLIC_URL", settings.public_url)
        monkeypatch.setenv("TWILIO_ACCOUNT_SID", settings.twilio_account_sid)
        monkeypatch.setenv("TWILIO_AUTH_TOKEN", settings.twilio_auth_token.get_secret_value())
        monkeypatch.setenv("TWILIO_API_URL", settings.twilio_api_url)
        monkeypatch.setenv("SLACK_BOT_TOKEN", "")
        monkeypatch.setenv("LOGNAME", "maria")
        monkeypatch.setenv("COLUMNS", "200")

    def __call__(self, *words: str) -> str:
        """What a command that worked printed."""
        code, out, errors = self.fails(*words)
        assert (code, errors) == (0, "")
        return out

    def fails(self, *words: str) -> tuple[int, str, str]:
        """Exit code, stdout and stderr of a command."""
        self._capsys.readouterr()
        self._monkeypatch.setattr(sys, "argv", ["rollcall", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = self._capsys.readouterr()
        return int(ended.value.code or 0), captured.out, captured.err


@pytest.fixture
def rollcall(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings: Settings
) -> Terminal:
    return Terminal(monkeypatch, capsys, settings)
