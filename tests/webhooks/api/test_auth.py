"""Who calls the API, and what a request is answered that may not be made."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from domain.apikeys import Scope
from models.tables import ApiKey, Sender
from runtime import Runtime
from tests.builders import Key, now
from tests.webhooks.api.conftest import Api, MakeKey

pytestmark = pytest.mark.sqlite_only


def test_a_key_is_taken_in_either_header(web: FlaskClient, key: Key, sender: Sender) -> None:
    as_bearer = web.get("/v1/senders", headers={"Authorization": f"Bearer {key.secret}"})
    as_header = web.get("/v1/senders", headers={"X-Api-Key": key.secret})

    assert (as_bearer.status_code, as_header.status_code) == (200, 200)
    assert as_bearer.get_json()["senders"][0]["number"] == sender.address


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "missing_key"),
        ({"Authorization": "Basic YTpi"}, "missing_key"),
        ({"Authorization": "Bearer a", "X-Api-Key": "b"}, "missing_key"),
        ({"X-Api-Key": "rc_live_short"}, "invalid_key"),
        ({"X-Api-Key": "rc_live_" + "a" * 61}, "invalid_key"),
    ],
)
def test_what_is_no_key_is_a_problem_of_its_own(
    web: FlaskClient, headers: dict[str, str], code: str
) -> None:
    answer = web.get("/v1/senders", headers=headers)

    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    told = answer.get_json()
    assert (told["code"], told["status"]) == (code, 401)
    assert set(told) == {"type", "title", "status", "detail", "code"}


def test_a_key_of_another_secret_is_none(api: Api, key: Key, make_key: MakeKey) -> None:
    other = make_key(digest="0" * 64)

    assert api("GET", "/v1/senders", secret=other.secret).get_json()["code"] == "invalid_key"
    assert api("GET", "/v1/senders").status_code == 200


def test_a_revoked_key_is_out_with_its_next_request(rt: Runtime, api: Api, key: Key) -> None:
    assert api("GET", "/v1/senders").status_code == 200

    with rt.db.write() as session:
        session.get_one(ApiKey, key.row.id).revoked_at = now()

    answer = api("GET", "/v1/senders")
    assert (answer.status_code, answer.get_json()["code"]) == (401, "key_revoked")


def test_a_scope_that_a_key_has_not_is_named(api: Api, make_key: MakeKey) -> None:
    other = make_key(scopes=[Scope.SEND])

    answer = api("GET", "/v1/senders", secret=other.secret)

    assert (answer.status_code, answer.get_json()["code"]) == (403, "missing_scope")
    assert "read" in answer.get_json()["detail"]


def test_the_last_use_is_written_once_a_minute(rt: Runtime, api: Api, key: Key) -> None:
    def used() -> object:
        with rt.db.read() as session:
            return session.get_one(ApiKey, key.row.id).used_at

    api("GET", "/v1/senders")
    first = used()
    api("GET", "/v1/senders")
    assert first is not None
    assert used() == first

    with rt.db.write() as session:
        session.get_one(ApiKey, key.row.id).used_at = now() - timedelta(seconds=61)
    api("GET", "/v1/senders")
    assert used() != first


def test_what_is_not_there_is_a_problem_without_a_key(web: FlaskClient) -> None:
    nothing, wrong = web.get("/v1/nothing"), web.delete("/v1/senders")

    assert (nothing.status_code, nothing.get_json()["code"]) == (404, "not_found")
    assert (wrong.status_code, wrong.get_json()["code"]) == (405, "method_not_allowed")
    assert "GET" in wrong.headers["Allow"]
    assert web.get("/elsewhere").text == "Not Found\n"
