"""A request that says its name (`Idempotency-Key`), so that asking again does nothing twice."""

from collections.abc import Callable

from flask import Response, request
from pydantic import BaseModel, ConfigDict, Field

from domain.errors import Refused
from domain.idempotency import LONGEST, Kept, Once, digest_of, named
from models import idempotency
from runtime import Runtime
from webhooks.api.auth import caller
from webhooks.api.problems import Problem
from webhooks.api.shapes import Shown


class IdempotencyHeader(BaseModel):
    """For endpoints that are carried out once; read it by `asked_once`, not by this."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    idempotency_key: str | None = Field(
        None,
        alias="Idempotency-Key",
        min_length=1,
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
    return Once(caller().key_id, key, digest_of(request.method, request.path, _said()))


def _said() -> object:
    """What the request says; as it came where Python does not read it, as numbers without end."""
    read = request.get_json(silent=True)
    return request.get_data(as_text=True) if read is None else read


def kept(shown: Shown, status: int) -> Kept:
    """An answer as it is kept."""
    return Kept(status, shown.model_dump_json())


def told_again(rt: Runtime, act: Callable[[], Kept]) -> Response:
    """Do what is safe to try twice; a request that says its name gets the first one's answer.

    The answer is kept after what it tells. Whoever asks again before it is kept finds things as
    they are by then; nothing is done twice over that.
    """
    asked = asked_once()
    if asked is None:
        return given(act())
    known = _answered(rt, asked)
    if known is not None:
        return given(known)
    try:
        done = act()
    except (Refused, Problem):
        known = _answered(rt, asked)  # By its equal, which came at the same moment.
        if known is None:
            raise
        return given(known)
    with rt.db.write() as session:
        return given(idempotency.once(session, asked, rt.clock(), lambda: done))


def done_each_time(
    rt: Runtime, act: Callable[[], Kept], stands: Callable[[Kept], bool] = lambda known: True
) -> Response:
    """Do what makes less leave, each time that it is asked: an answer of before stops nobody.

    A request that says its name gets the first one's answer where that still `stands`: things are
    as it tells. Otherwise it gets what came of it now, also the refusal.
    """
    asked = asked_once()
    if asked is None:
        return given(act())
    known = _answered(rt, asked)
    try:
        done = act()
    except (Refused, Problem):
        known = known or _answered(rt, asked)  # By its equal, which came at the same moment.
        if known is None or not stands(known):
            raise
        return given(known)
    if known is not None:
        return given(known if stands(known) else done)
    with rt.db.write() as session:
        return given(idempotency.once(session, asked, rt.clock(), lambda: done))


def _answered(rt: Runtime, asked: Once) -> Kept | None:
    with rt.db.read() as session:
        return idempotency.answered(session, asked, rt.clock())


def given(answer: Kept) -> Response:
    """A kept answer; one that is given again says so."""
    told = Response(answer.answer, status=answer.status, mimetype="application/json")
    if answer.is_repeated:
        told.headers["Idempotency-Replayed"] = "true"
    return told
