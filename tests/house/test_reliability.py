"""The page of promises names tests that exist, and every row of the table of faults."""

import re

from tests.house.source import ROOT

NAMED = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / "reliability.md").read_text()))
DEFINED = re.compile(r"^def (test_\w+)", re.MULTILINE)


def defined(folder: str) -> set[str]:
    """The tests below a folder of tests."""
    files = (ROOT / "tests" / folder).rglob("test_*.py")
    return {name for file in files for name in DEFINED.findall(file.read_text())}


def test_every_test_that_the_promises_name_exists() -> None:
    assert NAMED
    assert not NAMED - defined(".")


def test_every_row_of_the_table_of_faults_keeps_a_promise() -> None:
    assert not defined("faults") - NAMED
