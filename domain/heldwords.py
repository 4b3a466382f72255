"""Who is held, why and until when, in words: the same on a card and at the command line."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from domain.holds import PACIFIC_NAME, Held, HeldFor, Shut

_AGAIN: Final[Mapping[HeldFor, str]] = {
    HeldFor.UNREACHED: "the phone could not be reached",
    HeldFor.CONGESTED: "too much was on its way",
    HeldFor.BLOCKED: "Twilio blocks the number for a while",
    HeldFor.ACCOUNT_LIMIT: "the account’s limit was reached",
}
_SHUT: Final[Mapping[Shut, str]] = {
    Shut.NEVER: "no hour is open in all the places where they may be. Other hours in the settings"
    " let them go; so would a zone column in the list",
    Shut.USE_BY: "their hours open only after the use-by, when they are skipped",
}
_DAYS: Final[Mapping[HeldFor, str]] = {
    HeldFor.CARRIER_DAY: "the carrier’s daily limit",
    HeldFor.T_MOBILE_DAY: "T-Mobile’s daily limit",
}


def held_words(it: Held, zone: str, moment: Callable[[datetime, str], str]) -> str:
    """One reason; `moment` tells a time by the clock of a zone, the team's being `zone`."""
    if it.why in _DAYS:
        return f"{it.count:,} held until {moment(it.until, PACIFIC_NAME)}: {_DAYS[it.why]}"
    if it.shut is not None:
        return f"{it.count:,} held: {_SHUT[it.shut]}"
    first = moment(it.until, zone)
    if it.why is HeldFor.QUIET_HOURS:
        return f"{it.count:,} held for their hours, the first until {first}"
    return f"{it.count:,} tried once more from {first}: {_AGAIN[it.why]}"
