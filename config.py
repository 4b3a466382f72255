"""Typed settings: the only reader of the environment.

Every value has a default that works on a laptop with nothing installed; `.env.example` lists
them all. Nothing is read at import: processes call `load_settings()` once.
"""

from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """What one installation is told by its environment (12-factor)."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    database_url: str = "sqlite:///var/rollcall.db"
    redis_url: str = "redis://127.0.0.1:6390/0"
    public_url: str = "http://127.0.0.1:8700"

    slack_bot_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_api_url: str = "https://slack.com/api/"

    twilio_account_sid: str = ""
    twilio_auth_token: SecretStr = SecretStr("")
    twilio_auth_token_secondary: SecretStr = SecretStr("")
    twilio_api_url: str = "https://api.twilio.com"

    rollcall_admins: Annotated[frozenset[str], NoDecode] = frozenset()
    rollcall_only_to: Annotated[frozenset[str], NoDecode] = frozenset()
    rollcall_audit_key: SecretStr = SecretStr("")
    rollcall_keep_words_days: int = Field(default=365, ge=0)
    rollcall_keep_records_days: int = Field(default=1826, ge=0)
    rollcall_keep_events_days: int = Field(default=7, ge=1, le=90)
    rollcall_webhooks_private: bool = False
    rollcall_var: Path = Path("var")
    rollcall_log_format: str = Field(default="json", pattern="^(json|console)$")

    rollcall_slack_timeout_seconds: float = Field(default=10.0, gt=0)
    rollcall_card_seconds: float = Field(default=3.0, gt=0)
    rollcall_chart_seconds: float = Field(default=900.0, ge=0)
    rollcall_thread_seconds: float = Field(default=30.0, gt=0)
    rollcall_clock_seconds: float = Field(default=2.0, gt=0)
    rollcall_log_sweep_seconds: float = Field(default=600.0, gt=0)
    rollcall_request_timeout_seconds: float = Field(default=20.0, gt=0, le=60)
    rollcall_lease_seconds: float = Field(default=45.0, gt=0)
    rollcall_settle_margin_seconds: float = Field(default=60.0, ge=0)
    rollcall_settle_gap_seconds: float = Field(default=60.0, ge=0)
    rollcall_unconfirmed_seconds: float = Field(default=900.0, gt=0)
    rollcall_lane_seconds: float = Field(default=5.0, gt=0, le=60)
    rollcall_lane_silent_seconds: int = Field(default=10, ge=1)
    rollcall_in_flight: int = Field(default=64, ge=1, le=512)
    rollcall_account_throughput: float = Field(default=2000.0, gt=0)
    rollcall_validity_seconds: int = Field(default=14_400, ge=60, le=36_000)
    rollcall_longest_pause_seconds: float = Field(default=90.0, gt=0)
    rollcall_closing_seconds: float = Field(default=20.0, gt=0, le=60)
    rollcall_receipt_missing_seconds: float = Field(default=300.0, gt=0)
    rollcall_stranger_seconds: float = Field(default=1800.0, gt=0)
    rollcall_second_attempt_seconds: float = Field(default=3600.0, gt=0)
    rollcall_congested_seconds: float = Field(default=900.0, gt=0)
    rollcall_blocked_seconds: float = Field(default=1800.0, gt=0)
    rollcall_api_sends_a_minute: int = Field(default=600, ge=1)
    rollcall_api_reads_a_minute: int = Field(default=1200, ge=1)
    rollcall_import_max_bytes: int = Field(default=200_000_000, gt=0)
    rollcall_import_max_rows: int = Field(default=1_000_000, gt=0)
    rollcall_import_slice_seconds: float = Field(default=3.0, ge=0)
    rollcall_import_batch_rows: int = Field(default=5000, ge=1)
    rollcall_import_commit_seconds: float = Field(default=1.0, ge=0)
    rollcall_default_price: Decimal = Decimal("0.0083")

    @field_validator("rollcall_admins", "rollcall_only_to", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return frozenset(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("public_url", "twilio_api_url")
    @classmethod
    def _no_trailing_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @field_validator("slack_api_url")
    @classmethod
    def _one_trailing_slash(cls, value: str) -> str:
        return value.rstrip("/") + "/"


def load_settings(**overrides: object) -> Settings:
    """Read the environment and `.env` once.

    Raises `pydantic.ValidationError`, whose message names the variable that is wrong.
    """
    return Settings(**overrides)  # type: ignore[arg-type]
