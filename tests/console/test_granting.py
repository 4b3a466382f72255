"""Roles from the command line."""

import pytest

from tests.campaigns.stage import Stage
from tests.console.conftest import Terminal

pytestmark = pytest.mark.sqlite_only


def test_roles_are_given_shown_and_taken(rollcall: Terminal, stage: Stage) -> None:
    assert rollcall("roles", "list").startswith("Nobody holds a role")

    said = rollcall("roles", "add", "launcher", "U01BEN", "S01LEADS", "--channel", "C01SPRING")
    assert said == "U01BEN is now launcher in C01SPRING.\nS01LEADS is now launcher in C01SPRING.\n"
    assert "C01SPRING" in rollcall("roles", "list")
    assert rollcall("roles", "add", "launcher", "U01BEN", "--channel", "C01SPRING") == (
        "Nothing was changed: it stood so already.\n"
    )

    said = rollcall("roles", "remove", "launcher", "U01BEN", "--channel", "C01SPRING")
    assert said == "U01BEN is no longer launcher in C01SPRING.\n"
    left = rollcall("roles", "list")
    assert "U01BEN" not in left
    assert "S01LEADS" in left


def test_what_is_not_held_is_not_taken(rollcall: Terminal, stage: Stage) -> None:
    code, said, error = rollcall.fails("roles", "remove", "author", "U01BEN")

    assert (code, said) == (2, "")
    assert "is not named author in the whole team" in error
