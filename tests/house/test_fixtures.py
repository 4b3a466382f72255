"""The test servers themselves: fresh for every test, and really what they claim to be."""

import redis
from sqlalchemy import func, select, text

from gateways.redis.throttle import SINCE
from models.base import Database
from models.tables import Sender, Workspace
from tests.builders import Builder


def test_a_test_gets_an_empty_database_with_the_schema(db: Database) -> None:
    with db.write() as session:
        assert session.scalar(select(func.count()).select_from(Workspace)) == 0
        session.execute(text("SELECT 1"))


def test_the_cast_is_committed(db: Database, build: Builder, sender: Sender) -> None:
    campaign = build.campaign(sender)
    recipient = build.recipient(campaign, "+14155550123")
    message = build.message(campaign, recipient)
    with db.read() as session:
        assert session.get_one(Sender, sender.id).address == "+14155552671"
    assert message.recipient_id == recipient.id


def test_a_test_gets_an_empty_valkey(valkey: redis.Redis) -> None:
    assert valkey.keys() == [SINCE.encode()]
    valkey.set("left", "over")
