"""A number with its noun, and several words in a row."""

from collections.abc import Sequence


def count(number: int, one: str, many: str = "") -> str:
    """`1 text`, `2,143 texts`; `many` where the plural is not the noun with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """`the text`, `the text and the list`, `the text, the list and the price`."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
