"""What START lifts and what stands, against a plain model of every history."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.inbound import ConsentSource
from domain.optouts import BY_THE_TEAM, Standing, Started, remaining, start
from domain.optoutwords import lifted_words
from domain.scopes import ALL, binding, sender_of, sender_scope, topic_of, topic_scope, topic_slug

SENDER, OTHER = 7, 8
TOPICS = ("tuesday-tips", "offers")
STOP = Standing(ALL, ConsentSource.REPLY)
BLOCK = Standing(ALL, ConsentSource.CARRIER)
TUESDAY = Standing(topic_scope("tuesday-tips"), ConsentSource.REPLY)


def test_start_takes_back_what_the_person_said_and_what_twilio_blocked_for_it() -> None:
    blocked = Standing(sender_scope(SENDER), ConsentSource.CARRIER)

    started = start([STOP, BLOCK, blocked], (), SENDER)

    assert started == Started(lifted=frozenset({STOP, BLOCK, blocked}))
    assert started.may_be_texted


@pytest.mark.parametrize("source", sorted(BY_THE_TEAM))
def test_start_takes_back_nothing_that_the_team_recorded(source: ConsentSource) -> None:
    recorded = Standing(ALL, source)

    started = start([STOP, recorded], (), SENDER)

    assert started == Started(lifted=frozenset({STOP}), stands=frozenset({recorded}))
    assert not started.may_be_texted


def test_start_to_one_sender_leaves_the_block_of_another() -> None:
    elsewhere = Standing(sender_scope(OTHER), ConsentSource.CARRIER)

    started = start([STOP, elsewhere], (), SENDER)

    assert remaining([STOP, elsewhere], started) == {elsewhere}
    assert started.may_be_texted


def test_start_after_a_stop_that_aimed_at_a_topic_brings_back_all_but_that_one() -> None:
    started = start([STOP], ["tuesday-tips"], SENDER)

    assert started == Started(lifted=frozenset({STOP}), kept=frozenset({"tuesday-tips"}))
    assert remaining([STOP], started) == {TUESDAY}


@pytest.mark.parametrize(
    ("stays", "words"),
    [
        (Standing(topic_scope("offers"), ConsentSource.MANUAL), "all our messages but Offers"),
        (
            Standing(sender_scope(OTHER), ConsentSource.CARRIER),
            "all our messages but those from another number",
        ),
    ],
)
def test_a_start_names_what_still_stands(stays: Standing, words: str) -> None:
    assert lifted_words(start([STOP, stays], (), SENDER), "all our messages") == words
    assert lifted_words(start([STOP], (), SENDER), "all our messages") == "all our messages"


def test_a_second_start_brings_back_the_topic_too() -> None:
    assert remaining([TUESDAY], start([TUESDAY], (), SENDER)) == frozenset()


def test_a_topic_that_was_stopped_before_stays_stopped_when_everything_starts_again() -> None:
    assert remaining([STOP, TUESDAY], start([STOP, TUESDAY], (), SENDER)) == {TUESDAY}


def test_a_topic_that_the_team_stopped_is_not_the_person_s_to_start() -> None:
    theirs = Standing(topic_scope("offers"), ConsentSource.COMPLAINT)

    assert remaining([theirs], start([theirs], (), SENDER)) == {theirs}


def test_start_of_somebody_who_is_not_out_changes_nothing() -> None:
    assert start([], ["offers"], SENDER) == Started()


@dataclass
class Model:
    """The plain rule: who said what of which scope, and which topics a STOP aimed at."""

    said: set[tuple[str, str]] = field(default_factory=set)
    aimed: set[str] = field(default_factory=set)

    def out(self, scope: str, source: ConsentSource, aimed: str) -> None:
        self.said.add((scope, source))
        if aimed and source is ConsentSource.REPLY:
            self.aimed.add(aimed)

    def start(self, sender: int) -> None:
        mine = {"reply", "carrier"}
        wide = {(s, w) for s, w in self.said if s in ("all", f"sender:{sender}")}
        theirs = {(s, w) for s, w in wide if w in mine}
        if wide:
            self.said -= theirs
            if ("all", "reply") in theirs:
                self.said |= {(f"topic:{topic}", "reply") for topic in self.aimed}
        else:
            self.said -= {(s, w) for s, w in self.said if s.startswith("topic:") and w in mine}
        self.aimed = set()

    def may_text(self, sender: int, topic: str) -> bool:
        return not any(s in ("all", f"sender:{sender}", f"topic:{topic}") for s, _ in self.said)


SCOPES = st.sampled_from(
    [ALL, sender_scope(SENDER), sender_scope(OTHER), *map(topic_scope, TOPICS)]
)
OUT = st.tuples(SCOPES, st.sampled_from(ConsentSource), st.sampled_from(["", *TOPICS]))
STEPS = st.lists(st.one_of(OUT, st.sampled_from([SENDER, OTHER])), max_size=12)


@given(STEPS)
def test_every_history_ends_where_the_model_ends(
    steps: list[tuple[str, ConsentSource, str] | int],
) -> None:
    model, standing, aimed = Model(), frozenset[Standing](), set[str]()
    for step in steps:
        if isinstance(step, int):
            standing = remaining(standing, start(standing, aimed, step))
            aimed = set()
            model.start(step)
        else:
            scope, source, topic = step
            standing |= {Standing(scope, source)}
            aimed |= {topic} - {""} if source is ConsentSource.REPLY else set()
            model.out(scope, source, topic)
        assert {(one.scope, str(one.source)) for one in standing} == model.said
        for sender in (SENDER, OTHER):
            for topic in ("", *TOPICS):
                bound = any(one.scope in binding(sender, topic) for one in standing)
                assert bound is not model.may_text(sender, topic)


@given(STEPS)
def test_no_start_ever_lifts_what_the_team_recorded(
    steps: list[tuple[str, ConsentSource, str] | int],
) -> None:
    standing = frozenset(Standing(step[0], step[1]) for step in steps if not isinstance(step, int))
    recorded = {one for one in standing if one.source in BY_THE_TEAM}

    assert recorded <= remaining(standing, start(standing, TOPICS, SENDER))


def test_a_scope_says_whom_it_names_and_nobody_else() -> None:
    assert (sender_of("sender:12"), topic_of("sender:12")) == (12, None)
    assert (sender_of("topic:offers"), topic_of("topic:offers")) == (None, "offers")
    assert (sender_of(ALL), topic_of(ALL)) == (None, None)
    assert binding(12) == (ALL, "sender:12")
    assert binding(12, "offers") == (ALL, "sender:12", "topic:offers")


@pytest.mark.parametrize(
    ("words", "kept"),
    [("Tuesday tips", "tuesday-tips"), ("  ", ""), ("", ""), ("X" * 99, "x" * 60)],
)
def test_a_topic_is_kept_as_a_short_name_and_no_words_are_no_topic(words: str, kept: str) -> None:
    assert topic_slug(words) == kept
