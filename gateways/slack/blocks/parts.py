"""The subjects of the settings; the names stay, since old views live on."""

from enum import StrEnum


class Part(StrEnum):
    """The settings by subject; each is a form of its own."""

    BUSINESS = "business"
    SENDERS = "senders"
    PRICE = "price"
    HOURS = "hours"
    OFTEN = "frequency"
    LAUNCH = "launches"
    GUARDS = "guards"
    ANSWERS = "answers"
    REPLIES = "replies"
    ATTENDING = "away"
    ALERTS = "alerts"
    ROLES = "roles"
