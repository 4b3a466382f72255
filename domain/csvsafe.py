"""Cells of exported files that a spreadsheet would run as a formula, made harmless.

People reply with whatever they like, and a reply that starts with `=` would run on the desk of
the person who opens the export (OWASP, "CSV Injection").
"""

import re
from typing import Final

_RISKY: Final = re.compile(r"^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]")
_PLAIN_AMOUNT: Final = re.compile(r"-?\d+(?:\.\d+)?")


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it as a formula.

    Plain negative numbers stay as they are. Phone numbers (`+1512…`) get the apostrophe too: it
    also keeps a spreadsheet from turning them into 1.51255E+10, and our import takes it off.
    """
    if not _RISKY.match(cell) or _PLAIN_AMOUNT.fullmatch(cell):
        return cell
    return "'" + cell
