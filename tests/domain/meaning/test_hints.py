"""Hints without an order: what they say to us, and the same words to a friend."""

import pytest

from domain.meaning.reader import read
from domain.meaning.verdicts import SILENCING, Meaning


@pytest.mark.parametrize(
    "body",
    [
        "stoop texting",
        "stoop messaging me please",
        "Cancelar inscrição",
        "He's deceased",
        "she is deceased, sorry",
        "He died in August. Please.",
        "thank you for everything but its time for me to come off this",
        "Do me a favor and never do it again",
        "leave a brother alone",
        "please leave a woman alone",
        "I've forwarded this to 7726",
        "You want my sister. She's at a different number",
        "my son is 9 and this is his watch",
        "haven't lived in that district since 2018",
        "Where are you getting my information",
    ],
)
def test_a_person_looks_at_a_hint(body: str) -> None:
    assert read(body).meaning is Meaning.PROVISIONAL


@pytest.mark.parametrize(
    "body",
    [
        "I was on the stoop texting my sister",
        "never stoop to his level",
        "cancelar inscrição na corrida de domingo",
        "the owner is deceased, the house goes to the niece",
        "He died in August. Please pray for us.",
        "he died in act two, please don't tell Ana",
        "its time for me to come off this ladder",
        "time to get off the bus",
        "do me a favor and never do that to your sister",
        "can't leave a man alone for five minutes",
        "never leave a child alone by the pool",
        "drive up to 7726 Elm street",
        "the code changed from 7727 to 7726",
        "I'm at a different number now, save it",
        "my son is 9 and this is his school",
        "this is his watch, the gold one",
        "haven't lived in that house since 2018",
        "where are you getting the cake",
    ],
)
def test_the_same_words_about_something_else_are_a_reply(body: str) -> None:
    assert read(body).meaning is Meaning.REPLY


@pytest.mark.parametrize(
    "body",
    [
        "Mr. Jacobs is deceased",
        "I withdraw",
        "we no longer attend",
        "this is my kid's tablet",
        "my lawyer calls next",
        "each text is a $500 fine",
        "never heard of you",
        "take me offfff",
        "nuff already",
        "remov my nubmer",
    ],
)
def test_a_person_looks_at_such_a_text_if_it_is_the_whole(body: str) -> None:
    assert read(body).meaning in SILENCING


@pytest.mark.parametrize(
    "body",
    [
        "the dog in the movie is deceased, spoiler",
        "I withdraw my bid on the lamp",
        "we no longer attend on Sundays, Wednesdays now",
        "this is my kid's tablet password",
        "the lawyer calls next Tuesday",
        "each text is a chapter",
        "never heard of your band",
        "nuff said",
    ],
)
def test_nobody_has_to_where_more_is_said(body: str) -> None:
    assert read(body).meaning is Meaning.REPLY


@pytest.mark.parametrize(
    "body",
    [
        "nunca me suscribí",
        "¿de dónde sacó mi número?",
        "solicito la baja",
        "je n'ai pas donné mon accord",
        "veuillez cesser",
        "não autorizei",
        "me exclua",
        "Ich widerspreche",
        "kein Kontakt bitte",
        "haal me van de lijst",
    ],
)
def test_a_person_looks_at_whole_texts_of_other_languages(body: str) -> None:
    assert read(body).meaning in SILENCING


@pytest.mark.parametrize(
    "body",
    [
        "nunca me suscribí a ese canal, ¿es bueno?",
        "je ne suis pas fatigué",
        "no conozco a nadie",
        "ich widerspreche dir nicht",
        "hier gibt es keinen Kaffee",
    ],
)
def test_nobody_has_to_at_such_words_about_something_else(body: str) -> None:
    assert read(body).meaning is Meaning.REPLY
