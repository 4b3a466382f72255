"""The same request twice is carried out once, whoever is first and whatever dies in between."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest

from domain.apicodes import Declined
from domain.idempotency import KEPT_FOR, Kept, Once, digest_of, named
from models import idempotency
from models.base import Database
from models.tables import ApiRequest, Workspace
from tests.builders import Builder, now

RACERS = 8


@pytest.fixture
def asked(build: Builder, workspace: Workspace) -> Once:
    return Once(build.key(workspace).row.id, "order-1", digest_of("POST", "/v1/x", {"a": 1}))


def carry_out(db: Database, asked: Once, answer: str, *, later: timedelta = timedelta()) -> Kept:
    with db.write() as session:
        return idempotency.once(session, asked, now() + later, lambda: Kept(202, answer))


def test_the_same_request_gets_the_same_answer(db: Database, asked: Once) -> None:
    first, second = carry_out(db, asked, "one"), carry_out(db, asked, "two")

    assert (first.answer, first.is_repeated) == ("one", False)
    assert (second.status, second.answer, second.is_repeated) == (202, "one", True)


def test_of_requests_that_race_one_is_carried_out(db: Database, asked: Once) -> None:
    with ThreadPoolExecutor(RACERS) as racers:
        answers = [*racers.map(lambda n: carry_out(db, asked, f"by {n}"), range(RACERS))]

    assert [answer.is_repeated for answer in answers].count(False) == 1
    assert len({answer.answer for answer in answers}) == 1


@pytest.mark.sqlite_only
def test_another_body_under_the_same_name_is_refused(db: Database, asked: Once) -> None:
    carry_out(db, asked, "one")
    other = Once(asked.key_id, asked.idempotency_key, digest_of("POST", "/v1/x", {"a": 2}))

    with pytest.raises(Declined) as refused:
        carry_out(db, other, "two")
    with db.read() as session, pytest.raises(Declined):
        idempotency.answered(session, other, now())

    assert refused.value.code == "idempotency_conflict"


@pytest.mark.sqlite_only
def test_another_key_may_use_the_same_name(
    db: Database, asked: Once, build: Builder, workspace: Workspace
) -> None:
    carry_out(db, asked, "one")
    other = Once(build.key(workspace).row.id, asked.idempotency_key, asked.digest)

    assert carry_out(db, other, "two").answer == "two"


@pytest.mark.sqlite_only
def test_what_failed_is_not_remembered(db: Database, asked: Once) -> None:
    def die() -> Kept:
        raise RuntimeError

    with pytest.raises(RuntimeError), db.write() as session:
        idempotency.once(session, asked, now(), die)

    with db.read() as session:
        assert idempotency.answered(session, asked, now()) is None
    assert carry_out(db, asked, "one").answer == "one"


@pytest.mark.sqlite_only
def test_an_answer_is_kept_for_a_day(db: Database, asked: Once) -> None:
    carry_out(db, asked, "one")

    almost = KEPT_FOR - timedelta(minutes=1)
    assert carry_out(db, asked, "two", later=almost).answer == "one"
    assert carry_out(db, asked, "three", later=KEPT_FOR).answer == "three"


def test_old_answers_go_and_young_ones_stay(db: Database, asked: Once) -> None:
    carry_out(db, asked, "one")
    with db.write() as session:
        assert not idempotency.forget_old(session, now(), 100)
        assert idempotency.forget_old(session, now() + KEPT_FOR, 100)

    with db.read() as session:
        assert session.query(ApiRequest).count() == 0


def test_the_order_of_fields_says_nothing() -> None:
    assert digest_of("POST", "/", {"a": 1, "b": 2}) == digest_of("POST", "/", {"b": 2, "a": 1})
    named_in_it = {"a": 1, "b": 2, "idempotency_key": "order-1"}
    assert digest_of("POST", "/", {"a": 1, "b": 2}) == digest_of("POST", "/", named_in_it)
    assert digest_of("POST", "/", {"a": [1, 2]}) != digest_of("POST", "/", {"a": [2, 1]})
    assert digest_of("POST", "/a", {}) != digest_of("POST", "/b", {})


def test_a_number_is_what_was_written() -> None:
    written, shorter = Decimal("1.50"), Decimal("1.5")
    assert digest_of("POST", "/", {"a": written}) == digest_of("POST", "/", {"a": written})
    assert digest_of("POST", "/", {"a": written}) != digest_of("POST", "/", {"a": shorter})


def test_a_name_stands_in_the_header_or_in_the_body() -> None:
    assert (named("a", None), named(None, "a"), named("a", "a")) == ("a", "a", "a")
    assert named(None, None) is None


@pytest.mark.parametrize(
    ("header", "field"),
    [("a", "b"), ("a" * 256, None), ("a\tb", None), ("", None), (None, ""), ("", "a")],
)
def test_a_name_that_cannot_be_kept_is_refused(header: str, field: str | None) -> None:
    with pytest.raises(Declined):
        named(header, field)
