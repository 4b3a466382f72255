"""Reading ahead: in a process beside the one that writes, for lists of more than one batch."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.errors import Refused
from jobs.imports.ahead import Read, ReaderLost, one_ahead
from jobs.imports.rows import Made, Seen
from tests.jobs.send.processes import ROOT, members, until

BATCHES = 5
WHOLE = BATCHES * 10


def batches(
    count: int = BATCHES,
    *,
    fails_at: int | None = None,
    refuses_at: int | None = None,
    waits_for: Path | None = None,
    seen: Seen | None = None,
) -> Iterator[Read]:
    """Batches of ten bytes each, whose one row has the reading process as its number."""
    for place in range(count):
        if place == fails_at:
            raise OSError("the disk is gone")
        if place == refuses_at:
            raise Refused("The file has more than 2 rows.")
        if place and waits_for is not None:
            until(waits_for.exists)
        if seen is not None:
            seen.bits[place] = 1
        row = (os.getpid(), "+14155552671", None, '["Zoë"]', "pending", None)
        made = Made([row], [0] * (place % 2))
        yield Read(made, start=place * 10, end=place * 10 + 10, last_row=place + 2)


def readers(read: list[Read]) -> set[int]:
    return {row[0] for it in read for row in it.made.rows} - {os.getpid()}


def test_a_long_list_comes_whole_and_in_order_from_another_process() -> None:
    with one_ahead(batches(), WHOLE) as ahead:
        read = list(ahead)

    assert [(it.start, it.end, it.last_row) for it in read] == [
        (place * 10, place * 10 + 10, place + 2) for place in range(BATCHES)
    ]
    assert [it.made.suspects for it in read] == [[0] * (n % 2) for n in range(BATCHES)]
    assert {row[1:] for it in read for row in it.made.rows} == {
        ("+14155552671", None, '["Zoë"]', "pending", None)
    }
    assert len(readers(read)) == 1


def test_a_list_of_one_batch_needs_no_other_process() -> None:
    with one_ahead(batches(), 10) as ahead:
        read = list(ahead)

    assert len(read) == 1
    assert readers(read) == set()


def test_an_empty_list_has_no_batches() -> None:
    with one_ahead(iter(()), 0) as ahead:
        assert list(ahead) == []


def test_the_other_process_ends_with_the_block() -> None:
    with one_ahead(batches(), WHOLE) as ahead:
        read = [next(ahead), next(ahead)]

    (reader,) = readers(read)
    with pytest.raises(ProcessLookupError):
        os.kill(reader, 0)


def test_a_reader_that_fails_is_no_end_of_the_list() -> None:
    read: list[Read] = []
    with one_ahead(batches(fails_at=3), WHOLE) as ahead, pytest.raises(ReaderLost):
        read.extend(ahead)

    assert len(read) <= 3


def test_the_next_batch_is_ready_once_it_is_read() -> None:
    with one_ahead(batches(), WHOLE) as ahead:
        assert ahead.ready()
        first = next(ahead)
        until(ahead.ready)

        assert [first, *ahead][1].start == first.end


def test_nothing_is_ready_before_it_is_read(tmp_path: Path) -> None:
    sign = tmp_path / "go on"
    with one_ahead(batches(waits_for=sign), WHOLE) as ahead:
        read = [next(ahead)]
        assert not ahead.ready()
        sign.touch()
        read.extend(ahead)

        assert len(read) == BATCHES
        assert not ahead.ready()


def test_a_failure_of_the_reader_is_never_ready() -> None:
    with one_ahead(batches(2, fails_at=1), WHOLE) as ahead:
        next(ahead)
        with pytest.raises(ReaderLost):
            next(ahead)
        assert not ahead.ready()


def test_a_list_that_the_reader_refuses_is_refused_in_its_words() -> None:
    with one_ahead(batches(refuses_at=2), WHOLE) as ahead:
        assert [next(ahead).start, next(ahead).start] == [0, 10]
        with pytest.raises(Refused, match="has more than 2 rows"):
            next(ahead)


def test_both_processes_know_the_same_numbers() -> None:
    seen = Seen()
    with one_ahead(batches(seen=seen), WHOLE) as ahead:
        list(ahead)

    assert list(seen.bits[:BATCHES]) == [1] * BATCHES


def read_for_ever() -> None:
    """Say so after two batches of a list without an end, and take no more of them."""
    with one_ahead(batches(10**9), 10**10) as ahead:
        next(ahead)
        next(ahead)
        print("reading", flush=True)
        sys.stdin.read()


def test_the_reader_of_a_process_that_is_killed_ends_too() -> None:
    code = f"import {__name__} as it; it.read_for_ever()"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"reading\n"
        assert len(members(process.pid)) == 2
        process.kill()

        # Both write there, so it ends when both have ended.
        assert process.stdout.read() == b""
