"""A request that says its name (`Idempotency-Key`), so that asking again does nothing twice."""

from flask import Response, request
from pydantic import BaseModel, ConfigDict, Field

from domain.idempotency import LONGEST, Kept, Once, digest_of, named
from webhooks.api.auth import caller
from webhooks.api.shapes import Shown


class IdempotencyHeader(BaseModel):
    """For endpoints that are carried out once; read it by `asked_once`, not by this."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    idempotency_key: str | None = Field(
        None,
        alias="Idempotency-Key",
        max_length=LONGEST,
        description="A name for this request. The same again gets the same answer for 24 hours.",
    )


def asked_once(field: str | None = None) -> Once | None:
    """The name of the request that is being answered; `field` is one that stands in its body.

    Raises Declined where the two differ (400), and for one that cannot be kept (422).
    """
    key = named(request.headers.get("Idempotency-Key"), field)
    if key is None:
        return None
    digest = digest_of(request.method, request.path, request.get_json(silent=True))
    return Once(caller().key_id, key, digest)


def kept(shown: Shown, status: int) -> Kept:
    """An answer as it is kept."""
    return Kept(status, shown.model_dump_json())


def given(answer: Kept) -> Response:
    """A kept answer; one that is given again says so."""
    told = Response(answer.answer, status=answer.status, mimetype="application/json")
    if answer.is_repeated:
        told.headers["Idempotency-Replayed"] = "true"
    return told
