"""Where a page of the API goes on: opaque to callers, checked when it comes back."""

import base64
import binascii
import re
from typing import Final

from domain.apicodes import Code, Declined

_PLAIN: Final = re.compile(r"[1-9]\d{0,17}")


def cursor(after: int) -> str:
    """What a caller sends back to get what is behind this row's id."""
    return base64.urlsafe_b64encode(f"a{after}".encode()).decode().rstrip("=")


def read_cursor(text: str) -> int:
    """The row's id in a cursor, 0 without one; raises Declined for what never was one."""
    if not text:
        return 0
    try:
        said = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        said = ""
    if said[:1] != "a" or not _PLAIN.fullmatch(said[1:]) or cursor(int(said[1:])) != text:
        raise Declined(
            Code.INVALID_REQUEST,
            "That is no cursor: send `next` of the page before as it was.",
            field="cursor",
        )
    return int(said[1:])
