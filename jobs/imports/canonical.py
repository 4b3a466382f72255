"""One canonical copy of every upload: UTF-8, lines that end in `\\n`, no marks, no NULs.

People upload UTF-16, cp1252, old Mac line ends. All of these are decided and undone once, while
the bytes are copied in chunks; behind this a byte offset means the same thing everywhere.
"""

from pathlib import Path
from typing import Final

from domain.errors import Refused
from domain.filetypes import decide_encoding, refuse_disguise

HEAD_BYTES: Final = 64 * 1024
CHUNK: Final = 256 * 1024
LONGEST_LINE: Final = 1_000_000
"""Characters. A longer line is no row of a list, and would have to be held in memory."""


def canonicalise(raw: Path, to: Path) -> str:
    """Copy `raw` to `to`, canonical; the encoding that was found.

    Raises Refused for what is no CSV, by the name of what it is. The copy appears whole or not
    at all.
    """
    with raw.open("rb") as file:
        head = file.read(HEAD_BYTES)
    disguise = refuse_disguise(head)
    if disguise:
        raise Refused(f"The file is {disguise}, not a CSV. Export the list as CSV and try again.")
    encoding = decide_encoding(head)
    try:
        _copy(raw, to, encoding, errors="strict")
    except UnicodeDecodeError:
        # Plain ASCII for 64 kB and then a lone é: an export from Windows. Anything else that
        # breaks its own encoding shows its broken characters as the replacement character.
        encoding = "cp1252" if encoding == "utf-8" else encoding
        _copy(raw, to, encoding, errors="replace")
    return encoding.removesuffix("-sig")


def _copy(raw: Path, to: Path, encoding: str, *, errors: str) -> None:
    part = raw.with_suffix(".part")
    with (
        raw.open("r", encoding=encoding, errors=errors, newline=None) as source,
        part.open("w", encoding="utf-8", newline="") as target,
    ):
        line = 0
        while text := source.read(CHUNK):
            last = text.rfind("\n")
            line = line + len(text) if last < 0 else len(text) - last
            if line > LONGEST_LINE:
                raise Refused(
                    "A line of the file is longer than 1,000,000 characters: it is no list of"
                    " rows. Export the list as CSV, one person a row, and try again."
                )
            target.write(text.replace("\0", ""))
    part.replace(to)
