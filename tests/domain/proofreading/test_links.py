"""Links that lead nowhere, that are on trial, that are shortened; and good ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.composition import WarningCode
from domain.proofreading.links import SHORTENERS, links_in
from tests.domain.proofreading.desk import codes, the, warned

DEAD = WarningCode.DEAD_LINK
SHORT = WarningCode.SHORT_LINK


def around(link: str) -> str:
    return f"Harbour Books: see {link} today or later. Reply STOP to opt out"


@pytest.mark.parametrize(
    "link",
    [
        "http://localhost:3000/spring",
        "localhost:8000/x",
        "https://127.0.0.1/x",
        "http://192.168.1.20/offer",
        "http://10.0.0.5",
        "https://staging.harbourbooks.com/spring",
        "https://test.harbourbooks.com",
        "https://shop-staging.harbourbooks.com",
        "https://shop-test.harbourbooks.com",
        "https://stage2.harbourbooks.com",
        "dev.harbourbooks.com/x",
        "https://www.example.com/offer",
        "example.org",
        "https://a1b2.ngrok-free.app/x",
        "https://harbourbooks/spring",
        "https://harbourbooks.",
        "https:///spring",
        "https://",
        "http:/harbourbooks.com",
        "https//harbourbooks.com",
        "htp://harbourbooks.com",
        "https://harbourbooks.test/a",
        "https://shop.local/a",
        "www.harbourbooks.con/x",
        "[our page](https://harbourbooks.com/a)",
        "<https://harbourbooks.com/a|our page>",
    ],
)
def test_a_link_that_nobody_can_open_is_warned(link: str) -> None:
    assert DEAD in codes(around(link))


@pytest.mark.parametrize(
    "link",
    [
        "https://harbourbooks.com/spring",
        "http://www.harbourbooks.co.uk",
        "harbourbooks.com/a?b=c&d=%20#e",
        "https://latest.harbourbooks.com",
        "https://test-prep.harbourbooks.com",
        "https://testimonials.harbourbooks.com",
        "https://contest.harbourbooks.com",
        "https://harbourbooks.com/staging/test",
        "https://harbourbooks.dev",
        "https://test.io/a",
        "www.harbourbooks.community",
        "https://bücher.example-shop.de",
        "https://xn--bcher-kva.de",
        "https://8.8.8.8/x",
        "https://harbourbooks.com/r/{{first_name}}",
        "https://{{first_name}}.harbourbooks.com",
        "https://{{first_name}}",
        "(https://harbourbooks.com/a)",
        "“https://harbourbooks.com/a”",
        "help@example-shop.com",
        "the 9/10 crowd and/or you",
        "Mr.Smith at 5p.m.or later",
        "10.5 km, v1.2.3",
    ],
)
def test_a_good_link_or_none_is_not(link: str) -> None:
    assert codes(around(link)) & {DEAD, SHORT} == set()


@pytest.mark.parametrize(
    "link", ["bit.ly/3x", "https://tinyurl.com/abc", "HTTPS://T.CO/x", "www.bit.ly/x"]
)
def test_a_public_shortener_is_warned(link: str) -> None:
    assert "short domain of your own" in the(SHORT, around(link)).text


@pytest.mark.parametrize(
    "link",
    [
        "https://rabbit.ly/x",
        "https://hb.ks/x",
        "https://harbourbooks.com/bit.ly",
        "a little bit. Ly",
    ],
)
def test_a_short_domain_of_ones_own_is_not(link: str) -> None:
    assert SHORT not in codes(around(link))


@given(st.sampled_from(sorted(SHORTENERS)), st.from_regex(r"[A-Za-z0-9]{1,9}", fullmatch=True))
def test_every_shortener_of_the_table_is_found_in_a_sentence(host: str, path: str) -> None:
    for written in (f"https://{host}/{path}", f"{host}/{path}"):
        assert [link.host for link in links_in(f"Look: {written}, now.")] == [host]


@given(st.text(max_size=200))
def test_reading_links_never_fails_and_takes_only_what_is_there(text: str) -> None:
    assert all(link.text in text for link in links_in(text))


def test_what_stands_behind_a_rows_host_is_not_shown() -> None:
    text = "Harbour Books: {{link}} Reply STOP to opt out"
    real = ("Harbour Books: https://staging.hb.com/maria-lopez-512 Reply STOP to opt out",)
    (found,) = warned(text, columns=("link",), samples=real)

    assert "https://staging.hb.com" in found.text
    assert "maria" not in found.text
