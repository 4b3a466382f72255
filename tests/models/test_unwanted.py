"""Whom the end of an import skips, and how seldom that takes the database's one writer."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, insert, select

from models import audiences
from models.base import Database
from models.tables import OptOut, Recipient, Sender, Suppression, Workspace
from models.unwanted import skip_unwanted
from tests.builders import Builder, now

PEOPLE = ("+15125550261", "+15125550262", "+15125550263")
SETS = 3


@pytest.fixture
def many(build: Builder, db: Database, workspace: Workspace) -> None:
    """Three sets of opt-outs, in the second of which the first of our people is."""
    numbers = [f"+1212{5_000_000 + at}" for at in range(audiences.PAGE * SETS - 1)]
    row = {"workspace_id": workspace.id, "scope": "all", "source": "import", "at": now()}
    rows = [row | {"phone": phone, "words": ""} for phone in [*numbers, PEOPLE[0]]]
    with db.write() as session:
        session.execute(insert(OptOut), rows)
    useless = {"reason": "said_landline", "code": 30006, "message_id": 0, "at": now()}
    build.add(Suppression(workspace_id=workspace.id, phone=PEOPLE[1], **useless))


@contextmanager
def writes(db: Database) -> Iterator[list[str]]:
    """How often somebody became SQLite's one writer meanwhile."""
    begun: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement == "BEGIN IMMEDIATE":
            begun.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield begun
    event.remove(db.engine, "before_cursor_execute", note)


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("many")
def test_only_sets_that_skip_somebody_take_the_writer(
    build: Builder, db: Database, workspace: Workspace, sender: Sender
) -> None:
    draft = build.campaign(sender)
    for phone in PEOPLE:
        build.recipient(draft, phone)

    with writes(db) as begun:
        skip_unwanted(db, draft.id, workspace_id=workspace.id, sender_id=sender.id)

    with db.read() as session:
        rows = session.execute(select(Recipient.phone, Recipient.bucket, Recipient.reason)).all()
    assert sorted(rows) == [
        (PEOPLE[0], "skipped", "opted_out"),
        (PEOPLE[1], "skipped", "said_landline"),
        (PEOPLE[2], "pending", None),
    ]
    assert len(begun) == 2
