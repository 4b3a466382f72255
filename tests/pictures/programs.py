"""Keys of other software: the list of them, the form that makes one, and the key itself."""

from datetime import timedelta
from typing import Final

from domain.apikeys import KeyView, Scope
from domain.windows import Kind
from gateways.slack.blocks.keys_form import keys_form, listed, made
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
    name="*Till* <!channel>",
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
