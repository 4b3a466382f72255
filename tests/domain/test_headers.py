"""Columns: their field names, and which one holds the number."""

import pytest

from domain.headers import NumberColumn, field_names, find_number_column, has_header
from domain.headers import normalise_header as norm

NAME_AND_NUMBER = [["Ana", "512-555-1234"], ["Bob", "+15125551235"], ["Cy", "oops"]]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("First Name", "first_name"),
        ("firstName", "first_name"),
        (" FIRST-NAME ", "first_name"),
        ("\ufefffirst_name", "first_name"),
        ("Phone #", "phone"),
        ("E-mail", "e_mail"),
        ("Móvil", "movil"),
        ("名前", "名前"),
        ("Straße", "strasse"),
        ("", ""),
        ("!!", ""),
    ],
)
def test_a_header_becomes_a_field_name(header: str, name: str) -> None:
    assert norm(header) == name


def test_field_names_are_unique() -> None:
    assert field_names(["Name", "name", "", "Name", "name_2"]) == (
        "name",
        "name_2",
        "column_3",
        "name_3",
        "name_2_2",
    )


@pytest.mark.parametrize(
    "header",
    [
        "phone",
        "Phone",
        "PHONE_NUMBER",
        "mobile",
        "Mobile No.",
        "cell",
        "Cell Phone",
        "number",
        "tel",
        "Tel.",
        "telephone",
        "msisdn",
        "Handy",
        "Móvil",
        "portable",
        "Téléphone",
        "Telefonnummer",
        "celular",
        "Phone Number (mobile)",
        "Guest phone",
    ],
)
def test_the_number_column_is_found_by_its_name(header: str) -> None:
    assert find_number_column(["name", header], NAME_AND_NUMBER, "US") == NumberColumn(1, (1,))
    assert find_number_column(["name", header], [], "US").index == 1


def test_a_mobile_column_wins_over_a_home_phone() -> None:
    rows = [["512-555-1234", "512-555-1235"]]
    assert find_number_column(["Home phone", "Mobile"], rows, "US").index == 1


def test_an_order_number_is_not_a_phone_number() -> None:
    rows = [["1001", "512-555-1234"], ["1002", "512-555-1235"]]
    assert find_number_column(["Number", "Reach me at"], rows, "US").index == 1


def test_without_a_fitting_name_the_content_decides() -> None:
    assert find_number_column(["who", "where"], NAME_AND_NUMBER, "US").index == 1


def test_two_fitting_columns_are_asked_about() -> None:
    rows = [["512-555-1234", "512-555-1235"]]
    assert find_number_column(["Phone", "Telephone"], rows, "US") == NumberColumn(None, (0, 1))
    assert find_number_column(["a", "b"], rows, "US") == NumberColumn(None, (0, 1))


def test_no_numbers_means_no_candidates() -> None:
    assert find_number_column(["a", "b"], [["x", "y"]], "US") == NumberColumn(None, ())


def test_a_phone_column_that_excel_destroyed_is_still_the_phone_column() -> None:
    assert find_number_column(["name", "phone"], [["Ana", "1.51255E+10"]], "US").index == 1


def test_a_phone_column_of_bad_numbers_is_still_the_phone_column() -> None:
    assert find_number_column(["name", "phone"], [["Ana", "oops"]], "US").index == 1


@pytest.mark.parametrize("first", [["Ana", "512-555-1234"], ["+447400123456"], ["1.51255E+10"]])
def test_a_first_row_with_a_number_is_no_header(first: list[str]) -> None:
    assert not has_header(first, "US")


@pytest.mark.parametrize("first", [["name", "phone"], [""], ["Code 7", "2026"]])
def test_a_first_row_of_words_is_a_header(first: list[str]) -> None:
    assert has_header(first, "US")
