"""A canary: exactly so many texts leave before the rest is released, whoever claims or dies."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import timedelta
from multiprocessing import get_context
from random import Random

import pytest
from sqlalchemy import func, select, update

from domain.ledger import SkipReason
from domain.lifecycle import CampaignState
from models import canaries, messages
from models.base import Database
from models.claims import Claim, Holder, Order, Prepared, claim_recipients
from models.handing import hand_back
from models.tables import Campaign, Message, Recipient, Sender, Workspace
from models.wordings import Words, add
from tests.builders import Builder, now

SIZE = 5
Take = Callable[..., Sequence[Claim]]


def prepare(_: Sequence[str]) -> Prepared | SkipReason:
    return Prepared("x", 1)


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    """Twelve recipients, of whom five are texted first."""
    made = build.campaign(sender, state=CampaignState.SENDING, canary_size=SIZE)
    for number in range(12):
        build.recipient(made, f"+1512555{2000 + number}")
    return made


def claim(db: Database, campaign: Campaign, limit: int = 100, token: str = "me") -> Sequence[Claim]:
    with db.write() as session:
        found = session.get_one(Campaign, campaign.id)
        order = Order(
            *(found.id, found.workspace_id, found.sender_id, found.wording_id or 0),
            canary=canaries.size_of(found),
        )
        holder = Holder(token, now(), now() + timedelta(seconds=45))
        return claim_recipients(session, order, holder, limit=limit, prepare=prepare)[0]


@pytest.fixture
def take(db: Database, campaign: Campaign) -> Take:
    return lambda limit=100: claim(db, campaign, limit)


def texts(db: Database, campaign: Campaign) -> int:
    with db.read() as session:
        query = select(func.count()).where(Message.campaign_id == campaign.id)
        return session.scalar(query) or 0


def is_full(db: Database, campaign: Campaign) -> bool:
    with db.read() as session:
        return canaries.is_full(session, campaign.id)


def test_so_many_are_claimed_and_then_nobody(db: Database, campaign: Campaign, take: Take) -> None:
    assert not is_full(db, campaign)
    assert len(take(3)) == 3
    assert len(take()) == SIZE - 3
    assert take() == []
    assert is_full(db, campaign)


def test_a_campaign_without_one_is_claimed_whole(
    db: Database, campaign: Campaign, take: Take
) -> None:
    with db.write() as session:
        session.execute(update(Campaign).values(canary_size=None))

    assert len(take()) == 12
    assert not is_full(db, campaign)


def test_the_release_lets_the_rest_go_also_for_a_lane_that_began_before(
    db: Database, campaign: Campaign, take: Take
) -> None:
    take()
    with db.write() as session:
        assert canaries.release(session, campaign.id, by="slack:U01ADA", now=now())
        assert not canaries.release(session, campaign.id, by="slack:U01BEN", now=now())

    with db.write() as session:
        assert canaries.room(session, campaign.id, campaign.wording_id or 0) > 12
    assert len(take()) == 12 - SIZE
    with db.read() as session:
        assert session.get_one(Campaign, campaign.id).canary_released_by == "slack:U01ADA"


def test_what_surely_never_left_makes_room_and_what_is_unknown_does_not(
    db: Database, campaign: Campaign, take: Take
) -> None:
    first, *_ = take()
    with db.write() as session:
        hand_back(session, [first.message_id], "me")
    assert not is_full(db, campaign)

    assert len(take()) == 1

    with db.write() as session:
        messages.expire_claims(session, now() + timedelta(hours=1), now(), 100)
    assert take() == []
    assert texts(db, campaign) == SIZE


def test_who_is_held_or_skipped_takes_no_place(
    db: Database, campaign: Campaign, take: Take, build: Builder, workspace: Workspace
) -> None:
    build.opt_out(workspace, "+15125552000")
    with db.write() as session:
        session.execute(
            update(Recipient).where(Recipient.phone == "+15125552001").values(bucket="held")
        )

    taken = [*take(), *take()]

    assert len(taken) == SIZE
    assert not {"+15125552000", "+15125552001"} & {it.phone for it in taken}


def test_a_corrected_text_has_a_canary_of_its_own(
    db: Database, campaign: Campaign, take: Take
) -> None:
    take()
    with db.write() as session:
        wording = add(session, campaign.id, Words("Better", "nothing"), by="me", now=now())
        session.get_one(Campaign, campaign.id).wording_id = wording.id

    assert len(take()) == SIZE
    assert take() == []


def test_its_figures_are_of_its_texts(db: Database, campaign: Campaign, take: Take) -> None:
    fates = [("delivered", None)] * 3 + [("undelivered", 30007), ("unknown", None)]
    for taken, (state, code) in zip(take(), fates, strict=True):
        with db.write() as session:
            message = session.get_one(Message, taken.message_id)
            message.state, message.error_code = state, code

    with db.read() as session:
        found = canaries.so_far(session, session.get_one(Campaign, campaign.id))

    assert found is not None
    assert (found.texts, found.is_full) == (SIZE, True)
    seen = found.figures
    assert (seen.sent, seen.delivered, seen.failed, seen.filtered, seen.unknown) == (4, 3, 1, 1, 1)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_there_is_never_one_more(
    db: Database, campaign: Campaign, take: Take, seed: int
) -> None:
    chance = Random(seed)
    live: list[Claim] = []
    for _ in range(20):
        deed = chance.choice(("claim", "claim", "hand back", "die"))
        if deed == "claim":
            live += take(chance.randint(1, 4))
        elif deed == "hand back" and live:
            with db.write() as session:
                hand_back(session, [live.pop(chance.randrange(len(live))).message_id], "me")
        elif deed == "die":
            with db.write() as session:
                messages.expire_claims(session, now() + timedelta(hours=1), now(), 100)
        assert texts(db, campaign) <= SIZE
        assert is_full(db, campaign) == (texts(db, campaign) == SIZE)


def test_lanes_that_claim_at_once_share_one_canary(db: Database, campaign: Campaign) -> None:
    with ThreadPoolExecutor(4) as lanes:
        found = list(lanes.map(lambda lane: claim(db, campaign, 3, f"lane {lane}"), range(4)))

    assert sum(map(len, found)) == SIZE
    assert texts(db, campaign) == SIZE


def claim_alone(url: str, campaign: Campaign, token: str) -> int:
    """In a process of its own: one text after the other, until there is none."""
    db = Database(url)
    taken = 0
    while claim(db, campaign, 1, token):
        taken += 1
    db.close()
    return taken


def test_processes_that_claim_at_once_share_one_canary(
    db: Database, database_url: str, campaign: Campaign
) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as processes:
        asked = [processes.submit(claim_alone, database_url, campaign, name) for name in "ab"]
        found = [it.result() for it in asked]

    assert sum(found) == SIZE
    assert texts(db, campaign) == SIZE
