"""Who sends it: the name, and in Canada the address."""

import pytest

from domain.composition import WarningCode
from domain.senders import SenderKind
from domain.windows import Kind
from tests.domain.proofreading.desk import codes, the

UNNAMED = WarningCode.NO_BUSINESS_NAME
NO_ADDRESS = WarningCode.NO_ADDRESS


def test_a_text_without_the_name_is_offered_to_begin_with_it() -> None:
    found = the(UNNAMED, "Open on Friday. Reply STOP to opt out")

    assert found.fix is not None
    assert found.fix.template == "Harbour Books: Open on Friday. Reply STOP to opt out"
    assert codes(found.fix.template) == set()


def test_the_name_is_begun_with_in_characters_that_cost_no_more() -> None:
    fix = the(UNNAMED, "Open on Friday. Reply STOP to opt out", business="Joe’s – Books").fix

    assert fix is not None
    assert fix.template.startswith("Joe's - Books: Open")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Harbour Books", "harbour books is open"),
        ("Harbour Books, Inc.", "Harbour Books is open"),
        ("The Harbour Books Company", "See harbourbooks.com"),
        ("Tom & Co", "Tom is open"),
        ("Smith and Sons", "Smith & Sons is open"),
        ("Café Zoë", "Cafe Zoe is open"),
        ("O’Neill’s", "O'Neill's is open"),
        ("Elm Dental Group LLC", "Elm Dental: see you"),
        ("Young Readers Association", "YRA: see you"),
        ("", "Open on Friday"),
    ],
)
def test_a_text_with_the_name_is_not(name: str, text: str) -> None:
    assert UNNAMED not in codes(f"{text}. Reply STOP to opt out", business=name)


@pytest.mark.parametrize(
    ("name", "text"),
    [("First National Bank", "First come, first served"), ("Elm", "Helmets on sale")],
)
def test_a_part_of_the_name_is_not_the_name(name: str, text: str) -> None:
    assert UNNAMED in codes(f"{text}. Reply STOP to opt out", business=name)


def test_a_name_that_comes_from_the_list_counts() -> None:
    text = "{{store}} is open. Reply STOP to opt out"
    real = ("Harbour Books is open. Reply STOP to opt out",)

    assert UNNAMED not in codes(text, columns=("store",), samples=real)
    assert UNNAMED in codes(
        text, columns=("store",), samples=("Elm is open. Reply STOP to opt out",)
    )


def test_an_alphanumeric_sender_that_is_the_name_counts() -> None:
    text = "Open on Friday. Unsubscribe: hbooks.com/u"
    alpha = SenderKind.ALPHANUMERIC

    assert UNNAMED not in codes(text, kind=alpha, sender_name="HarbourBooks")
    assert UNNAMED in codes(text, kind=alpha, sender_name="INFO")


def test_in_canada_an_address_or_a_link_is_missed() -> None:
    text = "Harbour Books: sale on Friday. Reply STOP to opt out."

    assert "postal address" in the(NO_ADDRESS, text, region="CA").text
    assert NO_ADDRESS not in codes(text, region="US")
    assert NO_ADDRESS not in codes(text, region="CA", kind_of=Kind.INFORMATIONAL)


@pytest.mark.parametrize(
    "where",
    [
        "12 King Street, Toronto",
        "PO Box 88",
        "M5V 2T6",
        "harbourbooks.ca/contact",
        "34, rue Principale",
    ],
)
def test_in_canada_an_address_or_a_link_is_enough(where: str) -> None:
    text = f"Harbour Books: sale on Friday. {where}. Reply STOP to opt out."
    assert NO_ADDRESS not in codes(text, region="CA")
