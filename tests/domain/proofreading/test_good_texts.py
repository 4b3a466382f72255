"""Good texts: nothing is raised on any of them."""

import re
from pathlib import Path

import pytest

from tests.domain.proofreading.desk import warned

TEXTS = [
    line
    for line in Path(__file__).with_name("good_texts.txt").read_text().splitlines()
    if line and not line.startswith("#")
]


def test_there_are_enough_of_them_and_each_is_another_one() -> None:
    assert len(set(TEXTS)) == len(TEXTS) >= 60


@pytest.mark.parametrize("text", TEXTS)
def test_a_good_text_raises_nothing(text: str) -> None:
    columns = tuple(dict.fromkeys(re.findall(r"\{\{(\w+)", text)))

    assert warned(text, columns=columns) == []
