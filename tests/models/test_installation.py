"""A copied database is not this installation; another machine of the same environment is."""

import pytest

from config import Settings
from models import installation
from models.base import Database
from tests.builders import now

pytestmark = pytest.mark.sqlite_only


def test_the_same_environment_is_the_same_installation(settings: Settings) -> None:
    assert installation.of_environment(settings) == installation.of_environment(
        settings.model_copy(update={"redis_url": "redis://elsewhere/0"})
    )


@pytest.mark.parametrize(
    "change",
    [
        {"database_url": "sqlite:///elsewhere.db"},
        {"public_url": "https://other.example.com"},
        {"twilio_account_sid": "AC9"},
    ],
    ids=["database", "webhooks", "carrier account"],
)
def test_another_environment_is_another_installation(
    settings: Settings, change: dict[str, str]
) -> None:
    other = settings.model_copy(update=change)

    assert installation.of_environment(other) != installation.of_environment(settings)


def test_a_password_that_is_changed_is_no_other_installation(settings: Settings) -> None:
    one, two = (
        settings.model_copy(update={"database_url": f"postgresql://r:{word}@db/rollcall"})
        for word in ("old", "new")
    )

    assert installation.of_environment(one) == installation.of_environment(two)


def test_a_database_is_signed_once(settings: Settings, db: Database) -> None:
    other = settings.model_copy(update={"public_url": "https://other.example.com"})

    with db.write() as session:
        mine = installation.sign(session, settings, now())
    with db.write() as session:
        theirs = installation.sign(session, other, now())

    with db.read() as session:
        assert installation.of_database(session) == mine
    assert theirs != mine
