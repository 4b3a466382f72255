"""What came with a test key goes the whole way, and never to the carrier."""

import pytest
from sqlalchemy import select

from models.base import Database
from models.tables import Recipient, Workspace
from simulator.client import Simulator
from tests.builders import Builder
from tests.jobs.send.conftest import Audience, run_lanes

pytestmark = pytest.mark.sqlite_only


@pytest.mark.parametrize("is_test", [True, False])
def test_no_text_of_a_test_key_leaves_and_those_of_a_live_one_do(
    db: Database,
    build: Builder,
    workspace: Workspace,
    simulator: Simulator,
    campaign_of: Audience,
    *,
    is_test: bool,
) -> None:
    key = build.key(workspace, is_test=is_test)
    campaign = campaign_of(2, api_key_id=key.row.id)

    run_lanes(campaign.id)

    with db.read() as session:
        rows = session.execute(select(Recipient.bucket, Recipient.reason)).all()
    assert set(rows) == {("skipped", "test_key") if is_test else ("queued", None)}
    assert len(simulator.twilio.messages()) == (0 if is_test else 2)
