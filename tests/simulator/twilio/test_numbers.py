"""The account and its numbers as the real client sees them."""

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from simulator.twilio.client import TwilioControl
from tests.simulator.twilio.customer import NUMBER, Receiver


def test_the_account_is_active(client: Client, carrier: TwilioControl) -> None:
    account = client.api.accounts(carrier.account_sid).fetch()
    assert (account.sid, str(account.status)) == (carrier.account_sid, "active")


def test_a_number_is_found_with_its_webhook(client: Client, carrier: TwilioControl) -> None:
    carrier.add_sender("+15125550101", inbound_url="https://rollcall.example.com/twilio/inbound")
    carrier.add_sender("72345", kind="short_code")

    (found,) = client.incoming_phone_numbers.list(phone_number="+15125550101")

    assert found.sms_url == "https://rollcall.example.com/twilio/inbound"
    numbers = {item.phone_number for item in client.incoming_phone_numbers.list()}
    assert numbers == {NUMBER, "+15125550101"}


def test_setting_the_webhook_of_a_number_moves_what_comes_in(
    client: Client, carrier: TwilioControl, receiver: Receiver
) -> None:
    (number,) = client.incoming_phone_numbers.list(phone_number=NUMBER)
    assert number.sid is not None

    client.incoming_phone_numbers(number.sid).update(sms_url=f"{receiver.base_url}/moved#rc=5")

    carrier.text(NUMBER, number="+15125551001", body="C")
    (call,) = receiver.wait("/moved")
    assert call.signed


def test_an_unknown_number_is_404(client: Client) -> None:
    with pytest.raises(TwilioRestException) as caught:
        client.incoming_phone_numbers("PN" + "0" * 32).fetch()
    assert caught.value.status == 404
