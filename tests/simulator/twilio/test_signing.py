"""Our own signing against the published vector and the twilio package's validator."""

from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from simulator.twilio.signing import signature

VECTOR = {
    "CallSid": "CA1234567890ABCDE",
    "Caller": "+14158675309",
    "Digits": "1234",
    "From": "+14158675309",
    "To": "+18005551212",
}


def test_the_published_vector_is_met() -> None:
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert signature("12345", url, VECTOR.items()) == "RSOYDt4T1cUTdK1PDd93/VVr8B8="


@given(st.dictionaries(st.text(min_size=1), st.text()), st.sampled_from(["/a", "/a?b=c%20d&e="]))
def test_the_real_validator_accepts_any_parameters(params: dict[str, str], path: str) -> None:
    url = f"http://127.0.0.1:8000{path}"
    assert RequestValidator("token").validate(url, params, signature("token", url, params.items()))


def test_the_real_validator_refuses_another_token() -> None:
    made = signature("other", "http://127.0.0.1/a", VECTOR.items())
    assert not RequestValidator("token").validate("http://127.0.0.1/a", VECTOR, made)
