"""Which topic a reply aims at, and which replies stop one."""

import pytest

from domain.meaning.verdicts import Meaning
from domain.topics import aimed_at, stops

TOPICS = ("tuesday-tips", "spring-offers", "class-reminders")


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("stop the Tuesday ones", "tuesday-tips"),
        ("STOP TUESDAYS", "tuesday-tips"),
        ("please stop sending me the tuesday tips", "tuesday-tips"),
        ("no more spring offers please", "spring-offers"),
        ("unsubscribe from class reminders", "class-reminders"),
        ("STOP", ""),
        ("stop the tips", ""),
        ("stop tuesday and spring", ""),
    ],
)
def test_a_reply_aims_at_the_topic_that_it_names_or_at_none(said: str, topic: str) -> None:
    assert aimed_at(said, TOPICS) == topic


def test_a_topic_of_plain_words_is_named_by_all_of_them() -> None:
    assert aimed_at("stop the weekly news", ["weekly-news", "offers"]) == "weekly-news"
    assert aimed_at("stop the news", ["weekly-news", "offers"]) == ""


def test_a_team_without_topics_is_aimed_at_nowhere() -> None:
    assert aimed_at("stop the Tuesday ones", ()) == ""


@pytest.mark.parametrize(
    "said",
    [
        "stop the Tuesday ones",
        "Stop tuesday",
        "Please stop sending me the Tuesday texts!",
        "no more tuesday tips please",
        "hi, can you stop the tuesday messages",
        "unsubscribe me from the tuesday list",
        "take me off tuesday? thanks. Stop tuesday",
        "stop the Tuesday ones but keep the rest",
        "dont send me tuesday tips anymore",
    ],
)
def test_an_order_to_stop_a_topic_is_an_opt_out(said: str) -> None:
    found = stops(said, TOPICS)
    assert found is not None
    assert found.meaning is Meaning.OPT_OUT
    assert not found.by_law


def test_more_words_than_the_rule_knows_make_it_provisional() -> None:
    found = stops("stop the tuesday ones my husband sleeps then", TOPICS)
    assert found is not None
    assert found.meaning is Meaning.PROVISIONAL


@pytest.mark.parametrize(
    "said",
    [
        "I'll stop by Tuesday",
        "see you Tuesday",
        "love the tuesday tips",
        "can't stop laughing at tuesday's tip",
        "does the bus stop here on tuesday",
        "we stopped. Tuesday works",
        "I never miss tuesday tips, don't stop",
        "is there a stop on the tuesday tour",
    ],
)
def test_what_orders_no_stop_stops_no_topic(said: str) -> None:
    assert stops(said, TOPICS) is None


@pytest.mark.parametrize(
    "said",
    [
        "stop the Tuesday and Thursday ones",
        "no Tuesday or Thursday tips please",
        "unsubscribe tuesday",
        "remove me from tuesday",
        "stop tuesday",
        "take me off Tuesday and Thursday",
        "no tuesday news or tips",
        "dont text me about tuesday",
    ],
)
def test_an_order_that_names_several_topics_is_an_opt_out(said: str) -> None:
    several = ("tuesday-tips", "thursday-tips", "tuesday-news")
    found = stops(said, several)
    assert found is not None
    assert found.meaning is Meaning.OPT_OUT


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("appointment-reminders", "cancel my appointment"),
        ("appointment-reminders", "can you cancel my appointment"),
        ("appointment-reminders", "I want to cancel my appointment"),
        ("appointment-reminders", "No appointment?"),
        ("appointment-reminders", "remove my appointment"),
        ("appointments", "No appointment?"),
        ("order-status", "cancel my order"),
        ("order-status", "delete my order please"),
        ("reservations", "cancel my reservation"),
        ("membership", "cancel my membership"),
        ("tuesday-class", "No class Tuesday?"),
        ("tuesday-class", "cancel Tuesday please"),
        ("soccer-practice", "No practice?"),
        ("school-closures", "No school?"),
        ("water-outage", "No water?"),
        ("water-outage", "no water now"),
        ("class-updates", "I want to drop the class"),
        ("tuesday-tips", "I will take Tuesday"),
        ("tuesday-tips", "I opt for Tuesday"),
        ("tuesday-tips", "end of Tuesday"),
    ],
)
def test_what_is_said_of_the_thing_itself_stops_no_texts_about_it(topic: str, said: str) -> None:
    assert stops(said, [topic]) is None


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("appointment-reminders", "cancel my appointment reminders"),
        ("appointment-reminders", "cancel the texts about appointments"),
        ("order-status", "no order updates please"),
        ("water-outage", "no water alerts"),
    ],
)
def test_the_same_words_beside_a_word_for_texts_stop_them(topic: str, said: str) -> None:
    found = stops(said, [topic])
    assert found is not None
    assert found.meaning is Meaning.OPT_OUT


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("tuesday-tips", "No Tuesday tips?"),
        ("tuesday-tips", "stop Tuesday?"),
        ("tuesday-tips", "quit tuesday"),
        ("tuesday-tips", "I will stop on Tuesday"),
        ("order-status", "stop my order"),
    ],
)
def test_what_may_be_meant_otherwise_is_never_firm(topic: str, said: str) -> None:
    found = stops(said, [topic])
    assert found is not None
    assert found.meaning is Meaning.PROVISIONAL
