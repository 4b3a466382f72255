"""The hash chain: no byte of what was sealed can change unnoticed, and erasure breaks nothing."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import chain
from domain.chain import Fact, Fault, Link, Place
from domain.verifying import LONGEST_WAIT, Finding, Verdict, words

KEY: Final = b"k" * 32
AT: Final = datetime(2026, 11, 22, 15, tzinfo=UTC)
PHONE: Final = "+15125550123"


def opt_out(row_id: int = 1, **columns: Any) -> Fact:
    facts = {"id": row_id, "change": "out", "phone": chain.number_digest(KEY, PHONE), "at": AT}
    return Fact("consent_events", row_id, facts | columns, {"words": "STOP", "reason": ""})


def chained(*facts: Fact) -> list[Link]:
    links: list[Link] = []
    for fact in facts:
        end = Place(links[-1].position, links[-1].digest) if links else Place()
        links.append(chain.seal(KEY, end, fact, at=AT))
    return links


def test_a_sealed_row_is_as_it_was() -> None:
    facts = [opt_out(1), opt_out(2, change="in")]
    first, second = chained(*facts)

    assert chain.fault(KEY, chain.START, first, fact=facts[0]) is None
    assert chain.fault(KEY, first.digest, second, fact=facts[1]) is None


@given(
    name=st.sampled_from(["id", "change", "phone", "at", "new"]),
    value=st.text(min_size=1) | st.integers() | st.datetimes(timezones=st.just(UTC)),
)
def test_any_change_of_a_fact_is_found(name: str, value: object) -> None:
    (link,) = chained(opt_out())
    changes: dict[str, Any] = {name: value}
    changed = opt_out(**changes)
    same = chain.canonical(changed.facts) == chain.canonical(opt_out().facts)

    assert chain.fault(KEY, chain.START, link, fact=changed) == (None if same else Fault.CHANGED)


@given(said=st.text())
def test_any_change_of_words_is_found(said: str) -> None:
    (link,) = chained(opt_out())
    changed = replace(opt_out(), personal={"words": said, "reason": ""})

    found = chain.fault(KEY, chain.START, link, fact=changed)

    assert found == (None if said == "STOP" else Fault.WORDS_CHANGED)


@given(
    column=st.sampled_from([one.name for one in fields(Link)]),
    place=st.integers(min_value=0, max_value=63),
    bit=st.integers(min_value=0, max_value=6),
)
def test_any_change_of_a_link_is_found(column: str, place: int, bit: int) -> None:
    """Also by somebody who makes the digests of all links after it anew."""
    facts = [opt_out(1), opt_out(2)]
    first, second = chained(*facts)
    old = getattr(second, column)
    new: Any
    if isinstance(old, str):
        place %= len(old)
        new = old[:place] + chr(ord(old[place]) ^ 1 << bit) + old[place + 1 :]
    else:
        new = old + (timedelta(microseconds=1 << bit) if isinstance(old, datetime) else 1 << bit)
    changes: dict[str, Any] = {column: new}
    changed = replace(second, **changes)

    assert chain.fault(KEY, first.digest, changed, fact=facts[1]) is Fault.BROKEN

    remade = replace(
        changed, digest=chain._link_digest(first.digest, changed, changed.facts, changed.personal)
    )
    found = chain.fault(KEY, first.digest, remade, fact=facts[1])
    assert (found is None) == (column == "digest")  # Whose own change was mended just now.


def test_a_row_that_is_gone_is_found() -> None:
    (link,) = chained(opt_out())

    assert chain.fault(KEY, chain.START, link, fact=None) is Fault.MISSING


def test_a_link_in_another_place_is_found() -> None:
    facts = [opt_out(1), opt_out(2), opt_out(3)]
    first, _, third = chained(*facts)

    assert chain.fault(KEY, first.digest, third, fact=facts[2]) is Fault.BROKEN


def test_another_key_makes_no_such_link() -> None:
    (link,) = chained(opt_out())

    assert chain.fault(b"o" * 32, chain.START, link, fact=opt_out()) is Fault.CHANGED
    assert chain.key_digest(b"o" * 32) != chain.key_digest(KEY)


def test_the_links_alone_can_be_followed_without_the_key() -> None:
    first, second = chained(opt_out(1), opt_out(2))

    assert chain.follows(first.digest, second)
    assert not chain.follows(chain.START, second)


def test_erasing_a_person_leaves_the_link_as_it_was() -> None:
    (link,) = chained(opt_out())
    stays = chain.number_digest(KEY, chain.number_digest(KEY, PHONE))
    erased = replace(opt_out(phone=stays), personal=None, erased=stays)

    assert chain.fault(KEY, chain.START, link, fact=erased) is None


def test_a_numbers_digest_tells_nothing_and_fits_its_column() -> None:
    digest = chain.number_digest(KEY, PHONE)

    assert digest.startswith(chain.ERASED)
    assert len(digest) <= 20
    assert digest != chain.number_digest(b"o" * 32, PHONE)
    assert digest != chain.number_digest(KEY, "+15125550124")


def test_an_empty_column_that_is_added_later_breaks_no_link() -> None:
    (link,) = chained(opt_out())

    assert chain.fault(KEY, chain.START, link, fact=opt_out(later=None, also="")) is None
    assert chain.fault(KEY, chain.START, link, fact=opt_out(later=0)) is Fault.CHANGED


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (Finding(Fault.MISSING, 7, "audit", 5), "Link 7, the audit's row 5, was sealed and is"),
        (Finding(Fault.ADDED, 7, "consent_events", 5), "The opt-out or opt-in 5 was put between"),
        (Finding(Fault.NO_LINK, 1200), "Link 1,200 is missing from the chain."),
        (Finding(Fault.CUT, 7), "The chain ends before where it ended once: link 7 was there."),
        (Finding(Fault.WITNESS, 7, day=AT.date()), "Link 7 is not what was posted that day, 2026-"),
    ],
)
def test_a_finding_says_which_and_what(finding: Finding, sentence: str) -> None:
    told = words(Verdict(9, 0, 0, "d" * 64, [finding]))

    assert told[0] == "1 thing wrong in 9 links:"
    assert told[1].startswith(sentence)


def test_a_whole_chain_is_said_to_be() -> None:
    told = words(Verdict(9, 2, 1, "d" * 64, [], has_head=True))

    assert told == [
        "Nothing was tampered with: 9 links checked.",
        "The digest that you gave is in the chain.",
        "1 digest posted in Slack compared with it.",
        "2 newer rows not sealed yet.",
        f"The chain ends with {'d' * 64}.",
    ]


def test_rows_that_wait_too_long_are_said_to_stand_still() -> None:
    verdict = Verdict(9, 2, 0, "d" * 64, [], waited=LONGEST_WAIT + timedelta(minutes=30))

    assert verdict.is_whole
    assert not verdict.is_well
    assert words(verdict)[1] == (
        "2 newer rows not sealed yet, for about 1 hour 30 minutes: sealing stands still. The"
        " clock's log says why, if a clock runs."
    )


def test_rows_that_wait_for_a_while_are_well() -> None:
    verdict = Verdict(9, 2, 0, "d" * 64, [], waited=LONGEST_WAIT)

    assert verdict.is_well
    assert words(verdict)[1] == "2 newer rows not sealed yet."


def test_a_digest_that_is_not_in_the_chain_makes_it_a_wrong_one() -> None:
    verdict = Verdict(9, 0, 0, "d" * 64, [], has_head=False)

    assert not verdict.is_whole
    assert "not in the chain" in words(verdict)[1]
