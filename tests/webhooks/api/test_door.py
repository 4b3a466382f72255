"""What every endpoint of the API does by itself: sizes, shapes, limits and problems."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Annotated

import pytest
from flask import Response
from flask.testing import FlaskClient
from flask_openapi3.blueprint import APIBlueprint
from pydantic import Field

from config import Settings
from domain.apicodes import Code, Declined
from domain.apikeys import Scope
from domain.errors import Refused
from runtime import Runtime
from tests.builders import Key
from tests.webhooks.api.conftest import Api, MakeKey
from webhooks import errors
from webhooks.api import document
from webhooks.api.auth import guarded, needs
from webhooks.api.once import IdempotencyHeader, asked_once
from webhooks.api.shapes import Body, Part, Path, Query, Shown, answered

pytestmark = pytest.mark.sqlite_only
SMALL = 200


class Person(Part):
    phone: Annotated[str, Field(max_length=20)]


class Given(Body):
    at: datetime | None = None
    people: list[Person] = []  # noqa: RUF012
    raises: str = ""
    number: int = 0


class Paged(Query):
    limit: int = 10


class Named(Path):
    name: str


class Of(Query):
    of: str = ""


class Told(Shown):
    at: datetime | None = None
    limit: int = 0
    name: str = ""


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Limits that a test can reach."""
    return settings.model_copy(update={"rollcall_api_sends_a_minute": 3})


@pytest.fixture
def web(rt: Runtime) -> Iterator[FlaskClient]:
    """An app whose one door has an endpoint of each kind."""
    app = document.app(__name__)
    app.register_api(toys(guarded(rt, "toys", "/v1")))
    errors.register(app)
    with app.test_client() as client:
        yield client


def toys(door: APIBlueprint) -> APIBlueprint:
    @door.post("/toys", responses={200: Told})
    @needs(Scope.SEND, most_bytes=SMALL)
    def make(header: IdempotencyHeader, body: Given) -> Response:
        if body.raises == "refused":
            raise Refused("Not now.")
        if body.raises == "declined":
            raise Declined(Code.IDEMPOTENCY_CONFLICT, "Another body.")
        if body.raises:
            raise RuntimeError("+14155550123 is in here")
        asked = asked_once()
        return answered(Told(at=body.at, name=asked.idempotency_key if asked else ""))

    @door.get("/toys", responses={200: Told})
    @needs(Scope.READ)
    def look(query: Paged) -> Response:
        return answered(Told(limit=query.limit))

    @door.get("/toys/<name>", responses={200: Told})
    @needs(Scope.READ)
    def by_name(path: Named, query: Of) -> Response:
        return answered(Told(name=path.name + query.of))

    @door.post("/toys/stop", responses={200: Told})
    @needs(Scope.SEND, sends=False)
    def stop() -> Response:
        return answered(Told())

    @door.get("/toys/unmarked")
    def unmarked() -> Response:
        return answered(Told())

    return door


def test_a_body_is_read_as_json(api: Api) -> None:
    answer = api("POST", "/v1/toys", json={"at": "2026-03-01T09:00:00-05:00"})

    assert (answer.status_code, answer.get_json()["at"]) == (200, "2026-03-01T09:00:00-05:00")


@pytest.mark.parametrize(
    ("body", "status", "code", "field"),
    [
        (b"{", 400, "invalid_json", None),
        (b"", 400, "invalid_json", None),
        (b'"a"', 422, "invalid_request", None),
        (b"[]", 422, "invalid_request", None),
        (b'{"limt": 1}', 422, "invalid_request", "limt"),
        (b'{"raises": 7}', 422, "invalid_request", "raises"),
        (b'{"number": "7"}', 422, "invalid_request", "number"),
        (b'{"people": [{"phone": "1"}, {"phone": 1}]}', 422, "invalid_request", "people.1.phone"),
        (b'{"raises": "\\u0000"}', 422, "invalid_request", None),
        (b'{"raises": "\\ud800"}', 400, "invalid_json", None),
        (b"\xff", 400, "invalid_json", None),
    ],
)
def test_a_body_that_is_not_right_is_told_where(
    api: Api, body: bytes, status: int, code: str, field: str | None
) -> None:
    answer = api("POST", "/v1/toys", data=body, content_type="application/json")

    told = answer.get_json()
    assert (answer.status_code, told["code"]) == (status, code)
    assert answer.mimetype == "application/problem+json"
    if field:
        assert told["errors"][0]["field"] == field
    if field == "people.1.phone":
        assert told["errors"][0]["index"] == 1


def test_a_backslash_before_zeros_is_only_text(api: Api) -> None:
    answer = api("POST", "/v1/toys", data=rb'{"raises": ""}  ', content_type="application/json")
    escaped = api("POST", "/v1/toys", data=rb'{"a\\u0000": 1}', content_type="application/json")

    assert answer.status_code == 200
    assert escaped.get_json()["errors"][0]["field"] == "a\\u0000"


def test_what_is_no_json_is_not_taken(api: Api) -> None:
    answer = api("POST", "/v1/toys", data={"a": "b"})

    assert (answer.status_code, answer.get_json()["code"]) == (415, "not_json")


@pytest.mark.parametrize(
    ("path", "body"), [("/v1/toys/stop?launch=false", None), ("/v1/toys/stop", {"launch": False})]
)
def test_what_nobody_would_read_is_refused(api: Api, path: str, body: object) -> None:
    told = api("POST", path, **({} if body is None else {"json": body}))

    assert (told.status_code, told.get_json()["code"]) == (422, "invalid_request")
    assert api("POST", "/v1/toys/stop", json={}).status_code == 200


def test_a_body_that_is_too_large_is_refused(api: Api) -> None:
    answer = api("POST", "/v1/toys", json={"raises": "a" * SMALL})

    assert (answer.status_code, answer.get_json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(("size", "status"), [(SMALL - 1, 200), (10 * SMALL, 413)])
def test_a_body_in_chunks_has_the_same_limit(api: Api, size: int, status: int) -> None:
    body = b'{"raises": ""}'.ljust(size)
    chunks = {"environ_overrides": {"wsgi.input_terminated": True}, "input_stream": BytesIO(body)}

    answer = api("POST", "/v1/toys", content_type="application/json", **chunks)

    assert answer.status_code == status
    if status == 413:
        assert answer.get_json()["code"] == "too_large"


@pytest.mark.parametrize("path", ["/v1/toys/a%00b", "/v1/toys/a?of=%00"])
def test_an_address_has_only_characters_that_a_database_keeps(api: Api, path: str) -> None:
    answer = api("GET", path)

    assert (answer.status_code, answer.get_json()["code"]) == (422, "invalid_request")
    assert api("GET", "/v1/toys/ab?of=c").get_json()["name"] == "abc"


def test_an_address_has_numbers_and_nothing_unknown(api: Api) -> None:
    assert api("GET", "/v1/toys?limit=7").get_json()["limit"] == 7
    assert api("GET", "/v1/toys?limit=x").status_code == 422
    assert api("GET", "/v1/toys?limits=7").status_code == 422


@pytest.mark.parametrize(
    ("raises", "status", "code"),
    [
        ("refused", 409, "refused"),
        ("declined", 409, "idempotency_conflict"),
        ("broken", 503, "unavailable"),
    ],
)
def test_what_goes_wrong_is_a_problem(api: Api, raises: str, status: int, code: str) -> None:
    answer = api("POST", "/v1/toys", json={"raises": raises})

    assert (answer.status_code, answer.get_json()["code"]) == (status, code)
    assert "1415" not in answer.text
    assert "Traceback" not in answer.text


def test_the_key_is_asked_for_before_the_body_is_read(web: FlaskClient) -> None:
    answer = web.post("/v1/toys", data=b"{", content_type="application/json")

    assert answer.status_code == 401


def test_an_endpoint_that_names_no_scope_answers_nobody(api: Api) -> None:
    assert api("GET", "/v1/toys/unmarked").status_code == 503


def test_a_request_can_have_a_name(api: Api) -> None:
    answer = api("POST", "/v1/toys", json={}, headers={"Idempotency-Key": "order 1"})
    wrong = [
        api("POST", "/v1/toys", json={}, headers={"Idempotency-Key": name})
        for name in ("a" * 256, "")
    ]

    assert answer.get_json()["name"] == "order 1"
    assert [it.status_code for it in wrong] == [422, 422]


def test_a_key_may_call_so_often_and_no_more(api: Api, make_key: MakeKey, rt: Runtime) -> None:
    most = rt.settings.rollcall_api_sends_a_minute
    answers = [api("POST", "/v1/toys", json={}) for _ in range(most)]
    after = api("POST", "/v1/toys", json={})
    reads = [api("GET", "/v1/toys") for _ in range(most + 1)]
    other = api("POST", "/v1/toys", json={}, secret=make_key().secret)

    assert {answer.status_code for answer in answers} == {200}
    assert answers[0].headers["RateLimit-Limit"] == str(most)
    assert answers[0].headers["RateLimit-Remaining"] == str(most - 1)
    assert (after.status_code, after.get_json()["code"]) == (429, "too_many_requests")
    assert after.headers["RateLimit-Remaining"] == "0"
    assert int(after.headers["Retry-After"]) == int(after.headers["RateLimit-Reset"]) > 0
    assert {answer.status_code for answer in (*reads, other)} == {200}


def test_without_redis_nothing_is_sent_and_the_rest_goes_on(
    api: Api, key: Key, rt: Runtime
) -> None:
    rt.redis.connection_pool.disconnect()
    rt.redis.connection_pool.connection_kwargs["path"] = "/nowhere"

    send, read, stop = (
        api("POST", "/v1/toys", json={}),
        api("GET", "/v1/toys"),
        api("POST", "/v1/toys/stop"),
    )

    assert (send.status_code, send.get_json()["code"]) == (503, "unavailable")
    assert int(send.headers["Retry-After"]) > 0
    assert (read.status_code, stop.status_code) == (200, 200)
    assert "RateLimit-Limit" not in read.headers
