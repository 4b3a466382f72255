"""The command line: the same rules, one sentence and exit code 2 for what a person got wrong."""

from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from models.tables import AuditRow, Campaign, Recipient, Sender, Workspace
from runtime import Runtime
from tests.builders import Builder
from tests.campaigns.stage import Stage
from tests.console.conftest import Terminal

pytestmark = pytest.mark.sqlite_only


def test_a_team_is_set_up_by_flags_and_drafts_at_once(
    rollcall: Terminal, rt: Runtime, tmp_path: Path
) -> None:
    rollcall("migrate")
    said = rollcall(
        *("setup", "--business-name", "Elm Dental", "--help-contact", "512-555-0100"),
        *("--price", "0.0083", "--channel", "C0123ABCD", "--sender-address", "+14155552671"),
    )
    assert "Saved the settings of Elm Dental." in said
    assert "Saved the sender main (+14155552671)" in said

    people = tmp_path / "people.csv"
    people.write_text("phone\n+15125550101\n")
    drafted = rollcall("draft", "Spring offer", "-m", "Hi", "--csv", str(people))

    assert "Drafted spring-offer." in drafted
    assert "rollcall process worker" in drafted
    with rt.db.read() as session:
        row = session.query(AuditRow).order_by(AuditRow.id.desc()).first()
        assert row is not None
        assert (row.actor, row.verb, row.origin) == ("cli:maria", "draft", "cli C0123ABCD")


def test_a_campaign_is_tested_launched_shown_and_cancelled(
    rollcall: Terminal, stage: Stage
) -> None:
    rollcall("migrate")
    stage.ready()

    assert "+1•••••0901" in rollcall("test-send", "spring", "--to", "+15125550901")
    launched = rollcall("launch", "spring", "--yes")
    assert "3 recipients, 3 segments, price $0.02" in launched
    assert "Launched spring to 3 recipients." in launched
    status = rollcall("status", "spring")
    assert "spring: sending since" in status
    assert "America/Chicago" in status
    assert "pending" in status
    assert "3 recipients; estimated before the launch: 3 segments, price $0.02." in status
    assert "spring" in rollcall("list")
    rollcall("pause", "spring")
    rollcall("resume", "spring")
    assert "cancelled" in rollcall("cancel", "spring", "--yes")
    ended = rollcall("status", "spring")
    assert "3 recipients, 0 segments, price $0.00 for what was sent." in ended
    assert "estimated" not in ended


def test_no_command_prints_a_recipients_whole_number(rollcall: Terminal, stage: Stage) -> None:
    rollcall("migrate")
    stage.ready(stage.draft(people=["+15125550101", "+1512555"]))

    shown = rollcall("status", "spring") + rollcall("preview", "spring") + rollcall("list")

    assert "5125550101" not in shown
    assert "+1•••••0101" in shown


def test_results_are_a_private_file_and_replace_none(
    rollcall: Terminal, stage: Stage, tmp_path: Path
) -> None:
    rollcall("migrate")
    stage.ready()
    file = tmp_path / "spring.csv"

    rollcall("results", "spring", str(file))

    assert len(file.read_text().splitlines()) == 4
    assert file.stat().st_mode & 0o077 == 0
    code, _, said = rollcall.fails("results", "spring", str(file))
    assert (code, said.count("\n")) == (2, 1)
    assert "exists already" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["status", "nothing"], "no campaign"),
        (["draft", "A", "-m", "Hi"], "--csv FILE or --numbers"),
        (["draft", "A", "-m", "Hi {{", "--numbers", "+15125550101"], "without its"),
        (["launch", "spring"], "no campaign"),
        (["phone", "add", "12"], "cannot be texted"),
        (["status", "--workspace", "elsewhere"], "no workspace"),
    ],
)
def test_a_persons_error_is_one_sentence_and_exit_code_2(
    rollcall: Terminal, stage: Stage, words: list[str], said: str
) -> None:
    rollcall("migrate")

    code, out, errors = rollcall.fails(*words)

    assert (code, out) == (2, "")
    assert said in errors
    assert errors.count("\n") == 1
    assert stage.count(Campaign) == 0


def test_a_launch_without_a_terminal_wants_yes(rollcall: Terminal, stage: Stage) -> None:
    rollcall("migrate")
    view = stage.ready()

    code, _, errors = rollcall.fails("launch", "spring")

    assert code == 2
    assert "--yes" in errors
    assert stage.view(view).state == "draft"


def test_yes_launches_and_cancels_by_the_whole_name_alone(rollcall: Terminal, stage: Stage) -> None:
    view = stage.ready()

    for verb in ("launch", "cancel"):
        code, _, errors = rollcall.fails(verb, "sprin", "--yes")
        assert (code, "Did you mean spring?" in errors) == (2, True)
    assert stage.view(view).state == "draft"
    assert "Launched spring to 3" in rollcall("launch", "Spring", "--yes")


def test_an_urgent_launch_wants_a_reason(rollcall: Terminal, stage: Stage) -> None:
    rollcall("migrate")
    view = stage.ready()
    with stage.rt.db.write() as session:
        session.get_one(Campaign, view.id).kind = "urgent"

    code, out, errors = rollcall.fails("launch", "spring", "--yes")
    assert (code, out, stage.view(view).state) == (2, "", "draft")
    assert "needs a reason" in errors
    assert "--reason" in errors
    told = rollcall("launch", "spring", "--yes", "--reason", "The shop is flooded.")

    assert "Urgent · at any hour" in told
    assert "The shop is flooded." in rollcall("status", "spring")


def test_before_the_migrations_the_refusal_says_what_to_run(
    rollcall: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")

    code, _, errors = rollcall.fails("list")

    assert code == 2
    assert "rollcall migrate" in errors


def test_with_several_workspaces_one_is_named(
    rollcall: Terminal, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    rollcall("migrate")
    other = build.workspace(slack_team_id="T02OTHER")

    code, _, errors = rollcall.fails("list")
    assert code == 2
    assert other.public_id in errors

    rollcall("list", "--workspace", other.public_id)


def test_a_wrong_setting_is_named(rollcall: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLLCALL_CARD_SECONDS", "soon")

    code, _, errors = rollcall.fails("list")

    assert code == 2
    assert "ROLLCALL_CARD_SECONDS" in errors


def test_the_embedded_server_is_for_this_machine_only(
    rollcall: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://cache.example.com:6379/0")

    code, _, errors = rollcall.fails("redis")

    assert code == 2
    assert "cache.example.com" in errors


def test_a_long_list_says_how_many_more_there_are_and_what_shows_them(
    rollcall: Terminal, build: Builder, sender: Sender
) -> None:
    for _ in range(21):
        build.campaign(sender)

    first, last = rollcall("list"), rollcall("list", "--page", "2")

    assert "1 to 20 of 21 campaigns; rollcall list --page 2 shows more." in first
    assert "21 to 21 of 21 campaigns." in last
    assert "more" not in last
    code, _, errors = rollcall.fails("list", "--page", "3")
    assert (code, "no page 3" in errors) == (2, True)


def test_stop_all_pressed_again_does_not_say_that_it_stopped_anything(
    rollcall: Terminal, stage: Stage
) -> None:
    rollcall("stop-all", "wrong price")

    again = rollcall("stop-all", "me too")

    assert again.startswith("! Stop-all is on since")
    assert "wrong price" in again


def test_stop_all_stops_also_where_the_tables_are_not_at_their_newest_version(
    rollcall: Terminal, stage: Stage
) -> None:
    with stage.rt.db.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'older'"))

    code, out, errors = rollcall.fails("stop-all")

    assert (code, "Run `rollcall migrate` first." in errors) == (2, True)
    assert out == "Stop-all is on: sending stops within two seconds.\n"
    with stage.rt.db.read() as session:
        assert session.get_one(Workspace, stage.who.workspace_id).brake_by == "cli:maria"


def test_stop_all_stops_nothing_where_nobody_said_which_team(
    rollcall: Terminal, stage: Stage, build: Builder
) -> None:
    build.workspace(slack_team_id="T02OTHER")

    code, out, errors = rollcall.fails("stop-all")

    assert (code, out) == (2, "")
    assert "Which workspace?" in errors
    with stage.rt.db.read() as session:
        assert session.get_one(Workspace, stage.who.workspace_id).brake_at is None


def test_stop_all_and_its_release_need_the_database_only(
    rollcall: Terminal, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = stage.ready()
    rollcall("launch", "spring", "--yes")
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:9/0")

    code, out, _ = rollcall.fails("stop-all", "wrong price")

    assert code == 0
    assert out.startswith("Stop-all is on: sending stops within two seconds.\n")
    assert "Stop-all is on since" in out
    assert "by maria (command line): wrong price" in out
    assert "Paused now: spring." in out
    assert stage.view(view).state == "paused"
    assert "Stop-all: wrong price" in rollcall("status")
    assert "Stop-all is on" in rollcall.fails("resume", "spring")[2]
    code, _, errors = rollcall.fails("stop-all", "--release")
    assert (code, "Say why" in errors) == (2, True)

    assert "Released" in rollcall("stop-all", "--release", "the price is right")
    assert stage.view(view).state == "paused"
    assert "Resumed spring." in rollcall.fails("resume", "spring")[1]


def test_a_retry_has_to_say_failed_and_names_its_draft(
    rollcall: Terminal, stage: Stage, build: Builder
) -> None:
    view = stage.ready()
    rollcall("launch", "spring", "--yes")
    rollcall("cancel", "spring", "--yes")
    assert "--failed" in rollcall.fails("retry", "spring")[2]
    assert "Nobody of “spring” can be retried" in rollcall.fails("retry", "spring", "--failed")[2]

    with stage.rt.db.read() as session:
        people = list(session.scalars(select(Recipient).where(Recipient.campaign_id == view.id)))
    with stage.rt.db.write() as session:
        session.execute(update(Recipient).values(bucket="undelivered", error_code=30003))
    for row in people:
        build.message(stage.campaign(view), row, state="undelivered", error_code=30003)

    assert "Drafted spring-retry for 3 recipients." in rollcall("retry", "spring", "--failed")


def test_a_repeated_text_is_not_launched_by_yes_alone(rollcall: Terminal, stage: Stage) -> None:
    stage.ready()
    rollcall("launch", "spring", "--yes")
    view = stage.ready(stage.draft("Again"))

    code, out, errors = rollcall.fails("launch", "again", "--yes")
    assert code == 2
    assert "This very text was sent to 3 of these 3 people" in out
    assert "Add --again to say so." in errors
    assert stage.view(view).state == "draft"

    assert "Launched again to 3" in rollcall("launch", "again", "--yes", "--again")
