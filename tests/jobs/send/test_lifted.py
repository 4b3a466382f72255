"""A sending process forgets an opt-out that was lifted, and never one that stands."""

import asyncio
import random
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update

from domain.consent import Status
from domain.lifecycle import CampaignState
from domain.messages import MessageKind
from jobs.send.books import Books
from jobs.send.world import OPTED_OUT, WITHDRAWN, World
from models import agreements, watch
from models.base import Database
from models.claims import Claim, Order
from models.tables import Campaign, OptOut, Sender
from tests.builders import Builder, consent, now

PEOPLE = tuple(f"+1415555267{digit}" for digit in range(4))
SCOPES = ("all", "sender:{sender}", "topic:other")


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    return build.campaign(sender, state=CampaignState.SENDING)


@pytest.fixture
def world(db: Database, campaign: Campaign, monkeypatch: pytest.MonkeyPatch) -> World:
    """A sending process that looked once, on however slow a machine; what it reads again is little.

    Of the last three ids and five seconds: what is older it has to remember.
    """
    monkeypatch.setattr("jobs.send.world.BLIND_SECONDS", float("inf"))
    monkeypatch.setattr(watch, "OVERLAP_ROWS", 3)
    order = Order(campaign.id, campaign.workspace_id, campaign.sender_id, campaign.wording_id or 0)
    looking = World(Books(db), now, order)
    asyncio.run(looking.look())
    return looking


def objection(world: World, campaign: Campaign, phone: str = PEOPLE[0]) -> str | None:
    ids = (campaign.workspace_id, campaign.sender_id, MessageKind.CAMPAIGN)
    return world.objection(Claim(1, "m1", 1, *ids, phone, "Hi", 1))


def binds(scope: str) -> bool:
    return not scope.startswith("topic:")


def stop(db: Database, campaign: Campaign, place: int, phone: str, scope: str) -> None:
    """Committed now; its id says nothing of the order in which others became visible."""
    row = OptOut(
        id=place, workspace_id=campaign.workspace_id, phone=phone, source="reply", at=now()
    )
    row.scope = scope
    with db.write() as session:
        session.add(row)


def start(db: Database, phone: str) -> None:
    with db.write() as session:
        session.execute(delete(OptOut).where(OptOut.phone == phone))


def grow_old(db: Database) -> None:
    """What is there is an hour old from now on."""
    with db.write() as session:
        session.execute(update(OptOut).values(at=now() - timedelta(hours=1)))


@pytest.mark.sqlite_only
@pytest.mark.parametrize("seed", range(3))
def test_in_whatever_order_people_stop_and_start_every_stop_holds_and_every_start_counts(
    db: Database, world: World, campaign: Campaign, seed: int
) -> None:
    chance = random.Random(seed)
    places = [chance.sample(range(tens, tens + 5), 5) for tens in range(10, 5000, 10)]
    free = [place for five in places for place in five]
    stands: dict[str, set[str]] = {phone: set() for phone in PEOPLE}
    for _ in range(40):
        phone, what = chance.choice(PEOPLE), chance.random()
        scope = chance.choice(SCOPES).format(sender=campaign.sender_id)
        if what < 0.35 and scope not in stands[phone]:
            stop(db, campaign, free.pop(0), phone, scope)
            stands[phone].add(scope)
        elif what < 0.6:
            start(db, phone)
            stands[phone].clear()
        elif what < 0.8:
            objection(world, campaign, phone)  # Somebody's text is in the way, or asked in vain.
        asyncio.run(world.look())
        if chance.random() < 0.5:
            grow_old(db)
        for one, scopes in stands.items():
            if any(map(binds, scopes)):
                assert objection(world, campaign, one) == OPTED_OUT, seed
    asyncio.run(world.look())
    free_again = {one for one, scopes in stands.items() if not any(map(binds, scopes))}
    assert {one for one in PEOPLE if objection(world, campaign, one) is None} <= free_again
    asyncio.run(world.look())
    assert {one for one in PEOPLE if objection(world, campaign, one) is None} == free_again


def test_whoever_starts_again_gets_the_text_in_the_same_turn_and_stops_it_again(
    db: Database, world: World, campaign: Campaign
) -> None:
    told = []
    for place, is_out in enumerate((True, False, True), start=1):
        if is_out:
            stop(db, campaign, place, PEOPLE[0], "all")
        else:
            start(db, PEOPLE[0])
        for _ in range(2):  # Its text is in the way at the first look, and looked at again.
            asyncio.run(world.look())
            found = objection(world, campaign)
        told.append(found)
    assert told == [OPTED_OUT, None, OPTED_OUT]


def test_whoever_agrees_again_gets_the_text_in_the_same_turn(
    db: Database, world: World, campaign: Campaign
) -> None:
    told = []
    for ago, status in ((2, Status.WITHDRAWN), (1, Status.GIVEN)):
        at = now() - timedelta(minutes=ago)
        columns: dict[str, Any] = {"status": status.value, "at": at, "recorded_at": now()}
        with db.write() as session:
            agreements.record(session, [consent(campaign.workspace_id, PEOPLE[0], **columns)])
        for _ in range(2):
            asyncio.run(world.look())
            found = objection(world, campaign)
        told.append(found)
    assert told == [WITHDRAWN, None]
