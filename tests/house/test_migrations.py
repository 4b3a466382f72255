"""The migrations lead to the tables that the code believes in, on both servers, and back."""

import re
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from models import outbox, schema
from models.base import Base, Database
from models.tables import Campaign
from tests.servers import alembic_config


@pytest.fixture
def migrated(db: Database) -> Database:
    """A database that only the migrations have filled."""
    with db.engine.begin() as connection:
        Base.metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    command.upgrade(_config(db), "head")
    db.close()  # SQLite's PRAGMAs answer from the schema that an open connection remembers
    return db


def test_migrations_match_the_tables(migrated: Database) -> None:
    with migrated.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def test_both_servers_hold_the_reference_from_a_campaign_to_its_wording(migrated: Database) -> None:
    keys = inspect(migrated.engine).get_foreign_keys(Campaign.__tablename__)

    assert "wordings" in {key["referred_table"] for key in keys}


def test_the_migrated_tables_write_their_outbox(migrated: Database) -> None:
    """SQLite forgets the triggers of a table that a migration makes anew."""
    catalog = "sqlite_master WHERE type = 'trigger'" if migrated.is_sqlite else "pg_trigger"
    name = "name" if migrated.is_sqlite else "tgname"
    with migrated.engine.connect() as connection:
        there = set(connection.scalars(text(f"SELECT {name} FROM {catalog}")))

    made = "\n".join(outbox.statements(migrated.engine.dialect.name))
    wanted = set(re.findall(r"CREATE TRIGGER (\w+)", made))
    assert len(wanted) == len(outbox.FACTS)
    assert wanted <= there


def test_there_is_one_newest_migration() -> None:
    names = sorted(path.name for path in (schema.MIGRATIONS / "versions").glob("*.py"))

    assert schema.newest() == names[-1].partition("_")[0]
    assert [name.partition("_")[0] for name in names] == [
        f"{number:04d}" for number in range(1, len(names) + 1)
    ]


def test_the_newest_migration_is_ready_and_an_older_one_is_not(migrated: Database) -> None:
    assert schema.state(migrated) == "ok"

    command.downgrade(_config(migrated), "base")

    assert schema.state(migrated) == "not migrated"
    assert set(inspect(migrated.engine).get_table_names()) == {"alembic_version"}


@pytest.mark.sqlite_only
def test_a_database_that_is_not_there_is_away(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    database = Database(f"sqlite:///{tmp_path / 'folder'}")

    assert schema.state(database) == "away"
    database.close()


def _config(db: Database) -> Config:
    return alembic_config(db.engine.url.render_as_string(hide_password=False))
