"""Which columns of a list tell where its people are, and what they tell."""

from collections.abc import Sequence

from domain.placecolumns import ENOUGH, PlaceColumns, Sample
from domain.whereabouts import places_of_key
from domain.zones import Place

ROWS = [["Ada", "NY", "10001"], ["Bo", "texas", ""], ["Cy", "", "73301"]]
NEW_YORK = Place("America/New_York", "US-NY")


def find_place_columns(names: Sequence[str], rows: Sequence[Sequence[str]]) -> PlaceColumns:
    """What these rows make of the columns."""
    sample = Sample(names)
    for row in rows:
        sample.add(row)
    return sample.columns()


def test_a_state_and_a_zip_column_are_found_by_their_names() -> None:
    found = find_place_columns(["name", "state", "zip_code"], ROWS)

    assert (found.zone, found.state, found.postcode) == (None, 1, 2)
    area = found.area("+13105550123", ROWS[0])
    assert area is not None
    assert places_of_key(area) == {NEW_YORK}


def test_a_zone_column_says_where_a_number_is() -> None:
    found = find_place_columns(["time_zone"], [["Pacific"], ["America/New_York"]])

    area = found.area("+12125550123", ["Pacific"])
    assert area == "America/Los_Angeles@US-NY"


def test_an_address_tells_where_no_other_column_does() -> None:
    rows = [
        ["TX", "1 A St, Reno, NV 89501"],
        ["", "1 A St, Reno, NV 89501"],
        ["", "1 A St, Nevada"],
    ]
    found = find_place_columns(["state", "mailing_address"], rows)

    assert (found.state, found.address) == (0, 1)
    laws = [
        {place.law for place in places_of_key(found.area("+12125550123", row) or "+1212")}
        for row in rows
    ]
    assert laws == [{"US-TX"}, {"US-NV"}, {"US-NY"}]


def test_an_address_that_is_none_is_not_believed() -> None:
    assert not find_place_columns(["address"], [["ada@example.com"], ["1 A St"], ["Reno, NV"]])


def test_other_columns_tell_nothing() -> None:
    assert not find_place_columns(["name", "city"], [["Ada", "Paris"]])


def test_a_state_that_is_a_status_is_not_believed() -> None:
    found = find_place_columns(["state"], [["active"], ["closed"], ["OK"]])

    assert not found


def test_a_blank_or_unreadable_cell_leaves_it_to_the_number() -> None:
    found = find_place_columns(["state"], [["NY"], ["TX"], [""], ["?"]])

    assert found.area("+12125550123", [""]) is None
    assert found.area("+12125550123", ["?"]) is None
    assert found.area("+12125550123", []) is None


def test_a_column_without_anything_in_it_is_none() -> None:
    assert not find_place_columns(["zip"], [[""], [" "]])


def test_a_column_that_begins_with_blanks_is_judged_by_what_comes() -> None:
    sample = Sample(["state", "zip"])
    for row in [["", "10001"]] * ENOUGH * 2:
        sample.add(row)
    assert not sample.is_enough
    for row in [["TX", ""]] * ENOUGH:
        sample.add(row)

    assert sample.is_enough
    assert (sample.columns().state, sample.columns().postcode) == (0, 1)


def test_a_list_without_such_columns_needs_no_row() -> None:
    assert Sample(["name", "city"]).is_enough
    assert not Sample(["name", "zip"]).is_enough


def test_floridas_law_stays_with_its_area_codes() -> None:
    found = find_place_columns(["state"], [["NY"]])

    area = found.area("+13055550123", ["NY"])
    assert area is not None
    assert places_of_key(area) == {NEW_YORK, Place("America/New_York", "US-FL")}


def test_what_was_counted_before_addresses_were_read_goes_on() -> None:
    sample = Sample(["state", "address"], [(0, 0), (3, 3), (0, 0)])

    sample.add(["TX", "1 A St, Austin, TX 78701"])

    assert sample.cells == ((0, 0), (4, 4), (0, 0), (1, 1))
