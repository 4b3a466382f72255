"""Who calls the API: a key, looked up for each request, so that a revoked one is out at once.

A key's shape and checksum are looked at before the database is: what was never a key costs nothing.
The scope is asked here for every endpoint, and the use case asks for its rights once more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar, cast

import structlog
from flask import Response, abort, current_app, g, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from domain import apikeys
from domain.actors import Actor, Door
from domain.apicodes import Code
from domain.apikeys import SEEN_EVERY_SECONDS, Scope
from domain.windows import Kind
from models import keys
from models.base import AWAY
from models.tables import ApiKey
from runtime import Runtime
from webhooks.api.limits import Limits, add_headers
from webhooks.api.problems import Problem, documented

log = structlog.get_logger(__name__)

MOST_BYTES: Final = 1_000_000
SECURITY: Final = [{"bearer": list[str]()}, {"api_key": list[str]()}]
_NEEDS: Final = "rollcall_needs"
_Endpoint = TypeVar("_Endpoint", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Caller:
    """The key that calls: what it may do, and what is true of everything that it sends."""

    key_id: int
    public_id: str
    workspace_id: int
    channel_id: str
    scopes: frozenset[Scope]
    is_test: bool
    kind: Kind
    attestation: str
    waits_for_approval: bool
    actor: Actor


@dataclass(frozen=True, slots=True)
class Needs:
    """What an endpoint asks of a request: a scope, and a body of at most so many bytes.

    Where it `sends`, texts may leave because of it; all else is possible while none can, too.
    """

    scope: Scope
    most_bytes: int
    sends: bool
    takes: frozenset[str]
    """Which parts of a request it reads: `query`, `body`."""


def needs(
    scope: Scope, *, most_bytes: int = MOST_BYTES, sends: bool | None = None
) -> Callable[[_Endpoint], _Endpoint]:
    """Mark an endpoint; stands directly above its function, below `@door.get(…)`.

    What takes the scope for sending is taken to send, unless it says otherwise.
    """
    may_send = scope is Scope.SEND if sends is None else sends

    def mark(endpoint: _Endpoint) -> _Endpoint:
        takes = frozenset(getattr(endpoint, "__annotations__", ()))
        setattr(endpoint, _NEEDS, Needs(scope, most_bytes, may_send, takes))
        return endpoint

    return mark


def needed(endpoint: str) -> Needs | None:
    """What the endpoint of that name asks for, or None where nobody said."""
    return getattr(current_app.view_functions.get(endpoint), _NEEDS, None)


def guarded(rt: Runtime, name: str, prefix: str) -> APIBlueprint:
    """A blueprint under `/v1` or `/v2` whose every request is asked for its key first.

    `name` is `v1_<what the document calls this group of endpoints>`.
    """
    door = APIBlueprint(
        name,
        __name__,
        url_prefix=prefix,
        abp_tags=[Tag(name=name.partition("_")[2].replace("_", " ").capitalize() or name)],
        abp_security=SECURITY,
        abp_responses=documented(400, 401, 403, 404, 409, 413, 415, 422, 429, 503),
    )

    limits = Limits(rt)

    @door.before_request
    def ask_for_the_key() -> None:
        asked = needed(request.endpoint or "")
        if asked is None:
            raise RuntimeError(f"{request.endpoint} does not say which scope it needs")
        request.max_content_length = asked.most_bytes
        g.caller = _identified(rt)
        g.counted = limits.count(caller().public_id, sends=asked.sends)
        _require_scope(asked.scope)
        if request.content_length is None and len(request.get_data()) >= asked.most_bytes:
            abort(413)  # Of a body in chunks the limit is all that is read, without a word.
        _refuse_unread(asked)

    @door.after_request
    def tell_the_limits(answer: Response) -> Response:
        return add_headers(g.get("counted"), answer)

    return door


def caller() -> Caller:
    """Who makes the request that is being answered."""
    return cast(Caller, g.caller)


def _refuse_unread(asked: Needs) -> None:
    """What nobody would read is told: `?launch=false` behind an address changes nothing."""
    if request.args and "query" not in asked.takes:
        raise Problem(Code.INVALID_REQUEST, "This address takes no parameters behind a “?”.")
    if "body" not in asked.takes and request.get_data().strip() not in (b"", b"{}"):
        raise Problem(Code.INVALID_REQUEST, "This request takes no body.")


def _require_scope(scope: Scope) -> None:
    if scope not in caller().scopes:
        name = caller().actor.label
        raise Problem(Code.MISSING_SCOPE, f"The key “{name}” is not for “{scope}”.")


def _identified(rt: Runtime) -> Caller:
    """The key of this request; raises Problem (401)."""
    headers = request.headers
    secret = apikeys.given(headers.get("Authorization", ""), headers.get("X-Api-Key", ""))
    if secret is None:
        raise Problem(
            Code.MISSING_KEY, "Send one key, as `Authorization: Bearer …` or as `X-Api-Key`."
        )
    public_id = apikeys.public_id_of(secret)
    if public_id is None:
        raise Problem(Code.INVALID_KEY, "That is no key of Rollcall. Was it copied as a whole?")
    with rt.db.read() as session:
        key = keys.by_public_id(session, public_id)
        if key is None or not apikeys.matches(secret, key.digest):
            raise Problem(Code.INVALID_KEY, "There is no such key.")
        if key.revoked_at is not None:
            raise Problem(Code.KEY_REVOKED, "This key is revoked. Ask an admin for another one.")
        found = _caller(key, waits=keys.waits_for_approval(session, key))
    _note_use(rt, key)
    return found


def _caller(key: ApiKey, *, waits: bool) -> Caller:
    return Caller(
        key_id=key.id,
        public_id=key.public_id,
        workspace_id=key.workspace_id,
        channel_id=key.channel_id,
        scopes=frozenset(keys.scopes(key)),
        is_test=key.is_test,
        kind=Kind(key.kind),
        attestation=key.attestation,
        waits_for_approval=waits,
        actor=Actor(
            door=Door.API,
            user_id=key.public_id,
            workspace_id=key.workspace_id,
            channel_id=key.channel_id,
            label=key.name,
        ),
    )


def _note_use(rt: Runtime, key: ApiKey) -> None:
    """Write down when it was used, once a minute; a request does not fail over that."""
    now = rt.clock()
    if key.used_at is not None and (now - key.used_at).total_seconds() < SEEN_EVERY_SECONDS:
        return
    try:
        with rt.db.write() as session:
            keys.used(session, key.id, now)
    except AWAY as error:
        log.warning("use_not_noted", key=key.public_id, error=type(error).__name__)
