"""What every test can ask for: real servers, started once, and clean for each test.

`db`, `rt` and all that rests on `database_url` run twice, on SQLite and on PostgreSQL, unless the
test is marked `sqlite_only` or `postgres_only`. Settings point at the simulator only in tests
that ask for `simulator`; elsewhere both APIs are a closed port.
"""

import gc
import os
from collections.abc import Generator, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import redis
from hypothesis import HealthCheck
from hypothesis import settings as drawing
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from config import Settings
from domain.actors import Actor, Door
from gateways.redis.throttle import SINCE
from models import base as databases
from models.base import Database
from models.tables import Sender, Workspace
from simulator.client import Simulator, start_simulator
from tests.builders import Builder
from tests.forging import Forge
from tests.servers import Postgres, Sqlite, quick_folder, running_valkey
from tests.sharing import SENDING, STACKS, ByStack
from tests.statements import Sharing

if TYPE_CHECKING:
    from runtime import Runtime

ROOT = Path(__file__).resolve().parent.parent
NOBODY_URL = "http://127.0.0.1:9"
SERVERS = ("sqlite", "postgres")
COURTESY = 5
"""Of `nice`: tests in no hurry give way to those whose processes are judged by the clock."""
NICE = pytest.StashKey[int]()

# A busy machine is no failure: no drawn example has a deadline, nor has the drawing.
drawing.register_profile("rollcall", deadline=None, suppress_health_check=[HealthCheck.too_slow])
drawing.load_profile("rollcall")


def pytest_addoption(parser: pytest.Parser) -> None:
    """What `.ci/run` asks for and a laptop may not have."""
    parser.addoption("--browser", action="store_true", help="also the tests that want Chromium")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what wants a browser, unless it is asked for: nothing counts as skipped."""
    if config.getoption("--browser"):
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def pytest_configure(config: pytest.Config) -> None:
    """Name our markers."""
    config.addinivalue_line("markers", "browser: this test wants Chromium; run by --browser")
    config.addinivalue_line("markers", "sqlite_only: this test runs on SQLite alone")
    config.addinivalue_line("markers", "postgres_only: this test runs on PostgreSQL alone")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while tests are collected, nor ever again among what was there then.

    Modules and thousands of tests live until the end; looking through them again and again took
    half of the collection, and a tenth of the time of the tests. The little garbage among them may
    stay: one last look for it takes longer than to collect a single file.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Ours for every `--dist`: marks of groups do not reach xdist 3.8 under pytest 9.2."""
    return ByStack(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """From its first test in no hurry on, an xdist process gives way to the others."""
    hurries = item.nodeid.startswith((*STACKS, SENDING))
    if hasattr(item.config, "workerinput") and not hurries and NICE not in item.config.stash:
        item.config.stash[NICE] = os.nice(COURTESY)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run whatever touches the database on both servers."""
    if "database_url" in metafunc.fixturenames:
        metafunc.parametrize("database_url", servers_of(metafunc), indirect=True)


def servers_of(metafunc: pytest.Metafunc) -> list[str]:
    """The database servers that a test's marks leave to it."""
    marks = {mark.name for mark in metafunc.definition.iter_markers()}
    return [name for name in SERVERS if f"{name}_only" in marks] or list(SERVERS)


# Servers -----------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def valkey_server() -> Iterator[str]:
    """URL of this xdist worker's own Valkey, on a unix socket, without persistence."""
    with running_valkey() as url:
        yield url


@pytest.fixture
def redis_url(valkey_server: str) -> str:
    """The same, with nothing in it but that it was there all along: no slot may be out."""
    with redis.Redis.from_url(valkey_server, driver_info=None) as client:
        client.flushall()
        client.set(SINCE, 0)
    return valkey_server


@pytest.fixture
def valkey(redis_url: str) -> Iterator[redis.Redis]:
    """A client of the empty Valkey."""
    with redis.Redis.from_url(redis_url, driver_info=None) as client:
        yield client


@pytest.fixture(scope="session")
def sqlite_server() -> Iterator[Sqlite]:
    """Copies of one SQLite file that holds the schema."""
    with quick_folder() as folder:
        yield Sqlite(folder)


@pytest.fixture(scope="session")
def postgres_server(testrun_uid: str, worker_id: str) -> Iterator[Postgres]:
    """One PostgreSQL for all xdist workers; it stops with the last of them."""
    server = Postgres(testrun_uid, worker_id)
    yield server
    server.close()


@pytest.fixture
def sqlite_url(sqlite_server: Sqlite) -> Iterator[str]:
    """A fresh SQLite database with the schema; for tests to which the server is all one."""
    with sqlite_server.lent() as url:
        yield url


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A fresh database with the schema, on each server in turn."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    with request.getfixturevalue("postgres_server").emptied() as url:
        yield url


@pytest.fixture(scope="session", autouse=True)
def shared_statements() -> Iterator[None]:
    """Every engine of a process reads the statements that the ones before it compiled."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(databases, "_engine", Sharing())
        yield


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """The database as the product opens it."""
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture(scope="session")
def simulator_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    """The local Twilio and Slack of this xdist worker."""
    with start_simulator(tmp_path_factory.mktemp("simulator") / "ledger.jsonl") as simulator:
        yield simulator


@pytest.fixture
def simulator(simulator_process: Simulator) -> Simulator:
    """The same, reset: both worlds as at the start, the ledger's memory empty."""
    simulator_process.reset()
    return simulator_process


@pytest.fixture(scope="session")
def forge(
    sqlite_server: Sqlite,
    postgres_server: Postgres,
    valkey_server: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Forge]:
    """What forks our processes: a Python that has to import everything starts in seconds.

    It has asked each server what they ask, of a draft that nobody else ever sees.
    """
    made = Forge()
    with sqlite_server.lent() as here, postgres_server.fresh() as there:
        for url in (here, there):
            with closing(Database(url)) as database:
                builder = Builder(database)
                builder.campaign(builder.sender(builder.workspace()))
            apart = f"{valkey_server}?db=1"
            folder = tmp_path_factory.mktemp("rehearsed")
            made.rehearse(make_settings(database_url=url, redis_url=apart, rollcall_var=folder))
    yield made
    made.close()


# The product --------------------------------------------------------------------------------------


@pytest.fixture
def settings(
    request: pytest.FixtureRequest, database_url: str, redis_url: str, tmp_path: Path
) -> Settings:
    """The settings of `.env.example` on this test's servers, and on the simulator if asked for."""
    base = NOBODY_URL
    if "simulator" in request.fixturenames:
        base = request.getfixturevalue("simulator").base_url
    return make_settings(
        database_url=database_url, redis_url=redis_url, rollcall_var=tmp_path / "var", base=base
    )


class Given(Settings):
    """Settings of nothing but what they are given.

    To look through the environment and `.env.example` again for each test took milliseconds.
    """

    @classmethod
    def settings_customise_sources(
        cls, settings_cls: type[BaseSettings], *sources: PydanticBaseSettingsSource, **more: Any
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The first source is what the constructor is called with."""
        return (sources or tuple(more.values()))[:1]


@cache
def _example() -> dict[str, Any]:
    return Settings(_env_file=ROOT / ".env.example").model_dump(exclude_unset=True)


def make_settings(*, base: str = NOBODY_URL, **overrides: object) -> Settings:
    """Settings whose Twilio and Slack live at `base`; the secrets are the simulator's."""
    values: dict[str, object] = {
        "public_url": "https://rollcall.example.com",
        "slack_api_url": f"{base}/api/",
        "slack_bot_token": "xoxb-simulated-bot-token",
        "slack_signing_secret": "simulated-signing-secret",
        "twilio_api_url": base,
        "twilio_account_sid": "AC00000000000000000000000000000001",
        "twilio_auth_token": "simulatorsimulatorsimulatorsimul",
        "rollcall_admins": "U01ADA,U01DOT",
    }
    return Given(**(_example() | values | overrides))


@pytest.fixture
def rt(settings: Settings, db: Database) -> "Iterator[Runtime]":
    """The runtime of one process on this test's servers; it asks the database through `db`."""
    from runtime import build

    runtime = build(settings, db=db)
    yield runtime
    runtime.close()


# A small cast -------------------------------------------------------------------------------------


@pytest.fixture
def build(db: Database) -> Builder:
    """Makes committed rows; what a test does not name gets a good default."""
    return Builder(db)


@pytest.fixture
def workspace(build: Builder) -> Workspace:
    """The simulator's Slack team, fully set up."""
    return build.workspace()


@pytest.fixture
def sender(build: Builder, workspace: Workspace) -> Sender:
    """The workspace's default sender: a US long code on which Twilio answers keywords."""
    return build.sender(workspace)


@pytest.fixture
def actor(workspace: Workspace) -> Actor:
    """Ada, an admin, at the Slack door, in #campaigns."""
    return Actor(
        door=Door.SLACK,
        user_id="U01ADA",
        workspace_id=workspace.id,
        channel_id="C01CAMPAIGNS",
        zone="America/Chicago",
    )
