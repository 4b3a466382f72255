"""The table of numbers that one slice of an import leaves to the next."""

from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from domain.phones import Normaliser
from jobs.imports.rows import Made, RowMaker, Seen, settled

PHONE = "+14155552671"


def maker(seen: Seen) -> RowMaker:
    return RowMaker(
        normalise=Normaliser("US", frozenset({"US"})),
        number_column=0,
        width=1,
        seen=seen,
    )


def suspects(seen: Seen, phone: str) -> list[str | None]:
    made = maker(seen).read([[phone]], 1)
    return [made.rows[place][1] for place in made.suspects]


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


OTHER = "+14155552672"
THIRD = "+14155552673"


def outcomes(made: Made, known: Collection[str]) -> list[tuple[str | None, str | None, str | None]]:
    """Number, value and reason of each row, where the rows before have the numbers `known`."""
    asked: list[Sequence[str]] = []

    def among(numbers: Sequence[str]) -> Collection[str]:
        asked.append(numbers)
        return frozenset(known).intersection(numbers)

    rows = settled(made, among)
    assert len(asked) == bool(made.suspects)
    return [(row[1], row[2], row[5]) for row in rows]


def test_a_number_that_comes_again_among_the_same_records_keeps_its_first_row() -> None:
    made = maker(Seen()).read([[PHONE], [OTHER], [PHONE], ["415 555 2671"]], 1)

    assert made.suspects == []
    assert outcomes(made, ()) == [
        (PHONE, None, None),
        (OTHER, None, None),
        (None, PHONE, "duplicate"),
        (None, PHONE, "duplicate"),
    ]


def test_a_number_of_the_rows_before_keeps_none_of_its_rows() -> None:
    seen = Seen()
    seen.learn([[(1, PHONE)]])
    made = maker(seen).read([[OTHER], [PHONE], [THIRD], [PHONE]], 1)

    assert made.suspects == [1]
    assert outcomes(made, {PHONE}) == [
        (OTHER, None, None),
        (None, PHONE, "duplicate"),
        (THIRD, None, None),
        (None, PHONE, "duplicate"),
    ]


def test_a_number_that_was_suspected_in_vain_keeps_its_first_row_only() -> None:
    seen = Seen()
    seen.learn([[(1, PHONE)]])
    made = maker(seen).read([[PHONE], [OTHER], [PHONE]], 1)

    assert outcomes(made, {THIRD}) == [
        (PHONE, None, None),
        (OTHER, None, None),
        (None, PHONE, "duplicate"),
    ]


def test_places_of_suspects_count_rows_and_not_blank_records() -> None:
    seen = Seen()
    seen.learn([[(1, PHONE)]])
    made = maker(seen).read([[], ["nobody"], [], [PHONE]], 1)

    assert outcomes(made, {PHONE})[1] == (None, PHONE, "duplicate")
