"""Others' words are never put between asterisks by hand: theirs would end the bold too early."""

import re

from tests.house.source import production

BY_HAND = re.compile(r"\*\{(kit\.)?words\(")


def test_others_words_are_bold_by_one_function_alone() -> None:
    assert [it.where for it in production() if BY_HAND.search(it.source)] == []


def test_asterisks_by_hand_would_be_seen() -> None:
    assert BY_HAND.search('f"*{kit.words(view.title)}* is done"')
    assert not BY_HAND.search('f"{kit.bold(view.title)} is done"')
