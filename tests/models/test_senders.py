"""Whose address an inbound text came to, and which sender is meant by default."""

import pytest

from domain.senders import SenderKind
from models import senders
from models.base import Database
from models.tables import Sender, Workspace
from tests.builders import Builder

pytestmark = pytest.mark.sqlite_only
POOL = "MG" + "a" * 32


@pytest.fixture
def service(build: Builder, workspace: Workspace, sender: Sender) -> Sender:
    return build.sender(
        workspace,
        kind=SenderKind.MESSAGING_SERVICE,
        address=POOL,
        numbers=["+14155550001", sender.address],
    )


def test_an_inbound_text_finds_the_number_that_it_came_to(
    db: Database, sender: Sender, service: Sender
) -> None:
    with db.read() as session:
        own = senders.by_address(session, sender.address)
        pooled = senders.by_address(session, "+14155550001")
        by_service = senders.by_address(session, sender.address, POOL)

    assert own is not None and own.id == sender.id
    assert pooled is not None and pooled.id == service.id
    assert by_service is not None and by_service.id == service.id


def test_a_number_that_is_nobodys_finds_nobody(db: Database, service: Sender) -> None:
    with db.read() as session:
        assert senders.by_address(session, "+14155550009") is None
        assert senders.by_address(session, "+14155550009", "MG" + "b" * 32) is None


def test_the_only_sender_is_the_default_even_unmarked(
    build: Builder, db: Database, workspace: Workspace
) -> None:
    only = build.sender(workspace, is_default=False)
    with db.read() as session:
        found = senders.default(session, workspace.id)
    assert found is not None and found.id == only.id

    build.sender(workspace, is_default=False)
    with db.read() as session:
        assert senders.default(session, workspace.id) is None
