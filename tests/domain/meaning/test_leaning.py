"""What no rule knows is weighed: it is provisional at most, and says which words decided."""

from collections import Counter

import pytest

from domain.meaning import leaning
from domain.meaning.folding import tokens
from domain.meaning.reader import LONGEST, read
from domain.meaning.verdicts import SILENCING, Meaning
from domain.meaning.vocabulary import unified
from domain.meaning.weights import around, bones, pairs, threes, words
from tests.domain import corpora

TABLES = (words.TABLE, pairs.TABLE, threes.TABLE, around.TABLE, bones.TABLE)


def weighed(text: str) -> str | None:
    found = leaning.find(unified(tokens(text)), text)
    return None if found is None else found.words


@pytest.mark.parametrize(
    "body",
    [
        "please have someone take care of deleting my cell from your records",
        "My dad can't read these anymore, he's in hospice, please stop them",
        "you people got this number by mistake and I never agreed",
        "plz dont send ths to me no mor",
        "Nunca pedí estos mensajes, por favor sáquenme",
        "Je n'ai jamais demandé vos messages, supprimez mon numéro",
    ],
)
def test_what_no_rule_knows_and_leans_to_a_revocation_is_silenced(body: str) -> None:
    assert weighed(body)
    assert read(body).meaning in SILENCING


@pytest.mark.parametrize(
    "body",
    [
        "please have someone take care of my order from your menu",
        "My dad can't eat these anymore, he's allergic, please make two",
        "you people got my order by mistake but I agreed to pay",
        "plz snd the menu to me, no mor nuts",
        "Pedí dos mensajes de voz, por favor confirme",
        "J'ai demandé le menu, supprimez les oignons",
        "Could the bus stop be moved a bit to the end of our street?",
    ],
)
def test_the_same_words_about_something_else_do_not(body: str) -> None:
    assert weighed(body) is None
    assert read(body).meaning is Meaning.REPLY


@pytest.mark.parametrize("body", ["Do not reply just take me off", "I'm begging you, no more"])
def test_what_names_nothing_of_ours_has_to_lean_further(
    body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaning, "FURTHER", 0)
    assert weighed(body)
    monkeypatch.setattr(leaning, "FURTHER", 1_000)
    assert weighed(body) is None


def test_what_names_texts_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "your texts are costing me money"
    monkeypatch.setattr(leaning, "FURTHER", 1_000)

    assert weighed(body)


def test_nothing_is_firm_because_of_a_weight() -> None:
    found = [leaning.find(unified(tokens(it)), it) for it in corpora.learnt("revocations")]

    assert {one.meaning for one in found if one is not None} == {Meaning.PROVISIONAL}
    assert not any(one.by_law for one in found if one is not None)


def test_the_run_of_words_that_leans_most_is_kept() -> None:
    said = weighed("the cake was great. please remove our numbers from your books")

    assert said is not None
    assert "remove" in said
    assert "cake" not in said


@pytest.mark.parametrize("joke", ["lol", "😂", "so cute"])
def test_who_laughs_is_left_alone(joke: str) -> None:
    text = "this aint my number and I never agreed"

    assert weighed(text)
    assert weighed(f"{text} {joke}") is None


@pytest.mark.parametrize("body", ["C", "YES", "R", "HELP", "START", "Liked “See you at 3”"])
def test_what_means_something_else_is_not_weighed(
    body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(body, asked_for_confirmation=True, may_decline=True).meaning
    monkeypatch.setattr(leaning, "ENOUGH", -1_000)

    assert read(body, asked_for_confirmation=True, may_decline=True).meaning is before
    assert read("see you at 3").meaning is Meaning.PROVISIONAL


def test_only_so_many_words_are_weighed() -> None:
    long = ["stop"] * LONGEST

    assert max(end for _, _, end in leaning.features(long)) <= leaning.LONGEST + 2


def test_a_long_text_is_not_weighed_and_a_short_one_is() -> None:
    order = "kindly erase my cell from your books"

    assert weighed(order)
    assert weighed(f"{order} " + "and " * leaning.MOST) is None


def test_words_that_no_text_taught_take_away(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "kindly erase my cell from your books zyx qwv"
    assert weighed(body)
    monkeypatch.setattr(leaning, "UNMET", 100)

    assert weighed(body) is None


def test_a_feature_weighs_once_however_often_it_is_said() -> None:
    once = {name for name, _, _ in leaning.features(["hello", "hello", "hello"])}
    more = {name for name, _, _ in leaning.features(["hello"] * 30)}

    assert once == more


def test_every_feature_stands_in_one_table_once() -> None:
    names = [it for table in TABLES for it in table.split() if not it.startswith("=")]

    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert len(names) > 5_000


def test_most_of_what_it_was_learned_from_is_read_so() -> None:
    revocations = corpora.learnt("revocations")
    ordinary = corpora.learnt("ordinary")
    silenced = sum(read(text).meaning in SILENCING for text in revocations)
    wrong = [text for text in ordinary if read(text).meaning in SILENCING]

    assert not set(revocations) & set(ordinary)
    assert len(revocations) >= 1_400
    assert silenced / len(revocations) > 0.85
    assert len(ordinary) >= 1_000
    assert len(wrong) / len(ordinary) < 0.01, wrong
