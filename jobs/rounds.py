"""One page of an endpoint's events: packed and signed before the requests, settled after them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

import structlog

from domain import payloads
from domain.actors import system
from domain.deeds import Subject, Verb
from domain.endpoints import STUMBLES, EndpointState, has_failed_for_good, rests_until
from domain.payloads import Told
from gateways.subscribers.parcels import Answer, Parcel
from models import announcing, audit, endpoints, events, replays, signing
from models.tables import Endpoint, Event
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)

PAGE: Final = 100
"""Events that are read at once, and the most that one body holds."""
AT_ONCE: Final = 8
"""Requests to one endpoint at the same time; where more events wait, they come in one body."""
GONE: Final = "It answered that nobody listens there any more (410)."
FAILED: Final = "It took nothing for more than three days; the last time: {error}."


@dataclass(frozen=True, slots=True)
class Page:
    """Requests to one endpoint; those of one chain go one after the other.

    `holds` are the events of each request, by its id.
    """

    endpoint_id: int
    chains: Sequence[list[Parcel]]
    holds: Mapping[str, Sequence[Event]]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a request, and when."""

    answer: Answer
    at: datetime


def next_page(
    rt: Runtime, endpoint_id: int, lease: timedelta, *, of: Collection[int] | None = None
) -> Page | None:
    """The next requests of an endpoint, which is ours meanwhile; None where there are none.

    To one that does not take its events only one at a time. `of` are the campaigns that it may hear
    of now; None: all. Raises Refused without the key that its secret is made of.
    """
    now = rt.clock()
    with rt.db.write() as session:
        endpoint = events.claim(session, endpoint_id, rt.token, now=now, until=now + lease)
        if endpoint is None:
            return None
        secrets = signing.secrets(session, rt.settings, endpoint.secret_id, now)
    # Not while others wait for SQLite's writer: a ledger is counted from all rows of a campaign.
    with rt.db.read() as session:
        ready = events.ready(session, endpoint_id, now, 1 if endpoint.failures else PAGE)
        found = [it for it in ready if of is None or not it.campaign_id or it.campaign_id in of]
        told = announcing.told(session, found)
    if not found:
        return None
    return _packed(endpoint, list(zip(found, told, strict=True)), secrets=secrets, now=now)


def _packed(
    endpoint: Endpoint,
    pairs: Sequence[tuple[Event, Told]],
    *,
    secrets: Sequence[str],
    now: datetime,
) -> Page:
    """Many in one body, where it takes that; what was refused before comes alone.

    One that it never takes would else have all others refused with it, again and again.
    """
    fresh = [it for it in pairs if not it[0].attempts]
    together = fresh if endpoint.batched and len(fresh) > AT_ONCE else []
    chains: dict[object, list[Parcel]] = {}
    holds: dict[str, list[Event]] = {}
    if together:
        told = [one for _, one in together]
        name = payloads.batch_id(told)
        chains[name] = [Parcel(endpoint.url, name, payloads.batch(told), secrets, now)]
        holds[name] = [event for event, _ in together]
    for event, one in pairs if not together else [it for it in pairs if it[0].attempts]:
        parcel = Parcel(endpoint.url, one.id, payloads.single(one), secrets, now)
        # A recipient that is held and its text later are one to the subscriber.
        about = one.data.get("id") or (event.source, event.subject_id)
        chains.setdefault(about, []).append(parcel)
        holds[one.id] = [event]
    return Page(endpoint.id, list(chains.values()), holds)


def write_down(rt: Runtime, page: Page, results: Mapping[str, Result]) -> bool:
    """Settle what was tried; whether the endpoint is to get its next page at once."""
    goes_on, rested = _settle(rt, page, results, rt.clock())
    if rested:
        hurry(rt, page.endpoint_id)
    return goes_on


def hurry(rt: Runtime, endpoint_id: int) -> None:
    """Try now whatever waits for its next try: the endpoint takes events again."""
    changed = events.AT_ONCE
    while changed == events.AT_ONCE:
        with rt.db.write() as session:
            changed = events.hurry(session, endpoint_id)


def drop(rt: Runtime, endpoint_id: int) -> None:
    """Forget what waits for an endpoint that is told nothing any more."""
    gone = events.AT_ONCE
    while gone == events.AT_ONCE:
        with rt.db.write() as session:
            gone = events.forget_beyond(session, endpoint_id, 0)


def tell_again(rt: Runtime, endpoint_id: int, *, since: datetime, until: datetime) -> int:
    """Have what happened between the two told once more; how many events."""
    number, after = 0, 0
    while True:
        # Not while others wait for SQLite's writer: it reads whatever was told to anybody.
        with rt.db.read() as session:
            ids = replays.told(session, endpoint_id, since=since, until=until, after=after)
        if not ids:
            return number
        with rt.db.write() as session:
            number += replays.again(session, ids)
        after = ids[-1]


def _settle(
    rt: Runtime, page: Page, results: Mapping[str, Result], now: datetime
) -> tuple[bool, bool]:
    """Whether it is to get its next page at once, and whether what rested with it goes on."""
    taken = [
        it for name, result in results.items() if result.answer.is_taken for it in page.holds[name]
    ]
    failed = [(name, it.answer) for name, it in results.items() if not it.answer.is_taken]
    with rt.db.write() as session:
        endpoint = endpoints.held(session, page.endpoint_id)
        rested = False
        if taken:
            events.delivered(session, [it.id for it in taken], now)
            rested = _goes_on(session, endpoint)
            if rested:  # Whoever dies before the rest is hurried leaves no more than the rest.
                events.hurry(session, endpoint.id)
        if failed:
            _stumbles(session, endpoint, failed[-1][1], now=now, is_alone=not taken)
        goes_on = endpoint.failures < STUMBLES and endpoint.state == EndpointState.OPEN
        for name, _ in failed:
            given_up = events.set_aside(session, page.holds[name], now, for_good=goes_on)
            if given_up:
                log.error("events_given_up", endpoint=endpoint.id, events=given_up)
        answers = [it.answer for it in results.values()]
        _note(endpoint, failed[-1][1] if failed else answers[-1] if answers else None, now)
        is_open = endpoint.state == EndpointState.OPEN and endpoint.due_at is None
        return is_open and bool(results), rested


def _note(endpoint: Endpoint, answer: Answer | None, now: datetime) -> None:
    if answer is not None:
        endpoint.last_status, endpoint.last_error = answer.status, (answer.error or "")[:200]
        endpoint.last_at = now


def _goes_on(session: "Session", endpoint: Endpoint) -> bool:
    """It takes events: whether what waited because of it alone is to wait no longer.

    A single one that waits may be one that it never takes; that keeps its own times.
    """
    rested = endpoint.failures >= STUMBLES and events.set_aside_count(session, endpoint.id) > 1
    endpoint.failures, endpoint.failing_since, endpoint.due_at = 0, None, None
    return rested


def _stumbles(
    session: "Session", endpoint: Endpoint, answer: Answer, *, now: datetime, is_alone: bool
) -> None:
    """It did not take an event; `is_alone` if it took none beside that one."""
    if is_alone:
        endpoint.failures += 1
        endpoint.failing_since = endpoint.failing_since or now
        endpoint.due_at = rests_until(endpoint.failures, now)
    if answer.wait is not None:
        endpoint.due_at = max(endpoint.due_at or now, now + answer.wait)
    log.info("event_not_taken", endpoint=endpoint.id, status=answer.status, error=answer.error)
    if answer.is_gone:
        _pause(session, endpoint, GONE, now)
    elif endpoint.failing_since and has_failed_for_good(endpoint.failing_since, now):
        _pause(session, endpoint, FAILED.format(error=answer.error), now)


def _pause(session: "Session", endpoint: Endpoint, reason: str, now: datetime) -> None:
    """Nothing goes there until somebody says so; its owner is told once.

    Whoever removed or paused it meanwhile has said so already.
    """
    if endpoint.state != EndpointState.OPEN:
        return
    nobody = system(endpoint.workspace_id)
    endpoint.state, endpoint.state_by = EndpointState.PAUSED, nobody.name
    endpoint.state_at, endpoint.state_reason = now, reason[:300]
    endpoint.tells, endpoint.tell_at = True, None
    audit.write(
        session,
        workspace_id=endpoint.workspace_id,
        at=now,
        actor=nobody.name,
        verb=Verb.PAUSE_WEBHOOK,
        subject=Subject.WEBHOOK,
        subject_id=endpoint.id,
        detail={"status": endpoint.last_status},
    )
    log.warning("endpoint_paused", endpoint=endpoint.id)
