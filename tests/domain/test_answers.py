"""Who answers STOP, START and HELP: exactly one side, in time, with nothing to sell."""

from datetime import UTC, datetime, timedelta

import pytest

from domain import segments
from domain.answers import IN_TIME, body, due, in_time
from domain.inbound import CameBy, InboundText, bare
from domain.meaning.verdicts import Meaning
from domain.messages import MessageKind
from domain.senders import KeywordsBy

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def text(words: str, *, ago: timedelta = timedelta(), type_: str | None = None) -> InboundText:
    return InboundText(
        sid="SM1",
        from_="+14155550123",
        to="+14155552671",
        body=words,
        received_at=NOW - ago,
        came_by=CameBy.WEBHOOK,
        opt_out_type=type_,
    )


def answer(
    it: InboundText, meaning: Meaning, by: KeywordsBy, *, changed: bool = True
) -> MessageKind | None:
    return due(it, meaning, keywords_by=by, changed=changed, now=NOW)


@pytest.mark.parametrize(
    ("words", "meaning"),
    [("STOP", Meaning.OPT_OUT), (" start ", Meaning.OPT_IN), ("Help", Meaning.HELP)],
)
@pytest.mark.parametrize("by", [KeywordsBy.TWILIO, KeywordsBy.ADVANCED, KeywordsBy.NETWORK])
def test_a_keyword_that_others_answer_is_not_ours(
    words: str, meaning: Meaning, by: KeywordsBy
) -> None:
    assert answer(text(words), meaning, by) is None


@pytest.mark.parametrize(
    ("words", "meaning", "kind"),
    [
        ("STOP", Meaning.OPT_OUT, MessageKind.STOP_CONFIRMATION),
        ("START", Meaning.OPT_IN, MessageKind.START_CONFIRMATION),
        ("HELP", Meaning.HELP, MessageKind.HELP),
    ],
)
def test_on_a_short_code_we_answer(words: str, meaning: Meaning, kind: MessageKind) -> None:
    assert answer(text(words), meaning, KeywordsBy.US) is kind


@pytest.mark.parametrize("by", list(KeywordsBy))
def test_a_sentence_that_only_we_understand_is_ours_to_confirm(by: KeywordsBy) -> None:
    kind = answer(text("please stop texting me"), Meaning.OPT_OUT, by)

    assert kind is MessageKind.STOP_CONFIRMATION


def test_a_word_that_advanced_opt_out_knew_is_not_ours() -> None:
    it = text("arret", type_="STOP")

    assert answer(it, Meaning.OPT_OUT, KeywordsBy.ADVANCED) is None


def test_a_second_stop_gets_no_second_confirmation() -> None:
    assert answer(text("STOP"), Meaning.OPT_OUT, KeywordsBy.US, changed=False) is None


def test_a_second_help_is_answered() -> None:
    kind = answer(text("HELP"), Meaning.HELP, KeywordsBy.US, changed=False)

    assert kind is MessageKind.HELP


def test_a_stop_that_we_learn_of_late_is_not_confirmed() -> None:
    in_time = text("STOP", ago=timedelta(minutes=5))
    late = text("STOP", ago=timedelta(minutes=5, seconds=1))

    assert answer(in_time, Meaning.OPT_OUT, KeywordsBy.US) is MessageKind.STOP_CONFIRMATION
    assert answer(late, Meaning.OPT_OUT, KeywordsBy.US) is None


def test_help_is_answered_within_a_day() -> None:
    assert answer(text("HELP", ago=timedelta(hours=23)), Meaning.HELP, KeywordsBy.US) is not None
    assert answer(text("HELP", ago=timedelta(hours=25)), Meaning.HELP, KeywordsBy.US) is None


@pytest.mark.parametrize("meaning", [Meaning.REPLY, Meaning.CONFIRMATION, Meaning.TAPBACK])
def test_other_texts_get_no_answer_of_ours(meaning: Meaning) -> None:
    assert answer(text("C"), meaning, KeywordsBy.US) is None


def test_help_names_the_business_a_contact_and_stop() -> None:
    words = body(MessageKind.HELP, business="Harbour Books", contact="help@harbour.example")

    assert "Harbour Books" in words
    assert "help@harbour.example" in words
    assert "STOP" in words


@pytest.mark.parametrize("kind", [MessageKind.STOP_CONFIRMATION, MessageKind.START_CONFIRMATION])
def test_answers_cost_one_segment(kind: MessageKind) -> None:
    words = body(kind, business="The Harbour Bookshop & Café", contact="x")

    assert segments.count(words).segments == 1


def test_an_answer_needs_no_business_name() -> None:
    assert body(MessageKind.HELP, business="", contact="").startswith("Msg & data")


@pytest.mark.parametrize("address", ["+14155550123", "rcs:+14155550123", "whatsapp:+14155550123"])
def test_one_number_is_one_number_on_every_channel(address: str) -> None:
    assert bare(address) == "+14155550123"


# Words that nobody else answers ------------------------------------------------------------------


@pytest.mark.parametrize("by", list(KeywordsBy))
@pytest.mark.parametrize(
    "words", ["ARRET", "Baja", "please take me off this list", "STOP PLEASE", "ahoy bye", "stopp"]
)
def test_no_word_but_twilio_s_own_is_answered_elsewhere(words: str, by: KeywordsBy) -> None:
    assert answer(text(words), Meaning.OPT_OUT, by) is MessageKind.STOP_CONFIRMATION


@pytest.mark.parametrize("by", [KeywordsBy.TWILIO, KeywordsBy.ADVANCED, KeywordsBy.NETWORK])
@pytest.mark.parametrize(
    ("meaning", "words"),
    [
        (Meaning.OPT_OUT, "stop unsubscribe end quit stopall revoke optout cancel"),
        (Meaning.OPT_IN, "start yes unstop"),
        (Meaning.HELP, "help info"),
    ],
)
def test_twilio_s_own_words_are_never_ours(meaning: Meaning, words: str, by: KeywordsBy) -> None:
    for word in words.split():
        assert answer(text(f" {word.upper()} "), meaning, by) is None


def test_a_word_counts_only_as_what_it_means() -> None:
    """YES from a number that is out opts in; HELP never confirms an opt-out."""
    assert answer(text("help"), Meaning.OPT_OUT, KeywordsBy.TWILIO) is not None


def test_an_opt_out_type_says_nothing_where_we_answer_everything() -> None:
    assert answer(text("arret", type_="STOP"), Meaning.OPT_OUT, KeywordsBy.US) is not None


@pytest.mark.parametrize(("kind", "limit"), list(IN_TIME.items()))
def test_every_answer_has_its_time_and_none_is_in_time_after_it(
    kind: MessageKind, limit: timedelta
) -> None:
    assert in_time(kind, NOW - limit, NOW)
    assert not in_time(kind, NOW - limit - timedelta(seconds=1), NOW)


def test_start_says_what_it_lifted() -> None:
    both = {"business": "Harbour Books", "contact": "x"}

    assert "all our messages" in body(MessageKind.START_CONFIRMATION, **both)
    partly = body(MessageKind.START_CONFIRMATION, lifted="Tuesday offers", **both)
    assert "Tuesday offers" in partly
    assert "all our messages" not in partly


def test_a_confirmation_may_ask_one_thing_at_its_end() -> None:
    both = {"business": "Harbour Books", "contact": "x"}
    plain = body(MessageKind.STOP_CONFIRMATION, **both)

    asking = body(MessageKind.STOP_CONFIRMATION, asks="Reply KEEP for the rest.", **both)

    assert asking == f"{plain} Reply KEEP for the rest."


@pytest.mark.parametrize(
    ("kind", "wants"),
    [
        (MessageKind.STOP_CONFIRMATION, ["Harbour Books", "unsubscribed", "START"]),
        (MessageKind.START_CONFIRMATION, ["Harbour Books", "HELP", "STOP"]),
        (MessageKind.HELP, ["Harbour Books", "+1 415 555 0100", "Msg & data", "STOP"]),
    ],
)
def test_each_answer_says_what_it_has_to(kind: MessageKind, wants: list[str]) -> None:
    words = body(kind, business="Harbour Books", contact="+1 415 555 0100")

    assert [want for want in wants if want not in words] == []
