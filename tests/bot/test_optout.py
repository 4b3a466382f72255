"""`/campaign optout`: numbers masked, sentences plain, files by direct message."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot.commands.optout import numbers_in
from models.tables import OptOut, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl
from tests.bot.acting import CHANNEL, hears
from tests.builders import Builder

pytestmark = pytest.mark.sqlite_only
Work = Callable[[], None]


def types(slack: SlackControl, words: str) -> None:
    slack.command("ada", CHANNEL, "/campaign", f"optout {words}")


def numbers(rt: Runtime) -> set[str]:
    with rt.db.read() as session:
        return set(session.scalars(select(OptOut.phone)))


def test_a_number_is_added_checked_and_lifted(rt: Runtime, slack: SlackControl) -> None:
    types(slack, 'add +1 512 555 0191 --reason "asked by <phone>"')
    hears(slack, "Out of everything from now on: +1•••••0191")
    assert numbers(rt) == {"+15125550191"}

    types(slack, "check 512-555-0191")
    told = hears(slack, "What happened")
    assert "recorded it, because of “asked by <phone>”" in told
    assert "5125550191" not in told

    types(slack, 'remove +15125550191 --reason "a slip"')
    hears(slack, "Lifted for +1•••••0191. It may be texted again")
    assert numbers(rt) == set()


def test_what_the_person_said_is_not_lifted(
    rt: Runtime, slack: SlackControl, build: Builder, workspace: Workspace
) -> None:
    build.opt_out(workspace, "+15125550192")

    types(slack, "remove +15125550192 --reason please")

    hears(slack, "They can text START")
    assert numbers(rt) == {"+15125550192"}


def test_the_list_posted_last_is_imported_and_the_asker_alone_is_told(
    rt: Runtime, slack: SlackControl, work: Work
) -> None:
    rows = "name,phone\nAda,+15125550193\nBob,+15125550194\nCy,none\n"
    slack.upload("ada", CHANNEL, "old.csv", rows)
    types(slack, 'import --reason "old system"')
    hears(slack, "“old.csv” is being read")
    work()

    assert numbers(rt) == {"+15125550193", "+15125550194"}
    [told] = slack.dms("ada")
    assert "2 numbers opted out now, 1 row left out" in told["text"]
    assert told["files"][0]["name"] == "rows-without-a-number.csv"

    types(slack, "export")
    hears(slack, "by direct message")
    work()
    assert slack.dms("ada")[-1]["files"][0]["name"] == "opt-outs.csv"


def test_pasted_numbers_are_imported_without_a_file(
    rt: Runtime, slack: SlackControl, work: Work
) -> None:
    types(slack, 'import --numbers "+15125550195, +15125550196" --reason "old system"')
    hears(slack, "is being read")
    work()

    assert numbers(rt) == {"+15125550195", "+15125550196"}
    assert "2 numbers opted out now" in slack.dms("ada")[-1]["text"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "optout add"),
        ("ad +15125550191", "Did you mean `optout add`?"),
        ("add +15125550191", "Say why they are opted out"),
        ("add +15125550191 --why x", "knows no option --why"),
        ("import --reason x", "Post the list as a CSV"),
    ],
)
def test_what_is_missing_is_said(slack: SlackControl, rt: Runtime, typed: str, told: str) -> None:
    types(slack, typed)
    hears(slack, told)
    assert numbers(rt) == set()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("+15125550101", "5125550102"), ("+15125550101", "5125550102")),
        (("+1", "512", "555", "0101"), ("+1 512 555 0101",)),
        (("(512)", "555-0101,", "512", "555", "0102"), ("(512) 555-0101", "512 555 0102")),
        ((), ()),
    ],
)
def test_typed_numbers_are_apart_by_commas_or_each_a_word(
    words: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert numbers_in(words) == found
