"""Texts that no weight is learned from: how many of them are silenced.

Of the nineteenth and twentieth sets the misses were read: both thresholds were chosen on them, and
seven rules narrowed. The twenty-first and the twenty-second were committed before their first
reading. Decision 22 gave up some of the revocations for strangers' private messages.
"""

import pytest

from domain.meaning import leaning
from domain.meaning.reader import read
from domain.meaning.verdicts import SILENCING
from tests.domain import corpora

PRIVATE = corpora.held_out("private") + corpora.held_out("private_second")
HARD = corpora.held_out("hard") + corpora.held_out("hard_second")
REVOCATIONS = corpora.held_out("revocations") + corpora.held_out("revocations_second")
ANSWERS = corpora.held_out("answers_fourth")
FOURTH = corpora.held_out("revocations_fourth")
NEW_PRIVATE = corpora.held_out("private_third")
NEW_REVOCATIONS = corpora.held_out("revocations_third")
A_SENTENCE = 4
"""Words from which on a text that stands in two places was copied; shorter ones everybody says."""


def silenced(texts: list[str]) -> list[str]:
    return [text for text in texts if read(text).meaning in SILENCING]


def test_the_sets_are_large() -> None:
    assert len(PRIVATE) >= 950
    assert len(HARD) >= 240
    assert len(REVOCATIONS) >= 220
    assert len(NEW_PRIVATE) >= 650
    assert len(NEW_REVOCATIONS) >= 148


def test_nothing_is_learned_from_them() -> None:
    known = {one.text.lower() for one in corpora.labelled()}
    for name in ("revocations", "ordinary", "private", "chatter"):
        known |= {text.lower() for text in corpora.learnt(name)}
    known |= {text.lower() for text in corpora.ordinary()}
    held = [text for text in (*PRIVATE, *HARD, *NEW_PRIVATE) if len(text.split()) >= A_SENTENCE]

    assert [text for text in held if text.lower() in known] == []


def test_of_ordinary_private_messages_two_of_a_thousand_are_silenced_and_none_by_weights(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by_all = silenced(PRIVATE)
    monkeypatch.setattr(leaning, "ENOUGH", 1_000)

    assert by_all == silenced(PRIVATE) == ["stahppp", "SHUT UP"]


def test_of_ordinary_ones_with_the_words_of_a_revocation_few_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by_all = silenced(HARD)
    monkeypatch.setattr(leaning, "ENOUGH", 1_000)

    assert len(by_all) <= 3
    assert by_all == silenced(HARD)


def test_nine_in_ten_revocations_are(monkeypatch: pytest.MonkeyPatch) -> None:
    by_all = silenced(REVOCATIONS)
    monkeypatch.setattr(leaning, "ENOUGH", 1_000)

    assert len(by_all) / len(REVOCATIONS) > 0.91
    assert len(by_all) - len(silenced(REVOCATIONS)) >= 20


def test_of_the_private_messages_of_the_newest_set_none_is_silenced() -> None:
    assert silenced(NEW_PRIVATE) == []


def test_of_its_revocations_more_than_nine_in_ten_are() -> None:
    assert len(silenced(NEW_REVOCATIONS)) >= 138


def test_of_the_answers_of_the_twenty_second_set_none_is_and_its_revocations_are() -> None:
    assert len(ANSWERS) >= 146
    assert len(FOURTH) >= 142
    assert silenced(ANSWERS) == []
    assert len(silenced(FOURTH)) >= 140
