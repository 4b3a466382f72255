"""Who is skipped at a launch: whoever opted out since the import, and none of the rest again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.inbound import ConsentSource
from models import consent, opt_outs
from models.base import Database
from models.consent_events import Told
from models.tables import Campaign, ConsentEvent, CsvImport, Recipient, Sender, Workspace
from tests.builders import Builder, now

PEOPLE = ("+15125550161", "+15125550162", "+15125550163")
LONG_AGO = timedelta(days=300)


def imported(build: Builder, sender: Sender, state: str = "done") -> Campaign:
    """A draft of these people, whose list was uploaded a moment ago."""
    campaign = build.campaign(sender)
    build.add(
        CsvImport(
            workspace_id=campaign.workspace_id,
            campaign_id=campaign.id,
            source="pasted",
            source_ref="",
            state=state,
            asked_by="slack:U01ADA",
            created_at=now(),
        )
    )
    for phone in PEOPLE:
        build.recipient(campaign, phone)
    return campaign


def skipped(db: Database, campaign: Campaign) -> set[str | None]:
    """Skip those who opted out; their numbers."""
    with db.write() as session:
        count = opt_outs.skip_opted_out(
            session,
            campaign.id,
            workspace_id=campaign.workspace_id,
            sender_id=campaign.sender_id,
        )
    with db.read() as session:
        rows = select(Recipient.phone).filter_by(campaign_id=campaign.id, reason="opted_out")
        found = set(session.scalars(rows))
    assert len(found) == count
    return found


def test_who_opted_out_since_the_import_is_skipped_even_by_a_clock_that_is_hours_behind(
    build: Builder, db: Database, workspace: Workspace, sender: Sender
) -> None:
    draft = imported(build, sender)
    build.opt_out(workspace, PEOPLE[0])
    build.opt_out(workspace, PEOPLE[1], at=now() - timedelta(hours=12))

    assert skipped(db, draft) == set(PEOPLE[:2])


def test_whom_the_import_had_to_skip_the_launch_does_not_look_for(
    build: Builder, db: Database, workspace: Workspace, sender: Sender
) -> None:
    draft = imported(build, sender)
    build.opt_out(workspace, PEOPLE[0], at=now() - LONG_AGO)

    assert skipped(db, draft) == set()


@pytest.mark.parametrize("state", ["reading", "refused"])
def test_an_import_that_did_not_come_to_its_end_has_skipped_nobody(
    build: Builder, db: Database, workspace: Workspace, sender: Sender, state: str
) -> None:
    draft = imported(build, sender, state)
    build.opt_out(workspace, PEOPLE[0], at=now() - LONG_AGO)

    assert skipped(db, draft) == {PEOPLE[0]}


def test_a_draft_without_a_list_of_its_own_is_compared_with_all_opt_outs(
    build: Builder, db: Database, workspace: Workspace, sender: Sender
) -> None:
    retry = build.campaign(sender)
    build.recipient(retry, PEOPLE[0])
    build.recipient(retry, PEOPLE[1])
    build.opt_out(workspace, PEOPLE[0], at=now() - LONG_AGO)

    assert skipped(db, retry) == {PEOPLE[0]}


def test_an_old_opt_out_of_the_sender_that_the_draft_has_got_since_counts(
    build: Builder, db: Database, workspace: Workspace, sender: Sender
) -> None:
    draft = imported(build, sender)
    at = now() - LONG_AGO
    build.opt_out(workspace, PEOPLE[0], scope=f"sender:{sender.id}", at=at)
    build.opt_out(workspace, PEOPLE[1], scope=f"sender:{sender.id + 1}", at=at)

    assert skipped(db, draft) == {PEOPLE[0]}


def test_the_same_people_in_another_campaign_are_left_to_its_own_launch(
    build: Builder, db: Database, workspace: Workspace, sender: Sender
) -> None:
    draft, other = imported(build, sender), imported(build, sender)
    build.opt_out(workspace, PEOPLE[0])

    assert skipped(db, draft) == {PEOPLE[0]}
    assert skipped(db, other) == {PEOPLE[0]}


def test_many_numbers_are_recorded_at_once_and_those_told_that_were_not_out_of_it(
    build: Builder, db: Database, workspace: Workspace
) -> None:
    build.opt_out(workspace, PEOPLE[0], source="manual")
    build.opt_out(workspace, PEOPLE[1], scope="topic:tips")
    with db.write() as session:
        new = consent.opt_out_all(
            session,
            Told(ConsentSource.MANUAL, by="cli:maria", reason="asked by phone"),
            workspace_id=workspace.id,
            phones=PEOPLE,
            now=now(),
        )
    with db.read() as session:
        out = opt_outs.out_of(session, workspace.id, PEOPLE, ["all"])
        said = session.scalars(select(ConsentEvent.phone).order_by(ConsentEvent.id)).all()
    assert new == [*PEOPLE[1:]]
    assert out == set(PEOPLE)
    assert said == [*PEOPLE]
