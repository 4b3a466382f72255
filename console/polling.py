"""Following what other processes do, for a terminal that shows how far it is."""

import time
from typing import Final

SECONDS: Final = 0.2
"""Between two looks at the database: a person sees it move, and nobody else feels it."""


def pause() -> None:
    """Wait for the next look."""
    time.sleep(SECONDS)
