"""Campaigns side by side: rates, money, the best and the worst, the usual."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from domain.report import (
    Figures,
    best_and_worst,
    confirmation,
    delivery,
    most_opt_outs,
    opt_out,
    spent,
    unpriced,
    usual,
)
from domain.windows import Kind

PLAIN = Figures(
    id=1,
    public_id="p",
    name="spring",
    title="Spring",
    kind=Kind.MARKETING,
    state="completed",
    channel_id="C1",
    launched_at=datetime(2026, 10, 5, tzinfo=UTC),
    asked=True,
    recipients=100,
    sent=100,
    delivered=90,
    failed=10,
    confirmed=45,
    opt_outs=2,
    segments=150,
    price=Decimal("0.0083"),
)


def test_rates_are_of_what_was_sent_and_of_what_arrived() -> None:
    assert (delivery(PLAIN), opt_out(PLAIN), confirmation(PLAIN)) == (0.9, 0.02, 0.5)


def test_a_text_that_asked_for_nothing_has_no_confirmation_rate_and_none_sent_no_rate() -> None:
    assert confirmation(replace(PLAIN, asked=False)) is None
    assert delivery(replace(PLAIN, sent=0)) is None


def test_money_is_segments_times_the_price_at_the_launch() -> None:
    dearer = replace(PLAIN, price=Decimal("0.01"), segments=100)
    unknown = replace(PLAIN, price=None)

    assert spent([PLAIN, dearer, unknown]) == Decimal("2.2450")
    assert unpriced([PLAIN, dearer, unknown]) == 1


def test_the_best_and_the_worst_are_told_by_what_arrived() -> None:
    best, worst = replace(PLAIN, id=2, delivered=99), replace(PLAIN, id=3, delivered=50)

    assert best_and_worst([PLAIN, worst, best]) == (best, worst)
    assert most_opt_outs([PLAIN, replace(PLAIN, id=4, opt_outs=5)]) is not None


def test_a_handful_of_texts_is_neither_best_nor_worst() -> None:
    tiny = replace(PLAIN, id=2, sent=3, delivered=0)

    assert best_and_worst([PLAIN, tiny]) is None
    assert best_and_worst([PLAIN, replace(PLAIN, id=5)]) is None
    assert most_opt_outs([replace(PLAIN, opt_outs=0), replace(tiny, opt_outs=1)]) is None


def test_the_usual_is_the_median_of_the_last_five() -> None:
    delivered = (90, 80, 70, 100, 95, 1)
    found = usual([replace(PLAIN, delivered=it, confirmed=0, asked=False) for it in delivered])

    assert found is not None
    assert (found.campaigns, found.delivery, found.confirmation) == (5, 0.9, None)


def test_one_former_campaign_or_empty_ones_are_no_custom() -> None:
    assert usual([PLAIN]) is None
    assert usual([PLAIN, replace(PLAIN, sent=0)]) is None


def test_of_five_campaigns_one_that_asked_makes_no_usual_confirmation() -> None:
    silent = replace(PLAIN, confirmed=0, asked=False)

    once = usual([PLAIN, silent, silent, silent, silent])
    twice = usual([PLAIN, PLAIN, silent, silent, silent])

    assert once is not None and once.confirmation is None
    assert twice is not None and twice.confirmation == 0.5
