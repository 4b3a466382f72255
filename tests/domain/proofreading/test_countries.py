"""Rules of one country: they follow where the recipients are, not where the team is."""

import pytest

from domain.composition import WarningCode
from domain.whereabouts import countries
from domain.windows import Kind
from tests.domain.proofreading.desk import codes, the

NO_ADDRESS, UNNAMED = WarningCode.NO_ADDRESS, WarningCode.NO_BUSINESS_NAME
SALE = "Harbour Books: sale on Friday. Reply STOP to opt out."
BARE = "Sale on Friday. Reply STOP to opt out."
PAID = "Harbour Books: sale. Text STOP to opt out, 50p per msg."


def test_recipients_in_canada_want_an_address_from_a_team_in_the_united_states() -> None:
    found = the(NO_ADDRESS, SALE, countries={"US": 900, "CA": 1_204})
    assert "In Canada (1,204 recipients)" in found.text


def test_a_canadian_team_that_texts_nobody_there_is_not_warned_of_it() -> None:
    assert NO_ADDRESS not in codes(SALE, region="CA", countries={"US": 900})
    assert NO_ADDRESS in codes(SALE, region="CA")


def test_recipients_in_the_united_kingdom_want_a_free_way_out() -> None:
    assert WarningCode.PAID_WAY_OUT in codes(PAID, countries={"GB": 1})
    assert WarningCode.PAID_WAY_OUT not in codes(PAID, region="GB", countries={"US": 1})


def test_the_missing_name_says_where_the_law_wants_it() -> None:
    there = {"GB": 1, "CA": 2}
    said = the(UNNAMED, BARE, countries=there).text

    assert "as the law wants in Canada (2 recipients) and the United Kingdom (1 recipient)" in said
    assert "law" not in the(UNNAMED, BARE, countries={"US": 2}).text
    assert "law" not in the(UNNAMED, BARE, countries=there, kind_of=Kind.INFORMATIONAL).text


def test_what_carriers_filter_there_is_looked_for_where_somebody_is_there() -> None:
    text = "Harbour Books: payday loans today. Reply STOP to opt out."

    assert WarningCode.FILTERED_WORDS in codes(text, region="GB", countries={"US": 1})
    assert WarningCode.FILTERED_WORDS not in codes(text, region="US", countries={"GB": 1})


@pytest.mark.parametrize(
    ("key", "country"),
    [
        ("+1204", "CA"),
        ("+1512", "US"),
        ("+4477", "GB"),
        ("America/Toronto@CA-ON", "CA"),
        ("+1800", "ZZ"),
    ],
)
def test_a_key_counts_to_its_country_and_one_of_several_to_the_team_s(
    key: str, country: str
) -> None:
    assert countries({key: 3}, homes="", region="ZZ") == {country: 3}


def test_an_area_where_nobody_is_counts_nowhere() -> None:
    assert countries({"+1204": 0}, homes="", region="US") == {}
