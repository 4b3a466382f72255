"""What a campaign is to its recipients, in words, and which hours follow from it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.errors import Refused
from domain.teamhours import shown
from domain.windows import DEFAULT, Kind, TeamHours, Window

MOST_NAMED: Final = 3
FIELD: Final = "campaign_kind"

KIND_WORDS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.MARKETING: "Marketing",
        Kind.INFORMATIONAL: "Informational",
        Kind.URGENT: "Urgent",
    }
)

_HINTS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.MARKETING: "An offer, or advertising. The strictest hours of each state.",
        Kind.INFORMATIONAL: "Asked for, or about a visit or an order.",
        Kind.URGENT: "A closure or a danger. Any hour; the launch asks for the reason.",
    }
)


def kind_hint(kind: Kind, team: TeamHours) -> str:
    """At most 75 characters, which is what Slack shows below a choice; with the team's hours."""
    if kind is not Kind.INFORMATIONAL:
        return _HINTS[kind]
    whole_day = team.informational.is_whole_day
    hours = "At any hour" if whole_day else _window(team.informational)
    return f"{_HINTS[kind]} {hours}."


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
    """`Informational · 8:00 to 21:00 by each recipient’s own clock`."""
    if kind is Kind.URGENT:
        return f"{KIND_WORDS[kind]} · at any hour"
    if kind is Kind.MARKETING:
        return f"{KIND_WORDS[kind]} · {_advertising(team)}, by each recipient’s own clock"
    others = _others(team)
    if team.informational.is_whole_day:
        return f"{KIND_WORDS[kind]} · at any hour, as the team has set{others}"
    window = _window(team.informational)
    return f"{KIND_WORDS[kind]} · {window}{others} by each recipient’s own clock"


def _advertising(team: TeamHours) -> str:
    """The widest hours of advertising; only abroad a team may set others."""
    own = team.countries or team.abroad != DEFAULT
    return f"{_window(DEFAULT)}{' in the United States' if own else ''}, in some states less"


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
