"""What an incoming text means: STOP in all its dresses, what only resembles it, and the figures."""

import importlib
import pkgutil
import re
import re._parser as regex  # type: ignore[import-not-found]
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import meaning
from domain.meaning import doubts, elsewhere, english, leaning, reactions
from domain.meaning.reader import own_words, read
from domain.meaning.rules import Rule
from domain.meaning.verdicts import SILENCING, Meaning
from tests.domain import corpora

TWILIO_STOPS = ["STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"]
DECORATIONS = " \t\n.!?,-–—“”«»'\"()*…\u200b\u2060\ufeff\ufe0f🙏🎉👍"
LABELLED = list(corpora.labelled())
PRIVATE = corpora.ordinary()


def test_the_corpus_is_read_as_labelled(capsys: pytest.CaptureFixture[str]) -> None:
    read_as = [one.read().meaning for one in LABELLED]
    counted = corpora.confusion(LABELLED, read_as)
    with capsys.disabled():
        print(f"\n{corpora.table(counted)}")

    pairs = list(zip(LABELLED, read_as, strict=True))
    wrong = {one.text: it for one, it in pairs if it != one.meaning}

    assert len(LABELLED) >= 1800
    assert {one.meaning for one in LABELLED} == set(Meaning)
    assert wrong == corpora.misread()


def test_few_texts_are_known_to_be_read_otherwise_than_they_are_meant() -> None:
    known = corpora.misread()
    meant = Counter(one.meaning in SILENCING for one in LABELLED)
    silenced = sum(it in SILENCING for it in known.values())

    assert silenced / meant[False] < 0.006
    assert (len(known) - silenced) / meant[True] < 0.004


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


@pytest.mark.parametrize(
    "body",
    [
        "STOP paying rent please no more",
        "stop paying rent please no more",
        "Stop charging my card no more",
        "STOP raising my rent",
        "STOP the delivery please",
        "Please STOP billing my account",
        "“STOP” calling at our shop, thanks",
        "STOP RAISING MY RENT",
        "STOP ALREADY TOLD U",
        "STOP 100% done with u",
        "STOP John",
        "STOP -- John",
        "Hi, STOP 🙏 god bless you",
        "STOP never",
        "stop anymore",
        "Stop scammer",
        "stop lawsuit",
        "stop deceased",
        "STOP or END",
        "UNSUBSCRIBE John Smith",
        "Unsubscribe John",
        "STOPALL John",
        "END I never agreed",
        "QUIT scam",
        "ARRET John",
        "BAJA estafa",
        "abmelden vom Newsletter",
        "退订谢谢",
    ],
)
def test_a_stop_that_opens_a_text_about_something_else_is_for_a_person_to_see(body: str) -> None:
    reading = read(body)
    assert (reading.meaning, reading.by_law) == (Meaning.PROVISIONAL, False)


@pytest.mark.parametrize(
    "body",
    [
        "Stop raising my rent",
        "STOP by at 5 please",
        "STOP BY AT 5",
        "STOP & SHOP at 5?",
        "Stop John",
        "stop the order",
        "stop end of Main St",
        "cancel stop payment on check 204",
        "END of the month works",
        "QUIT my job today",
        "CANCEL my appointment",
        "unsubscribe link is in the footer",
        "ARRET de bus",
        "STOP it, that's so cute",
        "STOP lying lol no more",
        "stop fighting please, no more war",
        "I had to stop paying rent, no more money",
        "stop the delivery please",
    ],
)
def test_what_is_neither_typed_as_a_keyword_nor_said_to_us_is_a_reply(body: str) -> None:
    assert read(body).meaning is Meaning.REPLY


@pytest.mark.parametrize(
    "body",
    [
        "There is no Mrs. Patterson here",
        "no Tyrone at this number",
        "This aint Tyrone",
        "this isn't Ms. Ortiz, sorry",
        "where is the unsubscribe button",
        "where do I find the opt out link?",
        "bitte streichen",
        "Remover",
        "unenroll please",
    ],
)
def test_whoever_is_not_whom_we_look_for_or_looks_for_the_way_out_is_silenced(
    body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaning, "ENOUGH", 1_000)

    assert read(body).meaning is Meaning.PROVISIONAL


@pytest.mark.parametrize(
    "body",
    [
        "There is no parking here",
        "There is no Carlos here yet, should we wait?",
        "Is there no Mrs. Patterson in today?",
        "This ain't fair",
        "this isn't Tyrone's fault",
        "where is the submit button",
        "where is the bus stop button",
        "bitte den Termin streichen",
        "remover the stain please",
        "can she unenroll and come back in the fall",
    ],
)
def test_whoever_speaks_of_somebody_else_or_looks_for_another_button_is_not(body: str) -> None:
    assert read(body).meaning is Meaning.REPLY


@pytest.mark.parametrize(
    "body",
    [
        "I'll call instead of texting you",
        "let's meet instead of texting",
        "ok no more than four then",
        "quit? never, I love it",
        "dont call my husband about it, it's a surprise",
        "I would love to stop by and see you",
        "I'd appreciate not getting the blue one",
        "I dont know if you text my mom about it",
    ],
)
def test_words_like_those_of_a_refusal_are_none_of_it(body: str) -> None:
    assert read(body).meaning is Meaning.REPLY


@pytest.mark.parametrize(
    "body",
    [
        "STOP END",
        "Stop quit",
        "stop/end",
        "STOP=END",
        "STOP 2 end this",
        "END STOP",
        "stop arret",
        "STOP BAJA please",
        "STOPQUIT",
        "cancel / quit",
    ],
)
def test_two_keywords_side_by_side_are_the_law_s_word(body: str) -> None:
    reading = read(body)
    assert (reading.meaning, reading.by_law) == (Meaning.OPT_OUT, True)


@pytest.mark.parametrize("body", ["ok cancel end", "stop or quit?"])
def test_two_keywords_that_may_mean_something_else_are_for_a_person_to_see(body: str) -> None:
    assert read(body).meaning is Meaning.PROVISIONAL


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "-- Sent from my Verizon phone",
        "\n\nSent from Yahoo Mail on Android",
        "sent via my Samsung Galaxy smartphone",
        "Get Outlook for iOS",
        "Enviado desde mi iPhone",
        "\nEnvoyé de mon iPhone",
        "Von meinem iPhone gesendet",
        "Inviato da iPhone",
    ],
)
def test_the_line_that_a_phone_puts_under_a_text_changes_no_keyword(line: str) -> None:
    for word in ("STOP", "Unsubscribe", "quit"):
        assert read(f"{word} {line}").by_law
    assert read(f"See you at 3 {line}").meaning is Meaning.REPLY
    assert read(line.strip()).meaning is Meaning.REPLY


def test_what_stands_under_such_a_line_or_names_a_device_is_read_as_before() -> None:
    assert read("The photos sent from my phone, stop texting me").meaning is Meaning.OPT_OUT
    assert read("Next stop: the ones I sent from my phone").meaning is Meaning.REPLY


@pytest.mark.parametrize("body", ["STOP", "STOP please no more", "STOP texting me no more"])
def test_a_stop_about_our_texts_stays_firm_whatever_it_ends_with(body: str) -> None:
    assert read(body).meaning is Meaning.OPT_OUT


def test_a_sentence_is_not_the_law_s_word() -> None:
    assert not read("please take me off this list").by_law


def test_the_words_that_decided_are_kept() -> None:
    assert read("Yes I'll be there. Please stop texting me, thanks").words == "stop texting me"
    assert read("C but please stop after this").words == "stop after this"


@settings(deadline=None)
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


@settings(deadline=None)
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


MEANING = [
    importlib.import_module(f"domain.meaning.{found.name}")
    for found in pkgutil.iter_modules(meaning.__path__)
]


def _patterns() -> Iterator[str]:
    """Every compiled pattern of the package, wherever a table keeps it."""
    for module in MEANING:
        for value in vars(module).values():
            yield from _inside(value)


def _inside(value: object) -> Iterator[str]:
    if isinstance(value, re.Pattern):
        yield value.pattern
    elif isinstance(value, Rule):
        yield value.words.pattern
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from _inside(one)
    elif isinstance(value, dict):
        yield from _inside(tuple(value.values()))


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


def test_the_patterns_of_every_table_are_looked_at() -> None:
    seen = set(_patterns())

    assert {rule.words.pattern for rule in english.RULES} <= seen
    assert {pattern.pattern for pattern in (*doubts.SHORT_TEXTS, doubts.BARE, doubts.IT)} <= seen
    assert {rule.pattern for rule in elsewhere.RULES} <= seen
    assert {reactions.QUOTED.pattern, *(head.pattern for head in reactions.HEADS)} <= seen


def test_a_nested_repetition_would_be_seen() -> None:
    assert _deepest(regex.parse(r"(?:a(?: b)*)*")) == 2


@pytest.mark.parametrize("body", ["stop off get me not no ", "no me de la ", "dont text me if "])
def test_a_rule_sees_the_words_behind_its_trigger_and_no_more(body: str) -> None:
    words = (body * 400).split()

    assert len(english.window(words, 0).split()) == english.WINDOW
    assert english.window(words, len(words) - 1).split() == words[-1:]


@pytest.mark.parametrize("body", ["“", "👍 to “", "s t ", "Liked “", "stop " * 9, "no me de la "])
def test_the_longest_text_is_read(body: str) -> None:
    assert read((body * 1600)[:1600]).meaning in Meaning


def test_a_revocation_behind_the_longest_text_is_not_read() -> None:
    assert read("a " * 800 + "stop texting me").meaning is Meaning.REPLY
    assert read("a " * 700 + "stop texting me").meaning is Meaning.OPT_OUT


@pytest.mark.parametrize(
    "body",
    [
        "Liked “Don’t forget Sunday’s potluck! Reply STOP to opt out",
        "Laughed at “It’s Tom’s birthday, reply C",
        "Gefällt “Wir sehen uns um 3. STOP zum Abmelden",
    ],
)
def test_a_reaction_that_was_cut_off_is_a_reaction(body: str) -> None:
    assert read(body).meaning is Meaning.TAPBACK


def test_a_reaction_with_a_person_s_own_words_behind_it_is_none() -> None:
    assert read("Liked “Don’t forget Sunday’s potluck!” stop texting me").meaning is Meaning.OPT_OUT
    assert read("Liked ‘Don’t forget’ see you there").meaning is Meaning.REPLY


def test_a_revocation_that_somebody_quotes_is_looked_at_by_a_person() -> None:
    assert read("As I told you: “please stop texting my phone”").meaning is Meaning.PROVISIONAL


def test_a_quotation_of_our_own_text_is_no_revocation() -> None:
    text = "Is this from you? “Harbour Dental: see you at 3. Reply STOP to stop these texts”"
    assert read(text).meaning is Meaning.REPLY
    assert (
        read("It says “we miss you at the bus stop on Main” what is that").meaning is Meaning.REPLY
    )


@pytest.mark.parametrize(
    "body",
    [
        "unsubscribe from spring offers",
        "stop sending me the weekly tips",
        "please take me off the gym reminders list",
        "I want off the birthday club texts",
        "no more Monday tips please",
        "stop the Friday ones",
    ],
)
def test_an_order_about_a_list_of_ours_silences_by_whatever_name_it_goes(body: str) -> None:
    assert read(body).meaning in SILENCING


@pytest.mark.parametrize(
    "body",
    [
        "take me off the waiting list, I found another appointment",
        "Stop sending the blue ones, we need the red size 6",
        "how do employees unsubscribe from spring offers?",
        "no more specials?",
        "please take my son off the team roster",
        "don't stop sending me the weekly tips",
    ],
)
def test_an_order_about_another_list_or_other_things_does_not(body: str) -> None:
    assert read(body).meaning is Meaning.REPLY


@pytest.mark.parametrize("body", ["Please rmeove me", "stop textijg me", "stop mesaging me"])
def test_one_wrong_letter_hides_no_order(body: str) -> None:
    assert read(body).meaning in SILENCING


@pytest.mark.parametrize("body", ["stop massaging the left knee?", "the remote stopped working"])
def test_a_word_that_only_resembles_one_of_an_order_is_none(body: str) -> None:
    assert read(body).meaning is Meaning.REPLY
