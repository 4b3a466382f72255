"""Twilio's doors: signed, committed before the answer, and deaf to everybody else."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import structlog
from flask.testing import FlaskClient
from sqlalchemy import func, select
from structlog.typing import EventDict

from models.base import Base
from models.tables import Inbound, OptOut, Sender
from runtime import Runtime
from runtime import build as build_runtime
from tests.conftest import make_settings
from tests.webhooks.conftest import TOKEN, Call, Sign, payload
from webhooks.app import build as build_app

INBOUND = "/twilio/inbound"
STATUS = "/twilio/status/abcdef0123456789"


@pytest.fixture(autouse=True)
def log() -> Iterator[list[EventDict]]:
    """What the process would log."""
    with structlog.testing.capture_logs() as lines:
        yield lines


def rows(rt: Runtime, table: type[Base]) -> int:
    with rt.db.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_an_inbound_text_is_committed_and_answered_without_a_reply(
    rt: Runtime, twilio: Call, sender: Sender
) -> None:
    answer = twilio(INBOUND, payload("twilio_inbound"))

    assert (answer.status_code, answer.mimetype) == (200, "text/xml")
    assert answer.text == '<?xml version="1.0" encoding="UTF-8"?><Response />'
    with rt.db.read() as session:
        kept = session.scalars(select(Inbound)).one()
    assert (kept.phone, kept.body) == ("+14155550123", "When do you open?")


def test_a_repeated_request_changes_nothing_and_gets_2xx(rt: Runtime, twilio: Call) -> None:
    twilio(INBOUND, payload("twilio_inbound"))

    assert twilio(INBOUND, payload("twilio_inbound")).status_code == 200
    assert rows(rt, Inbound) == 1


def test_an_empty_body_is_a_text_too(rt: Runtime, twilio: Call) -> None:
    answer = twilio(INBOUND, payload("twilio_inbound").replace("When+do+you+open%3F", ""))

    assert answer.status_code == 200
    assert rows(rt, Inbound) == 1


def test_parameters_that_we_never_heard_of_are_fine(twilio: Call) -> None:
    form = payload("twilio_inbound") + "&Mood=sunny&Mood=cloudy"

    assert twilio(INBOUND, form).status_code == 200


def test_opt_out_type_speaks_for_the_text(rt: Runtime, twilio: Call, sender: Sender) -> None:
    form = payload("twilio_inbound").replace("When+do+you+open%3F", "arret") + "&OptOutType=STOP"

    twilio(INBOUND, form)

    assert rows(rt, OptOut) == 1


def test_a_query_in_the_url_is_signed_with_it(twilio: Call) -> None:
    assert twilio(f"{INBOUND}?from=pool", payload("twilio_inbound")).status_code == 200


@pytest.mark.parametrize("signature", ["", "bm90IGl0", "\xff\xfe", "=" * 4000])
@pytest.mark.parametrize("path", [INBOUND, STATUS])
def test_a_forged_request_is_403_and_changes_nothing(
    rt: Runtime, twilio: Call, log: list[EventDict], path: str, signature: str
) -> None:
    answer = twilio(path, payload("twilio_inbound"), signature=signature)

    assert answer.status_code == 403
    assert rows(rt, Inbound) == 0
    assert [line["event"] for line in log] == ["request_refused"]
    assert "4155550123" not in str(log)


def test_a_changed_body_is_forged(rt: Runtime, twilio: Call, sign: Sign) -> None:
    form = payload("twilio_inbound")
    signature = sign(INBOUND, form)

    assert twilio(INBOUND, form.replace("When", "STOP"), signature=signature).status_code == 403
    assert twilio(INBOUND, form, signature=signature).status_code == 200


def test_a_host_header_does_not_change_what_is_signed(web: FlaskClient) -> None:
    answer = web.post(INBOUND, data=payload("twilio_inbound"), headers={"Host": "evil.example"})

    assert answer.status_code == 403


@pytest.mark.sqlite_only
def test_both_tokens_are_good_while_they_are_rotated(
    database_url: str, redis_url: str, sign: Sign
) -> None:
    tokens = {"twilio_auth_token": "the next", "twilio_auth_token_secondary": TOKEN}
    with rotated(database_url, redis_url, **tokens) as web:
        answers = [
            web.post(
                INBOUND,
                data=payload("twilio_inbound"),
                content_type="application/x-www-form-urlencoded",
                headers={
                    "X-Twilio-Signature": sign(INBOUND, payload("twilio_inbound"), token=token)
                },
            ).status_code
            for token in (TOKEN, "the next", "neither")
        ]

    assert answers == [200, 200, 403]


@pytest.mark.sqlite_only
def test_without_any_token_nobody_gets_in(database_url: str, redis_url: str, sign: Sign) -> None:
    with rotated(database_url, redis_url, twilio_auth_token="") as web:
        answer = web.post(
            INBOUND, headers={"X-Twilio-Signature": sign(INBOUND, "", token="")}, data=b""
        )

    assert answer.status_code == 403


@contextmanager
def rotated(database_url: str, redis_url: str, **tokens: str) -> Iterator[FlaskClient]:
    """A web process with other tokens."""
    rt = build_runtime(make_settings(database_url=database_url, redis_url=redis_url, **tokens))
    with build_app(rt).test_client() as client:
        yield client
    rt.close()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("MessageSid=SM0123456789abcdef0123456789abcdef", "MessageSid=<script>"),
        ("From=%2B14155550123", "From="),
        ("From=%2B14155550123", "From=" + "9" * 40),
        ("&To=%2B14155552671", "&To="),
        ("&To=%2B14155552671", "&To=%00%00"),
    ],
)
def test_a_malformed_request_is_400_and_changes_nothing(
    rt: Runtime, twilio: Call, field: str, value: str
) -> None:
    form = payload("twilio_inbound")
    assert field in form

    answer = twilio(INBOUND, form.replace(field, value))

    assert answer.status_code == 400
    assert rows(rt, Inbound) == 0


@pytest.mark.parametrize("path", [INBOUND, STATUS])
def test_an_oversized_request_is_413(rt: Runtime, twilio: Call, path: str) -> None:
    assert twilio(path, "Body=" + "x" * 70_000).status_code == 413
    assert rows(rt, Inbound) == 0


def test_a_get_is_not_allowed(web: FlaskClient) -> None:
    answer = web.get(INBOUND)

    assert answer.status_code in (403, 405)


def test_when_the_database_is_away_twilio_is_asked_to_call_again(
    rt: Runtime, twilio: Call, log: list[EventDict]
) -> None:
    Base.metadata.drop_all(rt.db.engine)

    answer = twilio(INBOUND, payload("twilio_inbound").replace("When", "STOP"))

    assert answer.status_code == 503
    assert "Traceback" not in answer.text
    assert "sql" not in answer.text.lower()
    assert [line["event"] for line in log] == ["request_failed"]


# Receipts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["twilio_status_delivered", "twilio_status_undelivered"])
def test_a_receipt_is_taken_in_without_a_word(twilio: Call, name: str) -> None:
    answer = twilio(STATUS, payload(name))

    assert (answer.status_code, answer.data) == (204, b"")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("MessageStatus=undelivered", "MessageStatus=DROP TABLE"),
        ("ErrorCode=30005", "ErrorCode=many"),
        ("MessageSid=SM0123456789abcdef0123456789abcdef", "MessageSid="),
    ],
)
def test_a_malformed_receipt_is_400(twilio: Call, field: str, value: str) -> None:
    form = payload("twilio_status_undelivered")
    assert field in form

    assert twilio(STATUS, form.replace(field, value)).status_code == 400
