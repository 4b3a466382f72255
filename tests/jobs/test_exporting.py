"""Exports: the outcome of every recipient, and the rows that got no text, by direct message."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.ledger import Bucket
from domain.meaning.verdicts import Meaning
from domain.messages import MessageState
from gateways.slack.client import SlackAway
from jobs import context
from jobs.exporting import export_errors, export_results, write_errors, write_results
from models.tables import Campaign, Inbound, Recipient, Sender
from runtime import Runtime
from simulator.client import Simulator
from tests.builders import Builder

SENT = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)
DELIVERED = datetime(2026, 3, 2, 15, 30, 9, tzinfo=UTC)


SAID = ("=1+1 <!channel>", "C", "شكرا, is there parking?")


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    """A campaign with one row of most outcomes."""
    made = build.campaign(sender, columns=["name", "state"], title="Spring offer", name="spring")
    ann = build.recipient(made, "+14155552671", fields=["Ann", "CA"], bucket=Bucket.DELIVERED)
    build.message(made, ann, state=MessageState.DELIVERED, accepted_at=SENT, state_at=DELIVERED)
    bob = build.recipient(
        made, "+14155552672", fields=["=cmd()", ""], bucket=Bucket.UNDELIVERED, error_code=30005
    )
    build.message(made, bob, state=MessageState.UNDELIVERED, accepted_at=SENT)
    build.recipient(
        made, None, value="41555", fields=["Cid", ""], bucket=Bucket.SKIPPED, reason="too_short"
    )
    build.recipient(made, "+14155552674", fields=["Dee", ""])
    for number, meaning in enumerate((Meaning.TAPBACK, Meaning.CONFIRMATION, Meaning.REPLY)):
        build.add(
            Inbound(
                sid=f"SM{number}",
                workspace_id=made.workspace_id,
                phone="+14155552671",
                to=sender.address,
                meaning=meaning,
                body=SAID[number],
                came_by="webhook",
                campaign_id=made.id,
                recipient_id=ann.id,
                received_at=SENT,
            )
        )
    return made


def read(path: Path) -> list[list[str]]:
    """The cells of a CSV, as a spreadsheet reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_every_recipient_is_in_the_results_with_words(
    rt: Runtime, campaign: Campaign, tmp_path: Path
) -> None:
    count = write_results(rt, campaign.id, tmp_path / "out.csv")

    header, ann, bob, cid, dee = read(tmp_path / "out.csv")
    assert count == 4
    assert header[:5] == ["row", "number", "outcome", "reason", "code"]
    assert header[-5:] == ["answer", "wrote", "tried_once_more", "name", "state"]
    assert ann[1:3] == ["'+14155552671", "delivered"]
    assert ann[7] == "confirmed"
    assert bob[2] == "could not be delivered"
    assert bob[4] == "30005"
    assert bob[3] != ""
    assert cid[1:4] == ["41555", "skipped", "the number is too short (is its area code missing?)"]
    assert dee[2:7] == ["waiting", "", "", "", ""]


def test_the_results_have_what_people_wrote_and_run_none_of_it(
    rt: Runtime, campaign: Campaign, tmp_path: Path
) -> None:
    write_results(rt, campaign.id, tmp_path / "out.csv")

    _, ann, bob, *_ = read(tmp_path / "out.csv")
    assert ann[8] == "'=1+1 <!channel>\nC\nشكرا, is there parking?"
    assert bob[8] == ""


def test_who_may_have_meant_the_appointment_is_to_be_called(
    rt: Runtime, build: Builder, campaign: Campaign, sender: Sender, tmp_path: Path
) -> None:
    write_results(rt, campaign.id, tmp_path / "before.csv")
    with rt.db.read() as session:
        ann = session.scalars(select(Recipient).where(Recipient.phone == "+14155552671")).one()
    build.add(
        Inbound(
            sid="SM9",
            workspace_id=campaign.workspace_id,
            phone="+14155552671",
            to=sender.address,
            meaning=Meaning.OPT_OUT,
            may_mean_visit=True,
            came_by="webhook",
            campaign_id=campaign.id,
            recipient_id=ann.id,
            received_at=SENT,
        )
    )
    write_results(rt, campaign.id, tmp_path / "after.csv")

    assert read(tmp_path / "before.csv")[1][7] == "confirmed"
    assert read(tmp_path / "after.csv")[1][7] == (
        "opted out; may have meant the appointment: call them"
    )


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ("open", "may have opted out"),
        ("confirmed", "opted out"),
        ("final", "opted out"),
        ("lifted", "replied"),
        ("started", "opted in"),
    ],
)
@pytest.mark.sqlite_only
def test_a_provisional_opt_out_is_in_the_results_as_what_it_turned_out_to_be(
    rt: Runtime,
    build: Builder,
    campaign: Campaign,
    sender: Sender,
    tmp_path: Path,
    *,
    decision: str,
    words: str,
) -> None:
    with rt.db.read() as session:
        row = session.scalars(select(Recipient).where(Recipient.phone == "+14155552672")).one()
    build.add(
        Inbound(
            sid="SM9",
            workspace_id=campaign.workspace_id,
            phone="+14155552672",
            to=sender.address,
            meaning=Meaning.PROVISIONAL,
            decision=decision,
            came_by="webhook",
            campaign_id=campaign.id,
            recipient_id=row.id,
            received_at=SENT,
        )
    )
    write_results(rt, campaign.id, tmp_path / "out.csv")

    assert read(tmp_path / "out.csv")[2][7] == words


def test_times_are_in_the_workspaces_zone_and_say_so(
    rt: Runtime, campaign: Campaign, tmp_path: Path
) -> None:
    write_results(rt, campaign.id, tmp_path / "out.csv")

    header, ann, bob, *_ = read(tmp_path / "out.csv")
    assert header[5:7] == ["sent_america_chicago", "delivered_america_chicago"]
    assert ann[5:7] == ["2026-03-02 09:30:00-06:00", "2026-03-02 09:30:09-06:00"]
    assert bob[5:7] == ["2026-03-02 09:30:00-06:00", ""]


def test_cells_that_would_run_are_harmless(rt: Runtime, campaign: Campaign, tmp_path: Path) -> None:
    write_results(rt, campaign.id, tmp_path / "out.csv")

    assert read(tmp_path / "out.csv")[2][-2] == "'=cmd()"


def test_other_campaigns_are_not_in_the_results(
    rt: Runtime, build: Builder, sender: Sender, campaign: Campaign, tmp_path: Path
) -> None:
    other = build.campaign(sender)
    build.recipient(other, "+14155552671")

    assert write_results(rt, campaign.id, tmp_path / "one.csv") == 4
    assert write_results(rt, other.id, tmp_path / "two.csv") == 1


def test_a_campaign_without_rows_gives_a_header(
    rt: Runtime, build: Builder, sender: Sender, tmp_path: Path
) -> None:
    assert write_results(rt, build.campaign(sender).id, tmp_path / "out.csv") == 0
    assert len(read(tmp_path / "out.csv")) == 1


def test_more_rows_than_a_page_come_once_and_in_order(
    rt: Runtime, build: Builder, sender: Sender, tmp_path: Path
) -> None:
    from sqlalchemy import insert

    from models.tables import Recipient

    made = build.campaign(sender)
    rows = [
        {
            "workspace_id": made.workspace_id,
            "campaign_id": made.id,
            "row": row,
            "phone": f"+1415{2_000_000 + row}",
            "fields": [],
            "bucket": "pending",
        }
        for row in range(2, 5_002)
    ]
    with rt.db.write() as session:
        session.execute(insert(Recipient), rows)

    write_results(rt, made.id, tmp_path / "out.csv")
    assert [int(cells[0]) for cells in read(tmp_path / "out.csv")[1:]] == list(range(2, 5_002))


def test_the_skipped_rows_name_row_value_and_reason(
    rt: Runtime, campaign: Campaign, tmp_path: Path
) -> None:
    assert write_errors(rt, campaign.id, tmp_path / "out.csv") == 1

    header, cid = read(tmp_path / "out.csv")
    assert header == ["row", "column", "value", "reason", "name", "state"]
    assert cid[2:] == [
        "41555",
        "the number is too short (is its area code missing?)",
        "Cid",
        "",
    ]


def test_the_results_go_to_the_asker_alone_and_leave_our_disk(
    rt: Runtime, campaign: Campaign, simulator: Simulator
) -> None:
    context.use(rt)
    export_results(campaign.id, "U01ADA")

    (message,) = simulator.slack.dms("ada")
    assert "Spring offer" in message["text"]
    assert message["files"][0]["name"] == "spring-results.csv"
    assert list((rt.settings.rollcall_var / "exports").iterdir()) == []


def test_the_errors_go_to_the_asker_alone(
    rt: Runtime, campaign: Campaign, simulator: Simulator
) -> None:
    context.use(rt)
    export_errors(campaign.id, "U01ADA")

    (message,) = simulator.slack.dms("ada")
    assert message["files"][0]["name"] == "spring-skipped-rows.csv"


def test_a_short_rest_of_slack_only_delays_the_export(
    rt: Runtime, campaign: Campaign, simulator: Simulator
) -> None:
    simulator.slack.fault("ratelimited", "files.completeUploadExternal", times=1, seconds=0)
    context.use(rt)
    export_results(campaign.id, "U01ADA")

    assert len(simulator.slack.dms("ada")) == 1


def test_nothing_stays_on_our_disk_when_slack_never_comes_back(
    rt: Runtime, campaign: Campaign, simulator: Simulator
) -> None:
    simulator.slack.fault("ratelimited", times=1000, seconds=0)
    context.use(rt)
    with pytest.raises(SlackAway):
        export_results(campaign.id, "U01ADA")

    assert list((rt.settings.rollcall_var / "exports").iterdir()) == []
