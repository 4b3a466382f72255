"""The net below the rules: a clause that names our texts and a grievance is a provisional opt-out.

No table of wordings is complete. Where a clause speaks of texts as such ("texts", "messages", "your
list") and of wanting none, and nothing in it explains itself otherwise, a person looks.
"""

from collections.abc import Sequence
from typing import Final

from domain.meaning.folding import MARKS
from domain.meaning.lefts import before
from domain.meaning.verdicts import Meaning, Reading
from domain.meaning.vocabulary import STRANGERS
from domain.meaning.wordlists import listed

REACH: Final = 6
"""Words behind the object that may carry the grievance: "these texts are so annoying"."""
_OBJECTS: Final = listed(
    "texts messages texting messaging reminders alerts notifications spam spamming list"
    " subscription",
)
_GRIEVANCES: Final = listed(
    "dont no not never nothing nolonger none hate hating annoying annoyed annoys sick tired limit",
    "enough stop stopping quit cease unwanted unsolicited illegal removal bother bothering bothers",
    "nuisance invasive wasting ridiculous constant endless nonstop excessive disturbing harassing",
    "over intrusive insane unacceptable disgusting unprofessional aint nah kill",
)
_EXCUSES: Final = listed(
    "get got getting gets receive received receiving read reading see saw seeing open opening miss",
    "missed missing find found love loved helpful enjoy resend late while until driving when wait",
    "waiting guest grocery shopping bus prayer packing supply price show showing shows working"
    " work",
    "works come came coming go going through loading load respond responding answer delete deleted",
    "check checking reply replied if keep understand guests song songs tonight sure problem longer",
    "last first next worry worries honor reading group sign bit voice other yet know",
    "volunteer class pickup roster candidates voter too didnt havent hasnt wasnt isnt doesnt"
    " playlist",
    "hear hears heard hearing calls time free",
    "needed bucket left machine grade wish christmas registry setlist text code",
)
_WISHES: Final = listed("want wish put keep be like hate sick tired")
_DENIALS: Final = listed("dont not never wont cant doesnt hope")
_ORDERS: Final = listed("stop quit take remove cancel end unsubscribe forget lose leave off")


def find(words: Sequence[str]) -> Reading | None:
    """The first clause of a text that names our texts and a grievance."""
    for at, word in enumerate(words):
        if word not in _OBJECTS:
            continue
        clause = [*before(words, at), *_behind(words, at)]
        said = set(clause)
        if word == "list" and not said & _WISHES:
            continue
        asks = words[-1] == "?" and not said & {"you", "your", "these"}
        if said & _GRIEVANCES and not (asks or _explained(said) or _lacks(clause)):
            return Reading(Meaning.PROVISIONAL, " ".join(clause))
    return None


def _explained(said: set[str]) -> bool:
    """Whether it says otherwise: of what became of a text, of somebody else, or "don't stop"."""
    denied = bool(said & _DENIALS and said & _ORDERS)
    return denied or bool(said & _EXCUSES) or bool(said & STRANGERS)


def _behind(words: Sequence[str], at: int) -> list[str]:
    """The object and the words behind it, to the end of the clause."""
    clause: list[str] = []
    for word in words[at : at + REACH]:
        if word in MARKS:
            break
        clause.append(word)
    return clause


def _lacks(clause: Sequence[str]) -> bool:
    """Whether it misses them: "I have no texts from you"."""
    return "i have no" in " ".join(clause) or list(clause[:2]) == ["so", "no"]
