"""What a key looks like, and what is told from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import apikeys
from domain.actors import Actor, Door, mention
from domain.apikeys import ENTROPY, Scope
from domain.errors import Refused
from domain.roles import Role

FRESH = apikeys.make(bytes(range(ENTROPY)), is_test=False)


@given(st.binary(min_size=ENTROPY, max_size=ENTROPY), st.booleans())
def test_every_key_has_one_shape_and_tells_its_name(entropy: bytes, is_test: bool) -> None:
    fresh = apikeys.make(entropy, is_test=is_test)

    assert len(fresh.secret) == 69
    assert fresh.secret.startswith("rc_test_" if is_test else "rc_live_")
    assert apikeys.public_id_of(fresh.secret) == fresh.public_id


@pytest.mark.parametrize("place", [9, 30, 68])
def test_a_typing_error_is_no_key(place: int) -> None:
    other = "x" if FRESH.secret[place] != "x" else "y"

    wrong = FRESH.secret[:place] + other + FRESH.secret[place + 1 :]

    assert apikeys.public_id_of(wrong) is None
    assert apikeys.public_id_of(FRESH.secret.replace("live", "test")) is None
    assert apikeys.public_id_of(f" {FRESH.secret}") is None


def test_a_key_is_known_by_its_digest() -> None:
    kept = apikeys.digest(FRESH.secret)

    assert apikeys.matches(FRESH.secret, kept)
    assert not apikeys.matches(FRESH.secret[:-1] + "0", kept)
    assert FRESH.secret not in kept


def test_a_fresh_key_does_not_show_its_secret_by_itself() -> None:
    assert FRESH.secret not in repr(FRESH)


@pytest.mark.parametrize(
    ("authorization", "x_api_key", "found"),
    [
        ("Bearer abc", "", "abc"),
        ("bearer  abc ", "", "abc"),
        ("", "abc", "abc"),
        ("Bearer abc", "abc", "abc"),
        ("Basic abc", "abc", "abc"),
        ("Bearer abc", "other", None),
        ("Bearer ", "", None),
        ("abc", "", None),
        ("", "", None),
    ],
)
def test_the_headers_name_one_key(authorization: str, x_api_key: str, found: str | None) -> None:
    assert apikeys.given(authorization, x_api_key) == found


def test_people_see_what_a_key_is_called_and_not_its_id() -> None:
    name = Actor(Door.API, FRESH.public_id, 1, label="web shop").name

    assert name == f"api:{FRESH.public_id}:web shop"
    assert mention(name) == "the key “web shop”"
    assert (mention("slack:U01ADA"), mention("cli:maria")) == ("<@U01ADA>", "maria (command line)")


def test_scopes_stand_for_themselves() -> None:
    assert apikeys.read_scopes("READ, send") == (Scope.SEND, Scope.READ)
    assert apikeys.may_act_as([Scope.SEND], Role.LAUNCHER)
    assert not apikeys.may_act_as([Scope.READ], Role.AUTHOR)
    assert not apikeys.may_act_as([Scope.OPTOUTS], Role.VIEWER)
    assert not apikeys.may_act_as(list(Scope), Role.APPROVER)


@pytest.mark.parametrize("text", ["", "send, everything", "admin"])
def test_what_is_no_scope_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="send, read, optouts"):
        apikeys.read_scopes(text)


@pytest.mark.parametrize("name", ["web shop", "Büro 2", "a.b-c"])
def test_a_name_is_taken(name: str) -> None:
    assert apikeys.read_name(f"  {name} ") == name


@pytest.mark.parametrize("name", ["", "<!channel>", "*bold*", "a_b", "-a", "a" * 41, "a\nb:c"])
def test_a_name_that_would_be_read_as_something_else_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        apikeys.read_name(name)
