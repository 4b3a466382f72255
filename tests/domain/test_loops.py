"""Two machines answering each other: which answers are withheld, and which never are."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.loops import (
    APART,
    AT_ONCE,
    LOOKS_BACK,
    MOST,
    MOST_OF_ALL,
    RUSHED,
    Given,
    Withheld,
    withheld,
)
from domain.messages import MessageKind

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
PHONE = "+14155550123"
HELP, STOP, START, REPLY = (
    MessageKind.HELP,
    MessageKind.STOP_CONFIRMATION,
    MessageKind.START_CONFIRMATION,
    MessageKind.REPLY,
)
OURS = "Harbour Books: For help contact help@harbour.example. Reply STOP to unsubscribe."


def given(kind: MessageKind, ago: timedelta, body: str = OURS) -> Given:
    return Given(kind, NOW - ago, body)


def verdict(
    kind: MessageKind = HELP,
    *answers: Given,
    phone: str = PHONE,
    said: str = "HELP",
    heard: tuple[datetime, ...] = (NOW,),
    from_us: bool = False,
    asked_for: bool = False,
) -> Withheld | None:
    return withheld(
        kind,
        phone=phone,
        said=said,
        given=answers,
        heard=heard,
        now=NOW,
        from_us=from_us,
        asked_for=asked_for,
    )


@pytest.mark.parametrize("kind", list(MOST))
def test_a_first_text_is_answered(kind: MessageKind) -> None:
    assert verdict(kind) is None


@pytest.mark.parametrize("phone", ["73737", "Harbour", "+1", "", "55512"])
def test_a_short_code_or_a_name_gets_no_answer(phone: str) -> None:
    assert verdict(phone=phone) is Withheld.NO_PHONE


def test_one_of_our_own_senders_gets_no_answer() -> None:
    assert verdict(from_us=True) is Withheld.OURS


@pytest.mark.parametrize("said", [OURS, OURS.upper(), f"  {OURS.replace('.', '…')}\n"])
def test_our_own_answer_that_comes_back_gets_none(said: str) -> None:
    assert verdict(HELP, given(STOP, 2 * HOUR), said=said) is Withheld.ECHO


def test_words_that_people_say_too_are_no_echo() -> None:
    assert verdict(REPLY, given(REPLY, HOUR, "Thanks!"), said="Thanks!") is None


def test_a_part_of_our_answer_is_no_echo() -> None:
    assert verdict(HELP, given(STOP, HOUR), said="Reply STOP to unsubscribe.") is None


@pytest.mark.parametrize("kind", list(MOST))
def test_so_many_of_a_kind_and_no_more(kind: MessageKind) -> None:
    most = MOST[kind]
    before = [given(kind, APART * (2 + at)) for at in range(most.answers)]

    assert verdict(kind, *before[1:]) is None
    assert verdict(kind, *before) is Withheld.TOO_MANY


@pytest.mark.parametrize("kind", list(MOST))
def test_what_is_a_day_old_counts_no_more(kind: MessageKind) -> None:
    before = [given(kind, LOOKS_BACK) for _ in range(MOST[kind].answers)]

    assert verdict(kind, *before) is None


def test_all_kinds_together_have_a_limit_of_their_own() -> None:
    kinds = [STOP, STOP, START, START, REPLY, REPLY, REPLY, HELP]
    before = [given(kind, APART * (2 + at)) for at, kind in enumerate(kinds)]

    assert len(before) == MOST_OF_ALL.answers
    assert verdict(HELP, *before[1:]) is None
    assert verdict(HELP, *before) is Withheld.TOO_MANY


def test_a_person_who_asks_twice_in_a_minute_is_answered_once() -> None:
    assert verdict(HELP, given(HELP, APART - SECOND)) is Withheld.JUST_NOW
    assert verdict(HELP, given(HELP, APART)) is None


def test_whoever_answers_our_own_question_need_not_wait_but_counts() -> None:
    assert verdict(START, given(START, SECOND), asked_for=True) is None
    before = [given(START, APART * (2 + at)) for at in range(MOST[START].answers)]
    assert verdict(START, *before, asked_for=True) is Withheld.TOO_MANY


def test_another_kind_need_not_wait() -> None:
    assert verdict(STOP, given(HELP, SECOND), heard=()) is None


def test_acknowledgements_of_two_campaigns_need_not_wait() -> None:
    assert verdict(REPLY, given(REPLY, SECOND), heard=()) is None


def test_whoever_answers_ours_within_seconds_again_and_again_is_a_machine() -> None:
    answers = [given(kind, HOUR + at * MINUTE) for at, kind in enumerate((STOP, START, REPLY))]
    at_once = tuple(answer.at + AT_ONCE for answer in answers)

    assert len(answers) == RUSHED
    assert verdict(HELP, *answers, heard=at_once) is Withheld.AT_ONCE
    assert verdict(HELP, *answers[1:], heard=at_once) is None


def test_whoever_takes_a_moment_is_a_person() -> None:
    answers = [given(kind, HOUR + at * MINUTE) for at, kind in enumerate((STOP, START, REPLY))]
    later = tuple(answer.at + AT_ONCE + SECOND for answer in answers)

    assert verdict(HELP, *answers, heard=later) is None


def test_what_was_written_before_our_answer_does_not_answer_it() -> None:
    answers = [given(kind, HOUR + at * MINUTE) for at, kind in enumerate((STOP, START, REPLY))]
    asked = tuple(answer.at - SECOND for answer in answers)

    assert verdict(HELP, *answers, heard=asked) is None
