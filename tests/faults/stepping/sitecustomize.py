"""Steps the host's clock, for processes that start with this folder on their PYTHONPATH.

The file that ROLLCALL_TEST_CLOCK names holds seconds, read again at each look at the clock. The
monotonic clock goes on as it does when an administrator sets the time.
"""

import datetime
import os
import time
from typing import Any

_true_time = time.time
_true = datetime.datetime


def _step() -> float:
    path = os.environ.get("ROLLCALL_TEST_CLOCK")
    if not path:
        return 0.0
    with open(path) as file:  # noqa: PTH123 - pathlib itself would import half of the library
        return float(file.read() or 0)


class _Stepped(type):
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, _true)


class SteppedTime(_true, metaclass=_Stepped):
    """A datetime whose now is wrong."""

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls) -> Any:
        return _true.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)


time.time = lambda: _true_time() + _step()
datetime.datetime = SteppedTime  # type: ignore[misc]
