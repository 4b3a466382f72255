"""The flows share a running stack, and keep apart by the numbers of the people that they text."""

import re
from collections import defaultdict

from tests.house.source import ROOT

FLOWS = ROOT / "tests" / "flows"
NUMBER = re.compile(r"(?<![\d+])(?:\+?1[ .]?)?\(?([2-9]\d\d)\)?[ .-]?(\d{3})[ .-]?(\d{4})(?!\d)")
"""A whole number, however a list or a form may write it."""


def written_in(source: str) -> set[str]:
    """The numbers that are written out there, in their ten digits."""
    return {"".join(found.groups()) for found in NUMBER.finditer(source)}


def test_no_number_is_texted_by_two_flow_files() -> None:
    """One's STOP, or landline, would silence the other's text, in one order of the files only."""
    ours = written_in((FLOWS / "conftest.py").read_text())
    users: dict[str, set[str]] = defaultdict(set)
    for path in sorted(FLOWS.glob("test_*.py")):
        for number in written_in(path.read_text()) - ours:
            users[number].add(path.name)
    assert len(users) > 40
    assert {number: files for number, files in users.items() if len(files) > 1} == {}


def test_a_number_is_known_however_it_is_written() -> None:
    ways = ("+14155550101", "1 415 555 0101", "(415) 555-0101", "415-555-0101", "4155550101,")
    assert [written_in(way) for way in ways] == [{"4155550101"}] * len(ways)


def test_what_is_no_whole_number_is_none() -> None:
    assert written_in("1.51255E+10, +44 20 7946 0958, +1•••••0101, 141555501012, 555-0101") == set()
