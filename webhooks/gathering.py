"""How far a request has come, told from its bytes alone, before any thread is given to it.

It decides nothing about what a request means: what it takes for whole is read by gunicorn again,
which refuses what is wrong with it.
"""

import re
from typing import Final

MAX_BODY: Final = 20_000_000
"""Bytes; as much as the door takes that takes most. A longer one is refused by its length."""
MAX_HEAD: Final = 600_000
"""Bytes of headers; gunicorn's own limits (60 lines of 8 kB) refuse less than that."""
MAX_LINE: Final = 8_190
"""Bytes of a chunk's size and what stands beside it, and of what follows the last chunk."""
MOST_CHUNKS: Final = 20_000
"""Of a body. Each costs gunicorn some microseconds, so a million of one byte would hold up
a process for seconds; a body of 20 MB in the usual 8 kB has 2,500."""
_END: Final = b"\r\n\r\n"
_LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED: Final = re.compile(rb"\r\ntransfer-encoding:[^\r\n]*chunked", re.IGNORECASE)
_EXPECTS: Final = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*\r\n", re.IGNORECASE)
_SIZE: Final = re.compile(rb"[0-9a-fA-F]{1,15}")


class Gathering:
    """The bytes of one request as they come in."""

    def __init__(self, most: int, begun: bytes = b"") -> None:
        """A body of more than `most` bytes is not waited for: it is refused by its length."""
        self.data = bytearray(begun)
        self._most = most
        self._head = 0
        """How many bytes the headers take; 0 while they are not all there."""
        self._needed = 0
        self._chunk = 0
        """Where the next line with a chunk's size begins; 0 without such a body."""
        self._chunks_seen = 0
        self._looked = 0
        """Up to where there is no end of the headers."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing, or nothing that could come makes it a better request."""
        if not self._head and not self._headers():
            return len(self.data) > MAX_HEAD
        if self._chunk:
            return self._chunks()
        return len(self.data) >= self._needed

    @property
    def waits_to_be_asked(self) -> bool:
        """Whether the body comes once somebody says `100 Continue`."""
        return (
            bool(self._head)
            and len(self.data) == self._head
            and not self.is_whole
            and _EXPECTS.search(self.data, 0, self._head) is not None
        )

    def _headers(self) -> bool:
        at = self.data.find(_END, self._looked)
        self._looked = max(0, len(self.data) - len(_END) + 1)
        if at < 0:
            return False
        self._head = self._needed = at + len(_END)
        if _CHUNKED.search(self.data, 0, self._head):
            self._chunk = self._head
        elif found := _LENGTH.search(self.data, 0, self._head):
            length = int(found[1])
            self._needed += length if length <= self._most else 0
        return True

    def _chunks(self) -> bool:
        """Go from size to size; what is no size, or too much, gunicorn or the app refuses."""
        while len(self.data) - self._head <= self._most and self._chunks_seen < MOST_CHUNKS:
            line = self.data.find(b"\r\n", self._chunk)
            if line < 0:
                return len(self.data) - self._chunk > MAX_LINE
            size = _SIZE.match(self.data, self._chunk, line)
            if size is None:
                return True
            if int(size[0], 16) == 0:
                return self.data.find(_END, line) >= 0 or len(self.data) - line > MAX_LINE
            after = line + int(size[0], 16) + 2 * len(b"\r\n")
            if after > len(self.data):
                return False
            self._chunk = after
            self._chunks_seen += 1
        return True
