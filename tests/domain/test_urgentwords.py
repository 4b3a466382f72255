"""Urgent words count as whole words, however they are written."""

import pytest

from domain.errors import Refused
from domain.urgentwords import SUGGESTED, Urgent, from_data, read, sounds_urgent, to_data


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("This is an EMERGENCY!!", "emergency"),
        ("émergency", "emergency"),
        ("I will kill  myself.", "kill myself"),
        ("call 911 now", "911"),
        ("STOP this is urgent", "urgent"),
        ("nothing urgently", "urgently"),
        ("insurgents 9110", ""),
        ("kill the lights myself", ""),
        ("", ""),
    ],
)
def test_a_word_of_the_list_is_found_as_a_whole(body: str, word: str) -> None:
    assert sounds_urgent(SUGGESTED, body) == word


def test_words_are_kept_once_each_with_the_person() -> None:
    urgent = read("Help me,  fire , Help me,", " U01ADA ")
    assert urgent == Urgent(["Help me", "fire"], "U01ADA")
    assert list(from_data(to_data(urgent)).words) == ["Help me", "fire"]  # type: ignore[union-attr]
    assert (read(" , ", "U01ADA"), to_data(None), from_data(None)) == (None, None, None)


@pytest.mark.parametrize(
    ("words", "person", "field"),
    [
        ("fire", "", "urgent_to"),
        ("fire", "ada", "urgent_to"),
        ("!!", "U01ADA", "urgent_words"),
        ("x" * 61, "U01ADA", "urgent_words"),
        (",".join(f"w{number}" for number in range(61)), "U01ADA", "urgent_words"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_beside_its_field(
    words: str, person: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        read(words, person)
    assert refused.value.field == field
