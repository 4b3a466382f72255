"""The links of a proof pack: what the digests of each sealed row were made of, and with which key.

The keys are those of these rows alone. With them anybody can make the digests again and follow the
chain to a digest that was posted; of other rows they tell nothing.
"""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Final

from domain import chain
from domain.deeds import Subject
from jobs.proof.tables import Scope
from models import chain as links
from models import proofs, sealed
from models.base import Database

CHAIN_LEAST: Final = 200_000
"""Links that a pack carries along at least: those behind its oldest row follow however many."""
CHAIN: Final = ("position", "table", "row", "sealed", "facts", "personal", "digest")


class Oldest:
    """The place in the chain of the oldest link that was written, None before any was."""

    position: int | None = None

    def look(self, position: int) -> None:
        """One more was written."""
        self.position = min(position, self.position or position)


def lines(scope: Scope, key: bytes, oldest: Oldest) -> Iterator[str]:
    """A line of JSON for each row that has a link; `oldest` is told of each."""
    for kind, rows in _rows(scope):
        with scope.db.read() as session:
            found = links.with_rows(session, kind, [row.id for row in rows])
        there = {row.id: row for row in rows}
        for link, before in found:
            row = there[link.row_id]
            oldest.look(link.position)
            fact = sealed.TABLES[kind].fact(row, partial(chain.number_digest, key))
            yield json.dumps(
                {
                    "position": link.position,
                    "table": link.kind,
                    "row": link.row_id,
                    "sealed": chain.shown(link.sealed_at),
                    "before": before,
                    "key": chain.link_key(key, before, link).hex(),
                    "facts_text": chain.canonical(fact.facts).decode(),
                    "facts": link.facts,
                    "personal_text": _personal(fact),
                    "personal": link.personal,
                    "digest": link.digest,
                    **_numbers(key, sealed.TABLES[kind], row),
                }
            )


def _personal(fact: chain.Fact) -> str | None:
    return None if fact.personal is None else chain.canonical(fact.personal).decode()


def _numbers(key: bytes, table: sealed.Sealed, row: Any) -> dict[str, str]:
    """The number whose digest stands in the row, and what shows that it does."""
    numbers = [getattr(row, name) for name in table.numbers]
    if not numbers or numbers[0].startswith(chain.ERASED):
        return {}
    return {"number": numbers[0], "number_key": chain.number_key(key, numbers[0])}


def _rows(scope: Scope) -> Iterator[tuple[str, Sequence[Any]]]:
    """The rows that the chain seals, among those that a pack shows."""
    yield "wordings", scope.known("wordings", list(scope.wordings.values()))
    with scope.db.read() as session:
        yield "audit", scope.campaign_deeds(session)
    for numbers in proofs.phones(scope.db, scope.about):
        with scope.db.read() as session:
            replies = [one.id for one in proofs.inbound(session, scope.about, numbers)]
            events = proofs.events(session, scope.about, numbers)
            consents = proofs.agreements(session, scope.about, numbers)
            decided = proofs.deeds(session, Subject.REPLY, replies) if replies else ()
        yield "consent_events", scope.known("consent_events", events)
        yield "consent_facts", scope.known("consent_facts", consents)
        yield "audit", scope.known("audit", decided)


def behind(db: Database, oldest: int | None) -> Iterator[Sequence[object]]:
    """The chain from the pack's oldest link to its last one, and `CHAIN_LEAST` links at least."""
    with db.read() as session:
        begun = links.begun(session)
    end = begun.position if begun else 0
    after = max(0, min(end - CHAIN_LEAST, (oldest or end) - 1))
    while True:
        with db.read() as session:
            page = links.page(session, after, proofs.PAGE)
        if not page:
            return
        for link in page:
            yield (
                *(link.position, link.kind, link.row_id, chain.shown(link.sealed_at)),
                *(link.facts, link.personal, link.digest),
            )
        after = page[-1].position
