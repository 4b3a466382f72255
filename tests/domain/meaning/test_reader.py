"""What an incoming text means: STOP in all its dresses, what only resembles it, and the figures."""

import re._parser as regex  # type: ignore[import-not-found]
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.meaning import doubts, elsewhere, english, reactions
from domain.meaning.reader import own_words, read
from domain.meaning.verdicts import SILENCING, Meaning
from tests.domain import corpora

TWILIO_STOPS = ["STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"]
DECORATIONS = " \t\n.!?,-–—“”«»'\"()*…\u200b\u2060\ufeff\ufe0f🙏🎉👍"
LABELLED = list(corpora.labelled())
PRIVATE = corpora.ordinary()


def test_the_corpus_is_read_as_labelled(capsys: pytest.CaptureFixture[str]) -> None:
    counted = corpora.confusion(LABELLED)
    with capsys.disabled():
        print(f"\n{corpora.table(counted)}")

    wrong = [(text, read(text).meaning) for label, text in LABELLED if read(text).meaning != label]

    assert len(LABELLED) >= 550
    assert wrong == []


def test_ordinary_private_messages_opt_nobody_out() -> None:
    wrong = [text for text in PRIVATE if read(text).meaning in SILENCING]

    assert len(PRIVATE) >= 2000
    assert len(wrong) / len(PRIVATE) < 0.001, wrong


@pytest.mark.parametrize("word", TWILIO_STOPS)
@pytest.mark.parametrize("dress", ["{}", " {} ", "{}.", "{}!!!", "“{}”", "\u200b{}\ufeff", "({})"])
def test_a_stop_keyword_is_the_law_s(word: str, dress: str) -> None:
    for text in (word, word.lower(), word.title()):
        reading = read(dress.format(text))
        assert (reading.meaning, reading.words) == (Meaning.OPT_OUT, word.lower())
        assert reading.by_law


def test_a_sentence_is_not_the_law_s_word() -> None:
    assert not read("please take me off this list").by_law


def test_the_words_that_decided_are_kept() -> None:
    assert read("Yes I'll be there. Please stop texting me, thanks").words == "stop texting me"
    assert read("C but please stop after this").words == "stop after this"


@given(
    st.sampled_from([*TWILIO_STOPS, "START", "UNSTOP", "HELP", "INFO", "ARRET", "C", "stopp"]),
    st.text(alphabet=DECORATIONS, max_size=8),
    st.text(alphabet=DECORATIONS, max_size=8),
    st.booleans(),
    st.booleans(),
)
def test_decorations_and_case_never_change_a_keyword(
    word: str, before: str, after: str, asked: bool, opted_out: bool
) -> None:
    plain = read(word, asked_for_confirmation=asked, opted_out=opted_out)
    for dressed in (word, word.lower(), word.swapcase(), word.title()):
        found = read(before + dressed + after, asked_for_confirmation=asked, opted_out=opted_out)
        assert found.meaning is plain.meaning


@given(st.text(max_size=400))
def test_any_text_is_read(body: str) -> None:
    assert read(body).meaning in Meaning


def test_yes_opts_in_only_from_an_opted_out_number() -> None:
    assert read("YES", opted_out=True, asked_for_confirmation=True).meaning is Meaning.OPT_IN
    assert read("yes", asked_for_confirmation=True).meaning is Meaning.CONFIRMATION
    assert read("Yes please", asked_for_confirmation=True).meaning is Meaning.CONFIRMATION
    assert read("Yes!").meaning is Meaning.REPLY
    assert read("yes", opt_out_type="START").meaning is Meaning.REPLY


@pytest.mark.parametrize("body", ["R", "r.", "Reschedule please", "no", "No, r"])
def test_r_declines_only_what_may_be_declined(body: str) -> None:
    assert read(body, asked_for_confirmation=True, may_decline=True).meaning is Meaning.DECLINED
    assert read(body, asked_for_confirmation=True).meaning is Meaning.REPLY


@pytest.mark.parametrize(
    ("kind", "meaning"),
    [("STOP", Meaning.OPT_OUT), ("START", Meaning.OPT_IN), ("HELP", Meaning.HELP)],
)
def test_twilio_s_own_verdict_counts(kind: str, meaning: Meaning) -> None:
    assert read("hola", opt_out_type=kind).meaning is meaning
    assert read("hola", opt_out_type="").meaning is Meaning.REPLY


@pytest.mark.parametrize("kind", ["START", "HELP", "STOP", None])
@pytest.mark.parametrize("opted_out", [True, False])
def test_stop_wins_over_anything(kind: str | None, opted_out: bool) -> None:
    reading = read("stop", opt_out_type=kind, asked_for_confirmation=True, opted_out=opted_out)
    assert reading.meaning is Meaning.OPT_OUT


def test_a_workspace_s_own_word_opts_out_and_a_longer_text_with_it_does_not() -> None:
    own = own_words(["Adiós Harbour", " "])

    assert read("ADIOS harbour!", own=own).meaning is Meaning.OPT_OUT
    assert read("adiós harbour, see you tomorrow", own=own).meaning is Meaning.REPLY
    assert read("adiós harbour").meaning is Meaning.REPLY


def _patterns() -> Iterator[str]:
    yield from (rule.words.pattern for rule in english.RULES)
    yield from (rule.pattern for rule in elsewhere.RULES)
    yield from (rule.pattern for _, rule in doubts.ANYWHERE)


def _deepest(parsed: Any, inside: int = 0) -> int:
    """How many unbounded repeats stand inside each other, at most."""
    deepest = inside
    for _, argument in parsed:
        for part in argument if isinstance(argument, tuple | list) else [argument]:
            unbounded = isinstance(argument, tuple) and argument[1:2] == (regex.MAXREPEAT,)
            for inner in part if isinstance(part, list) else [part]:
                if isinstance(inner, regex.SubPattern):
                    deepest = max(deepest, _deepest(inner, inside + unbounded))
    return deepest


def test_no_pattern_repeats_a_repetition_without_end() -> None:
    assert [pattern for pattern in _patterns() if _deepest(regex.parse(pattern)) > 1] == []


def test_a_nested_repetition_would_be_seen() -> None:
    assert _deepest(regex.parse(r"(?:a(?: b)*)*")) == 2


@pytest.mark.parametrize(
    "body", ["stop off get me not no ", "no me de la ", "“", "👍 to “", "s t "]
)
def test_the_longest_text_asks_each_rule_about_a_few_words_only(body: str) -> None:
    text = (body * 1600)[:1600]

    assert read(text).meaning in Meaning
    assert max(english.WINDOW, elsewhere.WINDOW) <= 16
    assert not reactions.is_reaction(text + "x") or "“" in text
