"""Masked numbers side by side: two people are never shown as one."""

from collections import Counter
from collections.abc import Iterable

from domain.phones import mask


def told_apart(numbers: Iterable[str]) -> dict[str, str]:
    """Each number's mask; the second number whose mask looks the same gets ` (2)`, and so on."""
    shown: dict[str, str] = {}
    alike = Counter[str]()
    for number in numbers:
        if number not in shown:
            bare = mask(number)
            alike[bare] += 1
            shown[number] = f"{bare} ({alike[bare]})" if alike[bare] > 1 else bare
    return shown


def ending(number: str) -> str:
    """The digits that its mask shows at the end."""
    return mask(number).rpartition("•")[2]
