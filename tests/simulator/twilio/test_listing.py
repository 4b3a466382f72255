"""Listing messages: filters, pages, and what is not seen yet."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
from twilio.rest import Client

from simulator.client import Simulator
from simulator.twilio.client import TwilioControl
from tests.simulator.twilio.customer import NUMBER

ADA, BOB = "+15125551001", "+15125551002"


def send(client: Client, to: str, body: str = "Hello") -> str:
    return str(client.messages.create(to=to, from_=NUMBER, body=body).sid)


def page(simulator: Simulator, path: str) -> dict[str, Any]:
    carrier = simulator.twilio
    answer = requests.get(
        simulator.base_url + path, auth=(carrier.account_sid, carrier.auth_token), timeout=30
    )
    answer.raise_for_status()
    return dict(answer.json())


def base(carrier: TwilioControl) -> str:
    return f"/2010-04-01/Accounts/{carrier.account_sid}/Messages.json"


def test_the_newest_come_first_and_filters_narrow(client: Client) -> None:
    first, second, third = send(client, ADA), send(client, BOB), send(client, ADA)

    assert [item.sid for item in client.messages.list()] == [third, second, first]
    assert [item.sid for item in client.messages.list(to=ADA)] == [third, first]
    assert [item.sid for item in client.messages.list(to=ADA, from_=NUMBER)] == [third, first]
    assert client.messages.list(to=ADA, from_="+15125550199") == []


def test_the_client_follows_the_pages_to_the_end(client: Client) -> None:
    sids = [send(client, ADA) for _ in range(7)]
    assert [item.sid for item in client.messages.list(page_size=3)] == sids[::-1]


def test_the_envelope_is_as_documented(
    simulator: Simulator, client: Client, carrier: TwilioControl
) -> None:
    sids = [send(client, ADA) for _ in range(3)]

    first = page(simulator, f"{base(carrier)}?To=%2B15125551001&PageSize=2")

    assert [item["sid"] for item in first.pop("messages")] == [sids[2], sids[1]]
    next_uri = first.pop("next_page_uri")
    kept = f"{base(carrier)}?To=%2B15125551001&PageSize=2"
    assert next_uri.startswith(f"{kept}&Page=1&PageToken=PA")
    assert first == {
        "page": 0,
        "page_size": 2,
        "start": 0,
        "end": 1,
        "uri": f"{kept}&Page=0",
        "first_page_uri": f"{kept}&Page=0",
        "previous_page_uri": None,
    }
    second = page(simulator, next_uri)
    assert [item["sid"] for item in second["messages"]] == [sids[0]]
    assert (second["next_page_uri"], second["start"], second["end"]) == (None, 2, 2)


def test_a_page_stays_where_it_was_while_new_messages_come(
    simulator: Simulator, client: Client, carrier: TwilioControl
) -> None:
    sids = [send(client, ADA) for _ in range(3)]
    first = page(simulator, f"{base(carrier)}?PageSize=2")
    send(client, ADA)

    second = page(simulator, first["next_page_uri"])

    assert [item["sid"] for item in second["messages"]] == [sids[0]]


def test_date_filters_know_the_sent_ones_only(client: Client, simulator: Simulator) -> None:
    sid = send(client, ADA)
    simulator.wait_for("twilio.status", sid=sid, status="sent")
    simulator.twilio.settings(sent_after=60)
    send(client, ADA)
    now = datetime.now(UTC)
    hour = timedelta(hours=1)

    def sids(**filters: Any) -> list[str | None]:
        return [item.sid for item in client.messages.list(**filters)]

    assert sids(date_sent_after=now - hour) == [sid]
    assert sids(date_sent_before=now + hour) == [sid]
    assert sids(date_sent_after=now + hour) == []
    assert sids(date_sent_before=now - hour) == []
    assert sids(date_sent_after=now - hour, date_sent_before=now + hour, to=BOB) == []


def test_a_day_filter_takes_the_whole_day(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    sid = send(client, ADA)
    simulator.wait_for("twilio.status", sid=sid, status="sent")
    days = [datetime.now(UTC).date(), datetime.now(UTC).date() - timedelta(days=3)]

    today, earlier = (page(simulator, f"{base(carrier)}?DateSent={day}") for day in days)

    assert len(today["messages"]) == 1
    assert earlier["messages"] == []


def test_inbound_messages_are_listed_by_the_number_they_came_to(
    client: Client, carrier: TwilioControl
) -> None:
    sid = carrier.text(NUMBER, number=ADA, body="C")["sid"]
    (found,) = client.messages.list(to=NUMBER)
    assert (found.sid, found.from_, str(found.direction)) == (sid, ADA, "inbound")


def test_a_young_message_is_not_seen_while_the_listing_lags(
    client: Client, carrier: TwilioControl
) -> None:
    carrier.settings(list_lag=60)
    sid = send(client, ADA)
    assert client.messages.list(to=ADA) == []
    assert client.messages(sid).fetch().sid == sid


@pytest.mark.parametrize("query", ["PageSize=x", "DateSent=yesterday", "PageToken=x"])
def test_nonsense_is_refused(simulator: Simulator, carrier: TwilioControl, query: str) -> None:
    with pytest.raises(requests.HTTPError, match="400"):
        page(simulator, f"{base(carrier)}?{query}")
