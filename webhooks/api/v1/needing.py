"""What a launch needs that nobody said, as problems of the API."""

from collections.abc import Iterator
from contextlib import contextmanager

from campaigns.ordering import Needed
from domain.apicodes import Item
from webhooks.api.problems import Problem


@contextmanager
def needing() -> Iterator[None]:
    """Answer with all that is missing, the first of it as the problem's own code."""
    try:
        yield
    except Needed as needed:
        items = tuple(Item(need.code, need.detail) for need in needed.needs)
        raise Problem(needed.code, needed.sentence, items=items) from needed
