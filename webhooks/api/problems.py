"""Every error of the API's door, as RFC 9457 says: `application/problem+json` with a stable code.

Nothing here tells what broke inside, and no problem repeats what a request said: bodies and numbers
are other people's.
"""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final, NoReturn

from flask import Response, request
from pydantic import BaseModel, Field, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.exceptions import HTTPException

from domain.apicodes import PROBLEMS, Code, Declined, Item
from domain.errors import Refused

MIMETYPE: Final = "application/problem+json"
PREFIXES: Final = ("/v1", "/v2")
MOST_ITEMS: Final = 100
"""So many of the things that are wrong are listed; who sends more of them has one mistake."""

_LATER: Final[Mapping[Code, str]] = {Code.STILL_IMPORTING: "3"}
"""Seconds after which the same request may well be taken (`Retry-After`)."""

_BY_STATUS: Final[Mapping[int, Code]] = {
    400: Code.INVALID_JSON,
    404: Code.NOT_FOUND,
    405: Code.METHOD_NOT_ALLOWED,
    413: Code.TOO_LARGE,
    415: Code.NOT_JSON,
    429: Code.TOO_MANY_REQUESTS,
}


class Problem(Exception):
    """An answer of this door that is not what was asked for; `headers` go with it."""

    def __init__(
        self,
        code: Code,
        detail: str,
        *,
        items: tuple[Item, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.items = items
        self.headers = dict(headers or {})


class ProblemItem(BaseModel):
    """One of several things that are wrong."""

    code: str
    detail: str
    index: int | None = Field(None, description="Which entry of a list, counted from 0")
    field: str | None = Field(None, description="Which field, as a path: `recipients.3.phone`")


class ProblemAnswer(BaseModel):
    """An error as RFC 9457 describes it; `code` is what a program decides by."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[ProblemItem] | None = None


def is_ours(path: str) -> bool:
    """Whether a path belongs to this door."""
    return any(path == prefix or path.startswith(f"{prefix}/") for prefix in PREFIXES)


def documented(*statuses: int) -> dict[str | int | HTTPStatus, Any]:
    """These errors as responses of the document."""
    schema = {"$ref": f"#/components/schemas/{ProblemAnswer.__name__}"}
    return {
        str(status): {
            "description": HTTPStatus(status).phrase,
            "content": {MIMETYPE: {"schema": schema}},
        }
        for status in statuses
    }


def answer(problem: Problem) -> Response:
    """The problem as a response."""
    row = PROBLEMS[problem.code]
    told: dict[str, object] = {
        "type": f"urn:rollcall:problem:{problem.code}",
        "title": row.title,
        "status": row.status,
        "detail": problem.detail,
        "code": problem.code.value,
    }
    if problem.items:
        told["errors"] = [_item(item) for item in problem.items[:MOST_ITEMS]]
    given = Response(json.dumps(told), status=row.status, mimetype=MIMETYPE)
    given.headers.extend(problem.headers)
    if row.status == 401:
        given.headers["WWW-Authenticate"] = "Bearer"
    return given


def of_refusal(refused: Refused) -> Problem:
    """What a use case refused: with its own code, or what its field or the state of things is."""
    if isinstance(refused, Declined):
        later = _LATER.get(refused.code)
        headers = {"Retry-After": later} if later else {}
        return Problem(refused.code, refused.sentence, items=refused.items, headers=headers)
    if refused.field is None:
        return Problem(Code.REFUSED, refused.sentence)
    item = Item(Code.INVALID_REQUEST, refused.sentence, field=refused.field)
    return Problem(Code.INVALID_REQUEST, refused.sentence, items=(item,))


def of_http(error: HTTPException) -> Problem:
    """What Flask and Werkzeug refuse before a request reaches us."""
    code = _BY_STATUS.get(error.code or 500, Code.UNAVAILABLE)
    headers = {}
    if code is Code.METHOD_NOT_ALLOWED:
        headers["Allow"] = error.get_response().headers.get("Allow", "")
    return Problem(code, error.description or PROBLEMS[code].title, headers=headers)


def invalid(error: ValidationError) -> NoReturn:
    """What pydantic found wrong with a request; raises Problem, with each thing and its place."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    if any(one["type"] == "json_invalid" for one in found):
        raise Problem(Code.INVALID_JSON, "The body is no JSON that can be read.")
    items = tuple(_wrong(one) for one in found)
    where = f" {items[0].field}:" if items[0].field else ""
    raise Problem(Code.INVALID_REQUEST, f"Not right:{where} {items[0].detail}.", items=items)


def _wrong(found: ErrorDetails) -> Item:
    place = found["loc"]
    index = next((part for part in place if isinstance(part, int)), None)
    field = ".".join(str(part) for part in place) or None
    return Item(found["type"], found["msg"], index=index, field=field)


def _item(item: Item) -> dict[str, object]:
    told: dict[str, object] = {"code": item.code, "detail": item.detail}
    if item.index is not None:
        told["index"] = item.index
    if item.field is not None:
        told["field"] = item.field
    return told


def current() -> bool:
    """Whether the request that is being answered came in at this door."""
    return is_ours(request.path)
