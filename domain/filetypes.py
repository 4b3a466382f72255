"""What an uploaded file really is, decided by rule from its first bytes.

Guessers mistake short files (cp1252 for cp775), and mojibake in ten thousand texts cannot be taken
back. A file that is something else in a .csv's clothes is refused by the name of what it is.
"""

import codecs
import csv
from typing import Final

_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel file (XLS)"),
    (b"\x89PNG\r\n\x1a\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"{\\rtf", "a rich-text document (RTF)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"bplist00", "an Apple property list"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)
_BOMS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKUP: Final[tuple[tuple[bytes, str], ...]] = (
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<head", "HTML"),
    (b"<table", "HTML"),
    (b"<?xml", "XML"),
    (b'{"', "JSON"),
    (b"[{", "JSON"),
    (b"begin:vcard", "a contact card (vCard)"),
    (b"id;p", "a SYLK spreadsheet"),
)
_DELIMITERS: Final = (",", ";", "\t", "|")
_CONTROL: Final = bytes({*range(32)} - {9, 10, 11, 12, 13, 26, 27})


def refuse_disguise(head: bytes) -> str | None:
    """What a file is by its first bytes (4 kB are plenty), or None when it may be a CSV."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _what_zip(head)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "an image"
    if head[4:8] == b"ftyp":
        return "an image or a video"
    text = _markup_text(head)
    for start, name in _MARKUP:
        if text.startswith(start):
            return name
    return "a binary file" if _is_binary(head) else None


def decide_encoding(head: bytes) -> str:
    """The encoding of a CSV by its first bytes (some 64 kB): a Python codec's name.

    A byte order mark decides; then zero bytes (UTF-16 without its mark); then valid UTF-8, where
    a character cut at the end does not count against it; else Windows' cp1252.
    """
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    wide = _utf16_without_mark(head)
    if wide:
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=False)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def decide_delimiter(text: str) -> str:
    """The delimiter of a CSV by its first lines: comma, semicolon, tab or pipe.

    The one that gives the same number of columns in most rows wins, then the one with the most
    columns. A file of one column gets the comma. A last line cut in the middle does no harm.
    """
    line = text.lstrip("\ufeff").split("\n", 1)[0].strip().casefold()
    if line.startswith("sep=") and line[4:5] in _DELIMITERS:
        return line[4]  # Excel's own declaration
    best, best_score = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        score = _fit(text, delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _fit(text: str, delimiter: str) -> tuple[float, int]:
    """The share of rows that have as many columns as the first, and that number of columns."""
    rows = _rows(text, delimiter)
    if not rows or len(rows[0]) < 2:
        return (0.0, 0)
    whole = rows[:-1] if len(rows) > 2 else rows
    return (sum(len(row) == len(rows[0]) for row in whole) / len(whole), len(rows[0]))


def _rows(text: str, delimiter: str) -> list[list[str]]:
    lines = text.lstrip("\ufeff").replace("\0", "").splitlines(keepends=True)[:200]
    try:
        return [row for row in csv.reader(lines, delimiter=delimiter) if any(row)]
    except csv.Error:  # an unclosed quote that runs into the field limit: not this delimiter
        return []


def _what_zip(head: bytes) -> str:
    if b"xl/" in head or b"[Content_Types].xml" in head:
        return "an Excel workbook (XLSX)"
    if b"word/" in head:
        return "a Word document"
    if b"opendocument.spreadsheet" in head:
        return "an OpenDocument spreadsheet (ODS)"
    return "an Apple Numbers file" if b"Index/" in head else "a ZIP archive"


def _markup_text(head: bytes) -> bytes:
    for bom, _ in _BOMS:
        head = head.removeprefix(bom)
    return head.replace(b"\0", b"").lstrip().lower()


def _is_binary(head: bytes) -> bool:
    if any(head.startswith(bom) for bom, _ in _BOMS) or _utf16_without_mark(head):
        return False
    return len(head.translate(None, _CONTROL)) < len(head)


def _utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 by its zero bytes: Latin text has one in nearly every pair, always on one side."""
    pairs = len(head) // 2
    if pairs < 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None
