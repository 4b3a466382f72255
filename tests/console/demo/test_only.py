"""One demo in a folder, and what is said to the second."""

import os
from pathlib import Path

import pytest

from console.demo.only import TakenError, only_one


def test_a_second_demo_in_a_folder_is_told_which_runs_and_how_to_end_it(tmp_path: Path) -> None:
    with only_one(tmp_path / "demo"):
        told = f"process {os.getpid()}.*`kill {os.getpid()}`"
        with pytest.raises(TakenError, match=told), only_one(tmp_path / "demo"):
            raise AssertionError
        with only_one(tmp_path / "another"):
            pass


def test_an_ended_demo_holds_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        with only_one(tmp_path / "demo"):
            assert (tmp_path / "demo.lock").read_text() == str(os.getpid())
