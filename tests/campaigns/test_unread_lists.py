"""Lists of drafts that were discarded before they were read: kept a while, erased as all else."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from campaigns import discarding
from domain.apiorders import tabled
from domain.deeds import Verb
from domain.errors import Refused
from domain.lifecycle import CampaignState
from jobs import erasing
from jobs.sweep.retention import forget_lists
from models import kept
from models.tables import Payload, Workspace
from runtime import Runtime
from tests.builders import Builder
from tests.campaigns.test_handing_in import BOB, MESSAGE, Shop

pytestmark = pytest.mark.sqlite_only
ANN = "+15125550403"
OTHER = "+15125550404"
SPELT = "(512) 555 04\u00a003"


@pytest.fixture
def shop(rt: Runtime, build: Builder, workspace: Workspace, sender: object) -> Shop:
    """A program that has just handed in a draft: one number as people spell them, and another."""
    found = Shop(rt, build.key(workspace, attestation=""))
    rows = [{"phone": SPELT, "name": "Ann\u2028"}, {"phone": BOB, "name": "Bob"}]
    found.create(launch=False, message=MESSAGE, table=tabled(rows))
    return found


def discard(shop: Shop) -> None:
    discarding.discard(shop.rt, shop.who, shop.campaign().public_id)


def erase(shop: Shop, phone: str) -> dict[str, int]:
    who = erasing.person(shop.rt, shop.who.workspace_id, phone)
    return erasing.erase(shop.rt, who, lambda *_: None)


@contextmanager
def listening(shop: Shop, **to: Callable[..., None]) -> Iterator[None]:
    """To what the database is asked meanwhile."""
    for name, heard in to.items():
        event.listen(shop.rt.db.engine, name, heard)
    yield
    for name, heard in to.items():
        event.remove(shop.rt.db.engine, name, heard)


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_what_was_never_read_goes_after_a_month(shop: Shop, days: int, left: int) -> None:
    discard(shop)

    forget_lists(replace(shop.rt, clock=lambda: shop.campaign().state_at + timedelta(days=days)))

    assert shop.count(Payload) == left


def test_what_waits_to_be_read_stays(shop: Shop) -> None:
    forget_lists(replace(shop.rt, clock=lambda: shop.campaign().state_at + timedelta(days=99)))

    assert shop.count(Payload) == 1


def test_a_draft_fetched_back_too_late_says_so(shop: Shop) -> None:
    discard(shop)
    forget_lists(replace(shop.rt, clock=lambda: shop.campaign().state_at + timedelta(days=31)))

    discarding.restore(shop.rt, shop.who, shop.campaign().public_id)
    shop.work_imports()

    campaign = shop.campaign()
    assert campaign.state == CampaignState.DRAFT
    assert "not kept any more" in (campaign.state_reason or "")


@pytest.mark.parametrize(("phone", "found", "left"), [(ANN, {"handed_in": 1}, 0), (OTHER, {}, 1)])
def test_an_erasure_reaches_a_list_that_was_never_read(
    shop: Shop, phone: str, found: dict[str, int], left: int
) -> None:
    discard(shop)

    assert erase(shop, phone) == found
    assert shop.count(Payload) == left


def test_the_end_of_an_erasure_looks_once_at_what_was_never_read(shop: Shop) -> None:
    discard(shop)
    looks: list[str] = []
    in_the_last: list[int] = []

    def look(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        looks.extend(["look"] * ("JOIN payloads" in statement))

    def begin(_connection: object) -> None:
        looks.clear()

    def record(_session: Session, verb: Verb, _detail: Mapping[str, object]) -> None:
        if verb is Verb.ERASE:
            in_the_last.append(len(looks))

    who = erasing.person(shop.rt, shop.who.workspace_id, ANN)
    with listening(shop, before_cursor_execute=look, begin=begin):
        erasing.erase(shop.rt, who, record)

    assert in_the_last == [1]


def test_nobody_is_erased_of_whom_a_program_has_just_handed_in_a_row(shop: Shop) -> None:
    with pytest.raises(Refused, match="spring"):
        erase(shop, ANN)

    assert shop.count(Payload) == 1


def test_an_erasure_looks_in_no_other_teams_lists(shop: Shop) -> None:
    discard(shop)
    names: Sequence[str]
    with shop.rt.db.read() as session:
        other = kept.Person(shop.who.workspace_id + 1, ANN, "")
        names = kept.in_the_way(session, other, kept.unread(session, other))

    assert names == []
    assert shop.count(Payload) == 1
