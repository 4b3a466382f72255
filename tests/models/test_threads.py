"""What the clock asks every two seconds: which replies no post shows yet."""

import pytest
from sqlalchemy import event

from domain.meaning.verdicts import Meaning
from models import threads
from models.base import Database
from models.gathering import IN_THREAD
from models.tables import Inbound
from models.tables.replies import FOR_PEOPLE
from runtime import Runtime
from tests.builders import Builder, now


def plans(db: Database) -> list[str]:
    """How SQLite goes about it, one line for each table that it reads."""
    asked: list[tuple[str, tuple[object, ...]]] = []

    def note(_c: object, _u: object, text: str, values: tuple[object, ...], *_: object) -> None:
        asked.append((text, values))

    event.listen(db.engine, "before_cursor_execute", note)
    with db.read() as session:
        threads.due(session)
        threads.due_in_channels(session)
    event.remove(db.engine, "before_cursor_execute", note)
    with db.engine.connect() as connection:
        return [
            str(row[-1])
            for text, values in asked
            if text.lstrip().startswith("SELECT")
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)
        ]


@pytest.mark.sqlite_only
def test_replies_that_no_post_shows_are_found_without_reading_all_of_them(rt: Runtime) -> None:
    of_inbound = [line for line in plans(rt.db) if " inbound" in line]

    assert len(of_inbound) == 2
    assert all("ix_inbound_unposted" in line for line in of_inbound), of_inbound


def test_the_texts_that_people_read_are_those_that_the_index_holds() -> None:
    assert all(f"'{meaning.value}'" in FOR_PEOPLE for meaning in IN_THREAD)
    assert not any(f"'{meaning.value}'" in FOR_PEOPLE for meaning in {*Meaning} - IN_THREAD)


def test_what_a_person_must_read_is_due_and_what_counts_by_itself_is_not(
    rt: Runtime, build: Builder
) -> None:
    campaign = build.campaign(build.sender(build.workspace()))
    for number, (meaning, flags) in enumerate(
        [("confirmation", {}), ("opt_out", {}), ("opt_out", {"may_mean_visit": True})]
    ):
        with rt.db.read() as session:
            assert threads.due(session) == []
        build.add(
            Inbound(
                sid=f"SM{number}",
                workspace_id=campaign.workspace_id,
                campaign_id=campaign.id,
                phone="+15125550123",
                to="+15125550100",
                meaning=meaning,
                came_by="webhook",
                received_at=now(),
                **flags,
            )
        )
    with rt.db.read() as session:
        assert threads.due(session) == [campaign.id]
