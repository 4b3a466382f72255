"""`rollcall away`, `acknowledge` and `urgent`: shown, changed, and refused in one sentence."""

import pytest
from sqlalchemy import select

from models.tables import Workspace
from runtime import Runtime
from tests.console.conftest import Terminal

pytestmark = pytest.mark.sqlite_only


def team(rt: Runtime) -> Workspace:
    with rt.db.read() as session:
        return session.scalars(select(Workspace)).one()


def test_the_away_text_is_set_shown_and_taken_away(
    rollcall: Terminal, rt: Runtime, workspace: Workspace
) -> None:
    assert "Nobody is told anything" in rollcall("away")
    said = rollcall("away", "--text", "We read Mon-Fri.", "--hours", "Mon-Fri 9-17")
    assert said.startswith("Away, outside Mon-Fri 9-17 (")
    assert said.rstrip().endswith("(1 segment): We read Mon-Fri.")
    assert "Away, always" in rollcall("away", "--hours", "")
    assert team(rt).away == {"text": "We read Mon-Fri.", "hours": ""}

    rollcall("away", "--text", "")
    assert team(rt).away is None


def test_an_acknowledgement_is_set_shown_and_taken_away(
    rollcall: Terminal, rt: Runtime, workspace: Workspace
) -> None:
    assert "only where a draft says so" in rollcall("acknowledge")
    said = rollcall("acknowledge", "--text", "See you \x1b[31mthen.")
    assert said.startswith("The acknowledgement costs 1 segment, ")
    assert said.rstrip().endswith("acknowledge it: See you [31mthen."), "a terminal obeys nothing"
    rollcall("acknowledge", "--text", "")
    assert team(rt).acknowledgement == ""


def test_urgent_words_are_set_and_shown(
    rollcall: Terminal, rt: Runtime, workspace: Workspace
) -> None:
    assert "nobody is alerted" in rollcall("urgent")
    assert rollcall("urgent", "--words", "fire, 911", "--to", "U01BEN") == rollcall("urgent")
    assert team(rt).urgent == {"words": ["fire", "911"], "person": "U01BEN"}


def test_a_mistake_is_one_sentence(rollcall: Terminal, rt: Runtime, workspace: Workspace) -> None:
    code, _, why = rollcall.fails("away", "--text", "Hi", "--hours", "whenever")
    assert (code, "are no hours of a weekday" in why) == (2, True)
    assert team(rt).away is None
