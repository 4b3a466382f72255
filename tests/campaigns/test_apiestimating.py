"""An estimate of what is not kept: it says what an import would, and changes nothing."""

import pytest
from sqlalchemy import select

from campaigns import apiestimating
from domain.apiorders import tabled
from jobs import erasing
from models.tables import ErasedNumber, OptOut, Workspace
from runtime import Runtime
from tests.builders import Builder
from tests.campaigns.test_handing_in import BOB, Shop

ANN = "+15125550405"


@pytest.fixture
def shop(rt: Runtime, build: Builder, workspace: Workspace, sender: object) -> Shop:
    """A program of a team whose one opt-out was erased since."""
    build.opt_out(workspace, ANN)
    who = erasing.person(rt, workspace.id, ANN)
    erasing.erase(rt, who, lambda *_: None)
    return Shop(rt, build.key(workspace))


def kept(shop: Shop) -> tuple[list[str], list[str]]:
    with shop.rt.db.read() as session:
        phones = session.scalars(select(OptOut.phone)).all()
        return [*phones], [*session.scalars(select(ErasedNumber.number))]


def test_whoever_opted_out_and_was_erased_is_not_counted_and_stays_erased(shop: Shop) -> None:
    before = kept(shop)
    form = shop.form(table=tabled([{"phone": ANN, "name": "A"}, {"phone": BOB, "name": "B"}]))

    found = apiestimating.estimate(shop.rt, shop.who, shop.key, form)

    assert (found.recipients, dict(found.foreseen.skipped)) == (1, {"opted_out": 1})
    assert kept(shop) == before
    assert ANN not in str(before)
