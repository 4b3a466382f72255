"""Webhooks: which addresses are told what happens. For admins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from campaigns import access, reaching
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.endpoints import EndpointState, EndpointView, read_since, shown, usable
from domain.errors import Refused
from domain.events import chosen, kept
from jobs.outbox import enqueue_delivery
from jobs.rounds import drop, hurry, tell_again
from models import endpoints, events, signing
from models.base import new_public_id
from models.tables import Campaign, Endpoint, SigningSecret
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MOST: Final = 20
"""Endpoints of a workspace itself: each event is written once for each."""
LISTED, PRIVATE = 50, "a private campaign"


@dataclass(frozen=True, slots=True)
class Secret:
    """What events are signed with, as it is shown once; whose it is, in words."""

    words: str
    value: str


@dataclass(frozen=True, slots=True)
class Added:
    """A new endpoint, and its secret."""

    view: EndpointView
    secret: Secret


def require_usable(rt: Runtime, url: str) -> str:
    """The address, if this installation's events may go there as far as its words tell.

    Raises Refused otherwise, in one sentence.
    """
    return usable(url.strip(), unsafe=rt.settings.rollcall_webhooks_private)


def listing(rt: Runtime, who: Actor) -> Sequence[EndpointView]:
    """The workspace's endpoints; of campaigns' own those that wait for something or are paused."""
    access.require_admin(rt, who)
    with rt.db.read() as session:
        found = endpoints.listing(session, who.workspace_id, LISTED)
        seen = [(_view(session, it), session.get(Campaign, it.campaign_id)) for it in found]
    opens = reaching.surely(reaching.opener(rt, who))
    return [
        replace(it, campaign=PRIVATE) if of and not opens(of.channel_id) else it for it, of in seen
    ]


def add(
    rt: Runtime, who: Actor, url: str, *, types: Sequence[str] = (), batched: bool = True
) -> Added:
    """Have an address told of all campaigns, or of those types of events alone.

    Raises Refused for an address that cannot be one, an unknown type, and one endpoint too many.
    """
    access.require_admin(rt, who)
    address, wanted, now = require_usable(rt, url), kept(types), rt.clock()
    with rt.db.write() as session:
        _require_room(session, who.workspace_id, address)
        secret = SigningSecret(
            public_id=new_public_id(), workspace_id=who.workspace_id, version=1, is_shared=False
        )
        session.add(secret)
        session.flush()
        made = endpoints.add(
            session,
            Endpoint(
                workspace_id=who.workspace_id,
                campaign_id=endpoints.ALL,
                url=address,
                types=wanted,
                batched=batched,
                secret_id=secret.id,
                created_by=who.name,
            ),
            now,
        )
        value = signing.show(session, rt.settings, secret, now) or ""
        _record(rt, session, who, Verb.ADD_WEBHOOK, made)
        view = _view(session, made)
    return Added(view, Secret(view.address, value))


def _require_room(session: "Session", workspace_id: int, url: str) -> None:
    there = endpoints.own(session, workspace_id)
    if any(it.url == url for it in there):
        raise Refused("That address is told already. `webhooks list` shows it.")
    if len(there) >= MOST:
        raise Refused(f"There are {MOST} webhooks already. Remove one that nobody needs.")


def pause(rt: Runtime, who: Actor, name: str) -> EndpointView:
    """Keep its events until it goes on."""
    return _set(rt, who, name, EndpointState.PAUSED, Verb.PAUSE_WEBHOOK)


def resume(rt: Runtime, who: Actor, name: str) -> EndpointView:
    """Deliver what waits, and go on."""
    view = _set(rt, who, name, EndpointState.OPEN, Verb.RESUME_WEBHOOK)
    enqueue_delivery(rt)
    return view


def remove(rt: Runtime, who: Actor, name: str) -> EndpointView:
    """Never tell it anything again; what waits for it is dropped."""
    return _set(rt, who, name, EndpointState.REMOVED, Verb.REMOVE_WEBHOOK)


def _set(rt: Runtime, who: Actor, name: str, state: EndpointState, verb: Verb) -> EndpointView:
    access.require_admin(rt, who)
    with rt.db.write() as session:
        endpoint = _named(session, who, name)
        if endpoint.state == state:
            return _view(session, endpoint)
        endpoint.state, endpoint.state_by = state, who.name
        endpoint.state_at, endpoint.state_reason, endpoint.tells = rt.clock(), "", False
        endpoint.failures, endpoint.failing_since, endpoint.due_at = 0, None, None
        if state is EndpointState.OPEN:
            events.hurry(session, endpoint.id)
        _record(rt, session, who, verb, endpoint)
        view = _view(session, endpoint)
    settle = drop if state is EndpointState.REMOVED else hurry
    settle(rt, endpoint.id)
    return view


def test(rt: Runtime, who: Actor, name: str) -> EndpointView:
    """Send it a sample. Raises Refused while it is paused."""
    access.require_admin(rt, who)
    with rt.db.write() as session:
        endpoint = _named(session, who, name)
        if endpoint.state != EndpointState.OPEN:
            raise Refused("It is paused, so nothing goes there. Resume it first.")
        events.add_test(session, endpoint, rt.clock())
        _record(rt, session, who, Verb.TEST_WEBHOOK, endpoint)
        view = _view(session, endpoint)
    enqueue_delivery(rt)
    return view


def replay(rt: Runtime, who: Actor, name: str, since: str) -> tuple[EndpointView, int]:
    """Tell it once more what happened since then, under the same ids; how many events.

    As far back as events are kept, and from when it was added. Raises Refused for no such time.
    """
    access.require_admin(rt, who)
    now = rt.clock()
    start = read_since(since, now)
    with rt.db.write() as session:
        endpoint = _named(session, who, name)
        _record(rt, session, who, Verb.REPLAY_WEBHOOK, endpoint, since=start.isoformat())
        view = _view(session, endpoint)
    number = tell_again(rt, endpoint.id, since=start, until=now)
    enqueue_delivery(rt)
    return view, number


def show_secret(rt: Runtime, who: Actor, name: str = "") -> Secret:
    """The secret of an endpoint, or what all campaigns' own are signed with, once.

    Raises Refused where it was shown before.
    """
    access.require_admin(rt, who)
    with rt.db.write() as session:
        secret, words = _secret(session, who, name)
        value = signing.show(session, rt.settings, secret, rt.clock())
        if value is None:
            raise Refused("It was shown before, and is shown once. Rotate it to get a new one.")
        _record_secret(rt, session, who, Verb.REVEAL_WEBHOOK, secret)
    return Secret(words, value)


def rotate_secret(rt: Runtime, who: Actor, name: str = "") -> Secret:
    """A new secret; the former one signs beside it for a day."""
    access.require_admin(rt, who)
    with rt.db.write() as session:
        secret, words = _secret(session, who, name)
        signing.rotate(secret, rt.clock())
        value = signing.show(session, rt.settings, secret, rt.clock()) or ""
        _record_secret(rt, session, who, Verb.ROTATE_WEBHOOK, secret)
    return Secret(words, value)


def _secret(session: "Session", who: Actor, name: str) -> tuple[SigningSecret, str]:
    if not name:
        shared = endpoints.shared_secret(session, who.workspace_id)
        return shared, "the `webhook_url` of all campaigns"
    endpoint = _named(session, who, name)
    if endpoint.campaign_id:
        raise Refused("A campaign's own webhook has the shared secret: leave out the id.")
    return session.get_one(SigningSecret, endpoint.secret_id), shown(endpoint.url)


def _named(session: "Session", who: Actor, name: str) -> Endpoint:
    found = endpoints.named(session, who.workspace_id, name.strip()) if name.strip() else None
    if found is None:
        raise Refused("No single webhook has an id that begins so. `webhooks list` shows them.")
    return found


def _view(session: "Session", endpoint: Endpoint) -> EndpointView:
    campaign = session.get(Campaign, endpoint.campaign_id) if endpoint.campaign_id else None
    backlog = events.backlog(session, endpoint.id)
    return EndpointView(
        public_id=endpoint.public_id,
        address=shown(endpoint.url),
        campaign=campaign.title if campaign else "",
        types=chosen(endpoint.types) if endpoint.types else (),
        batched=endpoint.batched,
        state=EndpointState(endpoint.state),
        reason=endpoint.state_reason,
        waiting=backlog.waiting,
        oldest_at=backlog.oldest_at,
        last_at=endpoint.last_at,
        last_error=endpoint.last_error,
    )


def _record(
    rt: Runtime, session: "Session", who: Actor, verb: Verb, it: Endpoint, **d: str
) -> None:
    access.record(rt, session, who, verb, Subject.WEBHOOK, it.id, **d)


def _record_secret(rt: Runtime, db: "Session", who: Actor, verb: Verb, it: SigningSecret) -> None:
    access.record(rt, db, who, verb, Subject.SIGNING, it.id)
