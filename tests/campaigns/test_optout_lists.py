"""Anybody's list of opt-outs: every row once, whatever its shape; and all of ours as a file."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from campaigns import optout_lists
from campaigns.forms import OptOutForm, Upload
from domain.actors import Actor
from domain.errors import Refused
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from jobs import context
from jobs.opt_out_export import write_opt_outs
from jobs.opt_out_files import unusable_path
from jobs.opt_out_lists import read_opt_outs
from jobs.queues import QueueName
from models import opt_out_lists as lists
from models.tables import ConsentEvent, OptOut, OptOutList, Recipient, Sender, Workspace
from runtime import build as build_runtime
from tests.builders import Builder
from tests.campaigns.stage import PEOPLE, Stage

pytestmark = pytest.mark.sqlite_only
FROM = OptOutForm(reason="from the old system")
Take = Callable[..., OptOutList]


@pytest.fixture
def take(stage: Stage, maria: Actor, tmp_path: Path) -> Take:
    """Bring a list in from the command line, and read it to its end."""

    def bring(content: str, asked: OptOutForm = FROM, **options: int) -> OptOutList:
        path = tmp_path / "old.csv"
        path.write_text(content)
        made = optout_lists.bring_in(stage.rt, maria, asked, Upload.file(path), **options)
        return read(stage, made.id)

    return bring


def read(stage: Stage, list_id: int) -> OptOutList:
    context.use(stage.rt)
    for _ in range(50):
        read_opt_outs(list_id)
        with stage.rt.db.read() as session:
            found = session.get_one(OptOutList, list_id)
        if found.told_at is not None:
            return found
    raise AssertionError("the list is not read")


def count(stage: Stage, table: type) -> int:
    with stage.rt.db.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_list_of_any_shape_is_read_and_its_rows_are_accounted_for(
    stage: Stage, take: Take, build: Builder, workspace: Workspace
) -> None:
    build.opt_out(workspace, PEOPLE[1])

    found = take(
        "Name;Mobile\nAda;(512) 555-0101\nBob;512-555-0102\nCy;+49 1512 3456789\n"
        ";\nDee;nothing\nAda;+15125550101\nEve;\n"
    )

    assert (found.state, found.rows, found.new, found.already, found.unusable) == (
        "done",
        *(6, 2, 2, 2),
    )
    with unusable_path(stage.rt, found.id).open(encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["row", "value", "why"],
        ["6", "nothing", "this is not a phone number"],
        ["8", "", "there is no number"],
    ]
    with stage.rt.db.read() as session:
        event = session.scalars(select(ConsentEvent).filter_by(phone=PEOPLE[0])).one()
    told = (event.source, event.words, event.by, event.reason)
    assert told == ("import", "old.csv", "cli:maria", "from the old system")


def test_whoever_waits_in_a_campaign_is_skipped_as_the_list_is_read(
    stage: Stage, take: Take, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender, state=CampaignState.PAUSED)
    for phone in PEOPLE[:2]:
        build.recipient(campaign, phone)

    take(f"{PEOPLE[0]}\n")

    with stage.rt.db.read() as session:
        rows = session.scalars(select(Recipient).order_by(Recipient.id)).all()
    assert [row.bucket for row in rows] == [Bucket.SKIPPED, Bucket.PENDING]


def test_a_list_that_is_read_twice_records_nobody_twice(stage: Stage, take: Take) -> None:
    take("\n".join(PEOPLE))

    again = take("\n".join(PEOPLE))

    assert (again.new, again.already) == (0, 3)
    assert (count(stage, OptOut), count(stage, ConsentEvent)) == (3, 3)


def test_a_list_in_slices_of_one_row_is_read_once_and_goes_on_behind_what_holds(
    stage: Stage, maria: Actor
) -> None:
    hasty = {"rollcall_import_slice_seconds": 0, "rollcall_import_batch_rows": 1}
    stage.rt = build_runtime(stage.rt.settings.model_copy(update=hasty))
    made = optout_lists.bring_in(stage.rt, maria, FROM, Upload.pasted("\n".join(PEOPLE)))
    context.use(stage.rt)
    read_opt_outs(made.id)
    assert (count(stage, OptOut), count(stage, ConsentEvent)) == (1, 1)

    found = read(stage, made.id)

    assert (found.rows, found.new, count(stage, OptOut), count(stage, ConsentEvent)) == (3, 3, 3, 3)
    stage.rt.close()


def test_rows_that_another_job_has_read_are_not_read_again(stage: Stage, take: Take) -> None:
    found = take("\n".join(PEOPLE))
    with stage.rt.db.write() as session:
        session.execute(update(OptOutList).values(state="reading"))
        batch = lists.Batch(PEOPLE, 0, start=0, end=9, last_row=1)
        assert lists.put(session, found, batch, stage.rt.clock()) is None


def test_a_list_whose_number_column_nobody_can_tell_is_refused_with_the_way_out(
    stage: Stage, take: Take
) -> None:
    two = "home,work\n+15125550101,+15125550102\n+15125550103,+15125550104\n"
    refused = take(two)
    assert refused.state == "refused"
    assert "Which column" in (refused.refusal or "")
    assert "--column" in (refused.refusal or "")
    assert count(stage, OptOut) == 0

    assert take(two, column=1).new == 2
    with stage.rt.db.read() as session:
        assert set(session.scalars(select(OptOut.phone))) == {"+15125550102", "+15125550104"}


def test_a_list_without_a_reason_or_a_right_is_not_taken(
    stage: Stage, person: Callable[..., Actor]
) -> None:
    with pytest.raises(Refused, match="Say where the list is from"):
        optout_lists.bring_in(stage.rt, stage.who, OptOutForm(), Upload.pasted(PEOPLE[0]))
    with pytest.raises(Refused, match="may not"):
        optout_lists.bring_in(stage.rt, person("U09EVE"), FROM, Upload.pasted(PEOPLE[0]))
    with pytest.raises(Refused, match="may not"):
        optout_lists.ask_export(stage.rt, person("U09EVE"))
    assert count(stage, OptOutList) == 0


def test_lists_that_stand_still_are_found_and_those_that_were_told_are_not(
    stage: Stage, take: Take
) -> None:
    told = take(PEOPLE[0])
    with stage.rt.db.read() as session:
        assert lists.stale(session, stage.rt.clock()) == []
    with stage.rt.db.write() as session:
        session.execute(update(OptOutList).values(told_at=None))
    with stage.rt.db.read() as session:
        assert lists.stale(session, stage.rt.clock()) == [told.id]


def test_the_export_has_every_opt_out_with_its_reason_and_is_audited(
    stage: Stage, take: Take, build: Builder, workspace: Workspace, tmp_path: Path
) -> None:
    build.opt_out(workspace, "=1+1")
    take(PEOPLE[0])
    build.opt_out(build.workspace(slack_team_id="T02OTHER"), PEOPLE[2])

    optout_lists.ask_export(stage.rt, stage.who)
    rows = write_opt_outs(stage.rt, workspace.id, tmp_path / "out.csv")

    with (tmp_path / "out.csv").open(encoding="utf-8-sig") as file:
        lines = list(csv.reader(file))
    assert rows == 2
    assert lines[0][:4] == ["number", "out of", "source", "words"]
    assert lines[1][0].startswith("'")
    assert lines[2][:4] == [f"'{PEOPLE[0]}", "everything", "import", "old.csv"] or (
        lines[2][:4] == [PEOPLE[0], "everything", "import", "old.csv"]
    )
    assert lines[2][-1] == "from the old system"
    assert stage.verbs()[-1] == "export_opt_outs"
    assert ("export_opt_outs", (workspace.id, "U01ADA")) in stage.queued(QueueName.WORK)


@pytest.mark.parametrize(
    ("content", "out", "left"),
    [
        ("name,mobile,home phone\nA,+15125550101,+15125550102\nB,,+15125550103\n", "123", 0),
        ("phone,opted_out\n+15125550101,no\n+15125550102,yes\n+15125550103,\n", "23", 1),
        ("Number,Status\n+15125550101,subscribed\n+15125550102,Unsubscribed\n", "2", 1),
        ("phone,status\n+15125550101,active\n+15125550102,gold\n", "12", 0),
        ("phone,opted_out\n+15125550101,perhaps\n", "1", 0),
    ],
)
def test_every_number_of_a_row_is_out_unless_the_row_says_that_they_get_texts(
    stage: Stage, take: Take, content: str, out: str, left: int
) -> None:
    found = take(content)

    assert (found.state, found.unusable) == ("done", left)
    with stage.rt.db.read() as session:
        phones = session.scalars(select(OptOut.phone).order_by(OptOut.phone)).all()
    assert [phone[-1] for phone in phones] == list(out)
    if left:
        told = unusable_path(stage.rt, found.id).read_text(encoding="utf-8-sig")
        assert "this person gets texts" in told
