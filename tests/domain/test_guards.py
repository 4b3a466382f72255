"""Guard rails: which figures pause a campaign, what is told, and what *Continue anyway* allows."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.canaries import against_release, canary_size
from domain.errors import Refused
from domain.guards import (
    OFF,
    STANDARD,
    Canary,
    Figures,
    Guards,
    Rule,
    next_limit,
    tripped,
)
from domain.guardsettings import changed, from_data, to_data, typed

FINE = Figures(sent=1000, delivered=900, failed=50, filtered=10, unknown=5, opt_outs=10)
counts = st.integers(0, 5_000)
all_figures = st.builds(
    Figures,
    sent=counts,
    delivered=counts,
    failed=counts,
    filtered=counts,
    unknown=counts,
    opt_outs=counts,
    spent=st.none() | st.decimals(0, 10_000, places=4),
)


def test_figures_within_every_limit_trip_nothing() -> None:
    assert tripped(FINE, STANDARD) is None


@pytest.mark.parametrize(
    ("figures", "rule", "words"),
    [
        (
            replace(FINE, opt_outs=24),
            Rule.OPT_OUTS,
            "2.4 % (24 of 1,000 sent) opted out; the limit is 2 %.",
        ),
        (
            replace(FINE, filtered=60, failed=100),
            Rule.FILTERED,
            "6 % (60 of 1,000 with a result) were filtered by carriers; the limit is 5 %.",
        ),
        (
            replace(FINE, failed=300),
            Rule.FAILURES,
            "25 % (300 of 1,200 with a result) could not be delivered; the limit is 20 %.",
        ),
        (
            replace(FINE, unknown=250),
            Rule.UNKNOWN,
            "Of 20 % (250 of 1,250 sent) we don’t know whether they left; the limit is 2 %.",
        ),
    ],
)
def test_a_share_above_its_limit_trips_its_rule(figures: Figures, rule: Rule, words: str) -> None:
    found = tripped(figures, STANDARD)

    assert found is not None
    assert (found.rule, found.words) == (rule, words)


def test_a_share_at_its_limit_trips_nothing() -> None:
    assert tripped(replace(FINE, opt_outs=20), STANDARD) is None


def test_opt_outs_are_not_asked_before_two_hundred_are_delivered() -> None:
    many = Figures(sent=400, delivered=199, opt_outs=100)

    assert tripped(many, STANDARD) is None
    assert tripped(replace(many, delivered=200), STANDARD) is not None


def test_a_campaign_of_which_nothing_arrives_pauses_although_nothing_is_delivered() -> None:
    found = tripped(Figures(sent=200, failed=200), STANDARD)

    assert found is not None
    assert found.rule is Rule.FAILURES
    assert tripped(Figures(sent=199, failed=199), STANDARD) is None


def test_a_budget_pauses_at_its_last_cent_and_says_the_currency() -> None:
    guards = replace(STANDARD, budget=Decimal(50))
    spent = replace(FINE, spent=Decimal("50.00"), currency="EUR")

    found = tripped(spent, guards)

    assert found is not None
    assert found.words == "€50.00 are spent; the limit for a campaign is €50.00."
    assert tripped(replace(spent, spent=Decimal("49.99")), guards) is None
    assert tripped(replace(spent, spent=None), guards) is None


@given(all_figures)
def test_nothing_trips_where_everything_is_off(figures: Figures) -> None:
    assert tripped(figures, OFF) is None


@given(all_figures, st.decimals("0.1", 60, places=1))
def test_whoever_continues_anyway_does_not_trip_on_the_same_figures_again(
    figures: Figures, limit: Decimal
) -> None:
    guards = Guards(limit, limit, limit, limit, budget=limit)
    raised: dict[Rule, Decimal] = {}
    for _ in range(len(Rule)):
        found = tripped(figures, guards.raised(raised))
        if found is None:
            break
        assert found.rule not in raised
        raised[found.rule] = next_limit(found.rule, found.figure)

    assert tripped(figures, guards.raised(raised)) is None


@given(all_figures, st.decimals(2, 100, places=1))
def test_a_higher_limit_never_trips_where_a_lower_one_did_not(
    figures: Figures, higher: Decimal
) -> None:
    low = tripped(figures, Guards())
    high = tripped(figures, Guards().raised({Rule.OPT_OUTS: higher}))

    assert low is not None or high is None


def test_the_next_limit_is_half_as_much_again_rounded_up() -> None:
    assert next_limit(Rule.OPT_OUTS, Decimal("2.41")) == Decimal("3.7")
    assert next_limit(Rule.FAILURES, Decimal(90)) == Decimal(100)
    assert next_limit(Rule.BUDGET, Decimal("50.10")) == Decimal(76)


def test_a_raised_limit_switches_nothing_on_and_lowers_nothing() -> None:
    guards = replace(STANDARD, failures=None)

    raised = guards.raised({Rule.FAILURES: Decimal(5), Rule.OPT_OUTS: Decimal(1)})

    assert (raised.failures, raised.opt_outs) == (None, Decimal(2))


# Canaries ----------------------------------------------------------------------------------------


def test_a_large_campaign_has_a_canary_and_a_small_one_has_none() -> None:
    assert canary_size(STANDARD, 5_001) == 50
    assert canary_size(STANDARD, 5_000) is None
    assert canary_size(OFF, 1_000_000) is None


def test_somebody_may_ask_for_one_but_not_where_it_would_be_everybody() -> None:
    assert canary_size(OFF, 51, by_press=True) == 50
    assert canary_size(OFF, 50, by_press=True) is None


def test_a_canary_with_fine_figures_is_released() -> None:
    assert against_release(50, Figures(sent=50, delivered=48, failed=1), STANDARD) is None


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        (Figures(sent=50, delivered=39), "only 39 of 50 are delivered (80 % are asked)"),
        (
            Figures(sent=50, delivered=45, failed=5, filtered=4),
            "8 % texts filtered by carriers; the limit is 5 %",
        ),
        (
            Figures(sent=50, delivered=48, opt_outs=2),
            "4 % opt-outs; the limit is 2 %",
        ),
    ],
)
def test_a_canary_with_bad_figures_waits_for_a_person(figures: Figures, why: str) -> None:
    assert against_release(50, figures, STANDARD) == why


def test_one_text_alone_holds_no_canary_up() -> None:
    one_each = Figures(sent=49, delivered=47, failed=1, filtered=1, unknown=1, opt_outs=1)

    assert against_release(50, one_each, STANDARD) is None


# Settings ----------------------------------------------------------------------------------------

limits = st.none() | st.decimals("0.1", 100, places=2)
some_guards = st.builds(
    Guards,
    limits,
    limits,
    limits,
    limits,
    st.none() | st.decimals("0.01", 10**6, places=2),
    sample=st.integers(1, 10_000),
    canary=st.builds(
        Canary,
        first=st.integers(1, 1000),
        above=st.none() | st.integers(0, 10**6),
        by_rule=st.booleans(),
        minutes=st.integers(1, 1000),
        delivered=st.decimals("0.1", 100, places=1),
    ),
)


@given(some_guards)
def test_what_is_kept_and_what_a_form_shows_are_the_guards_again(guards: Guards) -> None:
    assert from_data(to_data(guards)) == guards
    assert changed(STANDARD, typed(guards)) == guards


def test_nothing_kept_is_the_standard_and_an_empty_entry_makes_it_that_again() -> None:
    assert from_data(None) == STANDARD
    assert from_data({"opt_outs": None}) == replace(STANDARD, opt_outs=None)
    assert changed(OFF, dict.fromkeys(typed(OFF), "")) == STANDARD


def test_a_limit_is_typed_with_or_without_its_sign() -> None:
    assert changed(STANDARD, {"opt_outs": " 2.5 % "}).opt_outs == Decimal("2.5")
    assert changed(STANDARD, {"budget": "1,250"}).budget == Decimal(1250)
    assert changed(STANDARD, {"failures": "Off"}).failures is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("opt_outs", text) for text in ("0", "-1", "101", "nan", "much", "1e999999")),
        *(("sample", text) for text in ("0", "off", "²", "1.5")),
        *(("canary_first", text) for text in ("0", "x", "9" * 5000)),
        ("canary_release", "soon"),
    ],
)
def test_what_is_no_limit_is_refused_beside_its_field(name: str, text: str) -> None:
    with pytest.raises(Refused) as refused:
        changed(STANDARD, {name: text})

    assert refused.value.field == name


def test_a_name_that_is_no_guard_rail_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match="opt_outs, filtered"):
        changed(STANDARD, {"weather": "1"})
