"""From where a text leaves, and which throughputs it counts against."""

from dataclasses import dataclass, replace

from config import Settings
from gateways.redis.throttle import Limit
from models.tables import Sender


@dataclass(frozen=True, slots=True)
class Route:
    """One sender as the engine needs it: the address, and its limits, its own first."""

    address: str
    smart_encoding: bool
    limits: tuple[Limit, ...]

    def at(self, throughput: float) -> "Route":
        """The same route after somebody changed the sender's throughput while it sends."""
        *own, account = self.limits
        changed = [Limit(limit.name, throughput) for limit in own]
        return replace(self, limits=(*changed, account))


def route_of(sender: Sender, settings: Settings) -> Route:
    """The route of a sender. Limits go by address: two workspaces may share a number.

    10DLC throughput is granted per registered A2P campaign, over all of its numbers (platform
    facts, A13).
    """
    limits = [Limit(f"sender:{sender.address}", sender.throughput)]
    if sender.a2p_campaign:
        limits.append(Limit(f"a2p:{sender.a2p_campaign}", sender.throughput))
    account = settings.twilio_account_sid
    limits.append(Limit(f"account:{account}", settings.rollcall_account_throughput))
    return Route(sender.address, sender.smart_encoding, tuple(limits))
