"""Files: what they really are, how they are encoded, what separates their columns."""

import codecs
import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.filetypes import decide_delimiter, decide_encoding, refuse_disguise

CSV = "name,phone\nAna,+15125551234\nJosé,+15125551235\n"


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (_zip("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook (XLSX)"),
        (_zip("docProps/a.xml", "xl/workbook.xml"), "an Excel workbook (XLSX)"),
        (_zip("contacts.csv"), "a ZIP archive"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"<!DOCTYPE html>\n<html>", "HTML"),
        (b"\xef\xbb\xbf\n <HTML><body>", "HTML"),
        ("<html>".encode("utf-16"), "HTML"),
        (gzip.compress(CSV.encode(), mtime=0), "a gzip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "an old Excel file (XLS)"),
        (b"\x89PNG\r\n\x1a\n\0\0", "an image"),
        (b"\xff\xd8\xff\xe0", "an image"),
        (b"<?xml version='1.0'?>", "XML"),
        (b'{"contacts": []}', "JSON"),
        (b"\x01\x02\x03\x00\xff", "a binary file"),
    ],
)
def test_a_disguised_file_is_named(head: bytes, name: str) -> None:
    assert refuse_disguise(head) == name


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_a_csv_of_any_encoding_is_no_disguise_and_is_read_back(encoding: str) -> None:
    head = CSV.encode(encoding)
    assert refuse_disguise(head) is None
    assert head.decode(decide_encoding(head)) == CSV


def test_an_empty_file_is_no_disguise() -> None:
    assert refuse_disguise(b"") is None
    assert decide_encoding(b"") == "utf-8"


def test_utf16_with_a_big_endian_mark() -> None:
    head = codecs.BOM_UTF16_BE + CSV.encode("utf-16-be")
    assert head.decode(decide_encoding(head)) == CSV


def test_a_character_cut_at_the_end_is_still_utf8() -> None:
    assert decide_encoding("name\nJosé".encode()[:-1]) == "utf-8"


def test_short_cp1252_is_not_mistaken() -> None:
    assert decide_encoding("José;Müller;€".encode("cp1252")) == "cp1252"


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200),
    st.integers(0, 3),
)
def test_utf8_is_never_read_as_something_else(text: str, cut: int) -> None:
    head = text.lstrip("\ufeff").encode()
    assert decide_encoding(head[: len(head) - cut] if cut else head) == "utf-8"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        (CSV, ","),
        (CSV.replace(",", ";"), ";"),
        (CSV.replace(",", "\t"), "\t"),
        (CSV.replace(",", "|"), "|"),
        ("phone\n+15125551234\n", ","),
        ("", ","),
        ("name;note;phone\nAna;a, b, c;1\nBob;x, y, z;2\n", ";"),
        ('name,note\nAna,"a;b;c"\nBob,"d;e;f"\n', ","),
        ('name;price\nAna;"1,5"\nBob;2,5\nCy;3,5\n', ";"),
        ('name,note\nAna,"two\nlines; here"\nBob,x\n', ","),
        ("first last\nAna Lopez\n", ","),
        ("sep=;\nname;phone\n", ";"),
        ("\ufeffa;b\n1;2\n", ";"),
        ("a,b,c\n1,2,3\n4,5", ","),
        ("a\0,b\n1,2\n", ","),
    ],
)
def test_the_delimiter_is_decided_by_rule(text: str, delimiter: str) -> None:
    assert decide_delimiter(text) == delimiter


@given(st.text(max_size=300))
def test_the_delimiter_is_never_a_letter_or_a_space(text: str) -> None:
    assert decide_delimiter(text) in {",", ";", "\t", "|"}
