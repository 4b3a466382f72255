"""Our buckets in the API's words, both ways: complete, and never two words for one row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.apistates import (
    FINAL,
    OF_BUCKET,
    STATE_WORDS,
    ApiState,
    buckets_of,
    counted,
    is_opted_out,
    state_of,
    state_of_message,
)
from domain.ledger import Bucket, SkipReason
from domain.messages import MessageState

REASONS = st.sampled_from([None, *SkipReason, "too_short"])


def test_every_bucket_has_a_state_and_every_state_words() -> None:
    assert set(OF_BUCKET) == set(Bucket)
    assert set(STATE_WORDS) == set(ApiState)
    assert {*OF_BUCKET.values(), ApiState.OPT_OUT} == set(ApiState)


@pytest.mark.parametrize("state", list(MessageState))
def test_every_state_of_a_message_has_one(state: MessageState) -> None:
    assert state_of_message(state) in set(ApiState)


def test_who_opted_out_is_told_apart_from_other_skipped_rows() -> None:
    assert state_of(Bucket.SKIPPED, SkipReason.OPTED_OUT) is ApiState.OPT_OUT
    assert state_of(Bucket.SKIPPED, SkipReason.DUPLICATE) is ApiState.SKIPPED
    assert state_of(Bucket.FAILED, SkipReason.OPTED_OUT) is ApiState.FAILED


@given(st.sampled_from(list(Bucket)), REASONS)
def test_the_way_back_finds_each_row_under_its_state_and_no_other(
    bucket: Bucket, reason: str | None
) -> None:
    out = reason == SkipReason.OPTED_OUT
    found = {
        state
        for state in ApiState
        if bucket in buckets_of(state) and is_opted_out(state) in (None, out)
    }

    assert found == {state_of(bucket, reason)}


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(list(Bucket)), REASONS), st.integers(min_value=0, max_value=9)
    )
)
def test_a_ledger_in_the_apis_words_has_as_many_rows(
    rows: dict[tuple[Bucket, str | None], int],
) -> None:
    buckets: dict[Bucket, int] = {}
    skipped: dict[str, int] = {}
    for (bucket, reason), many in rows.items():
        buckets[bucket] = buckets.get(bucket, 0) + many
        if bucket is Bucket.SKIPPED and reason:
            skipped[reason] = skipped.get(reason, 0) + many

    told = counted(buckets, skipped)

    assert sum(told.values()) == sum(rows.values())
    for state in ApiState:
        assert told[state] == sum(many for key, many in rows.items() if state_of(*key) is state)


def test_what_may_still_change_is_not_final() -> None:
    assert {ApiState.QUEUED, ApiState.HELD, ApiState.SENT, ApiState.UNKNOWN} == set(
        ApiState
    ) - FINAL
