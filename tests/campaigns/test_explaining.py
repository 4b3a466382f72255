"""`why`: everything that is kept of one number, and nothing of another or of another team."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event, select

from campaigns import explaining, launching
from domain.chain import number_digest
from domain.deeds import Verb
from domain.errors import Refused
from models import auditkey, stories
from models.tables import (
    ConsentEvent,
    ContactList,
    Inbound,
    ListedNumber,
    OptOut,
    Receipt,
    Recipient,
    Sender,
    Suppression,
    Workspace,
)
from tests.builders import Builder, now
from tests.campaigns.stage import PEOPLE, Stage

PHONE = PEOPLE[0]


@pytest.fixture
def told(stage: Stage, build: Builder, sender: Sender, workspace: Workspace) -> list[str]:
    """One of everything about one number; what is said of it."""
    view = stage.ready()
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    campaign = stage.campaign(view)
    with stage.rt.db.read() as session:
        recipient = session.scalars(select(Recipient).where(Recipient.phone == PHONE)).one()
    message = build.message(campaign, recipient, sid="SM1", accepted_at=now())
    mine: dict[str, Any] = {"workspace_id": workspace.id, "phone": PHONE, "at": now()}
    build.add(
        Receipt(
            message_public_id=message.public_id, sid="SM1", status="delivered", received_at=now()
        )
    )
    build.add(
        Inbound(
            sid="SM2",
            workspace_id=workspace.id,
            phone=PHONE,
            to=sender.address,
            body="please stop",
            meaning="opt_out",
            came_by="webhook",
            campaign_id=campaign.id,
            received_at=now(),
        )
    )
    build.add(ConsentEvent(**mine, scope="all", change="out", source="reply", words="stop"))
    build.add(OptOut(**mine, scope="all", source="reply", words="stop"))
    build.add(Suppression(**mine, code=30006, reason="said_landline"))
    listed = ContactList(
        workspace_id=workspace.id,
        purpose="do_not_call",
        upload="file",
        filename="dnc.csv",
        state="done",
        asked_by="cli:maria",
        created_at=now(),
    )
    build.add(ListedNumber(list_id=build.add(listed).id, phone=PHONE))
    found = explaining.why(stage.rt, stage.who, PHONE)
    return [*found.standing, *(line.words for line in found.lines)]


def test_the_whole_story_of_one_number_is_told(told: list[str]) -> None:
    whole = "\n".join(told)

    for part in (
        "is opted out of everything.",
        "On the list of “spring” (informational), row 1",
        "was launched by <@U01ADA>",
        "Twilio took it.",
        "Receipt: delivered.",
        "The person wrote “please stop” after “spring”: an opt-out.",
        "Opted out of everything by a text (“stop”).",
        "a carrier said earlier: landline",
        "do-not-call list “dnc.csv”",
        "to get texts",
    ):
        assert part in whole, whole
    assert PHONE not in whole


def test_nothing_of_another_number_or_team_is_told(stage: Stage, told: list[str]) -> None:
    other = explaining.why(stage.rt, stage.who, PEOPLE[1])
    unknown = explaining.why(stage.rt, stage.who, "+1 (512) 555-0199")

    assert "opted out" not in " ".join(line.words for line in other.lines)
    assert unknown.standing[0].startswith("Nothing is known of")
    with stage.rt.db.read() as session:
        assert stories.of_number(session, stage.who.workspace_id + 1, PHONE).is_empty


def test_the_look_is_in_the_audit_by_digest_and_never_by_number(
    stage: Stage, told: list[str]
) -> None:
    (looked,) = [row for row in stage.audit() if row.verb == Verb.LOOK_UP]

    assert looked.detail == {"number": number_digest(auditkey.read(stage.rt.settings), PHONE)}
    assert PHONE not in str(looked.detail)


@pytest.mark.sqlite_only
def test_who_may_not_launch_is_told_nothing_and_nothing_is_recorded(stage: Stage) -> None:
    eve = replace(stage.who, user_id="U01EVE")

    with pytest.raises(Refused, match="may not"):
        explaining.why(stage.rt, eve, PHONE)
    assert [row for row in stage.audit() if row.verb == Verb.LOOK_UP] == []


@pytest.mark.sqlite_only
def test_what_is_no_number_is_refused(stage: Stage) -> None:
    with pytest.raises(Refused, match="cannot be texted"):
        explaining.why(stage.rt, stage.who, "hello")


@pytest.mark.sqlite_only
def test_no_table_is_read_from_end_to_end(stage: Stage, told: list[str]) -> None:
    """SQLite says itself how it finds the rows of a number."""
    statements: list[tuple[str, Any]] = []

    @event.listens_for(stage.rt.db.engine, "before_cursor_execute")
    def note(_c: Any, _k: Any, statement: str, values: Any, _x: Any, _m: Any) -> None:
        statements.append((statement, values))

    with stage.rt.db.read() as session:
        stories.of_number(session, stage.who.workspace_id, PHONE)
    event.remove(stage.rt.db.engine, "before_cursor_execute", note)
    asked = [(text, values) for text, values in statements if text.startswith("SELECT")]
    with stage.rt.db.engine.connect() as connection:
        plans = [
            str(row[3])
            for text, values in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)
        ]

    small = ("senders", "contact_lists")
    assert len(asked) >= 9
    assert [it for it in plans if it.startswith("SCAN") and it.split()[1] not in small] == []


def test_a_number_of_a_country_that_is_not_texted_can_be_asked_about() -> None:
    team = Workspace(region="US", countries=[])

    assert explaining.number_of(team, "+49 151 2345678") == "+491512345678"
