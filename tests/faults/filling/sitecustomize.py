"""Fills SQLite's database, for processes that start with this folder on their PYTHONPATH.

The file that ROLLCALL_TEST_PAGES names holds how many pages the database may have; it is read
again at each transaction, and set as `max_page_count`: beyond it every write that needs a page
fails as on a full disk. An empty file lifts it.
"""

import os
import sqlite3
from sqlite3 import dbapi2
from typing import Any

NO_LIMIT = 4294967294
_connect = sqlite3.connect


class FilledConnection(sqlite3.Connection):
    """A connection that obeys the file."""

    def cursor(self, *given: Any, **named: Any) -> Any:
        """Set the limit anew before every statement."""
        made = super().cursor(*given, **named)
        path = os.environ.get("ROLLCALL_TEST_PAGES")
        if path:
            with open(path) as file:  # noqa: PTH123 - as little as possible is imported here
                pages = int(file.read() or NO_LIMIT)
            made.execute(f"PRAGMA max_page_count={pages}")
        return made


def connect(*given: Any, **named: Any) -> sqlite3.Connection:
    """As the module does, with a connection of ours."""
    made: sqlite3.Connection = _connect(*given, **({"factory": FilledConnection} | named))
    return made


sqlite3.connect = connect  # type: ignore[assignment]
dbapi2.connect = connect  # type: ignore[assignment]
