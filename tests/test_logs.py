"""No phone number in full, no text and no secret in any log line, whoever logged it."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

import logs
from tests.conftest import make_settings


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a process that is configured like ours writes; afterwards logging is as before."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    logs.configure(make_settings())
    stream = io.StringIO()
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    yield stream
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def last_line(written: io.StringIO) -> dict[str, object]:
    line: dict[str, object] = json.loads(written.getvalue().strip().splitlines()[-1])
    return line


@pytest.mark.parametrize(
    "value",
    [
        "+14155550123",
        "to=+14155550123",
        "To=%2B14155550123&x",
        ["+14155550123"],
        {"a": "+14155550123"},
    ],
)
def test_a_number_is_masked_however_deep(value: object, written: io.StringIO) -> None:
    structlog.get_logger("t").warning("said", value=value)

    line = str(last_line(written))
    assert "4155550123" not in line
    assert "+1•••••0123" in line


def test_the_standard_librarys_logs_are_masked_too(written: io.StringIO) -> None:
    logging.getLogger("elsewhere").warning("no answer from %s", "+14155550123")

    assert "4155550123" not in str(last_line(written))


def test_a_traceback_is_masked(written: io.StringIO) -> None:
    try:
        raise ValueError("cannot text +14155550123")
    except ValueError as error:
        structlog.get_logger("t").error("failed", exc_info=error)

    line = last_line(written)
    assert "ValueError" in str(line["exception"])
    assert "4155550123" not in str(line)


@pytest.mark.parametrize("field", ["body", "text", "token", "Authorization"])
def test_texts_and_secrets_are_dropped_by_name(field: str, written: io.StringIO) -> None:
    structlog.get_logger("t").info("said", **{field: "see you at eight"})

    assert "eight" not in str(last_line(written))


def test_ids_and_times_stay_readable(written: io.StringIO) -> None:
    structlog.get_logger("t").info("done", sid="SM0123456789abcdef", rows=1000000, ts="1763715.12")

    line = last_line(written)
    assert (line["sid"], line["rows"], line["ts"]) == ("SM0123456789abcdef", 1000000, "1763715.12")


def test_bolts_chatter_about_refused_bodies_is_not_logged(
    written: io.StringIO,
) -> None:
    chatter = logging.getLogger("slack_bolt.RequestVerification")
    chatter.setLevel(logging.INFO)
    chatter.info("Invalid request signature detected (body: text=secret)")

    assert written.getvalue() == ""


def test_the_addresses_of_webhooks_which_can_be_secrets_are_not_logged(
    written: io.StringIO,
) -> None:
    logging.getLogger("httpx").info('HTTP Request: POST https://example.com/secret "204"')

    assert written.getvalue() == ""
