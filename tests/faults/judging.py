"""What must hold, read from outside: the carrier's ledger and the rows of the database.

No state of the product's own processes is asked for. A verdict that fails names the invariant.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from domain.ledger import BUCKET_OF, Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from models.base import Database
from models.tables import Campaign, Message, Recipient
from simulator.client import Simulator

TAKEN = frozenset({Bucket.QUEUED, Bucket.SENT, Bucket.DELIVERED, Bucket.UNDELIVERED, Bucket.FAILED})
"""Buckets of people whom the carrier has a text for."""
OURS = "outbound-api"


def came_at(request: Mapping[str, Any]) -> float:
    """When a request reached the carrier's host, at the earliest (on the clock of `mono`).

    Its `mono` is when the carrier got to it, which may be long after.
    """
    return float(request["came"][0])


def came_by(request: Mapping[str, Any]) -> float:
    """When it had reached the carrier's host for certain: some milliseconds after `came_at`."""
    return float(request["came"][1])


def worst_second(came: Sequence[tuple[float, float]]) -> int:
    """The most that came within one second for certain; each between two moments.

    By when they reached the host: a carrier that gets no processor notes them later, all at once.
    """
    begins = sorted(begin for begin, _ in came)
    ends = sorted(end for _, end in came)
    return max(
        (bisect_left(ends, begin + 1) - place for place, begin in enumerate(begins)), default=0
    )


@dataclass(frozen=True, slots=True)
class Judge:
    """Looks at one campaign from outside; `words` are in its texts only."""

    db: Database
    simulator: Simulator
    campaign_id: int
    words: str
    recipients: int

    # The carrier -------------------------------------------------------------------------------

    def accepted(self) -> list[dict[str, Any]]:
        """The campaign's texts that the carrier took, in its order; `mono`: when it noted one."""
        events = self.simulator.ledger(kind="twilio.accepted")
        return [it for it in events if self.words in (it["body"] or "")]

    def requests(self) -> list[dict[str, Any]]:
        """Every request to send a text of the campaign, whatever became of it."""
        events = self.simulator.ledger(kind="twilio.request")
        return [it for it in events if it["operation"] == "create" and self.words in it["body"]]

    def count(self) -> int:
        """How many texts the carrier has; cheap enough to be asked again and again."""
        accounts = self.simulator.state()["twilio"]["accounts"]
        return sum(int(account["messages"]) for account in accounts.values())

    def requested_ids(self, since: float) -> set[str]:
        """The message ids, as their StatusCallback tells, of requests from that moment on."""
        return {
            it["params"]["StatusCallback"].rpartition("/")[2].partition("#")[0]
            for it in self.requests()
            if came_at(it) > since
        }

    def span(self) -> float:
        """Seconds from the first person's text to the last one's, second tries left out."""
        first_asked = {it["to"]: it["mono"] for it in reversed(self.requests())}
        return float(max(first_asked.values()) - min(first_asked.values()))

    def worst_second(self) -> int:
        """The most texts that the carrier was asked to send in any sliding second."""
        return worst_second([(it["came"][0], it["came"][1]) for it in self.requests()])

    # The database ------------------------------------------------------------------------------

    def buckets(self) -> dict[str, int]:
        """How many recipients are in each bucket."""
        with self.db.read() as session:
            rows = session.execute(
                select(Recipient.bucket, func.count())
                .where(Recipient.campaign_id == self.campaign_id)
                .group_by(Recipient.bucket)
            ).all()
        return {str(bucket): int(count) for bucket, count in rows}

    def state(self) -> CampaignState:
        """The campaign's state."""
        with self.db.read() as session:
            return CampaignState(session.get_one(Campaign, self.campaign_id).state)

    def reason(self) -> str:
        """Why it is in that state."""
        with self.db.read() as session:
            return session.get_one(Campaign, self.campaign_id).state_reason

    def phones_in(self, *buckets: Bucket) -> set[str]:
        """The numbers of the recipients in these buckets."""
        with self.db.read() as session:
            found = session.scalars(
                select(Recipient.phone).where(
                    Recipient.campaign_id == self.campaign_id, Recipient.bucket.in_(buckets)
                )
            )
            return {phone for phone in found if phone}

    def everybody_has_news(self) -> bool:
        """Whether nobody waits, is claimed or is unknown any more."""
        open_ = {Bucket.PENDING, Bucket.HELD, Bucket.CLAIMED, Bucket.UNKNOWN}
        return not open_ & self.buckets().keys()

    # The verdict -------------------------------------------------------------------------------

    def verdict(
        self, *, skipped: frozenset[str] = frozenset(), again: frozenset[str] = frozenset()
    ) -> None:
        """All of it, once everybody has news; `skipped` are the numbers that got no text.

        Those `again` may have had a second attempt, and nobody a third.
        """
        self.nobody_twice(again)
        self.ledger_adds_up()
        texted = {it["to"] for it in self.accepted()}
        assert self.phones_in(*TAKEN) == texted, "the database and the carrier disagree"
        assert self.phones_in(Bucket.SKIPPED) == skipped, "somebody was skipped without a reason"
        assert len(texted) + len(skipped) == self.recipients, "somebody was lost"

    def nobody_twice(self, again: frozenset[str] = frozenset()) -> None:
        """The carrier took at most one text of it for a number; for those `again`, two."""
        copies = Counter(it["to"] for it in self.accepted())
        twice = sum(count > 1 + (phone in again) for phone, count in copies.items())
        assert twice == 0, f"{twice} people were texted too often"

    def ledger_adds_up(self) -> None:
        """Every row is in one bucket, and its one live message says the same."""
        assert sum(self.buckets().values()) == self.recipients, "the ledger does not add up"
        with self.db.read() as session:
            pairs = session.execute(
                select(Recipient.bucket, Message.state)
                .join(Message, Message.id == Recipient.message_id)
                .where(Recipient.campaign_id == self.campaign_id)
            ).all()
            messages = session.scalar(
                select(func.count())
                .select_from(Message)
                .where(Message.campaign_id == self.campaign_id, Message.recipient_id.is_not(None))
            )
            firsts = len(self.tried_again())
        wrong = [pair for pair in pairs if BUCKET_OF[MessageState(pair.state)] != pair.bucket]
        assert not wrong, f"recipients and messages disagree: {wrong[:3]}"
        assert messages == len(pairs) + firsts, "a message belongs to no recipient"

    def tried_again(self) -> set[str]:
        """The numbers of those who got a second attempt, as the database knows it."""
        second = (
            Recipient.first_message_id.is_not(None),
            Recipient.message_id != Recipient.first_message_id,
        )
        with self.db.read() as session:
            found = session.scalars(
                select(Recipient.phone).where(Recipient.campaign_id == self.campaign_id, *second)
            )
            return {phone for phone in found if phone}

    def unknowns(self) -> set[str]:
        """The numbers of those who are listed as unknown now."""
        return self.phones_in(Bucket.UNKNOWN)

    def whose_unknowns(self) -> set[tuple[str, str]]:
        """The numbers of those who are unknown now, each with the process that claimed it."""
        with self.db.read() as session:
            found = session.execute(
                select(Message.phone, Message.claimed_by).where(
                    Message.campaign_id == self.campaign_id,
                    Message.state == MessageState.UNKNOWN.value,
                )
            )
            return {(phone, owner or "") for phone, owner in found}

    def claimed(self) -> set[str]:
        """The numbers of those who are claimed now."""
        return self.phones_in(Bucket.CLAIMED)

    def ever_claimed(self) -> set[str]:
        """The numbers for whom there is a message, whatever became of it."""
        with self.db.read() as session:
            return set(
                session.scalars(
                    select(Message.phone).where(Message.campaign_id == self.campaign_id)
                )
            )

    def claims(self) -> set[str]:
        """The ids of the messages that are claimed now."""
        with self.db.read() as session:
            return set(
                session.scalars(
                    select(Message.public_id).where(
                        Message.campaign_id == self.campaign_id,
                        Message.state == MessageState.CLAIMED.value,
                    )
                )
            )
