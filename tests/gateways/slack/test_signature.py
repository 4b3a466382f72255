"""Who may be taken for Slack, before anything of a body is read."""

import time
from collections.abc import Callable

import pytest
from pydantic import SecretStr
from slack_sdk.signature import SignatureVerifier

from config import Settings
from gateways.slack.signature import valid

BODY = b"command=%2Fcampaign&text=list"


def signed(body: bytes = BODY, *, age: int = 0, secret: str = "ours") -> dict[str, str]:
    stamp = str(int(time.time()) - age)
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature or ""}


@pytest.fixture
def ours() -> Settings:
    return Settings(slack_signing_secret=SecretStr("ours"))


def test_what_slack_signed_a_moment_ago_is_slack_s(ours: Settings) -> None:
    assert valid(ours, BODY, signed())


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        # Signed when the test runs: a stamp from the future comes into its time while others run.
        (BODY, lambda: signed(secret="theirs")),
        (BODY + b"x", signed),
        (BODY, lambda: signed(age=600)),
        (BODY, lambda: signed(age=-600)),
        (BODY, lambda: signed() | {"X-Slack-Request-Timestamp": "soon"}),
        (b"\xff\xfe", signed),
        (BODY, dict),
    ],
    ids=["secret", "body", "old", "future", "no-time", "no-text", "unsigned"],
)
def test_nothing_else_is(
    ours: Settings, body: bytes, headers: Callable[[], dict[str, str]]
) -> None:
    assert not valid(ours, body, headers())


def test_without_a_secret_nobody_is_slack() -> None:
    assert not valid(Settings(slack_signing_secret=SecretStr("")), BODY, signed())
