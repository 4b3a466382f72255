"""The page of the long form: what was run is written into it, and nothing else is lost."""

from pathlib import Path

import pytest

from tests.faults import results
from tests.faults.results import Result


@pytest.fixture(autouse=True)
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(results, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(results, "PAGE", tmp_path / "page.md")
    return tmp_path / "page.md"


def told(row: str, throughput: float = 50, outcome: str = "passed") -> Result:
    return Result(row, throughput, 10_000, 200.0, 7, outcome, "2026-11-22", "abc1234")


def lines(page: Path) -> list[str]:
    return [line for line in page.read_text().splitlines() if line.startswith("| test_")]


def test_a_row_that_was_not_run_keeps_its_line(page: Path) -> None:
    for row in ("test_b[sqlite]", "test_a[sqlite]"):
        results.keep(told(row))
    results.render()
    for path in results.KEPT.iterdir():
        path.unlink()
    results.keep(told("test_b[sqlite]", throughput=1000))
    results.render()
    assert [line.split("|")[1:3] for line in lines(page)] == [
        [" test_a[sqlite] ", " 50 "],
        [" test_b[sqlite] ", " 1000 "],
        [" test_b[sqlite] ", " 50 "],
    ]


def test_a_row_that_was_run_again_has_one_line(page: Path) -> None:
    for outcome in ("failed", "passed"):
        results.keep(told("test_a[sqlite]", outcome=outcome))
        results.render()
    [line] = lines(page)
    assert "passed" in line
