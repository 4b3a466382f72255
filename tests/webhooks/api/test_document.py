"""The document says what the API does: tried out on all of it, by requests made from it."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_openapi3.openapi import OpenAPI
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as drawing

from config import Settings
from models.tables import Sender
from runtime import Runtime
from tests.builders import Key
from tests.webhooks.api.conftest import MakeKey
from webhooks.api.auth import needed
from webhooks.api.page import POLICY
from webhooks.app import build as build_app

pytestmark = pytest.mark.sqlite_only
EXAMPLES = 3
"""Of each kind for each endpoint: the whole document in a few seconds."""
EACH_BY_ITSELF = {"/v2/send/bulk"}
"""Takes what is right of a request and lists the rest, whatever stands there."""
DRAWING = drawing(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Limits that this test does not reach."""
    many = {"rollcall_api_sends_a_minute": 100_000, "rollcall_api_reads_a_minute": 100_000}
    return settings.model_copy(update=many)


@pytest.fixture
def app(rt: Runtime) -> OpenAPI:
    made = build_app(rt)
    assert isinstance(made, OpenAPI)
    return made


@pytest.fixture
def web(app: OpenAPI) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_every_endpoint_keeps_what_the_document_says(
    app: OpenAPI, make_key: MakeKey, sender: Sender, mode: str
) -> None:
    # Imported here: seconds for every process that only collects the tests.
    import schemathesis
    from schemathesis.core.result import Ok
    from schemathesis.generation.modes import GenerationMode

    key = make_key(is_test=True)
    schema = schemathesis.openapi.from_wsgi("/v1/openapi.json", app)
    found = [*schema.get_all_operations()]
    operations = [one.ok() for one in found if isinstance(one, Ok)]
    assert len(operations) == len(found)
    if mode == "negative":
        operations = [operation for operation in operations if _can_be_wrong(operation)]
    for operation in operations:
        attempt(operation, GenerationMode(mode), key)
    assert operations


def attempt(operation: Any, mode: Any, key: Key) -> None:
    """Some requests to one endpoint, each looked at by all checks of schemathesis."""
    from schemathesis.specs.openapi import checks

    # What is right by its shape may still be refused: a number that is none, nobody to text.
    left_out = [checks.positive_data_acceptance]
    if operation.path in EACH_BY_ITSELF:
        left_out.append(checks.negative_data_rejection)

    @DRAWING
    @given(case=operation.as_strategy(generation_mode=mode))
    def one(case: Any) -> None:
        headers = {"Authorization": f"Bearer {key.secret}"}
        case.call_and_validate(headers=headers, excluded_checks=left_out)

    one()


def _can_be_wrong(operation: Any) -> bool:
    return bool(operation.body) or any(
        len(parameters) for parameters in (operation.query, operation.path_parameters)
    )


def test_every_endpoint_asks_for_a_key_and_documents_its_errors(web: FlaskClient) -> None:
    document = web.get("/v1/openapi.json").get_json()

    operations = [
        (path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    assert operations
    for path, method, operation in operations:
        assert operation["security"] == [{"bearer": []}, {"api_key": []}], path
        assert operation.get("summary"), path
        problem = operation["responses"]["401"]["content"]
        assert list(problem) == ["application/problem+json"], path
        filled = path.replace("{", "").replace("}", "")
        answer = web.open(filled, method=method.upper())
        assert answer.status_code == 401, (method, path, answer.text)


def test_only_what_makes_texts_leave_is_kept_back_without_redis(app: OpenAPI) -> None:
    with app.app_context():
        asked = {name: needed(name) for name in app.view_functions}

    sends = {name for name, it in asked.items() if it is not None and it.sends}
    verbs = ("create", "add", "launch", "resume")
    assert sends == {"v2_bulk.send", *(f"v1_campaigns.{verb}" for verb in verbs)}


def test_the_page_loads_nothing_from_elsewhere(web: FlaskClient) -> None:
    page = web.get("/v1/docs")

    assert (page.status_code, page.mimetype) == (200, "text/html")
    assert page.headers["Content-Security-Policy"] == POLICY
    assert "http" not in page.text
    for name in ("swagger-ui.css", "swagger-ui-bundle.js", "begin.js"):
        assert f"docs/{name}" in page.text
        assert web.get(f"/v1/docs/{name}").status_code == 200
    assert web.get("/v1/docs/..%2f__init__.py").status_code == 404
