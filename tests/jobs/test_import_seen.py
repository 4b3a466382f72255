"""The table of numbers that one slice of an import leaves to the next."""

from pathlib import Path

import pytest

from domain.phones import Normaliser
from jobs.imports.rows import RowMaker, Seen

PHONE = "+14155552671"


def suspects(seen: Seen, phone: str) -> list[str]:
    maker = RowMaker(
        normalise=Normaliser("US", frozenset({"US"})),
        number_column=0,
        width=1,
        seen=seen,
    )
    return maker.read([[phone]], 1).suspects


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A table that knows one number, kept behind byte 120."""
    seen = Seen()
    seen.learn([[(1, PHONE), (2, None)]])
    seen.save(tmp_path / "import-1.seen", 120)
    return tmp_path / "import-1.seen"


def test_a_kept_table_knows_its_numbers_and_no_others(kept: Path) -> None:
    seen = Seen.load(kept, 120)

    assert seen is not None
    assert suspects(seen, PHONE) == [PHONE]
    assert suspects(seen, "+14155552672") == []


def test_a_number_is_a_suspect_from_its_second_time_on() -> None:
    seen = Seen()

    assert suspects(seen, PHONE) == []
    assert suspects(seen, PHONE) == [PHONE]


@pytest.mark.parametrize("offset", [0, 119, 121])
def test_a_table_of_elsewhere_in_the_list_is_not_taken(kept: Path, offset: int) -> None:
    assert Seen.load(kept, offset) is None


def test_a_table_that_was_cut_off_is_not_taken(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:-1])

    assert Seen.load(kept, 120) is None


def test_no_table_is_none(tmp_path: Path) -> None:
    assert Seen.load(tmp_path / "import-1.seen", 0) is None
