"""What programs hand in, as the use cases take it."""

from dataclasses import dataclass, field

from domain.apikeys import Scope
from domain.apiorders import Accepted, Table
from domain.windows import Kind


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What is true of everything that a key sends, unless a campaign says otherwise."""

    key_id: int
    kind: Kind = Kind.MARKETING
    attestation: str = ""
    scopes: frozenset[Scope] = frozenset({Scope.SEND})


@dataclass(frozen=True, slots=True)
class CampaignForm:
    """A campaign of a program; `message` has its fields in double braces, `schedule` an offset."""

    title: str
    message: str
    table: Table
    sender: str = ""
    """A sender's name, or what its texts come from; empty: the default one."""
    kind: Kind | None = None
    note: str = ""
    topic: str = ""
    webhook_url: str = ""
    webhook_single: bool = False
    """It wants one event a request, however many wait."""
    schedule: str = ""
    launch: bool = True
    accepted: Accepted = field(default_factory=Accepted)
