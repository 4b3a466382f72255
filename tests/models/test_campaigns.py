"""The guarded move, and the sets of rows that change at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.ledger import Bucket
from domain.lifecycle import MOVES, CampaignState, Move, allowed
from models import campaigns
from models.base import Database
from models.tables import Campaign, Sender
from tests.builders import Builder, now


@pytest.mark.sqlite_only
@pytest.mark.parametrize("move", list(Move))
def test_a_move_is_made_from_its_states_only(
    build: Builder, db: Database, sender: Sender, move: Move
) -> None:
    for state in CampaignState:
        campaign = build.campaign(sender, state=state)
        with db.write() as session:
            made = campaigns.move(session, campaign.id, move, by="system", now=now())
        with db.read() as session:
            row = session.get_one(Campaign, campaign.id)
        assert made == allowed(move, state)
        assert row.state == (MOVES[move][1] if made else state)
        assert (row.card_due_at is not None) == made


def test_of_many_movers_at_once_exactly_one_moves(
    build: Builder, db: Database, sender: Sender
) -> None:
    campaign = build.campaign(sender)

    def press(number: int) -> bool:
        with db.write() as session:
            return campaigns.move(
                session, campaign.id, Move.LAUNCH, by=f"slack:U{number}", now=now()
            )

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(press, range(8))) == [False] * 7 + [True]


def test_a_move_for_another_version_of_the_text_is_not_made(
    build: Builder, db: Database, sender: Sender
) -> None:
    campaign = build.campaign(sender)
    wording = campaign.wording_id or 0

    with db.write() as session:
        other = campaigns.move(
            session, campaign.id, Move.LAUNCH, by="system", now=now(), wording_id=wording + 1
        )
        same = campaigns.move(
            session, campaign.id, Move.LAUNCH, by="system", now=now(), wording_id=wording
        )

    assert (other, same) == (False, True)


def test_a_row_that_was_read_before_the_move_shows_it(
    build: Builder, db: Database, sender: Sender
) -> None:
    campaign = build.campaign(sender)

    with db.write() as session:
        row = session.get_one(Campaign, campaign.id)
        campaigns.move(session, campaign.id, Move.LAUNCH, by="slack:U1", now=now())
        assert (row.state, row.state_by) == ("sending", "slack:U1")


def test_cancelling_the_rest_touches_nobody_who_was_claimed(
    build: Builder, db: Database, sender: Sender
) -> None:
    campaign, other = build.campaign(sender), build.campaign(sender)
    kept = {Bucket.CLAIMED, Bucket.SENT, Bucket.SKIPPED, Bucket.UNKNOWN}
    for number, bucket in enumerate([Bucket.PENDING, Bucket.HELD, *sorted(kept)]):
        build.recipient(campaign, f"+1512555010{number}", bucket=bucket)
    build.recipient(other, "+15125550100")

    with db.write() as session:
        assert campaigns.cancel_rest(session, campaign.id) == 2
    with db.read() as session:
        counted = campaigns.buckets(session, [campaign.id, other.id])

    assert counted[campaign.id] == {Bucket.CANCELLED: 2} | dict.fromkeys(kept, 1)
    assert counted[other.id] == {Bucket.PENDING: 1}
