"""The Messages resource as the real client sees it."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from simulator.client import Simulator
from simulator.twilio.client import TwilioControl
from tests.simulator.twilio.customer import NUMBER, LocalHttpClient, Receiver

TO = "+15125551234"
UNKNOWN_SERVICE = "MG" + "0" * 32


def create(client: Client, **options: Any) -> Any:
    return client.messages.create(**({"to": TO, "from_": NUMBER, "body": "Hello"} | options))


def raw_create(base_url: str, carrier: TwilioControl, **form: str) -> requests.Response:
    return requests.post(
        f"{base_url}/2010-04-01/Accounts/{carrier.account_sid}/Messages.json",
        data=form,
        auth=(carrier.account_sid, carrier.auth_token),
        timeout=30,
    )


def refused(client: Client, **options: Any) -> int:
    with pytest.raises(TwilioRestException) as caught:
        create(client, **options)
    assert caught.value.status == 400
    return caught.value.code or 0


def test_the_created_body_has_the_documented_fields_and_types(
    simulator: Simulator, carrier: TwilioControl
) -> None:
    answer = raw_create(simulator.base_url, carrier, To=TO, From=NUMBER, Body="Hello")

    message = answer.json()
    assert answer.status_code == 201
    assert re.fullmatch("SM[0-9a-f]{32}", message["sid"])
    dates = {message.pop("date_created"), message.pop("date_updated")}
    assert all(re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000", d) for d in dates)
    sid, account = message.pop("sid"), carrier.account_sid
    uri = f"/2010-04-01/Accounts/{account}/Messages/{sid}"
    assert message == {
        "account_sid": account,
        "api_version": "2010-04-01",
        "body": "Hello",
        "date_sent": None,
        "direction": "outbound-api",
        "error_code": None,
        "error_message": None,
        "from": NUMBER,
        "messaging_service_sid": None,
        "num_media": "0",
        "num_segments": "1",
        "price": None,
        "price_unit": None,
        "status": "queued",
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": TO,
        "uri": f"{uri}.json",
    }


def test_a_service_message_is_accepted_without_sender_or_segments(
    client: Client, carrier: TwilioControl
) -> None:
    service = carrier.add_service([NUMBER])["sid"]

    message = create(client, from_=None, messaging_service_sid=service)

    assert (message.status, message.from_, message.num_segments) == ("accepted", None, "0")
    assert message.messaging_service_sid == service


def test_each_state_after_the_first_is_called_back_and_signed(
    client: Client, carrier: TwilioControl, receiver: Receiver
) -> None:
    carrier.settings(delivered_after=0.15)
    message = create(client, status_callback=f"{receiver.base_url}/status/1?a=b%20c")

    calls = receiver.wait("/status/1", 2)
    assert [call.params["MessageStatus"] for call in calls] == ["sent", "delivered"]
    assert all(call.signed for call in calls)
    assert re.fullmatch(r"\d{10}", calls[1].params.pop("RawDlrDoneDate"))
    assert calls[1].params == {
        "AccountSid": message.account_sid,
        "ApiVersion": "2010-04-01",
        "From": NUMBER,
        "MessageSid": message.sid,
        "MessageStatus": "delivered",
        "SmsSid": message.sid,
        "SmsStatus": "delivered",
        "To": TO,
    }
    assert calls[0].token != calls[1].token


def test_a_service_message_is_called_back_as_queued_through_the_services_url(
    client: Client, carrier: TwilioControl, receiver: Receiver
) -> None:
    service = carrier.add_service([NUMBER], status_callback=f"{receiver.base_url}/service")["sid"]

    create(client, from_=None, messaging_service_sid=service)

    calls = receiver.wait("/service", 3)
    assert {call.params["MessageStatus"] for call in calls} == {"queued", "sent", "delivered"}
    assert {call.params["MessagingServiceSid"] for call in calls} == {service}
    assert {call.params["From"] for call in calls} == {NUMBER}


def test_a_callback_of_the_message_beats_the_services(
    client: Client, carrier: TwilioControl, receiver: Receiver
) -> None:
    service = carrier.add_service([NUMBER], status_callback=f"{receiver.base_url}/service")["sid"]

    create(
        client,
        from_=None,
        messaging_service_sid=service,
        status_callback=f"{receiver.base_url}/own",
    )

    receiver.wait("/own", 3)
    assert receiver.at("/service") == []


def test_a_delivered_message_has_its_price_and_date(simulator: Simulator, client: Client) -> None:
    sid = create(client, body="x" * 161).sid
    simulator.wait_for("twilio.status", sid=sid, status="delivered")

    message: Any = client.messages(sid).fetch()

    assert (message.status, message.num_segments) == ("delivered", "2")
    assert (message.price, message.price_unit) == ("-0.01660", "USD")
    assert abs(message.date_sent - datetime.now(UTC)) < timedelta(seconds=10)


def test_an_unknown_message_is_404(client: Client) -> None:
    with pytest.raises(TwilioRestException) as caught:
        client.messages("SM" + "0" * 32).fetch()
    assert (caught.value.status, caught.value.code) == (404, 20404)


def test_an_unknown_path_is_404_in_the_same_envelope(simulator: Simulator) -> None:
    answer = requests.get(f"{simulator.base_url}/2010-04-01/Nothing.json", timeout=30)
    assert (answer.status_code, answer.json()["code"]) == (404, 20404)


def test_a_wrong_token_is_401(simulator: Simulator, carrier: TwilioControl) -> None:
    client = Client(carrier.account_sid, "wrong", http_client=LocalHttpClient(simulator.base_url))
    with pytest.raises(TwilioRestException) as caught:
        create(client)
    assert (caught.value.status, caught.value.code) == (401, 20003)
    assert carrier.messages() == []


def test_a_secondary_token_opens_the_api_and_the_primary_one_signs(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    carrier.account(secondary_token="another")
    client = Client(carrier.account_sid, "another", http_client=LocalHttpClient(simulator.base_url))

    create(client, status_callback=f"{receiver.base_url}/status")

    assert receiver.wait("/status")[0].signed


def test_the_error_body_is_the_documented_envelope(
    simulator: Simulator, carrier: TwilioControl
) -> None:
    answer = raw_create(simulator.base_url, carrier, From=NUMBER, Body="Hello")
    assert answer.status_code == 400
    assert answer.json() == {
        "code": 21604,
        "message": "A 'To' phone number is required.",
        "more_info": "https://www.twilio.com/docs/errors/21604",
        "status": 400,
    }


@pytest.mark.parametrize(
    ("code", "options"),
    [
        (21602, {"body": ""}),
        (21603, {"from_": None}),
        (21211, {"to": "5125551234"}),
        (21211, {"to": "+1512555123"}),
        (21211, {"to": NUMBER}),
        (21212, {"from_": "not a sender at all"}),
        (21606, {"from_": "+15125550199"}),
        (21617, {"body": "x" * 1601}),
        (21620, {"media_url": ["ftp://example.com/a.jpg"]}),
        (21623, {"media_url": ["https://example.com/a.jpg"] * 11}),
        (21624, {"validity_period": 0}),
        (21624, {"validity_period": 36_001}),
        (21609, {"status_callback": "http://under_score.example.com/x"}),
        (21609, {"status_callback": "nowhere"}),
        (21701, {"from_": None, "messaging_service_sid": UNKNOWN_SERVICE}),
        (21705, {"from_": None, "messaging_service_sid": "MGnonsense"}),
        (35118, {"schedule_type": "fixed", "send_at": "2030-01-01T00:00:00Z"}),
        (35111, {"schedule_type": "fixed"}),
        (21211, {"to": "+15005550001"}),
        (21612, {"to": "+15005550002"}),
        (21408, {"to": "+15005550003"}),
        (21610, {"to": "+15005550004"}),
        (21614, {"to": "+15005550009"}),
        (21212, {"from_": "+15005550001"}),
        (21606, {"from_": "+15005550007"}),
        (21611, {"from_": "+15005550008"}),
    ],
)
def test_a_faulty_create_is_refused_with_its_code(
    client: Client, carrier: TwilioControl, code: int, options: dict[str, Any]
) -> None:
    assert refused(client, **options) == code
    assert carrier.messages() == []


def test_the_longest_body_and_ten_media_are_accepted(client: Client) -> None:
    message = create(client, body="x" * 1600, media_url=["https://example.com/a.jpg"] * 10)
    assert (message.sid[:2], message.num_media) == ("MM", "10")
    media = client.messages(message.sid).media.list()
    assert len(media) == 10


def test_the_magic_sender_sends(client: Client) -> None:
    assert create(client, from_="+15005550006").status == "queued"


def test_a_trial_account_reaches_verified_numbers_only(
    client: Client, carrier: TwilioControl
) -> None:
    carrier.account(trial=True, verified=[TO])
    assert refused(client, to="+15125551235") == 21608
    assert create(client).status == "queued"


def test_a_region_without_permission_is_refused(client: Client, carrier: TwilioControl) -> None:
    carrier.account(allowed_prefixes=["+1"])
    assert refused(client, to="+447700900123") == 21408
    assert create(client).status == "queued"


def test_an_empty_pool_is_refused(client: Client, carrier: TwilioControl) -> None:
    service = carrier.add_service([])["sid"]
    assert refused(client, from_=None, messaging_service_sid=service) == 21704


def test_a_named_sender_must_be_in_the_pool(client: Client, carrier: TwilioControl) -> None:
    carrier.add_sender("+15125550101", mps=None)
    service = carrier.add_service([NUMBER])["sid"]
    assert refused(client, from_="+15125550101", messaging_service_sid=service) == 21606
    assert create(client, messaging_service_sid=service).from_ == NUMBER


def test_smart_encoding_is_applied_where_asked_for(client: Client) -> None:
    assert create(client, body="It’s “on”…", smart_encoded=True).body == 'It\'s "on"...'
    assert create(client, body="It’s “on”…").body == "It’s “on”…"


def test_a_service_encodes_unless_it_is_switched_off(
    client: Client, carrier: TwilioControl
) -> None:
    smart = carrier.add_service([NUMBER])["sid"]
    plain = carrier.add_service([NUMBER], smart_encoding=False)["sid"]
    assert create(client, messaging_service_sid=smart, body="It’s").body == "It's"
    assert create(client, messaging_service_sid=plain, body="It’s").body == "It’s"


def schedule(client: Client, service: str, seconds: float) -> Any:
    return create(
        client,
        from_=None,
        messaging_service_sid=service,
        schedule_type="fixed",
        send_at=datetime.now(UTC) + timedelta(seconds=seconds),
    )


@pytest.fixture
def service(carrier: TwilioControl) -> str:
    return str(carrier.add_service([NUMBER])["sid"])


@pytest.mark.parametrize(("seconds", "code"), [(290, 35114), (3_024_010, 35115)])
def test_scheduling_outside_the_window_is_refused(
    client: Client, service: str, seconds: float, code: int
) -> None:
    with pytest.raises(TwilioRestException) as caught:
        schedule(client, service, seconds)
    assert caught.value.code == code


def test_a_scheduled_message_waits_and_can_be_cancelled_once(
    client: Client, service: str, simulator: Simulator
) -> None:
    message = schedule(client, service, 310)
    assert (message.status, message.num_segments) == ("scheduled", "0")

    cancelled: Any = client.messages(message.sid).update(status="canceled")
    assert cancelled.status == "canceled"

    simulator.wait_for("twilio.status", sid=message.sid, status="canceled")
    with pytest.raises(TwilioRestException) as caught:
        client.messages(message.sid).update(status="canceled")
    assert caught.value.code == 30409


def test_a_scheduled_message_leaves_at_its_time(
    client: Client, service: str, simulator: Simulator, carrier: TwilioControl
) -> None:
    carrier.settings(schedule_min_seconds=0)
    message = schedule(client, service, 1.2)
    for status in ("queued", "sent", "delivered"):
        simulator.wait_for("twilio.status", sid=message.sid, status=status)


def test_the_cap_of_scheduled_messages_is_held(
    client: Client, service: str, carrier: TwilioControl
) -> None:
    carrier.settings(schedule_cap=1)
    schedule(client, service, 310)
    with pytest.raises(TwilioRestException) as caught:
        schedule(client, service, 310)
    assert caught.value.code == 35125


def test_a_final_message_can_be_redacted_and_deleted(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    sid = create(client).sid
    simulator.wait_for("twilio.status", sid=sid, status="delivered")

    assert client.messages(sid).update(body="").body == ""
    assert client.messages(sid).delete() is True
    assert carrier.messages() == []


def test_a_message_under_way_cannot_be_deleted(client: Client, carrier: TwilioControl) -> None:
    carrier.settings(sent_after=60)
    sid = create(client).sid
    with pytest.raises(TwilioRestException) as caught:
        client.messages(sid).delete()
    assert (caught.value.status, caught.value.code) == (409, 20009)


def test_the_ledger_shows_the_request_before_its_acceptance(
    client: Client, simulator: Simulator
) -> None:
    sid = create(client, body="Hello ünïcode").sid

    accepted = simulator.wait_for("twilio.accepted", sid=sid)
    request = simulator.wait_for("twilio.request", request=accepted["request"])
    assert (request["to"], request["from"], request["body"]) == (TO, NUMBER, "Hello ünïcode")
    assert request["mono"] <= accepted["mono"]
    assert accepted["segments"] == 1
