"""Keys from the command line."""

import pytest
from sqlalchemy import select

from domain import apikeys
from models.tables import ApiKey
from runtime import Runtime
from tests.campaigns.stage import Stage
from tests.console.conftest import Terminal

pytestmark = pytest.mark.sqlite_only


def test_a_key_is_made_listed_and_revoked(rollcall: Terminal, stage: Stage, rt: Runtime) -> None:
    assert rollcall("keys", "list").startswith("There is no key yet.")

    said = rollcall("keys", "make", "web shop", "--scopes", "send,read", "--kind", "info", "--test")

    secret = said.splitlines()[0]
    assert apikeys.public_id_of(secret)
    assert secret.startswith("rc_test_")
    with rt.db.read() as session:
        row = session.scalars(select(ApiKey)).one()
    assert apikeys.matches(secret, row.digest)
    assert (row.made_by, row.kind) == ("cli:maria", "informational")
    listed = rollcall("keys", "list")
    assert "web shop" in listed
    assert "never" in listed
    assert secret not in listed

    assert "is revoked" in rollcall("keys", "revoke", "web shop")
    assert "revoked" in rollcall("keys", "list")


def test_what_no_key_can_be_is_refused(rollcall: Terminal, stage: Stage) -> None:
    code, said, error = rollcall.fails("keys", "make", "shop", "--kind", "urgent")
    assert (code, said) == (2, "")
    assert "Urgent texts" in error

    code, said, error = rollcall.fails("keys", "make", "shop", "--scopes", "all")
    assert (code, said) == (2, "")
    assert "send, read, optouts" in error
