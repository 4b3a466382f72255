"""Erasing a person from Slack: what goes and what stays, two questions, and told to one alone."""

import json

import pytest
from sqlalchemy import func, select

from models.tables import AuditRow, OptOut, Recipient
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, hears, the_form

pytestmark = pytest.mark.sqlite_only
NUMBER = "+15125550147"


@pytest.fixture
def known(slack: SlackControl) -> SlackControl:
    """Somebody who once asked to be texted no more."""
    slack.command("ada", CHANNEL, "/campaign", f'optout add {NUMBER} --reason "by phone"')
    hears(slack, "Out of everything from now on")
    return slack


def audited(rt: Runtime) -> list[str]:
    with rt.db.read() as session:
        return [row.verb for row in session.scalars(select(AuditRow).order_by(AuditRow.id))]


def test_a_person_is_erased_after_two_questions_and_stays_opted_out(
    known: SlackControl, rt: Runtime
) -> None:
    known.command("ada", CHANNEL, "/campaign", f"erase {NUMBER}")
    form = text_of(the_form(known))
    assert "0147 goes:* 1 opt-out" in form
    assert NUMBER not in form
    assert "An opt-out goes on holding" in form
    assert known.submit("ada", {"reason": "  "})["errors"]["reason"].startswith("Say why")

    known.submit("ada", {"reason": "asked by *letter*"})
    sure = known.wait_for(lambda: _sure(known), what="the second question")
    assert "Why: asked by *letter*" not in json.dumps(sure)
    assert "erase" not in audited(rt)
    assert known.submit("ada", {})["action"] == "clear"

    hears(known, "0147 is erased: 1 opt-out")
    assert audited(rt)[-1] == "erase"
    with rt.db.read() as session:
        assert NUMBER not in set(session.scalars(select(OptOut.phone)))
        assert session.scalar(select(func.count()).select_from(OptOut)) == 1
    known.command("ada", CHANNEL, "/campaign", f"erase {NUMBER}")
    hears(known, "Nothing is kept of")


def _sure(slack: SlackControl) -> object:
    view = slack.view("ada")
    return view if view and "It cannot be undone" in text_of(view) else None


def test_only_an_admin_is_shown_what_would_go(known: SlackControl, rt: Runtime) -> None:
    known.command("ben", CHANNEL, "/campaign", f"erase {NUMBER}")
    hears(known, "You may not", user="ben")
    assert known.view("ben") is None
    with rt.db.read() as session:
        assert session.scalar(select(func.count()).select_from(Recipient)) == 0


def test_without_a_number_it_says_how(known: SlackControl) -> None:
    known.command("ada", CHANNEL, "/campaign", "erase")
    hears(known, "Whose? Type the number")
