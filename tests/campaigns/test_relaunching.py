"""A program answers what was missing: what it said before stands, and nothing leaves earlier."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from campaigns import ordering, relaunching
from campaigns.ordering import look_at_orders
from campaigns.questioning import LaunchQuestion, question
from domain.apicodes import Code, Declined
from domain.apiorders import NOW, Accepted
from domain.lifecycle import CampaignState
from jobs.estimating import estimate
from models.tables import CsvImport, LaunchOrder, Workspace
from runtime import Runtime
from tests.builders import Builder
from tests.campaigns.test_handing_in import AGREED, Shop

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def shop(rt: Runtime, build: Builder, workspace: Workspace, sender: object) -> Shop:
    """A key that says nothing of where its people agreed."""
    return Shop(rt, build.key(workspace, attestation=""))


def in_days(shop: Shop, days: int) -> str:
    return (shop.rt.clock() + timedelta(days=days)).replace(microsecond=0).isoformat()


def launch(shop: Shop, said: Accepted, schedule: str = "") -> bool:
    return relaunching.launch(shop.rt, shop.who, shop.campaign().public_id, said, schedule)


def stands_at(shop: Shop) -> tuple[str, bool]:
    campaign = shop.campaign()
    return campaign.state, campaign.launched_at is not None


def test_who_answers_what_was_missing_keeps_the_start(shop: Shop) -> None:
    shop.create(accepted=Accepted(), schedule=in_days(shop, 2))
    shop.work()
    assert shop.needs() == ["attestation_required"]

    assert launch(shop, AGREED)

    assert stands_at(shop) == (CampaignState.SCHEDULED, False)
    assert shop.order().state == "done"


def test_also_while_the_list_is_read(shop: Shop) -> None:
    at = in_days(shop, 2)
    shop.create(schedule=at)

    assert not launch(shop, Accepted(repeat=True))

    assert (shop.order().wall, shop.order().answers["attestation"]) == (at, AGREED.attestation)
    shop.work()
    assert stands_at(shop) == (CampaignState.SCHEDULED, False)


@pytest.mark.parametrize("read", [True, False])
def test_at_once_where_the_program_says_now(shop: Shop, *, read: bool) -> None:
    shop.create(accepted=Accepted(), schedule=in_days(shop, 2))
    if read:
        shop.work()

    assert launch(shop, AGREED, NOW) is read

    shop.work()
    assert stands_at(shop) == (CampaignState.SENDING, True)


def test_another_start_takes_the_place_of_the_first(shop: Shop) -> None:
    shop.create(accepted=Accepted(), schedule=in_days(shop, 2))
    shop.work()

    later = in_days(shop, 3)

    launch(shop, AGREED, later)

    assert shop.order().wall == later


def test_a_start_that_went_by_is_not_at_once(shop: Shop) -> None:
    shop.create(accepted=Accepted(), schedule=in_days(shop, 2))
    shop.work()
    late = shop.rt.clock() + timedelta(days=3)
    shop.rt = replace(shop.rt, clock=lambda: late)

    with pytest.raises(Declined, match="or “now”") as declined:
        launch(shop, AGREED)

    assert declined.value.code is Code.INVALID_SCHEDULE
    assert stands_at(shop) == (CampaignState.DRAFT, False)


def test_asked_again_after_it_was_scheduled_nothing_leaves(shop: Shop) -> None:
    """A program that heard no answer asks again, maybe with less."""
    shop.create(launch=False)
    shop.work()
    launch(shop, AGREED, in_days(shop, 2))

    with pytest.raises(Declined, match="scheduled already"):
        launch(shop, AGREED)

    assert stands_at(shop) == (CampaignState.SCHEDULED, False)


def test_a_draft_takes_no_start_that_its_launch_would_not_know(shop: Shop) -> None:
    with pytest.raises(Declined) as declined:
        shop.create(launch=False, schedule=in_days(shop, 2))

    assert declined.value.code is Code.INVALID_SCHEDULE


def missing(shop: Shop, said: Accepted) -> list[Code]:
    with pytest.raises(ordering.Needed) as needed:
        launch(shop, said)
    return [need.code for need in needed.value.needs]


def keep_answers(shop: Shop, **answers: object) -> None:
    with shop.rt.db.write() as session:
        order = session.get_one(LaunchOrder, shop.campaign().id)
        order.answers = {**order.answers, **answers}


def test_an_answer_given_before_is_not_asked_again(shop: Shop) -> None:
    shop.create(accepted=Accepted())
    shop.work()
    keep_answers(shop, attestation="asked for at booking")

    assert launch(shop, Accepted())

    assert shop.campaign().attestation == "asked for at booking"


def test_nor_is_that_of_a_list_which_a_person_replaced_taken_for_this_one(shop: Shop) -> None:
    shop.create(accepted=Accepted())
    shop.work()
    keep_answers(shop, attestation="asked for at booking")
    with shop.rt.db.write() as session:
        session.execute(update(CsvImport).values(source="pasted"))

    assert missing(shop, Accepted()) == [Code.ATTESTATION_REQUIRED]


@pytest.mark.parametrize("same", [True, False])
def test_a_repeat_is_meant_of_the_text_that_it_was_said_of(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, *, same: bool
) -> None:
    shop.create(accepted=Accepted(repeat=True))
    shop.work()
    if not same:
        keep_answers(shop, wording_id=99)
    told = list[Accepted]()
    monkeypatch.setattr(ordering, "launch", lambda *asked: told.append(asked[3]))

    launch(shop, AGREED)

    assert [(it.repeat, it.attestation) for it in told] == [(same, AGREED.attestation)]


def test_recipients_added_while_the_launch_is_tried_let_it_wait(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.create()
    shop.work_imports()
    estimate(shop.campaign().id)

    def late(*what: Any, **how: Any) -> LaunchQuestion:
        monkeypatch.setattr(ordering, "question", question)
        shop.add(shop.campaign().public_id, {"phone": "+15125550403", "name": "Cid"})
        return question(*what, **how)

    monkeypatch.setattr(ordering, "question", late)
    look_at_orders(shop.rt)
    assert shop.order().state == "owed"

    shop.work()
    assert (shop.campaign().state, shop.order().state) == (CampaignState.SENDING, "done")


def test_a_launch_whose_maker_died_before_noting_it_is_done(shop: Shop) -> None:
    shop.create()
    shop.work()
    with shop.rt.db.write() as session:
        session.execute(update(LaunchOrder).values(state="owed", due_at=shop.rt.clock()))

    look_at_orders(shop.rt)

    assert (shop.order().state, shop.order().needs) == ("done", [])


def test_what_somebody_changed_says_so_and_is_not_launched(shop: Shop) -> None:
    shop.create(accepted=Accepted())
    shop.work()
    with shop.rt.db.write() as session:
        begun = {"tried_at": shop.campaign().state_at - timedelta(seconds=1)}
        owed = {"state": "owed", "due_at": shop.rt.clock(), "needs": []}
        session.execute(update(LaunchOrder).values(**owed, **begun))

    look_at_orders(shop.rt)

    assert (shop.campaign().state, shop.order().state) == (CampaignState.DRAFT, "dropped")
    assert "not made again" in shop.order().needs[0]["detail"]
