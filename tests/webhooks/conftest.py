"""The web process without its server, and Twilio's way of calling it."""

import pickle
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

import flask_openapi3.utils
import pytest
from flask.testing import FlaskClient
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from runtime import Runtime
from webhooks.app import build as build_app

PAYLOADS = Path(__file__).resolve().parent.parent / "payloads"
TOKEN = "simulatorsimulatorsimulatorsimul"
Call = Callable[..., TestResponse]
Sign = Callable[..., str]


@pytest.fixture(scope="session", autouse=True)
def shared_schemas() -> Iterator[None]:
    """The app of each test describes the same models: pydantic works a schema out once.

    To do it anew, 46 times for each app, took most of the time of these tests.
    """
    make = flask_openapi3.utils.get_model_schema
    kept = cache(lambda model, mode: pickle.dumps(make(model, mode)))  # Read faster than copied.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            flask_openapi3.utils,
            "get_model_schema",
            lambda model, mode="validation": pickle.loads(kept(model, mode)),
        )
        yield


@pytest.fixture
def web(rt: Runtime) -> Iterator[FlaskClient]:
    """The web process' own answers, errors included."""
    with build_app(rt).test_client() as client:
        yield client


@pytest.fixture
def sign() -> Sign:
    """Twilio's signature of a form to a path of ours, by the library's own code."""

    def signature(path: str, form: str, *, token: str = TOKEN) -> str:
        params = MultiDict(parse_qsl(form, keep_blank_values=True))
        url = f"https://rollcall.example.com{path}"
        computed: str = RequestValidator(token).compute_signature(url, params)
        return computed

    return signature


@pytest.fixture
def twilio(web: FlaskClient, sign: Sign) -> Call:
    """Calls a door of ours as Twilio does: a signed form."""

    def call(path: str, form: str, *, signature: str | None = None) -> TestResponse:
        return web.post(
            path,
            data=form,
            content_type="application/x-www-form-urlencoded",
            headers={
                "X-Twilio-Signature": signature if signature is not None else sign(path, form)
            },
        )

    return call


def payload(name: str) -> str:
    """A captured body."""
    return (PAYLOADS / f"{name}.form").read_text().strip()
