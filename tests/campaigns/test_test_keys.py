"""Test keys reach nobody: they steer nothing that is real, and nothing of theirs looks real."""

from collections.abc import Callable

import pytest
from sqlalchemy import update

from campaigns import controlling, optouts, ordering, relaunching
from campaigns.forms import OptOutForm
from campaigns.questioning import question
from domain.actors import Actor
from domain.apicodes import Code, Declined
from domain.lifecycle import CampaignState
from gateways.slack.blocks.draft_card import draft_card
from gateways.slack.blocks.live_card import live_card
from models import views
from models.tables import Campaign, Workspace
from runtime import Runtime
from tests.builders import Builder
from tests.campaigns.test_handing_in import AGREED, ANN, Shop

pytestmark = pytest.mark.sqlite_only
TOLD = "ade with a test key: none of its recipients is texted."
Verb = Callable[[Shop, str], object]


def more(shop: Shop, public_id: str) -> object:
    return shop.add(public_id, {"phone": "+15125550409"})


ON_A_DRAFT: dict[str, Verb] = {
    "launch": lambda shop, it: relaunching.launch(shop.rt, shop.who, it, AGREED),
    "carry out": lambda shop, it: ordering.launch(shop.rt, shop.who, it, AGREED),
    "estimate": lambda shop, it: relaunching.asked(shop.rt, shop.who, it),
    "add": more,
    "cancel": lambda shop, it: controlling.cancel(shop.rt, shop.who, it),
}
UNDER_WAY: dict[str, Verb] = {
    "pause": lambda shop, it: controlling.pause(shop.rt, shop.who, it),
    "resume": lambda shop, it: controlling.resume(shop.rt, shop.who, it),
    "cancel": ON_A_DRAFT["cancel"],
}


@pytest.fixture
def live(rt: Runtime, build: Builder, workspace: Workspace, sender: object) -> Shop:
    """A program with a live key."""
    return Shop(rt, build.key(workspace, attestation=""))


@pytest.fixture
def trial(rt: Runtime, build: Builder, workspace: Workspace, sender: object) -> Shop:
    """A program with a test key."""
    return Shop(rt, build.key(workspace, attestation="", is_test=True))


def codes(shop: Shop, verbs: dict[str, Verb], public_id: str) -> set[Code]:
    found = set[Code]()
    for verb in verbs.values():
        with pytest.raises(Declined) as declined:
            verb(shop, public_id)
        found.add(declined.value.code)
    return found


def change(shop: Shop, **columns: object) -> None:
    with shop.rt.db.write() as session:
        session.execute(update(Campaign).values(**columns))


def everything_is_refused(of: Shop, other: Shop, maker: int | None) -> None:
    """Whatever the other program tries is refused, and nothing happens."""
    public_id = of.create(launch=False).answer
    change(of, api_key_id=maker)
    assert codes(other, ON_A_DRAFT, public_id) == {Code.NOT_ALLOWED}
    of.work()
    assert codes(other, ON_A_DRAFT, public_id) == {Code.NOT_ALLOWED}
    assert of.campaign().state == CampaignState.DRAFT
    for state in ("sending", "paused"):
        change(of, state=state)
        assert codes(other, UNDER_WAY, public_id) == {Code.NOT_ALLOWED}
        assert of.campaign().state == state


def test_a_test_key_starts_changes_and_stops_nothing_of_a_live_one(live: Shop, trial: Shop) -> None:
    everything_is_refused(live, trial, live.key.key_id)


def test_nor_of_a_person(live: Shop, trial: Shop) -> None:
    everything_is_refused(live, trial, None)


def test_a_live_key_touches_nothing_of_a_test_key(live: Shop, trial: Shop) -> None:
    everything_is_refused(trial, live, trial.key.key_id)


def test_keys_steer_what_is_of_their_own_sort(
    rt: Runtime, build: Builder, workspace: Workspace, trial: Shop
) -> None:
    other = Shop(rt, build.key(workspace, is_test=True))
    public_id = trial.create(launch=False).answer
    trial.work()

    relaunching.launch(other.rt, other.who, public_id, AGREED)
    assert trial.campaign().state == CampaignState.SENDING
    controlling.pause(other.rt, other.who, public_id)
    controlling.resume(other.rt, other.who, public_id)
    controlling.cancel(other.rt, other.who, public_id)
    assert trial.campaign().state == CampaignState.CANCELLED


def test_an_opt_out_counts_whichever_key_records_it(trial: Shop) -> None:
    """Whoever said no is not texted; lifting it would text somebody."""
    said = OptOutForm((ANN,), "Asked by mail")
    assert len(optouts.add(trial.rt, trial.who, said).new) == 1


@pytest.mark.parametrize("is_test", [True, False])
def test_people_are_told_that_nothing_leaves(
    live: Shop, trial: Shop, actor: Actor, *, is_test: bool
) -> None:
    """On the card before and after, and in the question of the launch."""
    shop = trial if is_test else live
    shop.create(launch=False)
    shop.work()
    with shop.rt.db.read() as session:
        view = views.campaign_view(session, shop.campaign().id, shop.rt.clock())

    asked = question(shop.rt, actor, view.public_id)

    shown = [str(draft_card(view).blocks), str(live_card(view).blocks), str(asked.warnings)]
    assert [TOLD in words for words in shown] == [is_test] * 3
