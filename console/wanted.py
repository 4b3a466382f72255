"""What was asked for beside the command itself."""

from contextvars import ContextVar
from typing import Any, Final

import typer

log_wanted: Final = ContextVar("log_wanted", default=False)
"""Whether `rollcall --log …` was typed; a person at a terminal wants one sentence."""
WORKSPACE: Final[Any] = typer.Option(
    "--workspace", help="Which workspace, by its id; needed where there are several."
)
