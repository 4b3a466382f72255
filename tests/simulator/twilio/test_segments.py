"""Segments and Smart Encoding, with smsutil as a second opinion on GSM-7."""

import pytest
import smsutil
from hypothesis import given
from hypothesis import strategies as st

from simulator.twilio.segments import GSM7, is_gsm7, segments, smart_encoded

FAMILY = "👨‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("", 1),
        ("x" * 160, 1),
        ("x" * 161, 2),
        ("x" * 306, 2),
        ("x" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("x" * 152 + "€" + "x" * 8, 2),
        ("x" * 152 + "€" + "x" * 152, 3),
        ("ç" * 70, 1),
        ("ç" * 71, 2),
        ("Ç" * 160, 1),
        ("👋" * 35, 1),
        ("👋" * 36, 2),
        ("👋" * 67, 3),
        ("é" * 160, 1),
        ("ê" * 71, 2),
        (FAMILY * 6, 1),
        (FAMILY * 7, 2),
        ("🇩🇪" * 17, 1),
        ("🇩🇪" * 33, 3),
    ],
)
def test_a_body_is_so_many_segments(body: str, count: int) -> None:
    assert segments(body) == count


@pytest.mark.parametrize("char", list("`çáíóúâê’–…•\u00a0\t👋"))
def test_one_character_outside_the_alphabet_makes_it_ucs2(char: str) -> None:
    assert not is_gsm7("plain " + char)


@given(st.text(alphabet=sorted(GSM7), min_size=1, max_size=700))
def test_gsm7_counts_agree_with_smsutil(body: str) -> None:
    assert segments(body) == len(smsutil.split(body).parts)  # type: ignore[no-untyped-call]


@given(st.text(max_size=400))
def test_smart_encoding_never_adds_what_it_removes(body: str) -> None:
    once = smart_encoded(body)
    assert smart_encoded(once) == once


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("“It’s” – a…", '"It\'s" - a...'),
        ("a\u00a0b", "a  b"),
        ("\tx", "       x"),
        ("½ off", "1/2 off"),
        ("ＳＡＬＥ！", "SALE!"),
        ("a\u200bb", "ab"),
        ("‹x›", ">x<"),
        ("`a´", "'a'"),
        ("party 🎉", "party 🎉"),
    ],
)
def test_lookalikes_are_replaced_and_emoji_are_not(before: str, after: str) -> None:
    assert smart_encoded(before) == after
