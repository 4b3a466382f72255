"""Listing messages: filters and pages as the API has them, newest first.

Pages are anchored at a message (``PageToken``), so that they stay right while new ones come in.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from simulator.twilio.errors import refusal
from simulator.twilio.records import API, Account, Message

DEFAULT_SIZE, MAX_SIZE = 50, 1000
FILTERS = ("To", "From", "DateSent", "DateSent<", "DateSent>")


def page_of(account: Account, query: Mapping[str, str], *, lag: float) -> dict[str, Any]:
    """One page and its envelope; raises RefusedError for what cannot be read.

    Messages younger than ``lag`` seconds are not seen yet.
    """
    size = min(max(_number(query, "PageSize", DEFAULT_SIZE), 1), MAX_SIZE)
    page = _number(query, "Page", 0)
    token = query.get("PageToken")
    found = _matching(account, query, time.monotonic() - lag)
    items = _take(found, token=token, skip=0 if token else page * size, size=size + 1)
    shown, more = items[:size], len(items) > size
    return _envelope(account, query, shown=shown, page=page, size=size, more=more)


def _matching(account: Account, query: Mapping[str, str], seen_before: float) -> Iterator[Message]:
    to, sender = query.get("To"), query.get("From")
    sent = [_sent_filter(name, query[name]) for name in FILTERS[2:] if query.get(name)]
    pool = account.messages.values() if not to else account.by_to.get(to, ())
    for message in reversed(list(pool)):
        if (
            message.created_mono <= seen_before
            and (not sender or message.sender == sender)
            and all(fits(message.sent) for fits in sent)
        ):
            yield message


def _sent_filter(name: str, text: str) -> Callable[[datetime | None], bool]:
    """``DateSent`` is a day; ``DateSent<`` and ``DateSent>`` include their own moment or day."""
    start, end = _span(text)
    if name == "DateSent<":
        return lambda sent: sent is not None and sent <= end
    if name == "DateSent>":
        return lambda sent: sent is not None and sent >= start
    return lambda sent: sent is not None and start <= sent <= end


def _span(text: str) -> tuple[datetime, datetime]:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise refusal(20001, f"Invalid date: {text}") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    length = timedelta(days=1) if len(text) == 10 else timedelta(seconds=1)
    return moment, moment + length - timedelta(microseconds=1)


def _take(found: Iterator[Message], *, token: str | None, skip: int, size: int) -> list[Message]:
    """Up to ``size`` messages after the token's, or after ``skip`` of them."""
    anchor = None if token is None else _anchor(token)
    items: list[Message] = []
    for message in found:
        if anchor is not None and message.number >= anchor:
            continue
        if skip:
            skip -= 1
            continue
        items.append(message)
        if len(items) == size:
            break
    return items


def _anchor(token: str) -> int:
    if not (token.startswith("PA") and token[2:].isdigit()):
        raise refusal(20001, "Invalid PageToken")
    return int(token[2:])


def _envelope(
    account: Account,
    query: Mapping[str, str],
    *,
    shown: list[Message],
    page: int,
    size: int,
    more: bool,
) -> dict[str, Any]:
    base = f"/{API}/Accounts/{account.sid}/Messages.json"
    kept = [(name, query[name]) for name in FILTERS if query.get(name)]
    start = page * size

    def uri(number: int, *token: tuple[str, str]) -> str:
        return f"{base}?{urlencode([*kept, ('PageSize', size), ('Page', number), *token])}"

    next_uri = None
    if more:
        next_uri = uri(page + 1, ("PageToken", f"PA{shown[-1].number}"))
    return {
        "first_page_uri": uri(0),
        "end": start + max(len(shown) - 1, 0),
        "previous_page_uri": uri(page - 1) if page > 0 else None,
        "messages": [message.as_json() for message in shown],
        "uri": uri(page),
        "page_size": size,
        "start": start,
        "next_page_uri": next_uri,
        "page": page,
    }


def _number(query: Mapping[str, str], name: str, default: int) -> int:
    text = query.get(name)
    if not text:
        return default
    if not text.isdigit():
        raise refusal(20001, f"Invalid {name}: {text}")
    return int(text)
