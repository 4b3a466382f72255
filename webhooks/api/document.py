"""The API's own description: an OpenAPI document made of the endpoints themselves."""

from typing import Any, Final

from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI

from webhooks.api import problems
from webhooks.api.problems import ProblemAnswer

TITLE: Final = "Rollcall"
VERSION: Final = "1"
ABOUT: Final = (
    "Texts, campaigns, opt-outs and replies for other software. Every request carries a key, which"
    " an admin makes with `/campaign keys`. Errors are RFC 9457 problems; decide by their `code`."
)
SCHEMES: Final[dict[str, dict[str, Any]]] = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "A key of Rollcall: `rc_live_…`, or `rc_test_…` for one that sends nothing",
    },
    "api_key": {
        "type": "apiKey",
        "in": "header",
        "name": "X-Api-Key",
        "description": "The same key in the header that `/v2` is used to",
    },
}


def app(name: str) -> OpenAPI:
    """The one Flask app of the web process; what is registered as an API describes itself."""
    return OpenAPI(
        name,
        info=Info(title=TITLE, version=VERSION, description=ABOUT),
        security_schemes=dict(SCHEMES),
        validation_error_model=ProblemAnswer,
        validation_error_callback=problems.invalid,
        doc_ui=False,
        static_folder=None,
    )
