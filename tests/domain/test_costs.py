"""What a campaign costs: an estimate says that it is one, and gives way to what was sent."""

from dataclasses import replace
from decimal import Decimal

from domain.costs import answer_costs, costs
from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from tests.gateways.slack.samples import DRAFT, LIVE

ONE_OUT = Ledger(
    rows=2000,
    buckets={Bucket.PENDING: 1999, Bucket.SKIPPED: 1},
    skipped={"opted_out": 1},
)


def test_a_draft_shows_its_estimate() -> None:
    assert costs(DRAFT) == "2,000 recipients, 2,143 segments, price $17.79"


def test_a_draft_that_is_not_counted_yet_shows_nothing() -> None:
    assert costs(replace(DRAFT, estimate=None)) is None


def test_a_running_campaign_shows_its_own_recipients_beside_an_estimate_named_so() -> None:
    assert costs(replace(LIVE, ledger=ONE_OUT)) == (
        "1,999 recipients; estimated before the launch: 2,143 segments, price $17.79"
    )


def test_a_finished_campaign_shows_what_was_sent_and_no_estimate() -> None:
    done = replace(
        LIVE, state=CampaignState.COMPLETED, ledger=ONE_OUT, sent_segments=2100, estimate=None
    )

    assert costs(done) == "1,999 recipients, 2,100 segments, price $17.43 for what was sent"
    assert costs(replace(done, estimate=DRAFT.estimate)) == costs(done)


def test_nothing_sent_costs_nothing() -> None:
    words = costs(replace(LIVE, state=CampaignState.CANCELLED, ledger=ONE_OUT, sent_segments=0))

    assert words == "1,999 recipients, 0 segments, price $0.00 for what was sent"


def test_a_price_that_nobody_set_is_unknown() -> None:
    bare = replace(DRAFT, workspace=replace(DRAFT.workspace, price_per_segment=None))

    assert costs(bare) == "2,000 recipients, 2,143 segments, price unknown"


def test_a_text_that_goes_back_says_what_a_thousand_cost_and_how_often_one_gets_it() -> None:
    assert answer_costs("away text", 2, each=Decimal("0.0083"), currency="USD") == (
        "The away text costs 2 segments, $16.60 for 1,000 people;"
        " each person gets it at most once a day."
    )


def test_one_without_a_known_price_says_that_it_is_unknown() -> None:
    assert "1 segment, price unknown; each" in answer_costs(
        "away text", 1, each=None, currency="USD"
    )
