"""A second person: when one is wanted, what voids an approval, and whose hands made a campaign."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import approvalrule
from domain.approval import (
    Asked,
    Touch,
    changed,
    editors,
    fingerprint,
    from_data,
    reminder_at,
    to_data,
)
from domain.approvalrule import NO_RULE, ApprovalRule, Mode, needs, read_rule, shown
from domain.errors import Refused

ASKED = Asked(
    wording_id=1,
    text="digest",
    upload_id=2,
    sender_id=3,
    sender="long code",
    blanks="ask",
    topic="",
    kind="marketing",
    hours="hours",
    second_attempts="limits",
    start="",
    own_zones=False,
    use_by="",
    drop=False,
    recipients=100,
    price="1.50",
    currency="USD",
)
REST = replace(ASKED, rest=True, each="0.0083")
NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("", NO_RULE),
        ("Off", NO_RULE),
        ("always", ApprovalRule(Mode.ALWAYS)),
        ("above 1,500 recipients", ApprovalRule(Mode.RECIPIENTS, Decimal(1500))),
        ("500 people", ApprovalRule(Mode.RECIPIENTS, Decimal(500))),
        ("over $50", ApprovalRule(Mode.AMOUNT, Decimal(50))),
        ("12.50 usd", ApprovalRule(Mode.AMOUNT, Decimal("12.50"))),
    ],
)
def test_a_rule_is_read_and_shown_as_it_is_typed(typed: str, rule: ApprovalRule) -> None:
    assert read_rule(typed, "USD") == rule
    assert read_rule(shown(rule, "USD"), "USD") == rule
    assert approvalrule.from_data(approvalrule.to_data(rule)) == rule


@pytest.mark.parametrize(
    "typed",
    ["500", "sometimes", "above 5 EUR", "€5", "-5 USD", "1.5 recipients", "9" * 12 + " USD"],
)
def test_what_says_no_rule_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="second person"):
        read_rule(typed, "USD")


def test_a_rule_that_cannot_be_read_wants_one_always() -> None:
    assert approvalrule.from_data({"mode": "moon"}) == ApprovalRule(Mode.ALWAYS)


@pytest.mark.parametrize(
    ("rule", "wants"),
    [
        (NO_RULE, False),
        (ApprovalRule(Mode.ALWAYS), True),
        (ApprovalRule(Mode.RECIPIENTS, Decimal(100)), False),
        (ApprovalRule(Mode.RECIPIENTS, Decimal(99)), True),
        (ApprovalRule(Mode.AMOUNT, Decimal("1.50")), False),
        (ApprovalRule(Mode.AMOUNT, Decimal("1.49")), True),
    ],
)
def test_above_means_above(rule: ApprovalRule, *, wants: bool) -> None:
    assert (needs(rule, 100, Decimal("1.50"), currency="USD") is not None) is wants


def test_what_nobody_knows_the_price_of_may_cost_too_much() -> None:
    rule = ApprovalRule(Mode.AMOUNT, Decimal(50))
    assert needs(rule, 1, None, currency="USD") == "nobody knows what it costs"


def test_the_same_holds_and_so_does_whoever_drops_out() -> None:
    fewer = replace(ASKED, recipients=88, price="1.20")
    assert changed(ASKED, ASKED) == ()
    assert changed(ASKED, fewer) == ()


CHANGES = {
    "wording_id": 9,
    "text": "other",
    "upload_id": 9,
    "sender_id": 9,
    "sender": "short code",
    "blanks": "skip",
    "topic": "news",
    "kind": "urgent",
    "hours": "others",
    "second_attempts": "never",
    "start": "2026-11-19T15:00:00+00:00",
    "own_zones": True,
    "use_by": "2026-11-19T15:00:00+00:00",
    "drop": True,
    "recipients": 101,
    "price": "1.51",
    "currency": "EUR",
    "rest": True,
    "each": "0.0084",
}


@pytest.mark.parametrize("field", [each.name for each in fields(Asked)])
def test_whatever_else_differs_voids_it_and_is_named(field: str) -> None:
    asked = REST if field == "each" else ASKED
    now = replace(asked, **{field: CHANGES[field]})  # type: ignore[arg-type]
    assert len(changed(asked, now)) == 1
    assert fingerprint(now) != fingerprint(asked)


def test_of_a_rest_the_price_of_a_segment_counts_and_not_what_the_first_of_them_come_to() -> None:
    assert changed(REST, replace(REST, price="9.00", recipients=40, each="0.0082")) == ()
    assert changed(REST, replace(REST, each="0.0084")) == ("the price of a segment",)


def test_another_sender_that_is_set_up_in_another_way_is_named_once() -> None:
    assert changed(ASKED, replace(ASKED, sender_id=9, sender="toll-free")) == ("the sender",)


def test_it_says_what_changed_in_words() -> None:
    now = replace(ASKED, text="other", recipients=112, price="2.00")
    assert changed(ASKED, now) == (
        "the text",
        "the audience, which has 12 more recipients",
        "the price, from $1.50 to $2.00",
    )


@pytest.mark.parametrize(("was", "is_now"), [(None, "1.00"), ("1.00", None)])
def test_a_price_that_was_known_only_once_voids_it(was: str | None, is_now: str | None) -> None:
    assert changed(replace(ASKED, price=was), replace(ASKED, price=is_now))


def test_what_is_kept_is_read_again_or_not_at_all() -> None:
    assert from_data(to_data(ASKED)) == ASKED
    assert from_data({**to_data(ASKED), "moon": 1}) is None


PARTS = ["message", "audience", "sender", "kind", "title", "note"]
touches = st.builds(
    Touch,
    st.sampled_from(["ada", "ben", "eve"]),
    st.just("edit"),
    st.lists(st.sampled_from(PARTS), max_size=3).map(tuple),
)


@given(st.lists(touches, max_size=8))
def test_the_last_hand_on_each_part_is_an_editor_and_nobody_without_one(made: list[Touch]) -> None:
    found = editors("ada", made)
    last = {
        part: touch.by for touch in made for part in touch.changed if part not in {"title", "note"}
    }
    assert set(last.values()) <= found <= {"ada", *last.values()}


def test_a_title_makes_no_editor_and_a_decision_on_blanks_does() -> None:
    assert editors("ada", [Touch("ben", "edit", ("title", "note"))]) == {"ada"}
    assert editors("ada", [Touch("ben", "decide_blanks")]) == {"ada", "ben"}
    assert editors("ada", [Touch("ben", "choose_column")]) == {"ada", "ben"}


@pytest.mark.parametrize(
    ("due", "minutes"),
    [(None, 120), (timedelta(hours=10), 120), (timedelta(hours=1), 30), (-timedelta(hours=1), 0)],
)
def test_the_one_reminder_comes_before_the_start(due: timedelta | None, minutes: int) -> None:
    due_at = None if due is None else NOW + due
    assert reminder_at(NOW, due_at) == NOW + timedelta(minutes=minutes)
