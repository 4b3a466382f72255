"""Senders and messaging services: how they are added, and which one a message leaves from."""

from collections.abc import Iterable
from typing import Any

from simulator.twilio.records import Account, Sender, Service, new_sid
from simulator.twilio.throughput import Throughput

KINDS: dict[str, tuple[float, str]] = {
    "long_code": (1.0, "twilio"),
    "toll_free": (3.0, "network"),
    "short_code": (100.0, "none"),
    "alphanumeric": (10.0, "none"),
}
"""Default throughput in segments per second, and who handles the opt-out keywords."""

HANDLING = frozenset({"twilio", "advanced", "network", "none"})
SENDER_OPTIONS = frozenset(
    {"inbound_url", "inbound_method", "fallback_url", "fallback_method", "registered"}
)
SERVICE_OPTIONS = SENDER_OPTIONS - {"registered"} | {
    "friendly_name",
    "use_inbound_webhook_on_number",
    "status_callback",
    "smart_encoding",
    "sticky",
    "keywords",
    "texts",
    "words",
    "validity_period",
}


def add_sender(account: Account, raw: dict[str, Any]) -> Sender:
    """Add or replace a sender: address, kind, mps (null: unlimited), keywords, webhooks.

    Raises ValueError for what does not exist.
    """
    options = dict(raw)
    address = str(options.pop("address"))
    kind = options.pop("kind", "long_code")
    if kind not in KINDS:
        raise ValueError(f"unknown kind of sender {kind!r}; known: {sorted(KINDS)}")
    mps, keywords = KINDS[kind]
    known = account.senders.get(address)
    sender = Sender(
        address=address,
        kind=kind,
        throughput=Throughput(options.pop("mps", mps)),
        keywords=_handling(options.pop("keywords", keywords)),
        sid=new_sid("SC" if kind == "short_code" else "PN"),
        account_sid=account.sid,
        service_sid=None if known is None else known.service_sid,
        **_only(options, SENDER_OPTIONS),
    )
    account.senders[address] = sender
    return sender


def add_service(account: Account, raw: dict[str, Any]) -> Service:
    """Add or replace a messaging service and put its senders into it.

    ``mps`` is a throughput that the pool shares (an A2P campaign's). Raises ValueError for what
    does not exist.
    """
    options = dict(raw)
    sid = options.pop("sid", None) or new_sid("MG")
    pool = [str(address) for address in options.pop("senders", [])]
    shared = options.pop("mps", None)
    if missing := [address for address in pool if address not in account.senders]:
        raise ValueError(f"unknown sender in the pool: {', '.join(missing)}")
    _handling(options.get("keywords", "twilio"))
    service = Service(
        sid=sid,
        account_sid=account.sid,
        senders=pool,
        throughput=None if shared is None else Throughput(float(shared)),
        **_only(options, SERVICE_OPTIONS),
    )
    account.services[sid] = service
    for address in pool:
        account.senders[address].service_sid = sid
    return service


def choose_sender(account: Account, service: Service, to: str) -> Sender | None:
    """The pool's sender for ``to``: the sticky one, else area code, else the shortest queue."""
    usable = [
        item
        for item in pool_of(account, service)
        if can_reach(item, to) and (item.address, to) not in account.blocked
    ]
    if not usable:
        return None
    before = service.sticky_senders.get(to) if service.sticky else None
    for sender in usable:
        if sender.address == before:
            return sender
    chosen = min(usable, key=lambda item: (item.throughput.backlog(), not _near(item, to)))
    service.sticky_senders[to] = chosen.address
    return chosen


def pool_of(account: Account, service: Service) -> Iterable[Sender]:
    """The senders of a service that still exist."""
    return [account.senders[item] for item in service.senders if item in account.senders]


def can_reach(sender: Sender, to: str) -> bool:
    """Alphanumeric senders do not reach the United States and Canada."""
    return not (sender.kind == "alphanumeric" and to.startswith("+1"))


def scope_of(sender: Sender) -> str:
    """What a STOP to this sender blocks: its service where it has one, else its own address."""
    if sender.keywords == "network" or sender.service_sid is None:
        return sender.address
    return sender.service_sid


def throughput_of(account: Account, sender: Sender, service_sid: str | None) -> Throughput:
    """The queue that a message waits in: the service's shared one, or the sender's."""
    service = account.services.get(service_sid or sender.service_sid or "")
    if service is not None and service.throughput is not None:
        return service.throughput
    return sender.throughput


def _near(sender: Sender, to: str) -> bool:
    return sender.address[:5] == to[:5]


def _handling(name: str) -> str:
    if name not in HANDLING:
        raise ValueError(f"unknown handling of keywords {name!r}; known: {sorted(HANDLING)}")
    return name


def _only(options: dict[str, Any], known: Iterable[str]) -> dict[str, Any]:
    if unknown := set(options) - set(known):
        raise ValueError(f"unknown option: {', '.join(sorted(unknown))}")
    return options
