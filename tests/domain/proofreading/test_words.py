"""Leftover places, filtered words, shouting, numbers of others, and characters that cost."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import segments
from domain.composition import Figures, Saving, WarningCode, check
from domain.proofreading.filtered import CATEGORIES
from domain.proofreading.plain import plain
from tests.domain.proofreading.desk import codes, the, warned

LEFTOVER = WarningCode.LEFTOVER
FILTERED = WarningCode.FILTERED_WORDS
FOREIGN = WarningCode.FOREIGN_NUMBER
SHOUTING = WarningCode.SHOUTING
COSTLY = WarningCode.COSTLY_CHARACTER


def ours(words: str) -> str:
    return f"Harbour Books: {words}. Reply STOP to opt out"


@pytest.mark.parametrize(
    "place",
    [
        *(
            "[NAME]",
            "[First Name]",
            "[date]",
            "{name}",
            "${first_name}",
            "{ First Name }",
            "{first_name|there}",
            "<name>",
        ),
        *("<br>", "%NAME%", "%%name%%", "*|FNAME|*", "«Name»", "____", "XXXX", "Lorem ipsum"),
        *("[insert date here]", "</b>", "<first name>", "<<favorite color>>"),
    ],
)
def test_a_leftover_place_is_warned(place: str) -> None:
    assert f"“{place}”" in the(LEFTOVER, ours(f"hello {place}, see you")).text


@pytest.mark.parametrize(
    "words",
    [
        *("[Reminder] see you", "we <3 you", "5 < 6 > 2", "20% off, 30% later", "{{first_name}}"),
        *("acct XXXX-1234 was paid", "a <b and c> d"),
        *("a_b_c", "love xxx", "[1] and [2]", "size XXL", "100% yes", "[Harbour News]"),
    ],
)
def test_what_only_looks_like_one_is_not(words: str) -> None:
    assert LEFTOVER not in codes(ours(words))


def test_fields_are_offered_for_places_that_the_list_has_a_column_for() -> None:
    text = ours("hi [FIRST NAME], {date} at <hour>")
    first, *others = [one for one in warned(text) if one.code is LEFTOVER]

    assert first.fix is not None
    assert first.fix.template == ours("hi {{first_name}}, {{date}} at <hour>")
    assert first.fix.label == "Use the list’s fields"
    assert [one.fix for one in others] == [None, None]
    assert the(LEFTOVER, ours("hi [CITY]")).fix is None


def test_the_word_for_a_blank_one_stays_in_what_is_offered() -> None:
    fix = the(LEFTOVER, ours("hi {first_name|there}, {{date}}")).fix

    assert fix is not None
    assert fix.template == ours("hi {{first_name|there}}, {{date}}")


def test_a_field_in_a_rows_value_is_a_leftover_too() -> None:
    assert LEFTOVER in codes(ours("hi {{first_name}}"), samples=(ours("hi {{name}}"),))


@pytest.mark.parametrize(
    "words",
    [
        *(
            "get a payday loan",
            "student loans made easy",
            "buy Bitcoin",
            "debt relief",
            "get rich quick",
        ),
        *(
            "earn $500 a week from home",
            "online casino",
            "sports betting tips",
            "CBD oil",
            "vape juice",
        ),
        *("viagra", "adult videos", "gun sale", "You have won a phone", "claim your prize"),
    ],
)
def test_words_that_carriers_filter_are_warned(words: str) -> None:
    assert "Carriers filter" in the(FILTERED, ours(words)).text
    assert FILTERED not in codes(ours(words), region="GB")


@pytest.mark.parametrize(
    "words",
    [
        *(
            "our staff work from home",
            "library loans end",
            "your student loaned a book",
            "no vaping inside",
        ),
        *(
            "the CBD branch is open",
            "you have won our hearts"[:8],
            "a glue gun workshop",
            "credit for you",
        ),
        *("win a tote bag", "act now in our theatre", "confirm your seat", "hot tea for singles"),
    ],
)
def test_ordinary_words_are_not(words: str) -> None:
    assert FILTERED not in codes(ours(words))


def test_every_category_names_its_source() -> None:
    assert all(category.phrases and category.source for category in CATEGORIES)


@pytest.mark.parametrize(
    "words", ["HUGE SALE THIS WEEK", "come!!!", "Really?!!!", "SAVE BIG NOW on it"]
)
def test_shouting_is_warned(words: str) -> None:
    assert "shouting" in the(SHOUTING, ours(words)).text


@pytest.mark.parametrize(
    "words",
    [
        "BOGO at NYU",
        "NASA, ESA and UN",
        "come! Now! Yes!",
        "code READ15 SALE",
        "SPRING25 SAVE10 NOW",
        "HARBOUR BOOKS WINS",
    ],
)
def test_capitals_that_are_names_are_not(words: str) -> None:
    assert SHOUTING not in codes(ours(words))


def test_names_in_capitals_out_of_the_list_do_not_shout() -> None:
    assert SHOUTING not in codes(ours("hi {{first_name}}"), samples=(ours("hi ANNA MARIA LOPEZ"),))


def test_a_number_that_is_not_ours_is_warned_and_ours_is_offered() -> None:
    found = the(FOREIGN, ours("call (512) 555-0199"))

    assert "(512) 555-0199" in found.text
    assert found.fix is not None
    assert found.fix.template == ours("call 512-555-0100")
    assert the(FOREIGN, ours("call 512-555-0199"), contact="help@hb.com").fix is None


def test_ours_is_offered_only_where_it_is_surely_a_number_to_call() -> None:
    def mended(words: str) -> str | None:
        fix = the(FOREIGN, ours(words)).fix
        return fix.template if fix else None

    assert mended("order 5125550199 is ready") is None
    assert mended("call us at 5125550199") == ours("call us at 512-555-0100")
    both = "call 512-555-0199, see hb.com/c/512-555-0199"
    assert mended(both) == ours("call 512-555-0100, see hb.com/c/512-555-0199")


@pytest.mark.parametrize(
    "words",
    [
        *("call 512-555-0100", "call +1 (512) 555-0100", "text (415) 555-2671", "order 20261121"),
        *(
            "call {{date}}",
            "PIN 5125",
            "see harbourbooks.com/5125550199",
            "from $10 to $200",
            "call 911",
        ),
    ],
)
def test_our_own_number_or_none_is_not(words: str) -> None:
    assert FOREIGN not in codes(ours(words))


def test_without_any_number_to_compare_with_nothing_is_said() -> None:
    assert FOREIGN not in codes(ours("call 512-555-0199"), contact="", numbers=())


def test_a_number_out_of_the_list_is_the_lists_business() -> None:
    assert FOREIGN not in codes(ours("call {{date}}"), samples=(ours("call 512-555-0199"),))


def test_plain_quotes_are_offered_with_the_money_that_they_save() -> None:
    text = ours("it’s “on”, {{first_name}}")
    (found,) = check(
        text,
        columns=("first_name",),
        sender_kind="long_code",
        figures=Figures(costly={"’": 1200}, costly_rows=1200, most_segments=2),
        saving=Saving(1200, Decimal("0.0083"), "USD"),
    )

    assert "save $9.96 (1,200 segments)" in found.text
    assert found.fix is not None
    assert found.fix.label == "Use plain quotes"
    assert found.fix.template == ours('it\'s "on", {{first_name}}')


def test_without_a_price_the_segments_are_named_and_without_either_nothing() -> None:
    text = ours("it’s on")

    def told(saving: Saving) -> str:
        (found,) = check(text, columns=(), sender_kind="long_code", saving=saving)
        return found.text

    assert told(Saving(1)).endswith("Plain characters save 1 segment.")
    assert "save" not in told(Saving())


def test_other_characters_are_offered_as_such_and_what_means_something_stays() -> None:
    dash = the(COSTLY, ours("open 9–5…"))

    assert dash.fix is not None
    assert (dash.fix.label, dash.fix.template) == ("Use plain characters", ours("open 9-5..."))
    assert the(COSTLY, ours("Zażółć 🎉")).fix is None


@given(st.text(max_size=80))
def test_a_plain_text_never_costs_more(text: str) -> None:
    written = text.replace("\u2026", "").replace("{", "").replace("}", "")
    assert segments.count(plain(written)).segments <= segments.count(written).segments
    assert plain(plain(written)) == plain(written)


@given(st.lists(st.sampled_from(["it’s ", "{{kid’s name}}", "“a” ", "{{x|–}}"]), max_size=6))
def test_fields_stay_as_they_were(pieces: list[str]) -> None:
    text = plain("".join(pieces))
    assert text.count("{{kid’s name}}") == pieces.count("{{kid’s name}}")
    assert "it’s " not in text
