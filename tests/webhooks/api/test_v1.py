"""`/v1` as programs call it: campaigns, messages, opt-outs and replies."""

import csv
import io
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from math import inf, nan
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from campaigns.ordering import look_at_orders
from domain.ledger import Bucket, SkipReason
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from jobs import context
from jobs.estimating import estimate
from jobs.importing import run_import
from models.tables import (
    Campaign,
    CsvImport,
    Inbound,
    LaunchOrder,
    OptOut,
    Payload,
    Recipient,
    Sender,
)
from models.tables import Workspace as Team
from runtime import Runtime
from tests.builders import Builder, Key, now
from tests.webhooks.api.conftest import Api, MakeKey
from webhooks.api.streams import MOST

ANN, BOB, CID = "+15125550411", "+15125550412", "+15125550413"
EXAMPLE: dict[str, Any] = {
    "campaign_name": "Spring reminder",
    "message": "Hi {name}, see you {{when}} at Harbour Books. Reply STOP to opt out.",
    "recipients": [
        {"phone": ANN, "name": "Ann", "when": "tomorrow"},
        {"phone": "(512) 555-0412", "name": '=Bob, "the" builder\n', "when": 7},
        {"phone": "not a number", "name": "Nobody", "when": None},
        {"phone": ANN, "name": "Ann again", "when": "never"},
    ],
    "idempotency_key": "spring-2026",
}
ONCE: dict[str, Any] = EXAMPLE | {"recipients": EXAMPLE["recipients"][:2]}
MADE = "/v1/campaigns/sms"
LANDLINE = "the number is a landline or its carrier cannot be reached"
Work = Callable[[], None]
sqlite_only = pytest.mark.sqlite_only


@pytest.fixture
def work(rt: Runtime, sender: Sender) -> Work:
    """What workers and the clock do with what was handed in."""

    def run() -> None:
        context.use(rt)
        for _ in range(4):
            for upload in rows(rt, CsvImport):
                run_import(upload.id)
        for campaign in rows(rt, Campaign):
            estimate(campaign.id)
        look_at_orders(rt)

    return run


def rows(rt: Runtime, table: type[Any]) -> list[Any]:
    with rt.db.read() as session:
        return list(session.scalars(select(table)))


def count(rt: Runtime, table: type[Any]) -> int:
    with rt.db.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def adds_up(ledger: dict[str, int]) -> bool:
    return sum(value for name, value in ledger.items() if name != "rows") == ledger["rows"]


def test_the_documented_example_is_taken_and_launched(api: Api, rt: Runtime, work: Work) -> None:
    body = EXAMPLE | {"blanks": "skip"}

    made = api("POST", MADE, json=body)

    told = made.get_json()
    assert made.status_code == 202
    assert (told["status"], told["launches"]) == ("importing", True)
    assert (told["ledger"]["rows"], told["ledger"]["queued"], told["ledger"]["skipped"]) == (
        4,
        2,
        2,
    )
    assert adds_up(told["ledger"])
    assert [(it["index"], it["code"]) for it in told["errors"]] == [
        (2, "not_a_number"),
        (3, "duplicate"),
    ]

    work()

    shown = api("GET", f"/v1/campaigns/{told['id']}").get_json()
    assert (shown["status"], shown["launch"], shown["needs"]) == ("sending", "done", [])
    assert shown["ledger"] == told["ledger"]
    assert shown["created_by"].startswith("api:")
    [campaign] = rows(rt, Campaign)
    assert campaign.columns == ["name", "when"]


@sqlite_only
def test_what_stands_in_a_field_is_texted_as_it_came(api: Api, rt: Runtime, work: Work) -> None:
    api("POST", MADE, json=ONCE)
    work()

    assert rows(rt, Recipient)[1].fields == ['=Bob, "the" builder\n', "7"]


@sqlite_only
@pytest.mark.parametrize(
    ("of_key", "said", "status"),
    [("marketing", "informational", 403), ("informational", "marketing", 202)],
)
def test_a_campaign_may_only_be_stricter_than_its_key(
    api: Api, make_key: MakeKey, sender: Sender, of_key: str, said: str, status: int
) -> None:
    told = api("POST", MADE, json=ONCE | {"kind": said}, secret=make_key(kind=of_key).secret)

    assert told.status_code == status
    assert told.get_json().get("code") == ("not_allowed" if status == 403 else None)


@sqlite_only
def test_numbers_are_texted_as_the_program_wrote_them(api: Api, rt: Runtime, work: Work) -> None:
    said = [{"phone": ANN, "name": "Ann", "when": 0}, {"phone": BOB, "name": "Bob", "when": 1}]
    body = json.dumps(ONCE | {"recipients": said})
    body = body.replace('"when": 0', '"when": 100.00').replace('"when": 1}', '"when": 1e16}')
    at = api("POST", MADE, data=body, content_type="application/json")
    endless = body.replace("1e16", "1e999")

    told = api("POST", MADE, data=endless, content_type="application/json")
    work()

    assert at.status_code == 202
    assert [row.fields[1] for row in rows(rt, Recipient)] == ["100.00", "1e16"]
    assert (told.status_code, told.get_json()["code"]) == (422, "invalid_request")


def test_fifty_equal_requests_at_once_are_one_campaign(
    web: FlaskClient, key: Key, rt: Runtime, sender: Sender
) -> None:
    headers = {"Authorization": f"Bearer {key.secret}"}

    def ask(_: int) -> tuple[int, str]:
        with web.application.test_client() as client:
            told = client.post(MADE, json=ONCE, headers=headers)
            return told.status_code, told.get_data(as_text=True)

    with ThreadPoolExecutor(10) as pool:
        answers = set(pool.map(ask, range(50)))

    assert len(answers) == 1
    assert {status for status, _ in answers} == {202}
    assert count(rt, Campaign) == count(rt, CsvImport) == count(rt, LaunchOrder) == 1


@sqlite_only
def test_another_body_under_the_same_name_is_a_conflict(api: Api, rt: Runtime, work: Work) -> None:
    api("POST", MADE, json=ONCE)

    other = api("POST", MADE, json=ONCE | {"campaign_name": "Other"})

    assert (other.status_code, other.get_json()["code"]) == (409, "idempotency_conflict")
    assert count(rt, Campaign) == 1


@sqlite_only
def test_another_number_of_zeros_is_another_body(api: Api, sender: Sender) -> None:
    said = [{"phone": ANN, "name": "Ann", "when": 1.5}, {"phone": BOB, "name": "Bob", "when": 1}]
    body = json.dumps(ONCE | {"recipients": said})

    told = [
        api("POST", MADE, data=text, content_type="application/json").status_code
        for text in (body, body, body.replace("1.5", "1.50"))
    ]

    assert told == [202, 202, 409]


@sqlite_only
def test_a_process_that_dies_after_accepting_loses_nothing(
    api: Api, rt: Runtime, valkey: Any, work: Work
) -> None:
    api("POST", MADE, json=ONCE)
    valkey.flushall()  # With its jobs, and whatever was in memory.
    assert count(rt, Payload) == 1

    work()

    [campaign] = rows(rt, Campaign)
    assert campaign.state == CampaignState.SENDING
    assert count(rt, Payload) == 0


@sqlite_only
@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"schedule": "2030-01-01T09:00:00"}, 422, "invalid_schedule"),
        ({"message": "Hi {nick}"}, 422, "unknown_field"),
        ({"colour": "red"}, 422, "invalid_request"),
        ({"recipients": []}, 422, "invalid_request"),
        ({"recipients": [{"phone": ANN}] * 10_001}, 413, "too_many_recipients"),
        ({"recipients": [{"phone": ANN, "name": True}]}, 422, "invalid_request"),
        ({"recipients": [{"phone": "none", "name": "x", "when": "y"}]}, 422, "nobody_to_text"),
        ({"recipients": [{"phone": ANN, "name": inf, "when": "y"}]}, 422, "invalid_request"),
        ({"recipients": [{"phone": ANN, "name": nan, "when": "y"}]}, 422, "invalid_request"),
        ({"webhook_url": "http://shop.example/"}, 422, "invalid_request"),
        ({"kind": "urgent"}, 422, "invalid_request"),
        ({"attestation": "x"}, 422, "attestation_required"),
        ({"sender": "no such"}, 422, "invalid_request"),
    ],
)
def test_what_is_not_right_is_told_by_a_code_and_nothing_is_kept(
    api: Api, rt: Runtime, sender: Sender, change: dict[str, Any], status: int, code: str
) -> None:
    told = api("POST", MADE, json=ONCE | change)

    assert (told.status_code, told.get_json()["code"]) == (status, code)
    assert count(rt, Campaign) == 0


@sqlite_only
def test_more_than_five_megabytes_are_too_many_recipients(api: Api, sender: Sender) -> None:
    long = [{"phone": ANN, "name": "x" * 1600, "when": "y"}] * 3_200

    told = api("POST", MADE, json=ONCE | {"recipients": long})

    assert (told.status_code, told.get_json()["code"]) == (413, "too_many_recipients")


@sqlite_only
@pytest.mark.parametrize(("header", "status"), [("spring", 202), ("summer", 400)])
def test_an_idempotency_key_is_given_twice_only_where_both_say_the_same(
    api: Api, sender: Sender, header: str, status: int
) -> None:
    body = ONCE | {"idempotency_key": "spring"}

    told = api("POST", MADE, json=body, headers={"Idempotency-Key": header})

    assert told.status_code == status
    if status == 400:
        assert told.get_json()["code"] == "idempotency_keys_differ"
        assert "Retry-After" not in told.headers


@sqlite_only
def test_a_draft_takes_more_recipients_and_is_launched_by_a_call(api: Api, work: Work) -> None:
    made = api("POST", MADE, json=ONCE | {"launch": False}).get_json()
    more = {"recipients": [{"phone": CID, "name": "Cid", "when": "soon"}]}
    at = f"/v1/campaigns/{made['id']}"
    early = api("POST", f"{at}/recipients", json=more)
    assert (early.status_code, early.get_json()["code"]) == (409, "still_importing")
    assert int(early.headers["Retry-After"]) >= 1
    work()

    added = api("POST", f"{at}/recipients", json=more)
    owed = api("POST", f"{at}/launch", json={})
    work()

    assert (added.status_code, added.get_json()["ledger"]["queued"]) == (202, 1)
    assert (owed.status_code, owed.get_json()["launch"]) == (202, "owed")
    assert api("GET", at).get_json()["status"] == "sending"
    again = api("POST", f"{at}/launch", json={})
    assert (again.status_code, again.get_json()["code"]) == (409, "refused")


@sqlite_only
def test_what_nobody_said_is_told_and_taken(make_key: MakeKey, api: Api, work: Work) -> None:
    silent = make_key(attestation="")
    made = api("POST", MADE, json=ONCE, secret=silent.secret).get_json()
    work()
    at = f"/v1/campaigns/{made['id']}"
    shown = api("GET", at).get_json()
    assert (shown["status"], shown["launch"]) == ("draft", "needs")
    assert [need["code"] for need in shown["needs"]] == ["attestation_required"]

    told = api("POST", f"{at}/launch", json={}, secret=silent.secret)
    assert (told.status_code, told.get_json()["code"]) == (422, "attestation_required")
    said = {"attestation": "Asked for at booking, form of 2026"}
    done = api("POST", f"{at}/launch", json=said, secret=silent.secret)

    assert (done.status_code, done.get_json()["status"]) == (200, "sending")
    assert done.get_json()["needs"] == []


@sqlite_only
def test_marketing_to_nobody_who_agreed_in_writing_is_told_as_that(
    make_key: MakeKey, api: Api, work: Work
) -> None:
    made = api("POST", MADE, json=ONCE, secret=make_key(kind="marketing").secret).get_json()
    work()

    shown = api("GET", f"/v1/campaigns/{made['id']}").get_json()

    assert (shown["status"], shown["skipped"]) == ("draft", {"no_consent": 2})
    assert [need["code"] for need in shown["needs"]] == ["nobody_to_text"]


@sqlite_only
def test_the_launch_of_a_list_that_people_gave_is_never_owed(
    api: Api, rt: Runtime, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender, state=CampaignState.IMPORTING)

    told = api("POST", f"/v1/campaigns/{campaign.public_id}/launch", json={})

    assert (told.status_code, told.get_json()["code"]) == (409, "still_importing")
    assert count(rt, LaunchOrder) == 0


@sqlite_only
def test_it_is_paused_resumed_and_cancelled(api: Api, work: Work) -> None:
    at = f"/v1/campaigns/{api('POST', MADE, json=ONCE).get_json()['id']}"
    early = api("POST", f"{at}/pause", json={})
    assert early.status_code == 409
    work()

    told = [
        api("POST", f"{at}/pause", json={"reason": "A typo"}).get_json(),
        api("POST", f"{at}/resume").get_json(),
        api("POST", f"{at}/cancel").get_json(),
    ]

    assert [it["status"] for it in told] == ["paused", "sending", "cancelled"]
    assert told[0]["status_reason"] == "A typo"
    assert told[-1]["ledger"]["cancelled"] == 2


@sqlite_only
@pytest.mark.parametrize("read", [False, True])
def test_what_has_not_begun_is_ended_for_good(
    api: Api, rt: Runtime, make_key: MakeKey, work: Work, read: bool
) -> None:
    secret = make_key(attestation="").secret
    at = f"/v1/campaigns/{api('POST', MADE, json=ONCE, secret=secret).get_json()['id']}"
    if read:
        work()

    told = api("POST", f"{at}/cancel", json={"reason": "A typo"}, secret=secret)
    work()

    assert (told.status_code, told.get_json()["status"]) == (200, "discarded")
    shown = api("GET", at).get_json()
    assert (shown["status"], shown["status_reason"], shown["launch"]) == (
        *("discarded", "A typo"),
        "dropped" if not read else "needs",
    )
    assert {row.bucket for row in rows(rt, Recipient)} <= {Bucket.PENDING}
    assert api("POST", f"{at}/cancel", secret=secret).status_code == 409
    messages = {
        state: api("GET", f"{at}/messages?state={state}").get_json()["messages"]
        for state in ("queued", "cancelled")
    }
    ended = messages["cancelled"]
    assert (messages["queued"], len(ended)) == ([], 2 if read else 0)
    assert (shown["ledger"]["queued"], shown["ledger"]["cancelled"]) == (0, len(ended))
    assert all(one["updated_at"] == shown["status_at"] for one in ended)
    alone = [api("GET", f"/v1/messages/{one['id']}").get_json() for one in ended]
    assert alone == ended


@sqlite_only
def test_a_draft_that_people_made_is_theirs_to_discard(
    api: Api, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender)

    told = api("POST", f"/v1/campaigns/{campaign.public_id}/cancel")

    assert (told.status_code, told.get_json()["code"]) == (409, "refused")


@sqlite_only
def test_who_hears_no_answer_to_a_press_asks_again_by_its_name(api: Api, work: Work) -> None:
    made = api("POST", MADE, json=ONCE | {"launch": False}).get_json()
    work()
    at, named = f"/v1/campaigns/{made['id']}", {"Idempotency-Key": "press-1"}

    def press(verb: str, **body: str) -> TestResponse:
        name = {"Idempotency-Key": f"{verb}-1"}
        return api("POST", f"{at}/{verb}", headers=name, **({"json": body} if body else {}))

    for verb in ("launch", "pause", "resume", "cancel"):
        first, again = press(verb), press(verb)
        assert (first.status_code, "Idempotency-Replayed" in first.headers) == (200, False)
        assert (again.status_code, again.data) == (200, first.data)
        assert again.headers["Idempotency-Replayed"] == "true"
        assert api("POST", f"{at}/{verb}").status_code == 409
    other = press("cancel", reason="Another body")
    assert (other.status_code, other.get_json()["code"]) == (409, "idempotency_conflict")
    told = {"numbers": [ANN], "reason": "Asked by mail"}
    added = [api("POST", "/v1/opt-outs", json=told, headers=named).get_json() for _ in range(2)]
    assert [it["added"] for it in added] == [1, 1]
    assert api("POST", "/v1/opt-outs", json=told).get_json()["added"] == 0


@sqlite_only
def test_what_makes_less_leave_is_done_each_time_whatever_was_answered_before(
    api: Api, work: Work
) -> None:
    at = f"/v1/campaigns/{api('POST', MADE, json=ONCE).get_json()['id']}"
    work()

    def asked(path: str, name: str, **body: object) -> TestResponse:
        return api("POST", path, headers={"Idempotency-Key": name}, json=body)

    asked(f"{at}/pause", "wait")
    api("POST", f"{at}/resume")
    paused = asked(f"{at}/pause", "wait")
    assert (paused.get_json()["status"], api("GET", at).get_json()["status"]) == ("paused",) * 2
    asked(f"{at}/cancel", "end")
    refused = asked(f"{at}/pause", "wait")
    assert (refused.status_code, refused.get_json()["code"]) == (409, "refused")

    no = {"numbers": [ANN], "reason": "Asked by mail"}
    assert asked("/v1/opt-outs", "no", **no).get_json()["added"] == 1
    api("POST", "/v1/opt-outs/lift", json={"number": ANN, "reason": "Asked by mail"})
    assert not api("GET", f"/v1/opt-outs/{ANN}").get_json()["opted_out"]
    asked("/v1/opt-outs", "no", **no)
    assert api("GET", f"/v1/opt-outs/{ANN}").get_json()["opted_out"]


@sqlite_only
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("GET", "/messages"),
        ("POST", "/pause"),
        ("POST", "/resume"),
        ("POST", "/cancel"),
        ("POST", "/launch"),
        ("POST", "/estimate"),
        ("POST", "/recipients"),
    ],
)
def test_a_campaign_of_another_channel_is_not_there(
    api: Api, make_key: MakeKey, build: Builder, sender: Sender, method: str, path: str
) -> None:
    campaign = build.campaign(sender)
    other = make_key(channel_id="C02OTHER")
    body = {"recipients": [{"phone": ANN}]} if path == "/recipients" else {}
    how: dict[str, Any] = {} if path in ("/resume", "/estimate") else {"json": body}
    how = how if method == "POST" else {}

    told = api(method, f"/v1/campaigns/{campaign.public_id}{path}", secret=other.secret, **how)
    unknown = api(method, f"/v1/campaigns/nosuchcampaign{path}", secret=other.secret, **how)

    assert (told.status_code, told.get_data()) == (404, unknown.get_data())


@sqlite_only
def test_campaigns_are_listed_by_pages_and_only_those_of_the_channel(
    api: Api, build: Builder, sender: Sender
) -> None:
    mine = [build.campaign(sender).public_id for _ in range(3)]
    build.campaign(sender, channel_id="C02OTHER")
    build.campaign(sender, state=CampaignState.DISCARDED)

    first = api("GET", "/v1/campaigns?limit=2").get_json()
    second = api("GET", f"/v1/campaigns?limit=2&cursor={first['next']}").get_json()

    found = [it["id"] for it in (*first["campaigns"], *second["campaigns"])]
    assert found == mine[::-1]
    assert second["next"] is None
    assert api("GET", "/v1/campaigns?cursor=x").status_code == 422
    assert api("GET", "/v1/campaigns?status=paused").get_json()["campaigns"] == []


@pytest.fixture
def sent(build: Builder, sender: Sender) -> Campaign:
    """A campaign whose texts stand everywhere."""
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    delivered = build.recipient(campaign, ANN, bucket=Bucket.DELIVERED, public_id="a" * 24)
    build.message(
        campaign, delivered, state=MessageState.DELIVERED, state_at=now() - timedelta(hours=2)
    )
    failed = build.recipient(campaign, BOB, bucket=Bucket.FAILED, error_code=30006)
    build.message(campaign, failed, state=MessageState.FAILED, public_id="b" * 16)
    out = {"bucket": Bucket.SKIPPED, "reason": SkipReason.OPTED_OUT}
    build.recipient(campaign, CID, public_id="c" * 24, **out)
    wrong = {"bucket": Bucket.SKIPPED, "reason": "not_a_number", "value": "=1+1"}
    build.recipient(campaign, None, public_id="d" * 24, **wrong)
    return campaign


def test_messages_come_by_pages_in_the_words_of_the_api(api: Api, sent: Campaign) -> None:
    at = f"/v1/campaigns/{sent.public_id}/messages"

    first = api("GET", f"{at}?limit=3").get_json()
    second = api("GET", f"{at}?limit=3&cursor={first['next']}").get_json()

    found = [*first["messages"], *second["messages"]]
    assert [it["state"] for it in found] == ["delivered", "failed", "opt_out", "skipped"]
    assert [it["to"] for it in found] == [ANN, BOB, CID, "=1+1"]
    assert [it["id"][:1] for it in found] == ["a", "b", "c", "d"]
    assert (found[1]["error_code"], found[1]["detail"]) == (30006, LANDLINE)
    assert found[0]["updated_at"].endswith("Z")
    assert second["next"] is None


@sqlite_only
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"state": "opt_out"}, ["c"]),
        ({"state": "skipped"}, ["d"]),
        ({"state": "queued"}, []),
        ({"since": now() - timedelta(hours=1)}, ["b", "c", "d"]),
        ({"before": now() - timedelta(hours=1)}, ["a"]),
        ({"state": "delivered", "since": now() - timedelta(hours=3)}, ["a"]),
        ({"state": "opt_out", "since": now() - timedelta(hours=1)}, ["c"]),
        ({"state": "opt_out", "before": now() - timedelta(hours=1)}, []),
    ],
)
def test_messages_are_filtered_by_state_and_time(
    api: Api, sent: Campaign, filters: dict[str, Any], found: list[str]
) -> None:
    asked = {name: str(value).replace(" ", "T") for name, value in filters.items()}

    told = api("GET", f"/v1/campaigns/{sent.public_id}/messages", query_string=asked).get_json()

    assert [it["id"][0] for it in told["messages"]] == found


def test_who_got_no_text_is_found_by_when_that_changed(
    api: Api, build: Builder, sender: Sender
) -> None:
    long_ago = now() - timedelta(hours=2)
    campaign = build.campaign(sender, state=CampaignState.SENDING, created_at=long_ago)
    for phone in (ANN, BOB):
        build.recipient(campaign, phone)
    at = f"/v1/campaigns/{campaign.public_id}/messages"
    asked = {"since": (now() - timedelta(hours=1)).isoformat()}
    assert api("GET", at, query_string=asked).get_json()["messages"] == []

    api("POST", "/v1/opt-outs", json={"numbers": [ANN], "reason": "Asked by mail"})

    [found] = api("GET", at, query_string=asked).get_json()["messages"]
    before = api("GET", at, query_string={"before": asked["since"]}).get_json()["messages"]
    assert (found["to"], found["state"]) == (ANN, "opt_out")
    assert found["updated_at"] > asked["since"]
    assert [(it["to"], it["state"]) for it in before] == [(BOB, "queued")]
    assert datetime.fromisoformat(before[0]["updated_at"]) == long_ago


def test_rows_of_a_list_that_people_gave_later_are_new_when_it_was_read(
    api: Api, build: Builder, sender: Sender
) -> None:
    long_ago, then = now() - timedelta(hours=2), now() - timedelta(minutes=5)
    campaign = build.campaign(sender, created_at=long_ago)
    build.recipient(campaign, ANN)
    upload = {
        "workspace_id": campaign.workspace_id,
        "campaign_id": campaign.id,
        "source": "slack",
        "source_ref": "F1",
        "asked_by": "slack:U01ADA",
    }
    build.add(CsvImport(**upload, state="declined", created_at=then, beat_at=now()))
    build.add(CsvImport(**upload, state="done", created_at=long_ago, beat_at=then))
    at = f"/v1/campaigns/{campaign.public_id}/messages"
    asked = {"since": (now() - timedelta(hours=1)).isoformat()}

    [found] = api("GET", at, query_string=asked).get_json()["messages"]

    assert found["to"] == ANN
    assert datetime.fromisoformat(found["updated_at"]) == then


@sqlite_only
@pytest.mark.parametrize("path", ["messages", "replies", "opt-outs"])
def test_a_time_that_cannot_be_read_is_no_start(api: Api, sent: Campaign, path: str) -> None:
    at = f"/v1/campaigns/{sent.public_id}/messages" if path == "messages" else f"/v1/{path}"

    told = api("GET", f"{at}?since=yesterday")

    assert (told.status_code, told.get_json()["code"]) == (422, "invalid_request")
    assert api("GET", f"{at}?since=2026-01-01T00:00:00+02:00").status_code == 200


@sqlite_only
def test_messages_come_as_a_csv_that_no_spreadsheet_runs(api: Api, sent: Campaign) -> None:
    wanted = {"Accept": "text/csv;header=present"}
    told = api("GET", f"/v1/campaigns/{sent.public_id}/messages", headers=wanted)

    assert told.mimetype == "text/csv"
    lines = list(csv.DictReader(io.StringIO(told.get_data(as_text=True))))
    assert [it["state"] for it in lines] == ["delivered", "failed", "opt_out", "skipped"]
    assert lines[3]["to"] == "'=1+1"


@sqlite_only
def test_readers_of_files_never_hold_every_thread(api: Api, sent: Campaign) -> None:
    at, csv_wanted = f"/v1/campaigns/{sent.public_id}/messages", {"Accept": "text/csv"}
    slow = [api("GET", at, headers=csv_wanted) for _ in range(MOST)]

    refused = api("GET", at, headers=csv_wanted)
    page = api("GET", at)
    slow.pop().close()
    after = api("GET", at, headers=csv_wanted)

    assert (refused.status_code, refused.get_json()["code"]) == (503, "unavailable")
    assert int(refused.headers["Retry-After"]) > 0
    assert (page.status_code, after.status_code) == (200, 200)
    assert api("GET", at, headers=csv_wanted).status_code == 503
    for stream in (*slow, after):
        stream.close()


@sqlite_only
def test_a_message_is_found_by_its_id_and_only_in_the_channel(
    api: Api, make_key: MakeKey, sent: Campaign
) -> None:
    other = make_key(channel_id="C02OTHER")

    assert api("GET", f"/v1/messages/{'a' * 24}").get_json()["to"] == ANN
    assert api("GET", f"/v1/messages/{'b' * 16}").get_json()["to"] == BOB
    assert api("GET", f"/v1/messages/{'a' * 24}", secret=other.secret).status_code == 404
    assert api("GET", "/v1/messages/nosuch").status_code == 404


@sqlite_only
def test_an_estimate_keeps_and_sends_nothing(api: Api, rt: Runtime, sender: Sender) -> None:
    body = EXAMPLE | {"blanks": "skip"}

    told = api("POST", "/v1/campaigns/estimate", json=body).get_json()

    assert (told["recipients"], told["segments"], told["price"]) == (2, 2, "0.01660")
    assert (told["currency"], told["skipped"]) == ("USD", {"not_a_number": 1, "duplicate": 1})
    assert adds_up(told["ledger"])
    assert count(rt, Campaign) == count(rt, Payload) == 0


@sqlite_only
def test_an_estimate_of_a_draft_says_what_its_launch_needs(
    api: Api, make_key: MakeKey, work: Work
) -> None:
    silent = make_key(attestation="").secret
    body = ONCE | {"launch": False}
    made = [api("POST", MADE, json=body, secret=it).get_json()["id"] for it in (silent, None)]
    work()

    told, said = (api("POST", f"/v1/campaigns/{it}/estimate").get_json() for it in made)

    assert (told["recipients"], told["segments"]) == (2, 2)
    assert [need["code"] for need in told["needs"]] == ["attestation_required"]
    assert said["needs"] == []
    assert "Not tested yet." in told["warnings"]


@sqlite_only
def test_opt_outs_are_recorded_looked_up_and_lifted(api: Api, rt: Runtime, work: Work) -> None:
    api("POST", MADE, json=ONCE)
    work()
    said = {"reason": "Asked by mail"}

    done = api("POST", "/v1/opt-outs", json={"numbers": [ANN], **said})
    checked = api("GET", f"/v1/opt-outs/{ANN}").get_json()
    listed = api("GET", "/v1/opt-outs").get_json()

    assert done.get_json() == {"scope": "all", "added": 1, "already": 0}
    assert (checked["opted_out"], checked["stands"][0]["source"]) == (True, "api")
    assert [it["number"] for it in listed["opt_outs"]] == [ANN]
    later = {"since": (now() + timedelta(hours=1)).isoformat()}
    assert api("GET", "/v1/opt-outs", query_string=later).get_json()["opt_outs"] == []
    earlier = {"since": (now() - timedelta(hours=1)).isoformat()}
    assert api("GET", "/v1/opt-outs", query_string=earlier).get_json() == listed
    [campaign] = api("GET", "/v1/campaigns").get_json()["campaigns"]
    assert campaign["ledger"]["opt_out"] == 1
    lifted = api("POST", "/v1/opt-outs/lift", json={"number": ANN, **said}).get_json()
    assert (lifted["opted_out"], count(rt, OptOut)) == (False, 0)
    history = api("GET", f"/v1/opt-outs/{ANN}").get_json()["history"]
    assert [(it["change"], it["reason"]) for it in history] == [
        ("in", "Asked by mail"),
        ("out", "Asked by mail"),
    ]
    assert api("POST", "/v1/opt-outs", json={"numbers": ["x"], **said}).status_code == 422


@sqlite_only
def test_a_key_without_the_scope_sees_no_opt_outs(api: Api, make_key: MakeKey) -> None:
    reader = make_key(scopes=["read"])

    assert api("GET", "/v1/opt-outs", secret=reader.secret).status_code == 403


@sqlite_only
def test_replies_are_those_to_the_channels_campaigns(
    api: Api, build: Builder, sender: Sender, workspace: Team
) -> None:
    for place, channel in enumerate(("C01CAMPAIGNS", "C02OTHER")):
        campaign = build.campaign(sender, channel_id=channel)
        build.add(
            Inbound(
                sid=f"SM{place}",
                workspace_id=workspace.id,
                sender_id=sender.id,
                phone=ANN,
                to=sender.address,
                body="Yes <b>please</b>",
                meaning="reply",
                came_by="webhook",
                campaign_id=campaign.id,
                received_at=now(),
            )
        )

    told = api("GET", "/v1/replies").get_json()

    assert [(it["id"], it["sender"], it["body"]) for it in told["replies"]] == [
        ("SM0", ANN, "Yes <b>please</b>")
    ]
    later = {"since": (now() + timedelta(hours=1)).isoformat()}
    assert api("GET", "/v1/replies", query_string=later).get_json()["replies"] == []
    earlier = {"since": (now() - timedelta(hours=1)).isoformat()}
    assert api("GET", "/v1/replies", query_string=earlier).get_json() == told
    assert told["next"] is None
