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
from runtime import Runtime

LONGEST_WORDING = 500
LONGEST_FREQUENCY = 60


def set_join(
    rt: Runtime,
    who: Actor,
    *,
    words: Sequence[str],
    wording: str = "",
    frequency: str = "",
    twice: bool = False,
) -> str:
    """Set the team's opt-in keywords (none: JOIN); the answer that people get to them.

    `wording` is what stands beside the keyword where the team shows it, kept with each consent;
    with `twice` a Y has to confirm it. Refuses words that mean something else already.
    """
    access.require_admin(rt, who)
    kept = [word.strip().upper() for word in words if fold_word(word)]
    for word in kept:
        if " " in word or read(word, own=NONE).meaning is not Meaning.REPLY:
            raise Refused(f"“{word}” cannot be an opt-in keyword: choose one word of its own.")
    if len(wording) > LONGEST_WORDING or len(frequency) > LONGEST_FREQUENCY:
        raise Refused(
            f"The wording may have {LONGEST_WORDING} characters, the frequency {LONGEST_FREQUENCY}."
        )
    with rt.db.write() as session:
        team = workspaces.locked(session, who.workspace_id)
        team.join_words, team.join_wording = kept, wording.strip()
        team.join_frequency, team.join_twice = frequency.strip(), twice
        access.record(
            rt, session, who, Verb.SET_UP, Subject.WORKSPACE, team.id, join_words=kept, twice=twice
        )
        return joined(
            business=team.business_name,
            contact=team.help_contact,
            frequency=team.join_frequency,
            confirms=twice,
        )
