"""Whose hands made a campaign: whoever made the key that handed it in holds one of them."""

import pytest

from models.base import Database
from models.hands import editors_of
from models.tables import Sender, Workspace
from tests.builders import Builder

pytestmark = pytest.mark.sqlite_only


def test_whoever_made_a_key_wrote_what_it_hands_in(
    db: Database, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    key = build.key(workspace, made_by="slack:U02BEN").row
    name = f"api:{key.public_id}:{key.name}"
    campaign = build.campaign(sender, created_by=name, api_key_id=key.id)

    with db.read() as session:
        assert {name, "slack:U02BEN"} <= editors_of(session, campaign)


def test_whoever_made_a_key_did_not_write_what_people_draft(
    db: Database, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    build.key(workspace, made_by="slack:U02BEN")
    campaign = build.campaign(sender, created_by="slack:U01ADA")

    with db.read() as session:
        assert "slack:U02BEN" not in editors_of(session, campaign)
