"""A long list a page at a time: which part of it is shown, and how many come after."""

from dataclasses import dataclass

from domain.counting import count
from domain.errors import Refused


@dataclass(frozen=True, slots=True)
class ListPage:
    """Page `number`, from 1, of `total` things, `size` of them a page."""

    number: int
    total: int
    size: int

    @property
    def before(self) -> int:
        """How many stand on the pages before it."""
        return (self.number - 1) * self.size

    @property
    def after(self) -> int:
        """How many stand on the pages after it."""
        return max(0, self.total - self.number * self.size)

    @property
    def is_all(self) -> bool:
        """Whether there is no other page."""
        return self.total <= self.size

    def said(self, one: str) -> str:
        """What is shown of how many, in words; `one` names one thing."""
        whole = count(self.total, one)
        if self.is_all:
            return whole
        last = min(self.total, self.before + self.size)
        return f"{self.before + 1:,} to {last:,} of {whole}"


def page_of(number: int, *, total: int, size: int) -> ListPage:
    """That page of a list; raises Refused where it has none such."""
    pages = max(1, -(-total // size))
    if not 1 <= number <= pages:
        there = "there is only one page" if pages == 1 else f"the pages are 1 to {pages:,}"
        raise Refused(f"There is no page {number:,}: {there}.")
    return ListPage(number, total, size)
