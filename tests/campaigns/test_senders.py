"""Senders in the set-up: their name, how fast they may be, and what a day allows."""

from dataclasses import replace

import pytest

from campaigns import senders
from campaigns.forms import SenderForm
from domain.actors import Actor
from domain.daily import Unit
from domain.errors import Refused
from domain.senders import Registration, SenderKind, default_throughput
from domain.views import SenderView
from models.tables import DailyCount, Sender
from runtime import Runtime
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only

NUMBER = SenderForm(name="main", kind="long-code", address="+14155552671")
OTHER = SenderForm(name="alerts", kind="long-code", address="+14155552672")


@pytest.mark.parametrize(
    ("kind", "region", "registration", "rate"),
    [
        (SenderKind.LONG_CODE, "US", "unknown", 1),
        (SenderKind.LONG_CODE, "CA", "registered", 1),
        (SenderKind.LONG_CODE, "GB", "unknown", 10),
        (SenderKind.LONG_CODE, "US", "10dlc_1", 1),
        (SenderKind.LONG_CODE, "US", "10dlc_10", 10),
        (SenderKind.MESSAGING_SERVICE, "US", "10dlc_25", 25),
        (SenderKind.LONG_CODE, "US", "10dlc_75", 75),
        (SenderKind.TOLL_FREE, "US", "10dlc_75", 3),
        (SenderKind.SHORT_CODE, "US", "approved", 100),
        (SenderKind.ALPHANUMERIC, "GB", "unknown", 10),
    ],
)
def test_kind_and_tier_say_how_fast_a_sender_is(
    kind: SenderKind, region: str, registration: str, rate: float
) -> None:
    assert default_throughput(kind, region, registration) == rate


def test_a_tier_sets_the_throughput_and_an_own_figure_stands(rt: Runtime, actor: Actor) -> None:
    made = senders.save_sender(rt, actor, replace(NUMBER, registration="10DLC-25"))
    assert (made.throughput, made.registration) == (25.0, Registration.TIER_25)

    own = senders.save_sender(rt, actor, replace(NUMBER, throughput="60"))
    kept = senders.save_sender(rt, actor, replace(NUMBER, registration="10dlc_25"))
    assert (own.throughput, kept.throughput) == (60.0, 60.0)

    assert senders.save_sender(rt, actor, replace(NUMBER, throughput="")).throughput == 25.0
    up = senders.save_sender(rt, actor, replace(NUMBER, registration="10dlc_75"))
    down = senders.save_sender(rt, actor, replace(NUMBER, registration="registered"))
    assert (up.throughput, down.throughput) == (75.0, 1.0)


def test_a_sender_gets_a_new_name_and_stays_the_same(rt: Runtime, actor: Actor) -> None:
    made = senders.save_sender(rt, actor, NUMBER)
    known = senders.named(rt, actor, "MAIN")

    renamed = senders.save_sender(
        rt, actor, SenderForm("front desk", "", "", sender_id=known.id, smart_encoding=True)
    )

    assert (renamed.id, renamed.name, renamed.address) == (made.id, "front desk", made.address)
    assert renamed.is_default


def test_what_is_not_said_of_a_known_sender_stays(rt: Runtime, actor: Actor) -> None:
    made = senders.save_sender(rt, actor, replace(NUMBER, brand="BN1", smart_encoding=True))

    kept = senders.save_sender(
        rt, actor, SenderForm("", "", "", a2p_campaign="CM1", sender_id=made.id)
    )

    assert (kept.name, kept.address) == (made.name, made.address)
    assert (kept.a2p_campaign, kept.brand, kept.smart_encoding) == ("CM1", "BN1", True)
    with pytest.raises(Refused, match="name"):
        senders.save_sender(rt, actor, replace(OTHER, name=" "))


def test_another_kind_changes_what_was_usual_and_nothing_that_was_chosen(
    rt: Runtime, actor: Actor
) -> None:
    other = SenderForm("main", "toll_free", "+18005550100")
    usual = senders.save_sender(rt, actor, NUMBER)
    moved = senders.save_sender(rt, actor, other)
    assert (usual.throughput, moved.throughput, moved.keywords_by) == (1.0, 3.0, "network")

    chosen = replace(OTHER, throughput="0.5", keywords_by="us", smart_encoding=True)
    senders.save_sender(rt, actor, chosen)
    kept = senders.save_sender(rt, actor, replace(other, name="alerts", address="+18005550101"))
    assert (kept.throughput, kept.keywords_by, kept.smart_encoding) == (0.5, "us", True)


def test_nothing_is_changed_where_its_person_saw_something_else(rt: Runtime, actor: Actor) -> None:
    made = senders.save_sender(rt, actor, NUMBER)

    def still(now: SenderView, region: str) -> None:
        assert (now.id, now.a2p_campaign, region) == (made.id, "", "US")
        raise Refused("Somebody else changed it.")

    with pytest.raises(Refused, match="Somebody else"):
        senders.save_sender(
            *(rt, actor, replace(NUMBER, a2p_campaign="CM1", sender_id=made.id)), still=still
        )
    assert senders.named(rt, actor, "main").a2p_campaign == ""


def test_the_default_is_given_to_another_one_and_not_taken_away(rt: Runtime, actor: Actor) -> None:
    made = senders.save_sender(rt, actor, NUMBER)
    other = senders.save_sender(rt, actor, replace(OTHER, is_default=False))

    with pytest.raises(Refused, match="Tick it for another one") as refused:
        senders.save_sender(rt, actor, replace(NUMBER, is_default=False))
    assert refused.value.field == "is_default"
    senders.save_sender(rt, actor, replace(OTHER, is_default=True))

    assert not other.is_default
    assert not senders.named(rt, actor, made.name).is_default


def test_a_name_that_another_sender_has_is_refused(rt: Runtime, actor: Actor) -> None:
    made = senders.save_sender(rt, actor, NUMBER)
    senders.save_sender(rt, actor, OTHER)
    with pytest.raises(Refused, match="already") as refused:
        senders.save_sender(rt, actor, replace(NUMBER, name="Alerts", sender_id=made.id))
    assert refused.value.field == "name"
    with pytest.raises(Refused, match="no sender"):
        senders.named(rt, actor, "nobody")


def test_daily_limits_are_kept_and_taken_away(rt: Runtime, actor: Actor) -> None:
    made = senders.save_sender(
        rt, actor, replace(NUMBER, daily_limit="1,500 messages", brand="BN1", brand_limit="2000")
    )
    assert (made.daily_limit, made.daily_unit) == (1500, Unit.MESSAGES)
    assert (made.brand, made.brand_limit) == ("BN1", 2000)

    kept = senders.save_sender(rt, actor, replace(NUMBER, smart_encoding=True))
    assert (kept.daily_limit, kept.brand_limit) == (1500, 2000)

    gone = senders.save_sender(rt, actor, replace(NUMBER, daily_limit="", brand_limit=""))
    assert (gone.daily_limit, gone.brand, gone.brand_limit) == (None, "BN1", None)


def test_a_brand_has_one_limit_whoever_sets_it(rt: Runtime, actor: Actor) -> None:
    senders.save_sender(rt, actor, replace(NUMBER, brand="BN1", brand_limit="2000"))
    joined = senders.save_sender(rt, actor, replace(OTHER, brand="BN1"))
    assert joined.brand_limit == 2000

    senders.save_sender(rt, actor, replace(OTHER, brand_limit="10000"))
    assert senders.named(rt, actor, "main").brand_limit == 10_000

    apart = senders.save_sender(rt, actor, replace(OTHER, brand="BN2", brand_limit="5"))
    assert (apart.brand_limit, senders.named(rt, actor, "main").brand_limit) == (5, 10_000)


def test_a_limit_is_counted_from_the_start(rt: Runtime, actor: Actor, stage: Stage) -> None:
    before = stage.count(DailyCount)
    senders.save_sender(rt, actor, replace(NUMBER, address="+14155550199", name="new"))
    assert stage.count(DailyCount) == before
    senders.save_sender(
        rt, actor, replace(NUMBER, address="+14155550199", name="new", daily_limit="7")
    )
    assert stage.count(DailyCount) > before


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"daily_limit": "many"}, "daily_limit"),
        ({"daily_limit": "0"}, "daily_limit"),
        ({"daily_limit": "-5"}, "daily_limit"),
        ({"daily_limit": "20 pigeons"}, "daily_limit"),
        ({"brand": "BN1", "brand_limit": "2.5"}, "brand_limit"),
        ({"brand_limit": "2000"}, "brand"),
        ({"registration": "perhaps"}, "registration"),
    ],
)
def test_a_wrong_limit_is_refused_beside_its_field(
    stage: Stage, changes: dict[str, str], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        senders.save_sender(stage.rt, stage.who, replace(OTHER, **changes))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert stage.count(Sender) == 1
