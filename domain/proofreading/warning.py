"""What a draft is warned of: a stable code, one sentence, and where we know one, a mended text."""

from dataclasses import dataclass
from enum import StrEnum


class WarningCode(StrEnum):
    """What is wrong with a draft, the gravest first: in this order a card shows them."""

    NOT_A_TEMPLATE = "not_a_template"
    UNKNOWN_FIELD = "unknown_field"
    MISSING_FIELDS = "missing_fields"
    TOO_LONG = "too_long"
    LEFTOVER = "leftover"
    DEAD_LINK = "dead_link"
    WRONG_DATE = "wrong_date"
    CANNOT_REPLY = "cannot_reply"
    NO_CONSENT = "no_consent"
    CONSENT_ENDS = "consent_ends"
    OLD_LIST = "old_list"
    NO_OPT_OUT = "no_opt_out"
    PAID_WAY_OUT = "paid_way_out"
    KEYWORD_CLASH = "keyword_clash"
    SHORT_LINK = "short_link"
    FILTERED_WORDS = "filtered_words"
    LATE_DAY = "late_day"
    FOREIGN_NUMBER = "foreign_number"
    NO_BUSINESS_NAME = "no_business_name"
    NO_ADDRESS = "no_address"
    COSTLY_CHARACTER = "costly_character"
    MANY_SEGMENTS = "many_segments"
    SHOUTING = "shouting"


@dataclass(frozen=True, slots=True)
class Fix:
    """A mended text that somebody may take with one press: what the button says, and the text."""

    label: str
    template: str


@dataclass(frozen=True, slots=True)
class DraftWarning:
    """One warning: `text` is a sentence for people, `rows` how many it touches (0: all).

    Of one code at most one warning has a `fix`, so that a press can name it by the code.
    """

    code: WarningCode
    text: str
    rows: int = 0
    blocks: bool = False
    fix: Fix | None = None
