"""“Our recipients live in …”: what a team says of everybody of whom no row tells where they are.

States and zones, as people write them: `Texas`, `Central`, `Texas, Oklahoma`. It stands in place
of what the number tells, for numbers that may be meant at all: whoever says Texas says nothing of
a number in Germany. A zone alone tells no law, so the number's own law counts there.
"""

import re
from functools import lru_cache
from typing import Final

from domain.areacodes import STATE_ZONES
from domain.errors import Refused
from domain.states import read_state
from domain.zones import Place, places_of, presumed, read_zone

FIELD: Final = "live_in"
LENGTH: Final = 120
_APART: Final = re.compile(r"[,;\n]")


def read_homes(text: str) -> str:
    """What a person wrote, tidied; empty where nothing is said. Raises Refused."""
    parts = [" ".join(part.split()) for part in _APART.split(text) if part.strip()]
    for part in parts:
        if read_state(part) and read_zone(part):
            raise Refused(f"“{part}” is a state and a zone. Write its whole name.", field=FIELD)
        if not _places(part):
            raise Refused(
                f"I know no state or zone “{part}”. Write one such as Texas, TX, Central or"
                " America/Chicago.",
                field=FIELD,
            )
    tidied = ", ".join(parts)
    if len(tidied) > LENGTH:
        raise Refused(f"Name fewer places: at most {LENGTH} characters.", field=FIELD)
    return tidied


@lru_cache(maxsize=4096)
def places_at_home(number: str, homes: str) -> frozenset[Place]:
    """Where a number (E.164, or its first digits) may be, as the team says where people live.

    What the number tells, wherever nothing is said of such numbers. Raises ValueError for a number
    of no country.
    """
    guessed = places_of(number)
    said = {place for part in _APART.split(homes) for place in _places(part)}
    meant = said if number.startswith("+1") else {at for at in said if not at.law}
    zones = {place.zone for place in guessed}
    told: set[Place] = set()
    for place in meant:
        if place.law:
            told.add(place)
        elif place.zone in zones or (number.startswith("+1") and _is_american(place.zone)):
            told |= {Place(place.zone, law) for law in {each.law for each in guessed}}
    return presumed(number, frozenset(told)) if told else guessed


@lru_cache(maxsize=256)
def _places(part: str) -> frozenset[Place]:
    """A state's zones under its law, or a zone's without one."""
    word = " ".join(part.split())
    state = read_state(word)
    if state is not None:
        return frozenset(Place(zone, state) for zone in STATE_ZONES[state])
    return frozenset(Place(zone, "") for zone in read_zone(word) or ())


@lru_cache(maxsize=1)
def _american_zones() -> frozenset[str]:
    return frozenset(zone for zones in STATE_ZONES.values() for zone in zones)


def _is_american(zone: str) -> bool:
    """Whether it is a zone of the United States or of Canada."""
    return zone in _american_zones()
