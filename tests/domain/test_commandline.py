"""Typed commands, forgivingly read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.commandline import Command, nearest_verb, parse
from domain.errors import Refused

VERBS = ["draft", "test-send", "launch", "status", "list", "help", "copy", "discard"]


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("", Command("")),
        ("  ", Command("")),
        ("LIST", Command("list")),
        ("launch spring", Command("launch", ("spring",))),
        ('launch "Spring offer"', Command("launch", ("Spring offer",))),
        (
            'draft "Spring offer" --message "Hi {{first_name}}, say \\"C\\""',
            Command("draft", ("Spring offer",), {"message": 'Hi {{first_name}}, say "C"'}),
        ),
        (
            "draft Spring --message Hi there {{first_name}} --Test-Group us",
            Command(
                "draft", ("Spring",), {"message": "Hi there {{first_name}}", "test_group": "us"}
            ),
        ),
        ("draft x --message=Hi you", Command("draft", ("x",), {"message": "Hi you"})),
        ('draft x --message="Hi you" y', Command("draft", ("x", "y"), {"message": "Hi you"})),
        (
            'draft x --message "It\'s on\nnow"',
            Command("draft", ("x",), {"message": "It's on\nnow"}),
        ),
        ("draft Ana's offer", Command("draft", ("Ana's", "offer"))),
        ("draft 'Spring offer'", Command("draft", ("Spring offer",))),
        ('draft "Spring', Command("draft", ("Spring",))),
        (
            'draft x --message "Say "yes" now" --note n',
            Command("draft", ("x",), {"message": 'Say "yes" now', "note": "n"}),
        ),
        (
            'draft --message "a --b" --note "c" d',
            Command("draft", ("d",), {"message": "a --b", "note": "c"}),
        ),
        ("list --all", Command("list", (), {"all": ""})),
        ("--message hi draft", Command("", (), {"message": "hi draft"})),
        ("draft a -- b", Command("draft", ("a", "--", "b"))),
        ('draft ""', Command("draft", ("",))),
    ],
)
def test_a_command_is_read(text: str, command: Command) -> None:
    assert parse(text) == command


def test_an_option_given_twice_is_refused() -> None:
    with pytest.raises(Refused, match="--message is given twice"):
        parse("draft x --message a --message b")


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(text)
    except Refused as refused:
        assert "twice" in str(refused)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_a_quoted_argument_comes_back_whole(words: str) -> None:
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    assert parse(f'draft "{quoted}" x').args == (words, "x")


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("lauch", "launch"),
        ("lunch", "launch"),
        ("testsend", "test-send"),
        ("test_send", "test-send"),
        ("test", "test-send"),
        ("stat", "status"),
        ("halp", "help"),
        ("zzz", None),
        ("", None),
    ],
)
def test_the_nearest_verb_is_suggested(word: str, verb: str | None) -> None:
    assert nearest_verb(word, VERBS) == verb
