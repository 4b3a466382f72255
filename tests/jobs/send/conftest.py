"""A campaign that is ready to be sent through the local Twilio."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import insert, select

from config import Settings
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from jobs import context
from jobs.queues import QueueName, queue
from jobs.send.lane import run_lane
from models.base import Database
from models.tables import Campaign, Recipient, Sender
from runtime import Runtime
from simulator.client import Simulator
from tests.builders import Builder

Audience = Callable[..., Campaign]
SUCCESSORS = 20


def run_lanes(campaign_id: int) -> None:
    """A lane and the successors that it enqueues, one after the other, as a worker runs them.

    On a busy machine a text misses its slot, is handed back, and waits for the next lane.
    """
    run_lane(campaign_id, 0)
    for _ in range(SUCCESSORS):
        waiting = queue(context.runtime(), QueueName.SEND)
        if not waiting.count:
            return
        waiting.empty()
        run_lane(campaign_id, 0)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The usual settings with the durations shrunk."""
    return settings.model_copy(
        update={
            "rollcall_request_timeout_seconds": 1.5,
            "rollcall_lease_seconds": 6.0,
            "rollcall_lane_seconds": 8.0,
            "rollcall_clock_seconds": 0.2,
            "rollcall_lane_silent_seconds": 1,
            "rollcall_settle_margin_seconds": 0.2,
            "rollcall_settle_gap_seconds": 0.3,
            "rollcall_closing_seconds": 3.0,
        }
    )


@pytest.fixture(autouse=True)
def in_this_process(rt: Runtime) -> Iterator[None]:
    """Jobs of this test take the test's runtime."""
    context.use(rt)
    yield


@pytest.fixture
def sender(build: Builder, workspace: object, simulator: Simulator) -> Sender:
    """A fast sender that the local Twilio knows."""
    made = build.sender(workspace, throughput=200.0)  # type: ignore[arg-type]
    simulator.twilio.add_sender(made.address, mps=None)
    simulator.twilio.settings(suffix_rules=False)
    return made


@pytest.fixture
def campaign_of(build: Builder, db: Database, sender: Sender) -> Audience:
    """Makes a campaign in sending with that many pending recipients."""

    def make(count: int, *, template: str = "Hi {{name}}", **columns: object) -> Campaign:
        campaign = build.campaign(
            columns.pop("sender", sender),  # type: ignore[arg-type]
            template=template,
            state=columns.pop("state", CampaignState.SENDING),
            columns=["name"],
            **columns,
        )
        first = campaign.id * 10_000
        rows = [
            {
                "workspace_id": campaign.workspace_id,
                "campaign_id": campaign.id,
                "row": number + 2,
                "phone": f"+1512{first + number:07d}",
                "fields": [f"N{number}"],
                "bucket": Bucket.PENDING.value,
            }
            for number in range(count)
        ]
        with db.write() as session:
            session.execute(insert(Recipient), rows)
        build.area(campaign, "+1512")
        return campaign

    return make


@pytest.fixture
def buckets(db: Database) -> Callable[[Campaign], dict[str, int]]:
    """How many recipients of a campaign are in each bucket."""

    def count(campaign: Campaign) -> dict[str, int]:
        found: dict[str, int] = {}
        with db.read() as session:
            for bucket in session.scalars(
                select(Recipient.bucket).where(Recipient.campaign_id == campaign.id)
            ):
                found[bucket] = found.get(bucket, 0) + 1
        return found

    return count
