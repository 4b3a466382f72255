"""`GET /metrics` for Prometheus: gauges read from the database and from Redis when it asks.

Nothing is counted inside a process: two gunicorn workers would each tell half of it, and a
restart would forget it. The figures tell a competitor how business goes, so a request that came
through a proxy (and so from outside) is not answered.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import redis
import structlog
from flask import Blueprint, Response, abort, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from domain.verifying import waited
from gateways.redis import alarms, stream
from jobs.queues import QueueName, queue
from models import chain, events, gauges, processes
from runtime import Runtime

log = structlog.get_logger(__name__)

ROLES = ("web", "sender", "worker", "courier", "clock")
PROXIED = ("Forwarded", "X-Forwarded-For", "X-Real-Ip", "Via")


def blueprint(rt: Runtime) -> Blueprint:
    """`GET /metrics`."""
    door = Blueprint("metrics", __name__)
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Figures(rt))

    @door.get("/metrics")
    def metrics() -> Response:
        if any(name in request.headers for name in PROXIED):
            abort(404)
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

    return door


class _Figures(Collector):
    """Reads everything anew at each scrape."""

    def __init__(self, rt: Runtime) -> None:
        self._rt = rt

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing: asking for it would read the database at the start."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """All gauges; those of Redis are left out while it is away."""
        yield from self._of_database()
        try:
            yield from self._of_redis()
        except redis.RedisError as error:
            log.warning("metrics_incomplete", part="redis", error=type(error).__name__)

    def _of_database(self) -> Iterator[GaugeMetricFamily]:
        with self._rt.db.read() as session:
            yield _by(
                "campaigns", "Campaigns by state", "state", gauges.campaigns_by_state(session)
            )
            yield _by(
                "live_recipients",
                "Recipients of live campaigns by bucket",
                "bucket",
                gauges.recipients_by_bucket(session),
            )
            yield _by("unsettled_messages", "Texts under way", "state", gauges.unsettled(session))
            now = self._rt.clock()
            alive = {role: processes.count_alive(session, role, now) for role in ROLES}
            yield _by("processes", "Living processes", "role", alive)
            yield _one("inbound_texts", "Inbound texts ever", gauges.newest_inbound(session))
            yield _one("opted_out", "Numbers that must not be texted", gauges.opted_out(session))
            waiting = events.backlog(session)
            yield _one("waiting_events", "Events not yet delivered", waiting.waiting)
            yield _one(
                "oldest_event_seconds",
                "Age of the oldest event that waits for an open endpoint, 0 where none does",
                waited(events.oldest(session), now).total_seconds(),
            )
            yield _one(
                "unsealed_seconds",
                "Seconds that rows wait for the hash chain while none is sealed, 0 while none does",
                waited(chain.waiting_since(session), now).total_seconds(),
            )

    def _of_redis(self) -> Iterator[GaugeMetricFamily]:
        waiting = {name.value: queue(self._rt, name).count for name in QueueName}
        yield _by("queued_jobs", "Jobs waiting", "queue", waiting)
        yield _one(
            "waiting_receipts",
            "Delivery receipts not yet in the database",
            stream.waiting(self._rt.redis),
        )
        yield _one(
            "clocks_apart_seconds",
            "Seconds by which clocks disagree, 0 while they agree",
            alarms.apart(self._rt.redis),
        )


def _one(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"rollcall_{name}", words, value=value)


def _by(name: str, words: str, label: str, values: Mapping[str, Any]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"rollcall_{name}", words, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
