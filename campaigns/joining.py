"""How people may agree by text: a team's opt-in keywords, and what it says beside them."""

from collections.abc import Sequence

from campaigns import access
from domain.actors import Actor
from domain.answers import joined
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.meaning.folding import fold_word
from domain.meaning.reader import NONE, read
from domain.meaning.verdicts import Meaning
from models import workspaces
from models.tables import Workspace
from runtime import Runtime

LONGEST_WORDING = 500
LONGEST_FREQUENCY = 60


def set_join(
    rt: Runtime,
    who: Actor,
    *,
    words: Sequence[str] | None = None,
    wording: str | None = None,
    frequency: str | None = None,
    twice: bool | None = None,
) -> str:
    """Set the team's opt-in keywords (none: JOIN); the answer that people get to them.

    What is left out stays.

    `wording` is what stands beside the keyword where the team shows it, kept with each consent;
    with `twice` a Y has to confirm it. Refuses words that mean something else already.
    """
    access.require_admin(rt, who)
    kept = None if words is None else checked_words(words)
    with rt.db.write() as session:
        team = workspaces.locked(session, who.workspace_id)
        fill_join(team, words=kept, wording=wording, frequency=frequency, twice=twice)
        access.record(
            *(rt, session, who, Verb.SET_UP, Subject.WORKSPACE, team.id),
            join_words=list(team.join_words),
            twice=team.join_twice,
        )
        return joined(
            business=team.business_name,
            contact=team.help_contact,
            frequency=team.join_frequency,
            confirms=team.join_twice,
        )


def checked_words(words: Sequence[str]) -> list[str]:
    """Opt-in keywords in capitals. Raises Refused for one that means something else already."""
    kept = [word.strip().upper() for word in words if fold_word(word)]
    for word in kept:
        if " " in word or read(word, own=NONE).meaning is not Meaning.REPLY:
            raise Refused(
                f"“{word}” cannot be an opt-in keyword: choose one word of its own.",
                field="join_words",
            )
    return kept


def fill_join(
    team: Workspace,
    *,
    words: Sequence[str] | None,
    wording: str | None,
    frequency: str | None,
    twice: bool | None,
) -> None:
    """Put what is given into the team's settings; None leaves it as it is."""
    parts = (("wording", wording, LONGEST_WORDING), ("frequency", frequency, LONGEST_FREQUENCY))
    for name, text, longest in parts:
        if text is not None and len(text) > longest:
            raise Refused(f"The {name} may have {longest} characters.", field=f"join_{name}")
    if words is not None:
        team.join_words = list(words)
    if wording is not None:
        team.join_wording = wording.strip()
    if frequency is not None:
        team.join_frequency = frequency.strip()
    if twice is not None:
        team.join_twice = twice
