"""Who plays: the sender, the person in Slack, and how the phones of the list behave."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from domain.whereabouts import key_of
from simulator.client import Simulator

EXAMPLE: Final = Path(__file__).resolve().parent.parent.parent / "examples" / "spring.csv"
SENDER: Final = "+14155552671"
RATE: Final = 25
UNDO: Final = 5
"""Seconds that a launch counts down: long enough to be seen."""
PERSON: Final = "ada"
CHANNEL: Final = "#campaigns"
OWN_PHONE: Final = "+16195550100"
BUSINESS: Final = "Harbour Books"
OPT_OUT_LIMIT: Final = "10"
"""Percent at which a guard rail would pause: of these few far more opt out than of real people."""
KIND: Final = "informational"
"""Of its campaigns: these customers asked for them."""
EARLY, AWAKE, ASLEEP = "Early news", "+14155550284", "+14155550287"
"""A second campaign: to somebody here, and to somebody where it is night."""
EARLY_TEXT: Final = "Harbour Books opens a shop at the pier today. STOP to opt out."
LANDMARK: Final = "20% off"
"""Words of the campaign's text that no other text of ours has."""

MESSAGE: Final = (
    "Hi {{first_name|there}}, Harbour Books here: 20% off at {{store}} until Sunday with"
    " {{coupon}}. Reply C to reserve, STOP to opt out."
)

ENDINGS: Final[dict[str, dict[str, Any]]] = {
    "1": {"character": "confirms", "reply_after": 2.0},
    "6": {"character": "confirms", "reply_after": 4.0},
    "13": {"character": "help"},
    "50": {"character": "tapback"},
    "35": {"character": "stops", "reply_after": 1.0},
    "64": {"character": "stops_in_words", "reply_after": 1.0},
    "19": {"character": "landline"},
    "45": {"character": "unknown"},
    "82": {"character": "filtered"},
    "99": {"character": "slow"},
    "22": {"character": "duplicated"},
    "33": {"character": "reordered"},
}
"""Last digits of a number, and what its phone does."""

QUESTIONS: Final[dict[tuple[str, str], str]] = {
    ("+1312", "08"): "Is the Pier 4 shop open on Sunday?",
    ("+1312", "48"): "Can I use it for two books?",
    ("+1916", "48"): "Does this work on gift cards too?",
    ("+1312", "72"): "who is this",
    ("+1408", "72"): "Do you have the new Ishiguro?",
    ("+1415", "72"): "Thanks! Is there parking at the shop?",
    ("+1510", "72"): "can my sister use the coupon",
    ("+1707", "72"): "How late are you open on Saturday?",
    ("+1707", "88"): "not interested",
}
"""First and last digits of a number, and what its owner asks: masked, some of them look alike.

One of them may be an opt-out, or not: a person decides.
"""


@dataclass(frozen=True, slots=True)
class Names:
    """Two people of the list with a part of their own."""

    out_before: str
    out_during: str


def areas() -> frozenset[str]:
    """Where the people of the list may be (`domain.whereabouts`)."""
    return frozenset(key_of(number, None) for number in _numbers())


def names() -> Names:
    """One opted out before the draft; one, near the end of the list, says STOP while it runs."""
    quiet = [
        number
        for number in _numbers()
        if number[-1] in "27"
        and number[-2:] not in ENDINGS
        and (number[:5], number[-2:]) not in QUESTIONS
    ]
    return Names(out_before=quiet[2], out_during=quiet[-1])


def _numbers() -> list[str]:
    """The numbers of the list that can be texted, in its order."""
    with EXAMPLE.open(newline="") as file:
        written = [row["Mobile"] for row in csv.DictReader(file)]
    digits = ("".join(filter(str.isdigit, number))[-10:] for number in written)
    return ["+1" + ten for ten in digits if _is_a_phone(ten)]


def _is_a_phone(digits: str) -> bool:
    return len(digits) == 10 and digits[3:6] == "555" and not digits.startswith("900")


def assemble(simulator: Simulator, base_url: str) -> None:
    """Give the carrier our number and the phones their characters."""
    simulator.twilio.add_sender(
        SENDER, mps=RATE, inbound_url=f"{base_url}/twilio/inbound#rc=5&rp=all"
    )
    for ending, options in ENDINGS.items():
        simulator.twilio.handset(suffix=ending, **options)
    for (beginning, ending), words in QUESTIONS.items():
        simulator.twilio.handset(
            prefix=beginning, suffix=ending, character="free_text", reply_text=words
        )
