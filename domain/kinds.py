"""What a campaign is to its recipients, in words, and which hours follow from it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.errors import Refused
from domain.teamhours import shown
from domain.windows import Kind, TeamHours, Window

MOST_NAMED: Final = 3
FIELD: Final = "campaign_kind"

KIND_WORDS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.MARKETING: "Marketing",
        Kind.INFORMATIONAL: "Informational",
        Kind.URGENT: "Urgent",
    }
)

KIND_HINTS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.MARKETING: "An offer, or advertising. The strictest hours of each state.",
        Kind.INFORMATIONAL: "Asked for, or about a visit or an order. 8 AM to 9 PM.",
        Kind.URGENT: "A closure or a danger. Any hour; the launch asks for the reason.",
    }
)
"""At most 75 characters, which is what Slack shows below a choice."""


def read_kind(text: str) -> Kind:
    """A kind in any spelling, or its beginning; raises Refused."""
    wanted = text.strip().lower()
    found = [kind for kind in Kind if wanted and kind.value.startswith(wanted)]
    if len(found) != 1:
        raise Refused(
            f"“{text.strip()}” is no kind of campaign. Use marketing, informational or urgent.",
            field=FIELD,
        )
    return found[0]


def hours_words(kind: Kind, team: TeamHours) -> str:
    """`Marketing · by each recipient's own clock`, and the window where it is one for all."""
    if kind is Kind.URGENT:
        return f"{KIND_WORDS[kind]} · at any hour"
    if kind is Kind.MARKETING:
        return f"{KIND_WORDS[kind]} · by each recipient’s own clock"
    others = _others(team)
    if team.informational.is_whole_day:
        return f"{KIND_WORDS[kind]} · at any hour, as the team has set{others}"
    window = _window(team.informational)
    return f"{KIND_WORDS[kind]} · {window}{others} by each recipient’s own clock"


def homes_words(team: TeamHours) -> str:
    """What the team says of where its recipients live, or nothing."""
    if not team.live_in:
        return ""
    return f"Numbers of which no column tells where they are count as in {team.live_in}."


def _others(team: TeamHours) -> str:
    """Countries with hours of their own; everywhere else the team's window counts."""
    if not team.countries:
        return ""
    if len(team.countries) > MOST_NAMED:
        return " (other countries as the team has set)"
    named = sorted(team.countries.items())
    return f" ({', '.join(f'{code} {_window(window)}' for code, window in named)})"


def _window(window: Window) -> str:
    return shown(window).replace("-", " to ")
