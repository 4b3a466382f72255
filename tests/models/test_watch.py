"""What every sending process reads: rows become visible out of order, and none may be missed."""

from datetime import timedelta

import pytest

from domain.consent import Status
from models import agreements, watch
from models.base import Database
from models.tables import OptOut, Workspace
from tests.builders import Builder, consent, now

EARLY, LATE = "+14155552671", "+14155552672"
pytestmark = pytest.mark.postgres_only


def test_an_opt_out_that_is_committed_after_a_later_one_was_read_is_not_missed(
    db: Database, build: Builder, workspace: Workspace
) -> None:
    told = {"workspace_id": workspace.id, "scope": "all", "source": "reply", "words": "STOP"}
    with db.write() as slow:
        slow.add(OptOut(phone=EARLY, at=now(), **told))
        slow.flush()
        build.opt_out(workspace, LATE)
        with db.read() as session:
            first, seen = watch.opted_out_since(session, now(), 0)
    with db.read() as session:
        second, _ = watch.opted_out_since(session, now() + timedelta(seconds=1), seen)

    assert [out.phone for out in first] == [LATE]
    assert EARLY in {out.phone for out in second}


def test_a_consent_taken_back_late_is_not_missed(
    db: Database, build: Builder, workspace: Workspace
) -> None:
    def fact(phone: str) -> dict[str, object]:
        return consent(workspace.id, phone, status=Status.WITHDRAWN.value, at=now())

    with db.write() as slow:
        agreements.record(slow, [fact(EARLY)])
        with db.write() as quick:
            agreements.record(quick, [fact(LATE)])
        with db.read() as session:
            first, seen = watch.withdrawn_since(session, now(), 0)
    with db.read() as session:
        second, _ = watch.withdrawn_since(session, now() + timedelta(seconds=1), seen)

    assert {phone for _, phone in first} == {LATE}
    assert EARLY in {phone for _, phone in second}
