"""Whether this process lives (`/healthz`), and whether it can do its work (`/readyz`)."""

import redis
import structlog
from flask import Blueprint, Response, jsonify

from jobs import disk
from models import schema
from runtime import Runtime

log = structlog.get_logger(__name__)


def blueprint(rt: Runtime) -> Blueprint:
    """`GET /healthz` and `GET /readyz`."""
    door = Blueprint("health", __name__)

    @door.get("/healthz")
    def healthz() -> Response:
        """The process answers; says nothing of what it depends on."""
        return Response("ok\n", mimetype="text/plain")

    @door.get("/readyz")
    def readyz() -> tuple[Response, int]:
        """Database migrated and writable, and Redis there: 200, else 503 naming what is not."""
        checks = {"database": _database(rt), "redis": _redis(rt)}
        ready = all(state == "ok" for state in checks.values())
        return jsonify(ready=ready, **checks), 200 if ready else 503

    return door


def _database(rt: Runtime) -> str:
    state = schema.state(rt.db)
    return "full" if state == "ok" and disk.seems_full(rt) else state


def _redis(rt: Runtime) -> str:
    try:
        rt.redis.ping()
    except redis.RedisError as error:
        log.warning("not_ready", part="redis", error=type(error).__name__)
        return "away"
    return "ok"
