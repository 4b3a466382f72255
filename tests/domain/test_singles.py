"""Single texts: each is judged by itself, and belongs to a day of the team."""

from datetime import UTC, date, datetime

import pytest

from domain.phones import Normaliser
from domain.singles import (
    WORDS,
    Asked,
    Fault,
    Single,
    Wrong,
    day_of,
    number_of,
    read,
    single,
    title_of,
)

US = Normaliser("US", frozenset({"US"}))
GOOD = {"to": "+1 (415) 555-0123", "list_number": "+1 415 555 0100", "body": " Hi "}


def test_a_message_is_read_with_its_numbers_made_plain() -> None:
    assert read(3, GOOD, US) == Asked(3, "+14155550123", "14155550100", "Hi")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"to": None}, "missing_to"),
        ({"to": "  "}, "missing_to"),
        ({"list_number": None}, "missing_list_number"),
        ({"body": None}, "missing_body"),
        ({"body": "\u200b \n"}, "missing_body"),
        ({"body": "None"}, "missing_body"),
        ({"to": "555-0123"}, "invalid_phone"),
        ({"to": 14155550123}, "invalid_phone"),
        ({"to": "+14155550123\x00"}, "invalid_phone"),
        ({"to": "+442079460000"}, "country_not_allowed"),
        ({"to": "+18005550123"}, "cannot_be_texted"),
        ({"list_number": "our number"}, "invalid_list_number"),
        ({"list_number": 14155550100}, "invalid_list_number"),
        ({"body": ["Hi"]}, "invalid_body"),
        ({"body": "Hi\x00"}, "invalid_body"),
        ({"body": "Hi \ud83d"}, "invalid_body"),
        ({"bodies": "Hi"}, "unknown_field"),
    ],
)
def test_what_is_wrong_has_a_code_of_its_own(change: dict[str, object], code: str) -> None:
    found = read(0, GOOD | change, US)
    assert isinstance(found, Fault)
    assert found.code == code


@pytest.mark.parametrize("raw", [None, "Hi", 7, [], ["to"]])
def test_what_is_no_object_is_no_message(raw: object) -> None:
    found = read(0, raw, US)
    assert isinstance(found, Fault)
    assert found.code is Wrong.NOT_A_MESSAGE


def test_a_missing_field_is_told_before_a_wrong_one() -> None:
    found = read(0, {"to": "7", "list_number": "+14155550100"}, US)
    assert isinstance(found, Fault)
    assert (found.code, found.field) == (Wrong.MISSING_BODY, "body")


def made(body: str, *, smart: bool = False) -> Single | Fault:
    return single(Asked(0, "+14155550123", "14155550100", body), "m" * 16, smart_encoding=smart)


def test_the_id_stands_in_the_text_and_is_counted() -> None:
    found = made("x" * 150 + "{{messageId}}")
    assert isinstance(found, Single)
    assert (found.body, found.segments) == ("x" * 150 + "m" * 16, 2)


def test_every_other_brace_is_a_brace() -> None:
    body = "{{first_name}} {{ messageId }} {%x%} }} {{"
    found = made(body)
    assert isinstance(found, Single)
    assert found.body == body


def test_a_text_is_too_long_by_what_leaves() -> None:
    too_long = made("x" * 1590 + "{{messageId}}")
    assert isinstance(too_long, Fault)
    assert too_long.code is Wrong.BODY_TOO_LONG
    assert isinstance(made("x" * 1584 + "{{messageId}}"), Single)
    assert isinstance(made("…" * 534, smart=True), Fault)
    assert isinstance(made("…" * 534), Single)


@pytest.mark.parametrize(
    ("now", "on", "ends"),
    [
        ("2026-03-08T05:59:59", "2026-03-07", "2026-03-08T06:00"),
        ("2026-03-08T06:00:00", "2026-03-08", "2026-03-09T05:00"),  # 23 hours
        ("2026-11-01T05:00:00", "2026-11-01", "2026-11-02T06:00"),  # 25 hours
    ],
)
def test_a_day_ends_at_the_teams_midnight(now: str, on: str, ends: str) -> None:
    day = day_of(datetime.fromisoformat(now).replace(tzinfo=UTC), "America/Chicago")
    assert day.on == date.fromisoformat(on)
    assert day.ends_at == datetime.fromisoformat(ends).replace(tzinfo=UTC)


def test_the_title_names_the_key_the_day_and_the_sender() -> None:
    assert title_of("Website", date(2026, 11, 21), "main") == "Website · Nov 21, 2026 · main"


def test_a_sender_is_named_by_its_digits_or_not_at_all() -> None:
    assert number_of("+14155550100") == "14155550100"
    assert number_of("24-555") == "24555"
    assert number_of("MG0123456789abcdef") == number_of("Harbour") == ""


def test_every_code_has_words_but_those_that_say_more() -> None:
    told_elsewhere = {
        *(Wrong.INVALID_PHONE, Wrong.COUNTRY_NOT_ALLOWED, Wrong.CANNOT_BE_TEXTED),
        Wrong.SENDER_NOT_READY,
    }
    assert set(WORDS) == set(Wrong) - told_elsewhere
