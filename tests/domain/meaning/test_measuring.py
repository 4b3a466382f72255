"""What `python -m benchmarks.meaning` prints of a file."""

from pathlib import Path

import pytest

from benchmarks.meaning import main, messages

LINES = "ham\tsee you at 3 &amp; bring tea\nspam\tWIN NOW\nham\tstop texting me\nsee you\nsee you\n"


def test_it_counts_and_lists_what_is_silenced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "messages.txt"
    file.write_text(LINES, encoding="utf-8")

    assert main([str(file)]) == 0

    said = capsys.readouterr().out.split("\n")
    assert said[0] == "All 4: reply 3, opt_out 1. Silenced: 1 (250.0 in a thousand)"
    assert said[1] == "Distinct 3: reply 2, opt_out 1. Silenced: 1 (333.3 in a thousand)"
    assert said[3:] == ["opt_out\tstop texting me\tstop texting me", ""]


def test_labels_and_entities_are_undone_and_spam_is_left_out() -> None:
    assert messages(LINES) == ["see you at 3 & bring tea", "stop texting me", "see you", "see you"]


def test_without_a_file_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main(["/nowhere/at/all.txt"]) == 2
    assert "cannot be read" in capsys.readouterr().err
