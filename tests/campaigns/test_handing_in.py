"""Campaigns that programs hand in: kept whole at once, launched once, or saying what is missing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from campaigns import adding, drafting, handing_in, ordering
from campaigns.apiforms import CampaignForm, KeyFacts
from campaigns.forms import EditForm, Upload
from campaigns.handed_rows import HandedIn
from campaigns.ordering import look_at_orders
from domain import events
from domain.actors import Actor, Door
from domain.apicodes import Code, Declined
from domain.apikeys import Scope
from domain.apiorders import Accepted, tabled
from domain.errors import Refused
from domain.idempotency import Kept, Once
from domain.lifecycle import CampaignState
from domain.windows import Kind
from jobs import context
from jobs.estimating import estimate
from jobs.importing import run_import
from models import orders
from models.base import Base
from models.tables import Campaign, CsvImport, Endpoint, LaunchOrder, Payload, Recipient, Workspace
from runtime import Runtime
from tests.builders import Builder, Key

pytestmark = pytest.mark.sqlite_only
ANN, BOB = "+15125550401", "+15125550402"
MESSAGE = "Hi {{name}}, Harbour Books opens at nine. Reply STOP to opt out."
AGREED = Accepted(attestation="asked for at booking, form of 2026")


class Shop:
    """A program with a key, and the jobs that its campaigns set off."""

    def __init__(self, rt: Runtime, key: Key) -> None:
        self.rt = rt
        self.key = KeyFacts(key.row.id, Kind(key.row.kind), key.row.attestation)
        self.who = Actor(
            Door.API,
            key.row.public_id,
            key.row.workspace_id,
            channel_id=key.row.channel_id,
            label=key.row.name,
        )
        self.told: list[HandedIn] = []

    def form(self, **other: Any) -> CampaignForm:
        form = CampaignForm(
            title="Spring",
            message=MESSAGE,
            table=tabled([{"phone": ANN, "name": "Ann"}, {"phone": BOB, "name": "Bob"}]),
            kind=Kind.INFORMATIONAL,
            accepted=AGREED,
        )
        return replace(form, **other)

    def answer(self, told: HandedIn) -> Kept:
        self.told.append(told)
        return Kept(202, told.public_id)

    def create(self, asked: Once | None = None, **other: Any) -> Kept:
        form = self.form(**other)
        return handing_in.create(self.rt, self.who, self.key, form, asked=asked, answer=self.answer)

    def add(self, public_id: str, *recipients: dict[str, Any]) -> Kept:
        return adding.add(self.rt, self.who, public_id, recipients, asked=None, answer=self.answer)

    def work(self) -> None:
        """What workers and the clock do, until nothing is left."""
        for _ in range(3):
            self.work_imports()
            for campaign in self.rows(Campaign):
                estimate(campaign.id)
            look_at_orders(self.rt)

    def work_imports(self) -> None:
        """What workers do with the lists alone."""
        context.use(self.rt)
        for upload in self.rows(CsvImport):
            for _ in range(8):
                run_import(upload.id)

    def rows(self, table: type[Any]) -> list[Any]:
        with self.rt.db.read() as session:
            return list(session.scalars(select(table)))

    def row(self, table: type[Any], key: int) -> Any:
        with self.rt.db.read() as session:
            return session.get_one(table, key)

    def campaign(self) -> Campaign:
        [found] = self.rows(Campaign)
        return found  # type: ignore[no-any-return]

    def order(self) -> LaunchOrder:
        [found] = self.rows(LaunchOrder)
        return found  # type: ignore[no-any-return]

    def count(self, table: type[Base]) -> int:
        with self.rt.db.read() as session:
            return session.scalar(select(func.count()).select_from(table)) or 0

    def needs(self) -> list[str]:
        return [need["code"] for need in self.order().needs]


@pytest.fixture
def shop(rt: Runtime, build: Builder, workspace: Workspace, sender: Any) -> Shop:
    """A key that may send."""
    return Shop(rt, build.key(workspace, attestation=""))


def test_a_campaign_is_launched_by_itself_once_its_list_is_read(shop: Shop) -> None:
    shop.create()
    look_at_orders(shop.rt)
    assert shop.campaign().state == CampaignState.IMPORTING

    shop.work()

    campaign = shop.campaign()
    assert (campaign.state, campaign.launched_by) == (CampaignState.SENDING, shop.who.name)
    assert campaign.attestation == AGREED.attestation
    assert shop.order().state == "done"


def test_one_without_a_launch_stays_a_draft(shop: Shop) -> None:
    shop.create(launch=False)

    shop.work()

    assert shop.campaign().state == CampaignState.DRAFT
    assert shop.count(LaunchOrder) == 0


def test_everything_stands_there_before_any_job_ran(shop: Shop) -> None:
    shop.create(webhook_url="https://shop.example/hook")

    assert shop.count(Payload) == shop.count(LaunchOrder) == shop.count(Endpoint) == 1
    assert shop.campaign().api_key_id == shop.key.key_id
    assert shop.told[0].foreseen.pending == 2


@pytest.mark.parametrize(
    ("scopes", "left_out"),
    [
        ({Scope.SEND}, {"reply", "confirmation", "recipient"}),
        ({Scope.SEND, Scope.OPTOUTS}, {"reply", "confirmation"}),
        ({Scope.SEND, Scope.READ}, set()),
    ],
)
def test_the_address_that_a_key_names_hears_no_more_than_the_key_may_read(
    shop: Shop, scopes: set[Scope], left_out: set[str]
) -> None:
    shop.key = replace(shop.key, scopes=frozenset(scopes))
    shop.create(webhook_url="https://shop.example/hook")

    with shop.rt.db.read() as session:
        told = events.chosen(session.scalars(select(Endpoint)).one().types)
    every = {it.partition(".")[0] for it in events.CHOSEN_FROM}
    assert {it.partition(".")[0] for it in told} == every - left_out


@pytest.mark.parametrize("wants_single", [False, True])
def test_the_address_that_a_key_names_gets_many_events_together_unless_it_wants_each_alone(
    shop: Shop, wants_single: bool
) -> None:
    shop.create(webhook_url="https://shop.example/hook", webhook_single=wants_single)

    with shop.rt.db.read() as session:
        assert session.scalars(select(Endpoint.batched)).one() is not wants_single


def test_nothing_stands_there_of_what_was_refused(shop: Shop) -> None:
    with pytest.raises(Declined) as declined:
        shop.create(table=tabled([{"phone": "none", "name": "x"}]))

    assert declined.value.code is Code.NOBODY_TO_TEXT
    assert shop.count(Campaign) == shop.count(Payload) == 0


def test_the_same_request_twice_is_one_campaign_and_one_launch(shop: Shop) -> None:
    asked = Once(shop.key.key_id, "order-7", "digest")

    first, second = shop.create(asked), shop.create(asked)

    assert (second.answer, second.is_repeated) == (first.answer, True)
    assert shop.count(Campaign) == shop.count(LaunchOrder) == 1


def test_a_launch_that_somebody_took_back_is_not_made_again(shop: Shop) -> None:
    from campaigns import countdown

    with shop.rt.db.write() as session:
        session.get_one(Workspace, shop.who.workspace_id).undo_seconds = 60
    shop.create()
    shop.work()
    assert shop.campaign().state == CampaignState.COUNTING_DOWN
    with shop.rt.db.write() as session:  # as if it had died before it could note the launch
        session.get_one(LaunchOrder, shop.campaign().id).due_at = shop.rt.clock()

    countdown.abort(shop.rt, shop.who, shop.campaign().public_id)
    look_at_orders(shop.rt)

    assert shop.campaign().state == CampaignState.DRAFT
    assert shop.order().state == "dropped"


def test_a_launch_that_died_before_it_began_is_made(shop: Shop) -> None:
    shop.create()
    context.use(shop.rt)
    [upload] = shop.rows(CsvImport)
    run_import(upload.id)
    run_import(upload.id)
    estimate(shop.campaign().id)
    with shop.rt.db.write() as session:
        orders.begin(session, shop.campaign().id, shop.rt.clock())

    look_at_orders(shop.rt)

    assert shop.campaign().state == CampaignState.SENDING


@pytest.mark.parametrize(
    ("said", "needs"),
    [(Accepted(), ["attestation_required"]), (AGREED, [])],
)
def test_what_nobody_said_is_a_code_and_it_stays_a_draft(
    shop: Shop, said: Accepted, needs: list[str]
) -> None:
    shop.create(accepted=said)

    shop.work()

    assert shop.needs() == needs
    assert shop.campaign().state == (CampaignState.DRAFT if needs else CampaignState.SENDING)
    reason = "It was not launched by itself: nobody said where 2 recipients agreed to get texts."
    assert shop.campaign().state_reason == (reason if needs else "")


def test_a_launch_with_the_answer_goes_on(shop: Shop) -> None:
    shop.create(accepted=Accepted())
    shop.work()

    ordering.launch(shop.rt, shop.who, shop.campaign().public_id, AGREED)

    assert shop.campaign().state == CampaignState.SENDING


def test_the_same_text_to_the_same_people_has_to_be_meant(shop: Shop) -> None:
    shop.create()
    shop.work()
    shop.create(title="Again")
    shop.work()

    [second] = [it for it in shop.rows(LaunchOrder) if it.state == "needs"]
    assert [need["code"] for need in second.needs] == ["repeated_text"]
    shop.create(title="Third", accepted=replace(AGREED, repeat=True))
    shop.work()
    assert [it.state for it in shop.rows(LaunchOrder)] == ["done", "needs", "done"]


def test_a_start_is_kept_and_not_made_at_once(shop: Shop) -> None:
    at = shop.rt.clock() + timedelta(days=1)
    shop.create(schedule=at.isoformat())

    shop.work()

    assert shop.campaign().state == CampaignState.SCHEDULED
    assert shop.order().state == "done"


@pytest.mark.parametrize("schedule", ["2030-01-01T09:00:00", "tomorrow", "2020-01-01T09:00:00Z"])
def test_a_start_that_cannot_be_had_is_refused_at_once(shop: Shop, schedule: str) -> None:
    with pytest.raises(Declined) as declined:
        shop.create(schedule=schedule)

    assert declined.value.code is Code.INVALID_SCHEDULE


def test_where_the_team_wants_a_second_person_the_key_asks_for_one(shop: Shop) -> None:
    with shop.rt.db.write() as session:
        session.get_one(Workspace, shop.who.workspace_id).approval = {"mode": "always"}
    shop.create()

    shop.work()

    campaign = shop.campaign()
    assert (campaign.state, campaign.state_by) == ("awaiting_approval", shop.who.name)


def test_a_key_that_was_revoked_meanwhile_launches_nothing(
    shop: Shop, build: Builder, workspace: Workspace
) -> None:
    from models.tables import ApiKey

    shop.create()
    with shop.rt.db.write() as session:
        session.get_one(ApiKey, shop.key.key_id).revoked_at = shop.rt.clock()

    shop.work()

    assert shop.campaign().state == CampaignState.DRAFT
    assert shop.needs() == ["refused"]


def test_a_text_that_was_edited_meanwhile_is_not_launched(shop: Shop, actor: Actor) -> None:
    shop.create()
    drafting.edit(
        shop.rt, actor, shop.campaign().public_id, EditForm(message="Hi {{name}}! Other words.")
    )

    shop.work()

    assert shop.campaign().state == CampaignState.DRAFT
    assert "edited" in shop.order().needs[0]["detail"]


def test_another_list_than_the_programs_is_not_launched(shop: Shop, actor: Actor) -> None:
    shop.create()
    shop.work_imports()
    other = Upload.pasted("+15125550499")
    drafting.edit(shop.rt, actor, shop.campaign().public_id, EditForm(source=other))

    shop.work()

    assert shop.campaign().state == CampaignState.DRAFT
    assert shop.order().state == "dropped"


def test_more_recipients_come_before_the_launch(shop: Shop) -> None:
    public_id = shop.create(launch=False).answer
    with pytest.raises(Declined) as declined:
        shop.add(public_id, {"phone": "+15125550403"})
    assert declined.value.code is Code.STILL_IMPORTING
    shop.work()

    shop.add(public_id, {"phone": "+15125550403", "name": "Cid"}, {"phone": ANN, "name": "Ann"})

    assert (shop.told[-1].foreseen.pending, shop.told[-1].foreseen.skipped) == (1, {"duplicate": 1})
    shop.work()
    ordering.launch(shop.rt, shop.who, public_id, AGREED)
    with pytest.raises(Refused):
        shop.add(public_id, {"phone": "+15125550404"})


class Watched(dict[str, Any]):
    """A recipient that does something as it is read."""

    def __init__(self, fields: dict[str, Any], look: Callable[[], None]) -> None:
        super().__init__(fields)
        self.look = look

    def __iter__(self) -> Iterator[str]:
        self.look()
        return super().__iter__()


def test_recipients_are_read_before_anything_is_held(shop: Shop) -> None:
    public_id = shop.create(launch=False).answer
    shop.work()
    looks: list[str] = []

    def somebody_adds() -> None:
        looks.append("read")
        if len(looks) == 1:  # The one writer is free, or this waited for it in vain.
            shop.add(public_id, {"phone": "+15125550403", "name": "Cid"})
            shop.work()

    shop.add(public_id, Watched({"phone": "+15125550404", "name": "Dan"}, somebody_adds))
    shop.work()

    assert len(looks) == 2
    assert [row.row for row in shop.rows(Recipient)] == [1, 2, 3, 4]
    assert {row.bucket for row in shop.rows(Recipient)} == {"pending"}


def test_recipients_are_read_three_times_at_most(shop: Shop) -> None:
    public_id = shop.create(launch=False).answer
    shop.work()
    looks: list[str] = []

    def somebody_sets_up() -> None:
        looks.append("read")
        with shop.rt.db.write() as session:
            session.execute(update(Workspace).values(countries=["US", "CA"][: len(looks) % 2 + 1]))

    with pytest.raises(Declined) as declined:
        shop.add(public_id, Watched({"phone": "+15125550404", "name": "Dan"}, somebody_sets_up))
    assert (declined.value.code, len(looks)) == (Code.STILL_IMPORTING, 3)


Wrong = Callable[[Shop], None]


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"message": "Hi {{nick}}."}, Code.UNKNOWN_FIELD),
        ({"table": tabled([{"phone": ANN, "name": " "}])}, Code.BLANK_FIELDS),
        ({"kind": Kind.URGENT}, Code.NOT_ALLOWED),
    ],
)
def test_what_is_known_to_forbid_a_launch_is_refused_at_once(
    shop: Shop, other: dict[str, Any], code: Code
) -> None:
    with pytest.raises(Declined) as declined:
        shop.create(**other)

    assert declined.value.code is code


def test_blank_values_are_what_was_said_of_them(shop: Shop) -> None:
    table = tabled([{"phone": ANN, "name": None}, {"phone": BOB, "name": "Bob"}])
    shop.create(table=table, accepted=replace(AGREED, blanks="word", word="there"))

    shop.work()

    assert shop.campaign().state == CampaignState.SENDING
