"""`POST /v2/send/bulk`: what a request says, and what it is answered."""

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from domain.ledger import Bucket
from domain.singles import Wrong
from models.base import Database
from models.tables import ApiRequest, Campaign, Recipient, Sender
from tests.builders import Key
from tests.webhooks.api.conftest import Api, MakeKey

pytestmark = pytest.mark.sqlite_only
PATH = "/v2/send/bulk"
ROOT = Path(__file__).resolve().parents[3]


def message(sender: Sender, number: int = 0, **change: Any) -> dict[str, Any]:
    known = {"to": f"+1415556{number:04d}", "list_number": sender.address, "body": "Hi"}
    return known | change


def rows(db: Database) -> list[Recipient]:
    with db.read() as session:
        return list(session.scalars(select(Recipient).order_by(Recipient.id)))


def test_the_documented_example_is_queued(db: Database, api: Api, key: Key, sender: Sender) -> None:
    asked = {
        "messages": [
            {"to": "+14155560001", "list_number": sender.address, "body": "Your table is ready."},
            {"to": "4155560002", "list_number": sender.address, "body": "Ref {{messageId}}"},
        ]
    }
    answer = api("POST", PATH, json=asked, headers={"X-Api-Key": key.secret})

    told = answer.get_json()
    assert answer.status_code == 202
    assert (told["queued_count"], told["error_count"], told["errors"]) == (2, 0, [])
    first, second = rows(db)
    assert [it["id"] for it in told["messages"]] == [first.public_id, second.public_id]
    assert (second.phone, second.fields) == ("+14155560002", [f"Ref {second.public_id}"])
    assert {first.bucket, second.bucket} == {Bucket.PENDING}


def test_what_is_wrong_with_one_message_holds_up_no_other(
    db: Database, api: Api, sender: Sender
) -> None:
    wrong = [
        (message(sender, to=""), "missing_to"),
        (message(sender, list_number=""), "missing_list_number"),
        (message(sender, body=""), "missing_body"),
        (message(sender, to="hello"), "invalid_phone"),
        (message(sender, list_number="hello"), "invalid_list_number"),
        (message(sender, list_number="+14155559999"), "list_not_found"),
        (message(sender, body="x" * 1601), "body_too_long"),
    ]
    asked = [message(sender, 1), *(it for it, _ in wrong), message(sender, 2)]

    told = api("POST", PATH, json={"messages": asked}).get_json()

    assert (told["queued_count"], told["error_count"]) == (2, len(wrong))
    assert [it["index"] for it in told["messages"]] == [0, len(wrong) + 1]
    assert [(it["index"], it["code"]) for it in told["errors"]] == [
        (place, code) for place, (_, code) in enumerate(wrong, start=1)
    ]
    assert all(it["message"] and "555" not in it["message"] for it in told["errors"])
    assert len(rows(db)) == 2


@pytest.mark.parametrize("asked", [{}, {"messages": []}, {"messages": {}}, {"messages": "Hi"}])
def test_a_request_without_messages_is_refused(api: Api, asked: object) -> None:
    answer = api("POST", PATH, json=asked)
    assert (answer.status_code, answer.get_json()["code"]) == (400, "missing_messages")


def test_a_thousand_are_taken_and_one_more_is_not(db: Database, api: Api, sender: Sender) -> None:
    thousand = [message(sender, number) for number in range(1000)]
    many = api("POST", PATH, json={"messages": [*thousand, message(sender, 1000)]})
    assert (many.status_code, many.get_json()["code"]) == (413, "too_many_messages")

    assert api("POST", PATH, json={"messages": thousand}).get_json()["queued_count"] == 1000
    assert len(rows(db)) == 1000


def test_an_unknown_field_of_the_request_is_refused(api: Api, sender: Sender) -> None:
    answer = api("POST", PATH, json={"messages": [message(sender)], "message": "Hi"})
    assert (answer.status_code, answer.get_json()["code"]) == (422, "invalid_request")


def test_the_same_request_again_sends_nothing_twice(db: Database, api: Api, sender: Sender) -> None:
    asked, named = {"messages": [message(sender)]}, {"Idempotency-Key": "order-7"}
    first = api("POST", PATH, json=asked, headers=named)
    again = api("POST", PATH, json=asked, headers=named)
    other = api("POST", PATH, json={"messages": [message(sender, 1)]}, headers=named)

    assert (again.status_code, again.get_json()) == (202, first.get_json())
    assert (other.status_code, other.get_json()["code"]) == (409, "idempotency_conflict")
    assert len(rows(db)) == 1
    with db.read() as session:
        assert session.scalar(select(func.count()).select_from(ApiRequest)) == 1


def test_without_a_name_the_same_request_is_another_one(
    db: Database, api: Api, sender: Sender
) -> None:
    for _ in range(2):
        api("POST", PATH, json={"messages": [message(sender)]})
    assert [row.nth for row in rows(db)] == [1, 2]


def test_a_key_that_only_reads_sends_nothing(
    db: Database, api: Api, make_key: MakeKey, sender: Sender
) -> None:
    reader = make_key(scopes=["read"])
    answer = api("POST", PATH, secret=reader.secret, json={"messages": [message(sender)]})
    assert (answer.status_code, answer.get_json()["code"]) == (403, "missing_scope")
    with db.read() as session:
        assert session.scalar(select(func.count()).select_from(Campaign)) == 0


def test_every_code_of_a_message_is_documented() -> None:
    told = (ROOT / "docs" / "api.md").read_text().partition("| Error of a message |")[2]
    assert set(re.findall(r"`([a-z_]+)`", told)) >= set(Wrong)


@pytest.mark.parametrize("depth", [900, 5_000])
def test_json_that_nests_too_deep_is_none(api: Api, sender: Sender, depth: int) -> None:
    data = b'{"messages":' + b"[" * depth + b'"\\u0000"' + b"]" * depth + b"}"
    answer = api("POST", PATH, data=data, content_type="application/json")
    assert (answer.status_code, answer.get_json()["code"]) == (400, "invalid_json")
