"""`rollcall sender` and `rollcall setup`: an option does what it says, and a wrong one nothing."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from models.base import Base
from models.tables import AuditRow, Sender, Workspace
from runtime import Runtime
from tests.builders import Builder
from tests.console.conftest import Terminal

pytestmark = pytest.mark.sqlite_only
SERVICE = "MG00000000000000000000000000000001"


def columns(row: Base) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in row.__table__.columns}


def rows(rt: Runtime, table: type[Base]) -> list[dict[str, Any]]:
    """All rows of a table as they are now, in the order of their ids."""
    with rt.db.read() as session:
        return sorted(map(columns, session.scalars(select(table))), key=lambda row: int(row["id"]))


def changed(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> dict[str, Any]:
    """What is other about the first row."""
    return {key: value for key, value in after[0].items() if before[0][key] != value}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--rename", "front desk"], {"name": "front desk"}),
        (["--rename", "MAIN"], {"name": "MAIN"}),
        (["--address", "+1 (415) 555-2699"], {"address": "+14155552699"}),
        (["--throughput", "7.5"], {"throughput": 7.5}),
        (["--throughput", ""], {"throughput": 1.0}),
        (["--registration", "10dlc-1"], {"registration": "10dlc_1", "throughput": 1.0}),
        (["--registration", "10DLC-10"], {"registration": "10dlc_10", "throughput": 10.0}),
        (["--registration", "10dlc-75"], {"registration": "10dlc_75", "throughput": 75.0}),
        (
            ["--registration", "10dlc-75", "--throughput", "40"],
            {"registration": "10dlc_75", "throughput": 40.0},
        ),
        (["--registration", "registered"], {"registration": "registered"}),
        (["--a2p-campaign", " CMP1 "], {"a2p_campaign": "CMP1"}),
        (["--keywords-by", "advanced"], {"keywords_by": "advanced"}),
        (["--smart-encoding"], {"smart_encoding": True}),
        (["--daily-limit", "2,000"], {"daily_limit": 2000}),
        (["--daily-limit", "500 messages"], {"daily_limit": 500, "daily_unit": "messages"}),
        (
            ["--brand", "BN1", "--brand-limit", "2000"],
            {"brand": "BN1", "brand_limit": 2000},
        ),
        (["--brand", "BN1"], {"brand": "BN1"}),
        (
            ["--kind", "toll-free"],
            {"kind": "toll_free", "throughput": 3.0, "keywords_by": "network"},
        ),
        ([], {}),
    ],
)
def test_an_option_changes_what_it_names_and_nothing_else(
    rollcall: Terminal, rt: Runtime, sender: Sender, options: list[str], expected: dict[str, Any]
) -> None:
    before = rows(rt, Sender)

    said = rollcall("sender", "main", *options)

    after = rows(rt, Sender)
    assert len(after) == 1
    assert changed(before, after) == expected
    assert f"Saved the sender {after[0]['name']} ({after[0]['address']})" in said


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--daily-limit", "2000 texts"], "is not a daily limit. Write a number above 0"),
        (["--daily-limit", "0"], "is not a daily limit"),
        (["--daily-limit", "-5"], "is not a daily limit"),
        (["--daily-limit", "many"], "“many” is not a daily limit"),
        (["--brand", "BN1", "--brand-limit", "2k"], "“2k” is not a daily limit"),
        (["--brand-limit", "2000"], "Say whose daily limit that is: the brand is empty."),
        (["--throughput", "fast"], "“fast” is not a throughput. Write segments per second"),
        (["--throughput", "0"], "is not a throughput"),
        (["--throughput", "nan"], "is not a throughput"),
        (["--throughput", "1001"], "at most 1000"),
        (["--registration", "10dlc-50"], "“10dlc-50” is no registration. Use one of: unknown,"),
        (["--keywords-by", "me"], "“me” cannot answer STOP and HELP"),
        (["--kind", "fax"], "“fax” is no kind of sender. Use: long-code,"),
        (["--kind", "short-code"], "A short code has 3 to 8 digits."),
        (["--address", "4155552671"], "with its country code, such as +14155552671"),
        (["--address", "+14155552672"], "The sender “second” has that address already"),
        (["--rename", "second"], "There is a sender “second” already. Use another name."),
        (["--rename", "x" * 61], "The name has 61 characters; 60 are allowed."),
        (["--numbers", "+14155552671,12"], "“12” is not a number of the pool"),
    ],
)
def test_a_wrong_value_is_one_sentence_and_changes_nothing(
    rollcall: Terminal, rt: Runtime, build: Builder, sender: Sender, options: list[str], told: str
) -> None:
    with rt.db.read() as session:
        workspace = session.get_one(Workspace, sender.workspace_id)
    build.sender(workspace, name="second", address="+14155552672")
    before = rows(rt, Sender)

    code, out, errors = rollcall.fails("sender", "main", *options)

    assert (code, out, errors.count("\n")) == (2, "", 1)
    assert told in errors
    assert rows(rt, Sender) == before
    assert rows(rt, AuditRow) == []


@pytest.mark.usefixtures("sender")
def test_a_sender_that_is_not_there_cannot_be_renamed(rollcall: Terminal, rt: Runtime) -> None:
    code, out, errors = rollcall.fails("sender", "desk", "--rename", "front")

    assert (code, out) == (2, "")
    assert "There is no sender “desk”." in errors
    assert [row["name"] for row in rows(rt, Sender)] == ["main"]


def test_limits_are_said_back_and_go_away_with_an_empty_value(
    rollcall: Terminal, rt: Runtime, sender: Sender
) -> None:
    limits = ("--daily-limit", "500 messages", "--brand", "BN1", "--brand-limit", "2000")
    said = rollcall("sender", "main", *limits)
    assert "At most 500 messages a day." in said
    assert "At most 2,000 segments a day by the brand BN1." in said

    said = rollcall("sender", "main", "--daily-limit", "", "--brand-limit", "", "--brand", "")
    assert "a day" not in said
    row = rows(rt, Sender)[0]
    assert (row["daily_limit"], row["brand"], row["brand_limit"]) == (None, None, None)


def test_another_default_takes_the_place_of_the_first(
    rollcall: Terminal, rt: Runtime, sender: Sender
) -> None:
    rollcall("sender", "pool", "--kind", "messaging-service", "--address", SERVICE)
    assert [row["is_default"] for row in rows(rt, Sender)] == [True, False]

    rollcall("sender", "pool", "--default", "--numbers", "+14155552690 +14155552691")

    assert [row["is_default"] for row in rows(rt, Sender)] == [False, True]
    assert rows(rt, Sender)[1]["numbers"] == ["+14155552690", "+14155552691"]


TEAM = {
    "--business-name": ("Elm Dental", "business_name", "Elm Dental"),
    "--help-contact": ("512-555-0100", "help_contact", "512-555-0100"),
    "--region": ("gb", "region", "GB"),
    "--countries": ("US, ca", "countries", ["CA", "US"]),
    "--zone": ("Europe/London", "zone", "Europe/London"),
    "--price": ("0.02", "price_per_segment", Decimal("0.02")),
    "--currency": ("eur", "currency", "EUR"),
    "--channel": ("C0OTHER", "channel_id", "C0OTHER"),
    "--team": ("T0OTHER", "slack_team_id", "T0OTHER"),
}


@pytest.mark.parametrize("option", sorted(TEAM))
@pytest.mark.usefixtures("workspace")
def test_a_flag_of_the_set_up_changes_its_setting_and_no_other(
    rollcall: Terminal, rt: Runtime, option: str
) -> None:
    value, column, kept = TEAM[option]
    before = rows(rt, Workspace)

    rollcall("setup", option, value)

    after = changed(before, rows(rt, Workspace))
    assert list(after) == [column]
    assert after[column] == kept
    assert rows(rt, Sender) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--price", "a lot"], "“a lot” is not a price per segment"),
        (["--price", "-1"], "is not a price per segment"),
        (["--region", "Texas"], "“Texas” is not a country code"),
        (["--countries", "US,Mars"], "“Mars” is not a country code"),
        (["--zone", "Texas"], "“Texas” is not a time zone"),
        (["--currency", "dollars"], "A currency is three letters"),
        (["--channel", "campaigns"], "A channel is given by its Slack id"),
        (["--business-name", " "], "The business name is empty"),
        (["--help-contact", "x" * 201], "The help contact has 201 characters; 200 are allowed."),
        (["--zone", "UTC", "--sender-address", "12"], "with its country code"),
        (["--zone", "UTC", "--sender-address", "12", "--sender-kind", "fax"], "no kind of sender"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_a_wrong_flag_is_one_sentence_and_saves_neither_settings_nor_sender(
    rollcall: Terminal, rt: Runtime, words: list[str], told: str
) -> None:
    before = rows(rt, Workspace)

    code, out, errors = rollcall.fails("setup", *words)

    assert (code, out, errors.count("\n")) == (2, "", 1)
    assert told in errors
    assert rows(rt, Workspace) == before
    assert rows(rt, Sender) == rows(rt, AuditRow) == []


@pytest.mark.usefixtures("workspace")
def test_without_a_terminal_and_flags_nothing_is_asked(rollcall: Terminal) -> None:
    code, _, errors = rollcall.fails("setup")
    assert code == 2
    assert "Nothing to set up. Give flags" in errors


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ([], "main", "long_code"),
        (["--sender", "desk", "--sender-kind", "toll-free"], "desk", "toll_free"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_a_first_sender_is_what_the_flags_say(
    rollcall: Terminal, rt: Runtime, words: list[str], name: str, kind: str
) -> None:
    rollcall("setup", "--sender-address", "+18335550123", *words)

    (row,) = rows(rt, Sender)
    assert (row["name"], row["kind"], row["address"]) == (name, kind, "+18335550123")


@pytest.mark.parametrize(
    ("words", "where"),
    [
        (["setup", "--zone", "Europe/London"], (Workspace, "zone")),
        (["sender", "main", "--throughput", "7"], (Sender, "throughput")),
    ],
)
@pytest.mark.usefixtures("sender")
def test_a_change_goes_to_the_team_that_was_named_and_to_no_other(
    rollcall: Terminal, rt: Runtime, build: Builder, where: tuple[type[Base], str], words: list[str]
) -> None:
    table, column = where
    other = build.workspace(slack_team_id="T0OTHER")
    build.sender(other, name="main", address="+14155552672")
    before = [it[column] for it in rows(rt, table)]

    rollcall(*words, "--workspace", other.public_id)

    after = [it[column] for it in rows(rt, table)]
    assert after[0] == before[0]
    assert after[1] != before[1]
