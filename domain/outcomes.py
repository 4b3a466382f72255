"""Which recipients somebody looks at, by what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.ledger import WAITING, Bucket


class Filter(StrEnum):
    """What became of a recipient, as people tell it apart."""

    ALL = "all"
    DELIVERED = "delivered"
    ON_ITS_WAY = "on_its_way"
    NOT_DELIVERED = "not_delivered"
    UNKNOWN = "unknown"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"


BUCKETS: Final[Mapping[Filter, frozenset[Bucket]]] = MappingProxyType(
    {
        Filter.ALL: frozenset(Bucket),
        Filter.DELIVERED: frozenset({Bucket.DELIVERED}),
        Filter.ON_ITS_WAY: frozenset({Bucket.QUEUED, Bucket.SENT}),
        Filter.NOT_DELIVERED: frozenset({Bucket.UNDELIVERED, Bucket.FAILED}),
        Filter.UNKNOWN: frozenset({Bucket.UNKNOWN}),
        Filter.WAITING: WAITING,
        Filter.CANCELLED: frozenset({Bucket.CANCELLED}),
        Filter.SKIPPED: frozenset({Bucket.SKIPPED}),
    }
)
WORDS: Final[Mapping[Filter, str]] = MappingProxyType(
    {
        Filter.ALL: "Every row",
        Filter.DELIVERED: "Delivered",
        Filter.ON_ITS_WAY: "Sent, no final receipt yet",
        Filter.NOT_DELIVERED: "Could not be delivered",
        Filter.UNKNOWN: "We don’t know yet",
        Filter.WAITING: "Waiting or held",
        Filter.CANCELLED: "Cancelled",
        Filter.SKIPPED: "Skipped",
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """One recipient; `number` is masked unless it was asked for and recorded. Times are UTC."""

    id: int
    row: int
    number: str
    bucket: Bucket
    why: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of one campaign, in the order of its list; `after` is the id before the first."""

    public_id: str
    name: str
    title: str
    zone: str
    of: Filter
    after: int
    rows: tuple[Row, ...]
    has_more: bool
    revealed: bool = False


def read_filter(text: str) -> Filter:
    """A filter by its value; whatever is none means every row."""
    try:
        return Filter(text)
    except ValueError:
        return Filter.ALL
