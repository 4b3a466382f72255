"""Unsure words amid chat say nothing; firm ones and those of a stranger stand."""

import pytest

from domain.meaning.reader import read
from domain.meaning.verdicts import SILENCING, Meaning

AMID = "and the weather was fine and we had tea and cake and talked of the old days at school "


@pytest.mark.parametrize(
    "body",
    [
        "leave me out of it lol",
        "You are not disturbing me at all, go on",
        "No missed calls, no word from him, nothing",
        f"{AMID}{AMID} and I think he has the wrong number for her",
        "call don't text, I'm driving",
        "don't text her first, let her come to you",
        "told you everything will stop by itself",
        "No message..no answer..what happened",
        "So no messages then. Had lunch?",
        "then just quit, they never paid you",
        "I'm not answering the phone at this hour",
        "I was told to stop taking it before the operation",
    ],
)
def test_what_a_friend_writes_is_a_reply(body: str) -> None:
    assert read(body).meaning is Meaning.REPLY


@pytest.mark.parametrize(
    "body",
    [
        "lol stop texting me",
        "lol you have the wrong number",
        "please leave me out of this",
        "you are harassing me",
        f"{AMID}{AMID} but please stop texting me",
        f"{AMID}{AMID} you have the wrong number and I never signed up for these texts",
        "don't text, call",
        "don't text me",
        "I told you to stop",
        "no messages please",
        "you have the wrong phone",
        "this is not her phone",
        "I don't live here anymore",
        "I need to unsubscribe from these newsletters",
        "I told you to stop texting",
    ],
)
def test_whoever_wants_to_be_rid_of_us_is_silenced_beside(body: str) -> None:
    assert read(body).meaning in SILENCING
