"""What is measured of one way to send texts, round by round."""

import statistics
import sys
from dataclasses import dataclass, field

from benchmarks.installation import Carrier


@dataclass(slots=True)
class Figures:
    """What was measured of one way to send; one entry a round."""

    texts: int
    in_flight: int
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: float = 0.0
    beside: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Texts a second, the median of the rounds."""
        return statistics.median(self.rates)

    @property
    def cost(self) -> float:
        """CPU milliseconds a text, the median of the rounds."""
        return statistics.median(self.cpu)


Found = dict[str, Figures]


def note(found: Found, name: str, figures: Figures, carrier: Carrier, cpu: float) -> None:
    """Add one round; every text must have come, and no number twice."""
    stats = carrier.stats()
    assert stats["count"] == stats["distinct"] == figures.texts, (name, stats)
    kept = found.setdefault(name, figures)
    kept.rates.append(carrier.rate())
    kept.cpu.append(cpu / figures.texts * 1000)
    kept.peak = max(kept.peak, figures.peak)
    kept.beside += figures.beside
    print(f"{name}: {kept.rates[-1]:.0f}/s, {kept.cpu[-1]:.3f} ms", file=sys.stderr)
