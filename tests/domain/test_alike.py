"""The same question in the same words; and whose row it is."""

import pytest

from domain.alike import groups, key_of
from domain.naming import name_of

WHAT_TIME = "what time is it"


@pytest.mark.parametrize(
    "text",
    [
        "What time is it?",
        "WHAT TIME IS IT",
        "hi, what time is it please",
        "What  time is it 😀 thx!",
        "Good morning! What time is it? Thank you",
        "hey there what time is it",
        "Hi there, please, what time is it?",
        "Excuse me, what time is it",
    ],
)
def test_case_marks_and_courtesy_change_nothing(text: str) -> None:
    assert key_of(text) == WHAT_TIME


@pytest.mark.parametrize("text", ["What time was it?", "What time is it on Monday?", "time"])
def test_any_other_word_is_another_question(text: str) -> None:
    assert key_of(text) != WHAT_TIME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Is it in the morning?", "Is it in the evening?"),
        ("Are you there?", "Are you?"),
        ("Can I bring you", "Can I bring me"),
        ("Is it good", "Is it"),
        ("I can come 👍", "I can come 👎"),
        ("I can come 👍", "I can come"),
        ("Hi, there is parking", "is parking"),
        ("Morning or afternoon?", "Afternoon or morning?"),
        ("Sorry, no", "no"),
    ],
)
def test_no_word_that_may_matter_is_taken_for_courtesy(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize("text", ["", "?", "👍", "word " * 40])
def test_what_says_nothing_or_too_much_is_like_nothing(text: str) -> None:
    assert key_of(text) == ""


def test_people_count_once_and_the_most_come_first() -> None:
    said = [("a", "where"), ("b", "when?"), ("a", "Where?"), ("c", "When"), ("d", "WHERE")]
    found = groups([*said, ("e", "where"), ("f", "why")])

    assert [(group.words, group.who) for group in found] == [
        ("where", ("a", "d", "e")),
        ("when", ("b", "c")),
    ]


@pytest.mark.parametrize(
    ("columns", "fields", "name"),
    [
        (["phone", "name"], ["1", "Maya Lopez"], "Maya Lopez"),
        (["first_name", "last_name"], ["Maya", "Lopez"], "Maya Lopez"),
        (["first_name", "name"], ["Maya", " "], "Maya"),
        (["city"], ["Springfield"], ""),
        (["name"], ["", "more"], ""),
        (["name"], ["M" * 90], "M" * 40),
    ],
)
def test_a_name_is_found_by_its_column(columns: list[str], fields: list[str], name: str) -> None:
    assert name_of(columns, fields) == name
