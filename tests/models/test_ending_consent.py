"""Until when the people of a draft agreed, as far as that is soon; and what its card says of it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain.composition import WarningCode
from domain.consent import ConsentKind, Standing, Status
from domain.ledger import Bucket
from domain.views import Estimate
from models import agreements
from models.base import Database
from models.imports import keep_estimate
from models.tables import Campaign, Recipient, Sender
from models.views import campaign_view
from tests.builders import Builder, consent, now

ANN = "+14155552671"
SOON, LATER = now() + timedelta(days=10), now() + timedelta(days=100)


@pytest.fixture
def draft(build: Builder, sender: Sender) -> Campaign:
    """A marketing draft to Ann, who has not agreed to anything yet."""
    row = build.campaign(sender, kind="marketing")
    build.recipient(row, ANN, agreed=False)
    return row


def ends(db: Database, draft: Campaign) -> dict[str, int]:
    with db.read() as session:
        found = agreements.ending(
            session, draft.id, after=0, upto=10_000, now=now(), until=now() + timedelta(days=45)
        )
    return dict(found)


def test_a_consent_that_ends_soon_is_found_on_its_day(
    db: Database, build: Builder, draft: Campaign
) -> None:
    build.agreed(draft.workspace_id, ANN, expires_at=SOON)
    assert ends(db, draft) == {SOON.date().isoformat(): 1}


@pytest.mark.parametrize("expires_at", [LATER, None, now() - timedelta(days=1)])
def test_one_that_lasts_or_has_ended_is_not(
    db: Database, build: Builder, draft: Campaign, expires_at: datetime | None
) -> None:
    build.agreed(draft.workspace_id, ANN, expires_at=expires_at)
    assert ends(db, draft) == {}


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ({"kind": ConsentKind.WRITTEN}, 0),
        ({"kind": ConsentKind.EXPRESS}, 1),
        ({"kind": ConsentKind.WRITTEN, "status": Status.WITHDRAWN, "at": now()}, 0),
    ],
)
def test_the_longest_consent_counts_that_the_kind_takes(
    db: Database, build: Builder, draft: Campaign, other: dict[str, Any], found: int
) -> None:
    build.agreed(draft.workspace_id, ANN, expires_at=SOON)
    build.agreed(draft.workspace_id, ANN, **({"at": now() - timedelta(days=3)} | other))

    assert sum(ends(db, draft).values()) == found


def test_the_card_counts_whose_consent_ends_before_the_last_text_leaves(
    db: Database, draft: Campaign
) -> None:
    at = now()

    def read(expiring: dict[str, int]) -> list[int]:
        with db.write() as session:
            campaign = session.get_one(Campaign, draft.id)
            estimate = Estimate(campaign.wording_id or 0, 5, 5, 1, expiring=expiring)
            keep_estimate(campaign, estimate, None)
        with db.read() as session:
            warnings = campaign_view(session, draft.id, at).warnings
            return [it.rows for it in warnings if it.code is WarningCode.CONSENT_ENDS]

    assert read({at.date().isoformat(): 3}) == [3]
    assert read({(at + timedelta(days=9)).date().isoformat(): 3}) == []


PAST = now() - timedelta(days=1)


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        (({"expires_at": PAST}, {"expires_at": SOON}), {"ends": 1, "bucket": Bucket.PENDING}),
        (({"expires_at": LATER}, {"expires_at": SOON}), {"ends": 1, "bucket": Bucket.PENDING}),
        (({"expires_at": None}, {"expires_at": SOON}), {"ends": 1, "bucket": Bucket.PENDING}),
        (({"expires_at": LATER}, {"expires_at": PAST}), {"ends": 0, "bucket": Bucket.SKIPPED}),
        (
            ({"expires_at": SOON}, {"expires_at": PAST, "source": "shop"}),
            {"ends": 1, "bucket": Bucket.PENDING},
        ),
        (
            ({"expires_at": SOON, "at": PAST}, {"expires_at": PAST}),
            {"ends": 1, "bucket": Bucket.PENDING},
        ),
    ],
)
def test_of_a_consent_that_is_told_again_the_end_counts_that_was_recorded_last(
    db: Database, draft: Campaign, told: tuple[dict[str, Any], ...], stands: dict[str, Any]
) -> None:
    with db.write() as session:
        facts = [consent(draft.workspace_id, ANN, **columns) for columns in told]
        assert [agreements.record(session, [fact]) for fact in facts] == [1, 1]
        agreements.settle(session, draft.id, after=0, upto=10_000, now=now())

    with db.read() as session:
        bucket, changed_at = session.execute(
            select(Recipient.bucket, Recipient.changed_at).filter_by(campaign_id=draft.id)
        ).one()
        standing = agreements.standing_of(session, draft.workspace_id, ANN, now())
    assert {"ends": sum(ends(db, draft).values()), "bucket": bucket} == stands
    assert (standing is Standing.WRITTEN) == (bucket == Bucket.PENDING)
    assert (changed_at is not None) == (bucket == Bucket.SKIPPED)


@pytest.mark.parametrize("expires_at", [None, SOON])
def test_the_same_consent_told_twice_is_one_fact(
    db: Database, draft: Campaign, expires_at: datetime | None
) -> None:
    fact = consent(draft.workspace_id, ANN, expires_at=expires_at)
    with db.write() as session:
        assert [agreements.record(session, [fact]) for _ in range(2)] == [1, 0]
