"""Whereabouts: where a recipient may be, as one short word that a row and a claim can hold.

The key of a recipient is what its own columns told (`told`), or else the first digits of its
number: four of them tell the area code, or the country. A campaign has some hundreds of keys at
most, and its hours are worked out once for each.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from domain.homes import places_at_home
from domain.hours import Hours, Rules, hours_of
from domain.zones import Place, anywhere

PREFIX: Final = 5
"""Characters of an E.164 number that are its key: the plus and four digits."""


def key_of(phone: str, zones: str | None) -> str:
    """The key of a recipient: what its row told of where it is, or else where its number may be."""
    return zones or phone[:PREFIX]


def told(places: Iterable[Place]) -> str:
    """Places as a key: `America/Chicago@US-FL+US-TX,America/Denver@US-TX`. Never empty.

    Raises ValueError where there is none: it would look as if the row told nothing.
    """
    laws: dict[str, list[str]] = {}
    for place in sorted(set(places)):
        laws.setdefault(place.zone, []).append(place.law)
    if not laws:
        raise ValueError("no places")
    return ",".join(f"{zone}@{'+'.join(of)}" for zone, of in laws.items())


def places_of_key(key: str, homes: str = "") -> frozenset[Place]:
    """Where those with this key may be. A number of no country may be anywhere.

    `homes` is where the team says that those live of whom only the number tells.
    """
    if key.startswith("+"):
        try:
            return places_at_home(key, homes)
        except ValueError:
            return anywhere()
    parts = (part.partition("@") for part in key.split(","))
    return frozenset(Place(zone, law) for zone, _, laws in parts for law in laws.split("+"))


def countries(areas: Mapping[str, int], *, homes: str, region: str) -> dict[str, int]:
    """How many are in each country (ISO 3166), by their keys.

    Who may be in more than one, as behind a toll-free number, counts to the team's `region`.
    """
    found: Counter[str] = Counter()
    for key, people in areas.items():
        if people:
            there = {place.law.partition("-")[0] for place in places_of_key(key, homes)}
            found[there.pop() if len(there) == 1 else region] += people
    return dict(found)


def hours_of_key(key: str, rules: Rules) -> Hours:
    """When those with this key may be texted."""
    return hours_of(places_of_key(key, rules.team.live_in), rules)
