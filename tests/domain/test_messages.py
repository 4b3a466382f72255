"""Receipts: any order, any repetition, never backwards, a terminal state never undone."""

from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.messages import (
    COUNTED,
    FROM_TWILIO,
    RANK,
    SURVIVES_STOP,
    TERMINAL,
    MessageKind,
    MessageState,
    advance,
)

# The statuses of Twilio's Message resource for outbound texts (its "Message Status Values").
TWILIO_OUTBOUND = {
    *("accepted", "scheduled", "queued", "sending", "sent"),
    *("delivered", "undelivered", "failed", "read", "canceled"),
}
HEARD = sorted(set(FROM_TWILIO.values()))
states = st.sampled_from(sorted(MessageState))
heard = st.sampled_from(HEARD)


def test_every_status_of_twilio_has_a_state() -> None:
    assert set(FROM_TWILIO) >= TWILIO_OUTBOUND
    assert set(RANK) == set(MessageState)


def test_people_see_read_as_delivered_and_canceled_as_cancelled() -> None:
    assert FROM_TWILIO["read"] is MessageState.DELIVERED
    assert FROM_TWILIO["canceled"] is MessageState.CANCELLED


@given(states, st.lists(states, max_size=20))
def test_a_state_never_moves_backwards(start: MessageState, reports: list[MessageState]) -> None:
    state = start
    for report in reports:
        after = advance(state, report)
        assert RANK[after] >= RANK[state]
        assert after in {state, report}
        state = after


@given(st.sampled_from(sorted(TERMINAL)), st.lists(states, max_size=20))
def test_a_terminal_state_is_never_undone(end: MessageState, reports: list[MessageState]) -> None:
    assert reduce(advance, reports, end) is end


@given(states, states)
def test_a_repeated_report_changes_nothing(start: MessageState, report: MessageState) -> None:
    once = advance(start, report)
    assert advance(once, report) is once


@given(
    st.permutations([MessageState.QUEUED, MessageState.SENT] * 2),
    st.sampled_from(sorted(TERMINAL)),
    st.integers(0, 4),
)
def test_the_end_is_the_same_in_any_order(
    reports: list[MessageState], end: MessageState, place: int
) -> None:
    reports.insert(place, end)
    assert reduce(advance, reports, MessageState.CLAIMED) is end


@pytest.mark.parametrize("order", list(permutations(["queued", "sent", "delivered"])))
def test_receipts_that_overtake_our_own_answer_count(order: tuple[str, ...]) -> None:
    reports = [FROM_TWILIO[status] for status in order]
    assert reduce(advance, reports, MessageState.CLAIMED) is MessageState.DELIVERED


@given(heard)
def test_any_report_of_the_carrier_settles_an_unknown(report: MessageState) -> None:
    assert advance(MessageState.UNKNOWN, report) is report


def test_an_answer_to_help_survives_a_stop_but_no_campaign_text_does() -> None:
    assert MessageKind.HELP in SURVIVES_STOP
    assert not SURVIVES_STOP & COUNTED
