"""Whether an opt-out was heeded: what it forbids, from when on, and until who lifts it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.heeding import Event, Took, heeded
from domain.inbound import Change, ConsentSource
from domain.messages import MessageKind
from domain.scopes import ALL, sender_scope, topic_scope

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def out(scope: str = ALL, source: ConsentSource = ConsentSource.REPLY, minutes: int = 0) -> Event:
    return Event(at(minutes), Change.OUT, scope, source)


def back(minutes: int, source: ConsentSource = ConsentSource.REPLY, scope: str = ALL) -> Event:
    return Event(at(minutes), Change.IN, scope, source)


def text(minutes: int, kind: MessageKind = MessageKind.CAMPAIGN, topic: str = "") -> Took:
    return Took(at(minutes), f"SM{minutes}", kind, sender_id=7, topic=topic)


def wrong(event: Event, *taken: Took, later: tuple[Event, ...] = ()) -> str | None:
    found = heeded(event, [event, *later], taken).wrong
    return None if found is None else found.sid


def test_the_last_text_before_and_the_first_one_after_are_told() -> None:
    found = heeded(out(), [out()], [text(-9), text(-2), text(3), text(5)])

    assert found.before is not None
    assert found.before.sid == "SM-2"
    assert found.wrong is not None
    assert found.wrong.sid == "SM3"


def test_nothing_is_wrong_where_nothing_went_out_after() -> None:
    assert wrong(out(), text(-1), text(0)) is None


def test_a_text_that_was_under_way_is_not_wrong_and_one_of_a_second_later_is() -> None:
    crossed = replace(text(0), at=NOON + timedelta(seconds=1), sid="SMcrossed")
    late = replace(text(0), at=NOON + timedelta(seconds=1.001), sid="SMlate")

    assert wrong(out(), crossed) is None
    assert heeded(out(), [out()], [crossed]).before == crossed
    assert wrong(out(), crossed, late) == "SMlate"


def test_the_answer_to_an_opt_out_is_not_a_text_before_it() -> None:
    answer = replace(text(0, MessageKind.STOP_CONFIRMATION), at=NOON + timedelta(seconds=0.5))

    assert heeded(out(), [out()], [answer]).before is None


def test_the_one_confirmation_is_not_wrong() -> None:
    assert wrong(out(), text(1, MessageKind.STOP_CONFIRMATION)) is None
    assert wrong(out(), text(1, MessageKind.REPLY)) == "SM1"


@pytest.mark.parametrize(
    ("scope", "topic", "is_wrong"),
    [
        (ALL, "", True),
        (sender_scope(7), "", True),
        (sender_scope(8), "", False),
        (topic_scope("tips"), "tips", True),
        (topic_scope("tips"), "class", False),
        (topic_scope("tips"), "", False),
    ],
)
def test_an_opt_out_forbids_its_scope_and_no_more(scope: str, topic: str, is_wrong: bool) -> None:
    assert (wrong(out(scope), text(1, topic=topic)) is not None) == is_wrong


@pytest.mark.parametrize(
    ("source", "lifting", "is_wrong"),
    [
        (ConsentSource.REPLY, back(2), False),
        (ConsentSource.CARRIER, back(2), False),
        (ConsentSource.MANUAL, back(2), True),
        (ConsentSource.MANUAL, back(2, ConsentSource.MANUAL), False),
        (ConsentSource.MANUAL, back(2, ConsentSource.MANUAL, "topic:tips"), True),
        (ConsentSource.REPLY, back(4), True),
        (ConsentSource.REPLY, back(-1), True),
    ],
)
def test_what_was_lifted_forbids_nothing_any_more(
    source: ConsentSource, lifting: Event, is_wrong: bool
) -> None:
    assert (wrong(out(source=source), text(3), later=(lifting,)) is not None) == is_wrong


def test_an_opt_in_forbids_nothing() -> None:
    assert wrong(back(0), text(1)) is None
