"""Phone numbers: the table of what people write, and the fast path held to the library."""

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers.phonemetadata import PhoneMetadata

from domain.phones import PROBLEM_WORDS, Normaliser, Problem, compact, is_e164, judge, mask

US = Normaliser("US", frozenset({"US"}))
NORTH_AMERICA = Normaliser("US", frozenset({"US", "CA"}))
CA = Normaliser("CA", frozenset({"CA"}))
GB = Normaliser("GB", frozenset({"GB"}))
DE = Normaliser("DE", frozenset({"DE", "AT", "CH"}))
ALL = frozenset(phonenumbers.SUPPORTED_REGIONS)
WORLD = Normaliser("US", ALL)


@pytest.mark.parametrize(
    "raw",
    [
        "+15125551234",
        "15125551234",
        "5125551234",
        "512-555-1234",
        "(512) 555-1234",
        "512.555.1234",
        "+1 512 555 1234",
        "1 (512) 555 1234",
        "1-512-555-1234",
        "011 1 512 555 1234",
        "001 512 555 1234",
        "００１-512-555-1234".replace("００１", "＋１"),
        "５１２５５５１２３４",
        "٥١٢٥٥٥١٢٣٤",
        "\u202a+1 512 555 1234\u202c",
        "512\u200b5551234",
        "\ufeff5125551234",
        "512\u00a0555\u00a01234",
        "512‑555–1234",
        "tel:+1-512-555-1234",
        "'5125551234",
        '="5125551234"',
        "(+1) 512 555 1234",
        " 512 / 555 1234 ",
    ],
)
def test_any_common_spelling_becomes_e164(raw: str) -> None:
    assert US(raw) == "+15125551234"


@pytest.mark.parametrize(
    ("normaliser", "raw", "number"),
    [
        (GB, "07400 123456", "+447400123456"),
        (GB, "+44 (0)7400 123456", "+447400123456"),
        (GB, "0044 7400 123456", "+447400123456"),
        (GB, "00 44 (0) 7400 123456", "+447400123456"),
        (DE, "0171 1234567", "+491711234567"),
        (DE, "0171/1234567", "+491711234567"),
        (DE, "0049 171 1234567", "+491711234567"),
        (DE, "+43 664 1234567", "+436641234567"),
        (Normaliser("FR", frozenset({"FR"})), "06 12 34 56 78", "+33612345678"),
        (Normaliser("ES", frozenset({"ES"})), "612 345 678", "+34612345678"),
        (Normaliser("IT", frozenset({"IT"})), "312 345 6789", "+393123456789"),
        (Normaliser("BR", frozenset({"BR"})), "(11) 96123-4567", "+5511961234567"),
        (Normaliser("AU", frozenset({"AU"})), "0412 345 678", "+61412345678"),
        (Normaliser("IN", frozenset({"IN"})), "098123 45678", "+919812345678"),
        (Normaliser("MX", frozenset({"MX"})), "+52 222 123 4567", "+522221234567"),
        (Normaliser("AR", frozenset({"AR"})), "011 15-2345-6789", "+5491123456789"),
        (Normaliser("KZ", frozenset({"KZ"})), "8 771 000 9998", "+77710009998"),
    ],
)
def test_the_spellings_of_other_countries_become_e164(
    normaliser: Normaliser, raw: str, number: str
) -> None:
    assert normaliser(raw) == number


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("", Problem.MISSING),
        ("  \u200b ", Problem.MISSING),
        ("N/A", Problem.MISSING),
        ("null", Problem.MISSING),
        ("1.51255E+10", Problem.EXCEL_DAMAGE),
        ("1,51255E+10", Problem.EXCEL_DAMAGE),
        ("1.51255e10", Problem.EXCEL_DAMAGE),
        ("4.155552671E9", Problem.EXCEL_DAMAGE),
        ("15125551234.0", Problem.EXCEL_DAMAGE),
        ("5125551234.00", Problem.EXCEL_DAMAGE),
        ("15125551234,0", Problem.EXCEL_DAMAGE),
        ("15,125,551,234", Problem.EXCEL_DAMAGE),
        ("########", Problem.EXCEL_DAMAGE),
        ("555-1234", Problem.TOO_SHORT),
        ("12", Problem.TOO_SHORT),
        ("5", Problem.NOT_A_NUMBER),
        ("512555123456789", Problem.TOO_LONG),
        ("512-555-1234 512-555-9999", Problem.TOO_LONG),
        ("bob@example.com", Problem.NOT_A_NUMBER),
        ("1-800-FLOWERS", Problem.NOT_A_NUMBER),
        ("call 512 555 1234 after six", Problem.NOT_A_NUMBER),
        ("5125551234, 5125559999", Problem.NOT_A_NUMBER),
        ("512-555-1234 ext. 5", Problem.EXTENSION),
        ("512-555-1234 x5", Problem.EXTENSION),
        ("+1 512 555 1234;ext=77", Problem.EXTENSION),
        ("512-555-1234 #12", Problem.EXTENSION),
        ("012-555-1234", Problem.INVALID),
        ("+999 123456789", Problem.INVALID),
        ("+16135550123", Problem.COUNTRY_NOT_ALLOWED),
        ("+18765551234", Problem.COUNTRY_NOT_ALLOWED),
        ("+447400123456", Problem.COUNTRY_NOT_ALLOWED),
        ("00447400123456", Problem.COUNTRY_NOT_ALLOWED),
        ("+19005551234", Problem.PREMIUM_RATE),
        ("+18005551234", Problem.CANNOT_TEXT),
        ("+15005551234", Problem.SHARED_COST),
    ],
)
def test_what_cannot_be_texted_is_refused_by_its_reason(raw: str, problem: Problem) -> None:
    assert US(raw) == problem


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("+442079460958", Problem.LANDLINE),
        ("+449098790123", Problem.PREMIUM_RATE),
        ("+448431234567", Problem.PREMIUM_RATE),
        ("+447012345678", Problem.SHARED_COST),
        ("+448001234567", Problem.CANNOT_TEXT),
        ("+447640123456", Problem.CANNOT_TEXT),
        ("+443033030303", Problem.CANNOT_TEXT),
        ("+447781123456", Problem.COUNTRY_NOT_ALLOWED),
    ],
)
def test_british_numbers_that_cost_or_reach_nobody_are_refused(raw: str, problem: Problem) -> None:
    assert GB(raw) == problem


@pytest.mark.parametrize("raw", ["011 1 512 555 1234", "001 512 555 1234", "+1 512 555 1234"])
def test_either_dialling_prefix_is_understood_everywhere(raw: str) -> None:
    for region in ("DE", "AU", "BR", "US"):
        assert Normaliser(region, frozenset({"US", region}))(raw) == "+15125551234"


def test_a_cell_full_of_text_is_refused_at_once() -> None:
    assert US("1" * 100_000) is Problem.NOT_A_NUMBER


def test_a_voip_number_may_be_texted() -> None:
    assert GB("+445612345678") == "+445612345678"


def test_numbers_of_a_shared_calling_code_belong_to_their_own_country() -> None:
    assert NORTH_AMERICA("+16135550123") == "+16135550123"
    assert CA("613-555-0123") == "+16135550123"
    assert CA("512-555-1234") is Problem.COUNTRY_NOT_ALLOWED


def test_a_number_without_its_plus_is_not_guessed_to_be_abroad() -> None:
    assert Normaliser("US", frozenset({"US", "GB"}))("447400123456") is not None
    assert isinstance(Normaliser("US", frozenset({"US", "GB"}))("447400123456"), Problem)


def test_an_unknown_region_is_an_error() -> None:
    with pytest.raises(ValueError, match="XX"):
        Normaliser("XX", frozenset({"US"}))


def test_every_problem_has_words() -> None:
    assert set(PROBLEM_WORDS) == set(Problem)


@pytest.mark.parametrize("kind", ["mobile", "fixed_line", "premium_rate", "toll_free", "uan"])
def test_the_library_s_own_examples_get_the_library_s_verdict(kind: str) -> None:
    for region in sorted(ALL):
        shape = getattr(PhoneMetadata.metadata_for_region(region), kind)
        if shape is None or not shape.example_number:
            continue
        number = f"+{phonenumbers.country_code_for_region(region)}{shape.example_number}"
        expected = judge(number, region="US", countries=ALL)
        assert WORLD(number) == expected, number


_CODES = sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)
_EXAMPLES = [
    (region, shape.example_number)
    for region in sorted(ALL)
    for kind in ("mobile", "fixed_line", "voip", "premium_rate", "personal_number")
    if (shape := getattr(PhoneMetadata.metadata_for_region(region), kind)) and shape.example_number
]


@st.composite
def _near_examples(draw: st.DrawFn) -> tuple[str, str]:
    """A region and a national number like one of its own, with a few digits changed."""
    region, example = draw(st.sampled_from(_EXAMPLES))
    keep = draw(st.integers(0, len(example)))
    tail = draw(st.integers(max(0, len(example) - keep - 1), len(example) - keep + 1))
    return region, example[:keep] + draw(st.text("0123456789", min_size=tail, max_size=tail))


_ALONE = {region: Normaliser(region, frozenset({region})) for region in sorted(ALL)}


@settings(max_examples=600)
@given(_near_examples())
def test_the_fast_path_equals_the_library_for_e164(case: tuple[str, str]) -> None:
    region, national = case
    number = f"+{phonenumbers.country_code_for_region(region)}{national}"

    assert WORLD(number) == judge(number, region="US", countries=ALL)
    assert _ALONE[region](number) == judge(number, region=region, countries=frozenset({region}))


@settings(max_examples=800)
@given(
    _near_examples(), st.sampled_from(["{}", "{p}{}", "{c}{}", "{c}{p}{}", "{p}{p}{}", "{c}{c}{}"])
)
def test_the_fast_path_equals_the_library_for_national_forms(
    case: tuple[str, str], form: str
) -> None:
    region, national = case
    metadata = PhoneMetadata.metadata_for_region(region)
    assert metadata is not None
    written = form.format(national, c=metadata.country_code, p=metadata.national_prefix or "")

    for number in (written, "+" + written):
        fast = _ALONE[region]._patterns.accept(number)
        slow = judge(number, region=region, countries=frozenset({region}))
        assert fast is None or fast == slow


@settings(max_examples=400)
@given(st.sampled_from(_CODES), st.text("0123456789", min_size=4, max_size=13))
def test_the_fast_path_equals_the_library_for_random_numbers(code: int, rest: str) -> None:
    number = f"+{code}{rest}"
    assert WORLD(number) == judge(number, region="US", countries=ALL)


@given(st.text(max_size=30))
def test_any_text_gives_e164_or_a_problem(raw: str) -> None:
    verdict = US(raw)
    assert isinstance(verdict, Problem) or is_e164(verdict)


@given(st.from_regex(r"[2-9]\d{2}[2-9]\d{6}", fullmatch=True), st.sampled_from([" ", "-", ".", ""]))
def test_punctuation_changes_no_verdict(digits: str, gap: str) -> None:
    digits = compact(digits)
    written = f"({digits[:3]}){gap}{digits[3:6]}{gap}{digits[6:]}"
    assert US(written) == US(digits)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+15125551234", "+1•••••1234"),
        ("+447400123456", "+44•••••3456"),
        ("+35312345678", "+353•••••5678"),
        ("+2908123", "+290•••••23"),
        ("not a phone", "•••••ne"),
        ("1.51255E+10", "•••••10"),
        ("12345", "•••••"),
        ("", "•••••"),
    ],
)
def test_a_mask_keeps_the_calling_code_and_at_most_four_digits(number: str, shown: str) -> None:
    assert mask(number) == shown


@pytest.mark.parametrize("text", ["15125551234", "+05125551234", "+1512555123a", "+1 512", "+" * 9])
def test_other_shapes_are_not_e164(text: str) -> None:
    assert not is_e164(text)
