"""Two approvers in the same moment, on the database whose writers do not wait in a row."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import IntegrityError

from campaigns import approving
from domain.actors import Actor
from domain.errors import Refused
from models.tables import Approval
from tests.campaigns.stage import Stage
from tests.campaigns.test_approving import ask, ben, eve, here, request_of

__all__ = ["ben", "eve", "here"]
pytestmark = pytest.mark.postgres_only


def test_of_two_who_approve_at_once_one_does_and_of_two_requests_one_is_open(
    here: Stage, ben: Actor, eve: Actor
) -> None:
    view = ask(here)
    request = request_of(here, view)

    def press(who: Actor) -> str:
        try:
            return approving.approve(here.rt, who, view.public_id, request).state
        except Refused as refused:
            return refused.sentence

    with ThreadPoolExecutor(2) as both:
        said = list(both.map(press, [ben, eve]))

    assert "sending" in said
    assert sum("was approved already by" in it for it in said) == 1
    assert [here.verbs().count(it) for it in ("approve", "launch")] == [1, 1]
    with here.rt.db.read() as session:
        row = session.get_one(Approval, request)
        same = {it.name: getattr(row, it.name) for it in Approval.__table__.columns}
    with pytest.raises(IntegrityError), here.rt.db.write() as session:
        session.add(Approval(**{**same, "id": None, "state": "asked"}))
