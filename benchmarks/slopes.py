"""What the runs of `benchmarks.scale` say: each size, each further recipient, and the goals."""

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MILLION: Final = 1_000_000
STEADY_FROM: Final = 10_000
"""Recipients from which on each further one should cost the same, within a quarter."""
COLUMNS: Final = (
    "database",
    "recipients",
    "import s",
    "import peak MB",
    "segments counted s",
    "launch s",
    "first text after s",
    "sent in s",
    "sender peak MB",
    "Redis kB",
    "bytes a recipient",
)
SLOPE_COLUMNS: Final = ("database", "from → to", "import", "counting", "sending", "Redis bytes")
GOAL_COLUMNS: Final = (
    "database",
    "latest first text s",
    "import apart",
    "counting apart",
    "sending apart",
    "most bytes of Redis",
)


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of each step of one size, MB, and by how many bytes Redis' data grew.

    `texts` were sent in `sent` seconds: all but of a million recipients.
    """

    server: str
    recipients: int
    imported: float
    import_peak: float
    counted: float
    launched: float
    first: float
    sent: float
    texts: int
    peak: float
    redis_bytes: int

    @property
    def is_whole(self) -> bool:
        """Whether everybody was texted."""
        return self.recipients < MILLION

    def cells(self) -> Sequence[str]:
        """Its line of the table."""
        return (
            self.server,
            f"{self.recipients:,}",
            f"{self.imported:.2f}",
            f"{self.import_peak:.0f}",
            f"{self.counted:.2f}",
            f"{self.launched:.2f}",
            f"{self.first:.2f}",
            f"{self.sent:.1f}" if self.is_whole else f"{self.sent:.1f} ({self.texts:,} of them)",
            f"{self.peak:.0f}",
            f"{self.redis_bytes / 1000:.0f}",
            f"{self.redis_bytes / self.recipients:.2f}",
        )


@dataclass(frozen=True, slots=True)
class Slope:
    """What each further recipient costs between two sizes: microseconds, and bytes of Redis."""

    server: str
    less: int
    more: int
    imported: float
    counted: float
    sent: float
    redis_bytes: float

    def cells(self) -> Sequence[str]:
        """Its line of the table."""
        return (
            self.server,
            f"{self.less:,} → {self.more:,}",
            f"{self.imported:,.1f}",
            f"{self.counted:,.1f}",
            f"{self.sent:,.0f}",
            f"{self.redis_bytes:.2f}",
        )


def slope(less: Run, more: Run) -> Slope:
    """Between these two; of a million recipients what each of the texts cost that were sent."""
    rows = more.recipients - less.recipients
    sent = (more.sent - less.sent) / rows if more.is_whole else more.sent / (more.texts - 1)
    return Slope(
        server=more.server,
        less=less.recipients,
        more=more.recipients,
        imported=(more.imported - less.imported) / rows * 1e6,
        counted=(more.counted - less.counted) / rows * 1e6,
        sent=sent * 1e6,
        redis_bytes=(more.redis_bytes - less.redis_bytes) / rows,
    )


def slopes(runs: Sequence[Run]) -> Sequence[Slope]:
    """Between neighbouring sizes, after what is paid once."""
    pairs = itertools.pairwise(runs)
    return [slope(less, more) for less, more in pairs if less.server == more.server]


def verdict(runs: Sequence[Run], found: Sequence[Slope]) -> Sequence[Sequence[str]]:
    """Each goal, a line a database: the first text, the evenness of the slopes, Redis."""
    lines = []
    for server in dict.fromkeys(run.server for run in runs):
        own = [run for run in runs if run.server == server]
        steady = [it for it in found if it.server == server and it.less >= STEADY_FROM]
        lines.append(
            (
                server,
                f"{max(run.first for run in own):.2f}",
                _apart([it.imported for it in steady]),
                _apart([it.counted for it in steady]),
                _apart([it.sent for it in steady]),
                f"{max((it.redis_bytes for it in steady), default=0.0):.2f}",
            )
        )
    return lines


def _apart(costs: Sequence[float]) -> str:
    """How far the farthest of them is from their middle; nothing to say of fewer than two."""
    if len(costs) < 2:
        return ""
    middle = statistics.median(costs)
    return f"{max(abs(cost - middle) for cost in costs) / abs(middle):.0%}"
