"""What lifts an opt-out, and what stands: one rule for each source that may have said it.

A person's START takes back what the person said, and what Twilio blocked for having heard it. It
takes back nothing that the team recorded: a complaint, a list, somebody's word that this number
is not to be texted. Those the team lifts, and never what the person said.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from domain.inbound import ConsentSource
from domain.scopes import ALL, binding, topic_of, topic_scope

BY_THE_PERSON: Final = frozenset({ConsentSource.REPLY, ConsentSource.CARRIER})
DOUBLED: Final = timedelta(minutes=1)
"""A second START within this time is the first one, pressed twice: it means no topic yet."""
BY_THE_TEAM: Final = frozenset(ConsentSource) - BY_THE_PERSON


@dataclass(frozen=True, slots=True)
class Standing:
    """One opt-out that stands: what it binds, and who said so."""

    scope: str
    source: ConsentSource


@dataclass(frozen=True, slots=True)
class Started:
    """What a START made of the opt-outs that stood.

    `lifted` are taken back; `kept` are the topics that stay stopped, because the person aimed at
    them (the rest starts again); `stands` is what still binds the sender that was written to, and
    `elsewhere` what still binds something narrower: a topic, or another sender.
    """

    lifted: frozenset[Standing] = frozenset()
    kept: frozenset[str] = frozenset()
    stands: frozenset[Standing] = frozenset()
    elsewhere: frozenset[Standing] = frozenset()

    @property
    def only_topics(self) -> bool:
        """Whether it takes back nothing but topics, with nothing wider left."""
        return bool(self.lifted) and all(topic_of(one.scope) for one in self.lifted)

    @property
    def may_be_texted(self) -> bool:
        """Whether the number may be texted again that could not be before."""
        return bool(self.lifted) and not self.stands


def start(standing: Collection[Standing], aimed_at: Collection[str], sender_id: int) -> Started:
    """What START lifts, texted to a sender (id; 0 where it is not known).

    `aimed_at` are the topics that the person named when they stopped, since their last START.
    What stops everything goes first, and those topics stay stopped; where nothing wider is left
    to take back, START means the topics.
    """
    wide = binding(sender_id)
    theirs = {one for one in standing if one.source in BY_THE_PERSON}
    lifted = {one for one in theirs if one.scope in wide}
    stands = {one for one in standing if one.scope in wide} - lifted
    if not lifted and not stands:
        lifted = {one for one in theirs if topic_of(one.scope) is not None}
        return Started(frozenset(lifted), elsewhere=frozenset(standing) - lifted)
    whole = any(one == Standing(ALL, ConsentSource.REPLY) for one in lifted)
    said = {one for one in theirs - lifted if one.source is ConsentSource.REPLY}
    kept = {topic_of(one.scope) or "" for one in said} - {""}
    return Started(
        lifted=frozenset(lifted),
        kept=frozenset(kept | (set(aimed_at) if whole else set())),
        stands=frozenset(stands),
        elsewhere=frozenset(standing) - lifted - stands,
    )


def remaining(standing: Collection[Standing], started: Started) -> frozenset[Standing]:
    """What stands after a START."""
    topics = {Standing(topic_scope(topic), ConsentSource.REPLY) for topic in started.kept}
    return frozenset(standing) - started.lifted | topics
