"""The codes that programs decide by, and where they are written down."""

import re
from pathlib import Path

from domain.apicodes import PROBLEMS, Code

PAGE = Path(__file__).resolve().parents[2] / "docs" / "api.md"
LINE = re.compile(r"^\| `(\w+)` \| (\d{3}) \| (.+) \|$", re.MULTILINE)


def test_the_page_lists_every_code_with_its_status_and_title() -> None:
    listed = {code: (int(status), title) for code, status, title in LINE.findall(PAGE.read_text())}

    assert listed == {code: (row.status, row.title) for code, row in PROBLEMS.items()}


def test_every_code_has_a_row() -> None:
    assert set(PROBLEMS) == set(Code)
    assert all(400 <= row.status <= 599 for row in PROBLEMS.values())
