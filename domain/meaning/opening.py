"""A text that begins with a keyword and goes on about something else: "STOP charging my card".

Whoever types the keyword as our texts print it, sets two of them side by side, or adds an insult,
may mean us as well. It is no clean order, and nothing that may be passed over: a person looks.
"""

import re
from collections.abc import Sequence
from typing import Final

from domain.meaning.keywords import CONNECTING, PLAIN_STOP, TWILIO_STOP, UNSPACED_STOP, canonical
from domain.meaning.verdicts import Meaning, Reading
from domain.meaning.vocabulary import COMPLAINT, FLATTERED, LAUGHTER, LEAD_INS, PLEASE
from domain.meaning.wordlists import listed

_LEADING: Final = listed("please pls plz ok okay hi hello hey no yes just and thanks")
_TYPED: Final = re.compile(
    rf"[\W_]{{0,8}}(?:(?i:{'|'.join(sorted(_LEADING))})[\W_]{{1,4}}){{0,3}}"
    r"(STOPP?|ARR[EÊ]T(?:TE|T|EZ|E)?|OPT[ -]?OUT|REVOKE|UNSUBSCRIBE|END|QUIT)"
    r"(?![^\W_])[\W_]+(?=[^\W_])"
)
"""In capitals, with something behind it: the word of our own texts, whatever divides the two."""
_LAST: Final = re.compile(r" (?:no more|nomore|anymore|no mas)(?: please| thanks| thank you)*$")
_PLACES: Final = listed(
    "by in at over off on sign signs light lights watch motion it that this and drop or is was",
    "here there when where if before after teasing kidding playing lying worrying crying making",
    "shop n bus de du gare saying being acting thinking talking laughing overthinking stressing",
)
"""Behind these it is a visit, a street, a shop, or fun."""
_TO_US: Final = listed(
    "i im ive you u your dont already no not wrong who never leave remove take enough"
)
"""Behind END and QUIT in capitals these speak to us; "END of the month" does not."""
_AGAINST: Final = listed(
    "scam scams scammer scammers scamming spam spammer spammers spamming fraud frauds fraudster",
    "phishing liar liars thief thieves crooks criminals asshole assholes ass bitch bitches",
    "bastard bastards idiot idiots moron morons jerk jerks creep creeps loser losers prick",
    "dumbass dnc lawsuit lawsuits lawyer attorney sue suing fcc ftc tcpa police cops",
    "harassment harassing deceased dead died nope never",
    "estafa estafador estafadores fraude escroc escrocs arnaque arnaqueurs connard connards",
    "betrug betruger golpe golpista golpistas truffa truffatori oplichter oplichters",
)
"""Beside a keyword and nothing else these are said to us: insults, threats, a death."""
_FILLING: Final = LEAD_INS | listed("he she is was are your ur u my again ever")
_WHOLE: Final = listed("this it these that texts text messages sms all everything me please now")
_OTHERS: Final = listed("from link links button option page")
"""Behind "unsubscribe" they are about its link, or another list."""
_NAMED: Final = 3
"""Words of "Unsubscribe John Smith"."""
_SHORT: Final = 6


def find(bare: Sequence[str], body: str) -> Reading | None:
    """Whether a keyword opens the text as ours does, or it ends with "no more"."""
    words = list(bare)
    while words and words[0] in PLEASE | _LEADING:
        words.pop(0)
    said = set(words)
    if FLATTERED & said or (LAUGHTER & said and not (COMPLAINT | _AGAINST) & said):
        return None
    if _unspaced(words) or (len(words) > 1 and _opens(words, body)):
        return Reading(Meaning.PROVISIONAL, " ".join(words))
    return None


def _opens(words: Sequence[str], body: str) -> bool:
    if words[0] == "stop" and _LAST.search(" ".join(words)):
        return True
    named = words[0] == "unsubscribe" and len(words) <= _NAMED and words[1] not in _OTHERS
    return (
        named
        or words[0] in PLAIN_STOP
        or _typed(words, body)
        or _insulting(words, body)
        or _doubled(words)
    )


def _typed(words: Sequence[str], body: str) -> bool:
    found = _TYPED.match(body)
    if found is None or words[1] in _PLACES:
        return False
    return found[1] not in {"END", "QUIT"} or words[1] in _TO_US


def _insulting(words: Sequence[str], body: str) -> bool:
    """The keyword and such words alone; "quit? never" denies it."""
    if canonical(words[0]) is None or len(words) > _SHORT or "?" in body:
        return False
    rest = set(words[1:])
    return bool(_AGAINST & rest) and rest <= _AGAINST | _FILLING


def _doubled(words: Sequence[str]) -> bool:
    """Two different keywords and no more than their object: "stop 2 end this"."""
    second = 2 if words[1] in CONNECTING | {"or"} else 1
    pair = {words[0], *words[second : second + 1]}
    return len(pair) == 2 and pair <= TWILIO_STOP and set(words[second + 1 :]) <= _WHOLE


def _unspaced(words: Sequence[str]) -> bool:
    """A word of a script without spaces between words, with politeness around it."""
    return len(words) <= _SHORT and any(key in word for word in words for key in UNSPACED_STOP)
