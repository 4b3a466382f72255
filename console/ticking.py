"""The clock's process: its own looks, and those of the campaigns."""

from campaigns.looks import ALSO, BESIDE
from jobs import clock


def main() -> None:
    """Tick until told to end."""
    clock.main(also=ALSO, beside=BESIDE)
