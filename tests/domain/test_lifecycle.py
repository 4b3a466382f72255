"""The life of a campaign: only the moves of the table, launched once, and over is over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.lifecycle import LIVE, MOVES, OVER, CampaignState, Move, after, allowed

moves = st.sampled_from(sorted(Move))
SENT = {CampaignState.SENDING, CampaignState.PAUSED, CampaignState.SETTLING}


def _play(wanted: list[Move]) -> list[tuple[CampaignState, Move, CampaignState]]:
    """What happens to a new campaign when these moves are tried in turn."""
    state, history = CampaignState.IMPORTING, []
    for move in wanted:
        if allowed(move, state):
            history.append((state, move, after(move)))
            state = after(move)
    return history


def test_every_move_has_its_row() -> None:
    assert set(MOVES) == set(Move)


@pytest.mark.parametrize("state", sorted(OVER))
def test_a_campaign_that_is_over_never_moves(state: CampaignState) -> None:
    assert not [move for move in Move if allowed(move, state)]


@pytest.mark.parametrize("state", sorted({*CampaignState} - {CampaignState.DRAFT}))
def test_only_what_was_drafted_and_is_not_yet_sending_launches(state: CampaignState) -> None:
    waiting = {
        CampaignState.AWAITING_APPROVAL,
        CampaignState.SCHEDULED,
        CampaignState.COUNTING_DOWN,
    }
    assert not allowed(Move.LAUNCH, state) or state in waiting


def test_a_draft_launches() -> None:
    assert allowed(Move.LAUNCH, CampaignState.DRAFT)
    assert after(Move.LAUNCH) is CampaignState.SENDING


@given(st.lists(moves, max_size=40))
def test_no_order_of_moves_launches_twice(wanted: list[Move]) -> None:
    launches = [move for _, move, _ in _play(wanted) if move is Move.LAUNCH]
    assert len(launches) <= 1


@given(st.lists(moves, max_size=40))
def test_nothing_that_was_sent_becomes_a_draft_again(wanted: list[Move]) -> None:
    reached = [end for _, _, end in _play(wanted)]
    launched = next((n for n, state in enumerate(reached) if state in SENT), len(reached))
    assert not {*reached[launched:]} & {CampaignState.DRAFT, CampaignState.DISCARDED}


@given(st.lists(moves, max_size=40))
def test_a_campaign_that_is_over_stays_over(wanted: list[Move]) -> None:
    history = _play(wanted)
    assert all(end not in OVER for _, _, end in history[:-1])


@given(st.lists(moves, max_size=40))
def test_only_a_campaign_that_is_sending_or_paused_can_be_stopped(wanted: list[Move]) -> None:
    for start, move, _ in _play(wanted):
        if move in {Move.CANCEL, Move.STOP}:
            assert start in LIVE


def test_every_state_on_the_way_has_a_way_out() -> None:
    reachable = {CampaignState.IMPORTING} | {after(move) for move in Move}
    for state in reachable - OVER:
        assert [move for move in Move if allowed(move, state)], state


def test_discarding_can_be_undone() -> None:
    assert allowed(Move.RESTORE, after(Move.DISCARD))


ASKED = {Move.APPROVE, Move.APPROVE_DOWN, Move.APPROVE_START}
ALONE = {Move.LAUNCH, Move.COUNT_DOWN, Move.SCHEDULE}
"""How a person lets a campaign go by themselves; `campaigns.asking` takes these where it asks."""


@given(st.lists(moves, max_size=60))
def test_whoever_may_not_let_it_go_alone_sends_nothing_without_an_approval(
    wanted: list[Move],
) -> None:
    approved = False
    for _, move, end in _play([move for move in wanted if move not in ALONE]):
        approved = (approved or move in ASKED) and end is not CampaignState.DRAFT
        assert approved or end not in SENT


def test_only_an_approval_leads_on_from_a_request() -> None:
    waits = CampaignState.AWAITING_APPROVAL
    onward = {move for move in Move if allowed(move, waits) and after(move) in LIVE - {waits}}
    assert onward == ASKED
