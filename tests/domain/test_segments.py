"""Segments: the standard's limits, held to a second opinion."""

from typing import Any

import pytest
import smsutil
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import graphemes
from domain.segments import Encoding, count
from domain.smartencoding import smart_encode

GSM = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ÄÖÑÜ§¿äöñüà"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
FAMILY = "👨‍👩‍👧‍👦"


def _second_opinion(text: str) -> Any:
    return smsutil.split(text)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(
    ("text", "segments", "units"),
    [
        ("", 0, 0),
        ("a", 1, 1),
        ("a" * 160, 1, 160),
        ("a" * 161, 2, 161),
        ("a" * 306, 2, 306),
        ("a" * 307, 3, 307),
        ("€" * 80, 1, 160),
        ("€" * 81, 2, 162),
        ("a" * 152 + "€" + "a" * 152, 3, 306),
        ("a" * 151 + "€" + "a" * 153, 2, 306),
        ("\r\n" * 80, 1, 160),
        ("\r\n" * 81, 2, 162),
    ],
)
def test_gsm_texts_are_counted_in_septets(text: str, segments: int, units: int) -> None:
    counted = count(text)
    assert (counted.encoding, counted.segments, counted.units) == (Encoding.GSM7, segments, units)
    assert counted.culprits == ()


@pytest.mark.parametrize(
    ("text", "segments", "units"),
    [
        ("ç", 1, 1),
        ("ç" * 70, 1, 70),
        ("ç" * 71, 2, 71),
        ("ç" * 134, 2, 134),
        ("ç" * 135, 3, 135),
        ("🎉" * 35, 1, 70),
        ("🎉" * 36, 2, 72),
        ("ç" * 66 + "🎉" + "ç" * 66, 3, 134),
        ("ç" * 65 + "🎉" + "ç" * 67, 2, 134),
        ("ç" * 60 + FAMILY + "ç" * 60, 3, 131),
        ("ç" * 66 + "🇫🇷" + "ç" * 63, 2, 133),
        ("e\u0301" * 200, 7, 400),
        ("x" + "\u0301" * 140, 3, 141),
        ("ç\r\n" * 24, 2, 72),
    ],
)
def test_other_texts_are_counted_in_utf16_units(text: str, segments: int, units: int) -> None:
    counted = count(text)
    assert (counted.encoding, counted.segments, counted.units) == (Encoding.UCS2, segments, units)


def test_the_culprits_are_named_once_as_people_see_them() -> None:
    assert count(f"Hi “Ana” {FAMILY}{FAMILY} ok 👍🏽").culprits == ("“", "”", FAMILY, "👍🏽")


def test_the_lower_case_c_with_cedilla_is_not_gsm() -> None:
    assert count("Ça").encoding is Encoding.GSM7
    assert count("ça").encoding is Encoding.UCS2


@pytest.mark.parametrize("char", ["`", "á", "í", "ó", "ú", "â", "–", "…", "•", "\u00a0", "\t"])
def test_characters_that_look_plain_but_are_not(char: str) -> None:
    assert count(char).culprits == (char,)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("“Hi” ‘you’", "\"Hi\" 'you'"),
        ("a–b—c…", "a-b-c..."),
        ("a\u00a0b", "a  b"),
        ("a\tb", "a       b"),
        ("a\u200bb\ufeff", "ab"),
        ("½ ＡＢ１", "1/2 AB1"),
        ("‹a›", ">a<"),
        ("`x´", "'x'"),
        ("🎉 á", "🎉 á"),
        ("ʀᴏʟʟ", "ROLL"),
    ],
)
def test_smart_encoding_sends_look_alikes(text: str, sent: str) -> None:
    assert count(text, smart_encoding=True).sent_text == sent
    assert count(text).sent_text == text


def test_smart_encoding_can_halve_the_price() -> None:
    text = "Don’t miss it. " + "a" * 140
    assert count(text).segments == 3
    assert count(text, smart_encoding=True).segments == 1
    assert count(text + "🎉", smart_encoding=True).culprits == ("🎉",)


@given(st.text(alphabet=GSM + "\f^{}\\[~]|€", max_size=700))
@settings(max_examples=200)
def test_gsm_counts_agree_with_a_second_opinion(text: str) -> None:
    counted, other = count(text), _second_opinion(text)
    assert counted.encoding is Encoding.GSM7
    assert counted.segments == (len(other.parts) if text else 0)
    assert counted.units == other.total_length or counted.units == other.total_bytes


# smsutil keeps surrogate pairs together but cuts through longer clusters, so the second opinion
# is asked about texts of single code points only.
@given(st.text(alphabet=GSM + "çá–…漢🎉🙂\u00a0", min_size=1, max_size=400))
@settings(max_examples=200)
def test_counts_agree_with_a_second_opinion(text: str) -> None:
    counted, other = count(text), _second_opinion(text)
    assert counted.segments == len(other.parts)


@given(st.text(max_size=300))
def test_parts_have_room_for_the_units(text: str) -> None:
    counted = count(text)
    room = 153 if counted.encoding is Encoding.GSM7 else 67
    assert counted.segments * (room + 7) >= counted.units
    assert counted.segments >= counted.units / (room + 7)


@given(st.text(max_size=120))
def test_smart_encoding_settles_at_once(text: str) -> None:
    once = smart_encode(text)
    assert smart_encode(once) == once


@given(st.text(max_size=60))
def test_graphemes_lose_nothing(text: str) -> None:
    assert "".join(graphemes.split(text)) == text


@pytest.mark.parametrize("one", [FAMILY, "🇫🇷", "👍🏽", "é", "e\u0301", "❤️", "1️⃣", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🏳️‍🌈"])
def test_what_people_see_as_one_character_is_one_grapheme(one: str) -> None:
    assert graphemes.split(one * 2) == [one, one]
