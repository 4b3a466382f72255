"""Twilio's signatures."""

from pydantic import SecretStr

from gateways.twilio.signature import valid
from tests.conftest import make_settings

# The example of Twilio's own documentation (platform facts, A10).
URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
PARAMS = {
    "CallSid": "CA1234567890ABCDE",
    "Caller": "+14158675309",
    "Digits": "1234",
    "From": "+14158675309",
    "To": "+18005551212",
}
SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8="
OURS = make_settings(twilio_auth_token=SecretStr("12345"))


def test_twilios_own_example_is_valid() -> None:
    assert valid(OURS, URL, PARAMS, SIGNATURE)


def test_a_changed_parameter_is_not() -> None:
    assert not valid(OURS, URL, PARAMS | {"Digits": "1235"}, SIGNATURE)


def test_another_url_is_not() -> None:
    assert not valid(OURS, URL + "&baz=3", PARAMS, SIGNATURE)


def test_the_default_port_may_be_signed_or_left_out() -> None:
    assert valid(OURS, URL.replace(".com/", ".com:443/"), PARAMS, SIGNATURE)


def test_both_tokens_hold_during_a_rotation() -> None:
    rotating = make_settings(
        twilio_auth_token=SecretStr("new"), twilio_auth_token_secondary=SecretStr("12345")
    )
    assert valid(rotating, URL, PARAMS, SIGNATURE)


def test_no_signature_and_no_token_open_nothing() -> None:
    assert not valid(OURS, URL, PARAMS, "")
    assert not valid(make_settings(twilio_auth_token=SecretStr("")), URL, PARAMS, SIGNATURE)


def test_a_signature_of_strange_characters_is_just_wrong() -> None:
    assert not valid(OURS, URL, PARAMS, "é\udce9")
