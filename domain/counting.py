"""A number with its noun."""


def count(number: int, one: str, many: str = "") -> str:
    """`1 text`, `2,143 texts`; `many` where the plural is not the noun with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
