"""What was asked for beside the command itself."""

from contextvars import ContextVar
from typing import Final

log_wanted: Final = ContextVar("log_wanted", default=False)
"""Whether `rollcall --log …` was typed; a person at a terminal wants one sentence."""
