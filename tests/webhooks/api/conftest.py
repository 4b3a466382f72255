"""Keys, and calls with them."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from models.tables import Workspace
from tests.builders import Builder, Key

MakeKey = Callable[..., Key]
Api = Callable[..., TestResponse]


@pytest.fixture
def make_key(build: Builder, workspace: Workspace) -> MakeKey:
    """Makes keys of the workspace; every column overridable by name."""

    def make(**columns: Any) -> Key:
        return build.key(workspace, **columns)

    return make


@pytest.fixture
def key(make_key: MakeKey) -> Key:
    """One that may do everything that keys can."""
    return make_key()


@pytest.fixture
def api(web: FlaskClient, key: Key) -> Api:
    """Calls the API: `api("GET", "/v1/senders")`, with `key` unless another secret is given."""

    def call(method: str, path: str, *, secret: str | None = None, **how: Any) -> TestResponse:
        given = secret if secret is not None else key.secret
        headers = {"Authorization": f"Bearer {given}", **how.pop("headers", {})}
        return web.open(path, method=method, headers=headers, **how)

    return call
