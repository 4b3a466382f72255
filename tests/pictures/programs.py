"""Keys and webhooks of other software: the lists of them, and what is shown once."""

from datetime import timedelta
from typing import Final

from domain.apikeys import KeyView, Scope
from domain.endpoints import EndpointState, EndpointView
from domain.windows import Kind
from gateways.slack.blocks import endpoints
from gateways.slack.blocks.keys_form import keys_form, listed, made, request
from gateways.slack.facts import Rendered, View
from tests.gateways.slack.samples import AT

SHOP: Final = KeyView(
    public_id="7Kq2mB9x",
    name="Web shop",
    channel_id="C01CAMPAIGNS",
    scopes=tuple(Scope),
    is_test=False,
    kind=Kind.INFORMATIONAL,
    attestation="They ticked the box at the checkout.",
    made_by="slack:U01ADA",
    made_at=AT - timedelta(days=9),
    approved_by="slack:U01BEN",
    used_at=AT,
)
TILL: Final = KeyView(
    public_id="pW40sTza",
    name="Till at the pier",
    channel_id="C01CAMPAIGNS",
    scopes=tuple(Scope)[:1],
    is_test=True,
    kind=Kind.MARKETING,
    attestation="",
    made_by="slack:U01BEN",
    made_at=AT - timedelta(minutes=3),
    waits_for_approval=True,
)


def keys() -> Rendered:
    """Two, one of which waits for a second person."""
    return listed([TILL, SHOP], "America/Chicago", may_make=True)


def form() -> View:
    """What is asked of whoever makes one."""
    return keys_form("C01CAMPAIGNS", "{}")


def new() -> View:
    """The one time that it is shown; this one opens nothing."""
    return made(TILL, "rc_test_pW40sTza" + "0" * 27)


SHIPPING: Final = EndpointView(
    public_id="a3f9c17d",
    address="https://shop.example/rollcall",
    campaign="",
    types=(),
    batched=True,
    state=EndpointState.OPEN,
    reason="",
    waiting=2,
    oldest_at=AT,
    last_at=AT,
    last_error="",
)
CRM: Final = EndpointView(
    public_id="77d04be2",
    address="https://crm.example/hooks/sms",
    campaign="",
    types=("message.failed", "recipient.opted_out"),
    batched=True,
    state=EndpointState.PAUSED,
    reason="It answered that nobody listens there any more (410).",
    waiting=1204,
    oldest_at=AT - timedelta(hours=2),
    last_at=AT - timedelta(hours=1),
    last_error="answered 410",
)


def webhooks() -> Rendered:
    """One that is told, and one to which nothing goes."""
    return endpoints.listed([SHIPPING, CRM], "America/Chicago")


def added() -> Rendered:
    """The one time that its secret is shown; this one signs nothing."""
    return endpoints.added(SHIPPING, "whsec_" + "0" * 32)


def silenced() -> Rendered:
    """What whoever added it is told when nothing goes there any more."""
    of = endpoints.Silenced(CRM.public_id, CRM.address, "", CRM.reason, CRM.waiting)
    return endpoints.silenced(of)


def asked() -> Rendered:
    """In the key's channel, for a second person."""
    return request(TILL)
