"""Incoming texts: STOP in all its dresses, and what only resembles it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.keywords import Meaning, read

TWILIO_STOPS = ["STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"]


@pytest.mark.parametrize("word", TWILIO_STOPS)
@pytest.mark.parametrize(
    "dress", ["{}", " {} ", "{}.", "{}!!!", "“{}”", "\u200b{}\ufeff", "{}\n", "({})"]
)
def test_a_stop_keyword_opts_out(word: str, dress: str) -> None:
    for text in (word, word.lower(), word.title()):
        reading = read(dress.format(text))
        assert reading.meaning is Meaning.OPT_OUT
        assert reading.words == word.lower()


@pytest.mark.parametrize(
    "body",
    [
        "OPT OUT",
        "opt-out",
        "Stop All",
        "ＳＴＯＰ",
        "stop 🛑",
        "STOP PLEASE",
        "please stop",
        "Pls stop!",
        "stop texting me",
        "Stop texting me please.",
        "STOP SENDING ME MESSAGES",
        "stop messaging this number",
        "stop these texts",
        "unsubscribe me",
        "please unsubscribe me from this list",
        "remove me",
        "Remove me from your list",
        "take me off this list",
        "take me off your list please",
        "opt me out",
        "don't text me",
        "Don’t text me again",
        "do not contact me anymore",
        "Do not text this number",
        "no more texts",
        "No more messages please",
        "lose my number",
        "I want to unsubscribe",
        "I don't want any texts",
        "revoke my consent",
        "wrong number stop",
        "Stop it",
        "STOP now thanks",
    ],
)
def test_the_law_s_words_opt_out_too(body: str) -> None:
    assert read(body).meaning is Meaning.OPT_OUT


@pytest.mark.parametrize(
    "body",
    [
        "stop by at 5",
        "I can't stop laughing",
        "can't stop, won't stop",
        "don't stop",
        "Which bus stop is it?",
        "the end",
        "Please cancel my 3pm appointment",
        "cancel my order",
        "I want to end my subscription next year, how?",
        "quit smoking helped me",
        "Can you remove me from the 5pm slot and put me at 6?",
        "don't text me the address, email it",
        "Don't call me before 9, text me",
        "I'll text you when I stop",
        "Non-stop fun",
        "",
        "🎉",
        "D",
        "see you",
        "cc",
        "no",
    ],
)
def test_ordinary_words_are_replies(body: str) -> None:
    assert read(body).meaning is Meaning.REPLY


@pytest.mark.parametrize("body", ["START", "unstop", "Start!", "opt in", "subscribe"])
def test_start_opts_in(body: str) -> None:
    assert read(body).meaning is Meaning.OPT_IN


@pytest.mark.parametrize("body", ["HELP", "info", "Help?", " help "])
def test_help_asks_for_help(body: str) -> None:
    assert read(body).meaning is Meaning.HELP


@pytest.mark.parametrize(
    "body", ["C", "c", "C.", "(c)", "Confirm", "confirmed", "I confirm", "c 👍"]
)
def test_c_confirms(body: str) -> None:
    assert read(body, asked_for_confirmation=True).meaning is Meaning.CONFIRMATION
    assert read(body).meaning is Meaning.CONFIRMATION


def test_yes_opts_in_only_from_an_opted_out_number() -> None:
    assert read("YES", opted_out=True, asked_for_confirmation=True).meaning is Meaning.OPT_IN
    assert read("yes", asked_for_confirmation=True).meaning is Meaning.CONFIRMATION
    assert read("Yes!").meaning is Meaning.REPLY
    assert read("yes", opt_out_type="START").meaning is Meaning.REPLY


@pytest.mark.parametrize(
    ("kind", "meaning"),
    [("STOP", Meaning.OPT_OUT), ("START", Meaning.OPT_IN), ("HELP", Meaning.HELP)],
)
def test_twilio_s_own_verdict_counts(kind: str, meaning: Meaning) -> None:
    assert read("arrêt", opt_out_type=kind).meaning is meaning
    assert read("arrêt", opt_out_type="").meaning is Meaning.REPLY


@pytest.mark.parametrize("kind", ["START", "HELP", "STOP", None])
@pytest.mark.parametrize("opted_out", [True, False])
def test_stop_wins_over_anything(kind: str | None, opted_out: bool) -> None:
    reading = read("stop", opt_out_type=kind, asked_for_confirmation=True, opted_out=opted_out)
    assert reading.meaning is Meaning.OPT_OUT


@pytest.mark.parametrize(
    "body",
    [
        "Liked “Reply STOP to opt out”",
        'Loved "See you at 5"',
        "Laughed at “stop”",
        "Emphasized “Hi Ana”",
        "Questioned “Reply C to confirm”",
        "Disliked “x”",
        "Liked an image",
        "Removed a like from “Hi”",
        "Reacted 🎉 to “Hi”",
        "👍 to “ Reply STOP to opt out ”",
        "❤️ to “Hi”",
        "Le gustó “Hola”",
        "A aimé «\u00a0Bonjour\u00a0»",
        "👍 zu „Hallo“",
        "Curtiu “Oi”",
    ],
)
def test_a_tapback_is_no_reply_and_no_stop(body: str) -> None:
    assert read(body).meaning is Meaning.TAPBACK


@pytest.mark.parametrize(
    "body", ["I liked it", "Loved it!", "👍", "Liked the show, see you", "👍 to 5pm"]
)
def test_what_a_person_liked_is_a_reply(body: str) -> None:
    assert read(body).meaning is Meaning.REPLY


@given(
    st.sampled_from(TWILIO_STOPS),
    st.text(alphabet=" \t\n.!?,-“”'\"()*\u200b\ufeff🙏", max_size=6),
    st.text(alphabet=" \t\n.!?,-“”'\"()*\u200b\ufeff🙏", max_size=6),
    st.booleans(),
    st.booleans(),
)
def test_punctuation_never_hides_a_stop(
    word: str, before: str, after: str, asked: bool, opted_out: bool
) -> None:
    body = before + word + after
    reading = read(body, asked_for_confirmation=asked, opted_out=opted_out)
    assert reading.meaning is Meaning.OPT_OUT


@given(st.text(max_size=200))
def test_any_text_is_read(body: str) -> None:
    assert read(body).meaning in Meaning
