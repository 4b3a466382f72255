"""Whatever people press in whatever order, a campaign only makes the moves that there are."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from campaigns import controlling, drafting, launching
from campaigns.forms import EditForm
from campaigns.launching import AlreadyLaunched
from config import Settings
from domain.actors import Actor, Door
from domain.errors import Refused
from domain.lifecycle import MOVES, CampaignState, Move, allowed
from domain.templates import BlankPolicy
from models.base import Database
from runtime import Runtime, build
from tests.builders import Builder
from tests.campaigns.stage import Stage
from tests.conftest import make_settings
from tests.servers import Sqlite

NEXT = {
    state: {target for origins, target in MOVES.values() if state in origins}
    for state in CampaignState
}


class Presses(RuleBasedStateMachine):
    """People press everything there is on one campaign."""

    servers: tuple[Sqlite, str]

    @initialize()
    def draft(self) -> None:
        schema, redis_url = self.servers
        self.folder = Path(mkdtemp())
        url = schema.fresh(self.folder / "rollcall.db")
        self.settings: Settings = make_settings(
            database_url=url, redis_url=redis_url, rollcall_var=self.folder / "var"
        )
        db = Database(url)
        make = Builder(db)
        workspace = make.workspace()
        make.sender(workspace)
        db.close()
        self.rt: Runtime = build(self.settings)
        who = Actor(Door.SLACK, "U01ADA", workspace.id, channel_id="C01CAMPAIGNS")
        self.stage = Stage(self.rt, who)
        self.view = self.stage.draft()
        self.state = CampaignState.IMPORTING
        self.launches = 0
        self.launched_at: datetime | None = None

    def press(self, move: Move | None, verb: Callable[..., Any], *args: object) -> bool:
        """Press; a refusal changes nothing, and only what the state forbids is refused."""
        try:
            verb(self.rt, self.stage.who, self.view.public_id, *args)
        except Refused:
            assert self.now() is self.state
            assert move is None or move is Move.LAUNCH or not allowed(move, self.state)
            return False
        if move is not None:
            assert allowed(move, self.state)
        return True

    def now(self) -> CampaignState:
        return CampaignState(self.stage.campaign(self.view).state)

    @rule()
    def import_and_count(self) -> None:
        self.stage.run_import(self.view)
        self.stage.run_estimate(self.view)

    @rule(text=st.sampled_from(["One", "Two"]))
    def edit(self, text: str) -> None:
        form = EditForm(message=f"{text}. Reply STOP to opt out.")
        done = self.press(None, drafting.edit, form)
        assert done == (self.state in (CampaignState.DRAFT, CampaignState.IMPORTING))

    @rule()
    def blanks(self) -> None:
        self.press(None, drafting.decide_blanks, BlankPolicy.SKIP)

    @rule(stale=st.booleans())
    def launch(self, stale: bool) -> None:
        wording = self.stage.campaign(self.view).wording_id or 0
        try:
            done = launching.launch(
                self.rt, self.stage.who, self.view.public_id, wording - 1 if stale else wording
            )
        except AlreadyLaunched as told:
            assert told.at == self.launched_at
        except Refused:
            assert stale or self.state is not CampaignState.DRAFT or not self.counted()
        else:
            assert not stale
            self.launches += 1
            self.launched_at = done.at

    def counted(self) -> bool:
        return self.stage.view(self.view).estimate is not None

    @rule()
    def pause(self) -> None:
        self.press(Move.PAUSE, controlling.pause)

    @rule()
    def resume(self) -> None:
        self.press(Move.RESUME, controlling.resume)

    @rule()
    def cancel(self) -> None:
        self.press(Move.CANCEL, controlling.cancel)

    @rule()
    def discard(self) -> None:
        self.press(Move.DISCARD, drafting.discard)

    @rule()
    def restore(self) -> None:
        self.press(Move.RESTORE, drafting.restore)

    @invariant()
    def it_moved_only_where_a_move_leads(self) -> None:
        if not hasattr(self, "state"):
            return
        now = self.now()
        reachable = NEXT[self.state] | {self.state}
        # A restore of what was still being imported goes on importing: two moves in one press.
        reachable |= {after for first in NEXT[self.state] for after in NEXT[first]}
        assert now in reachable
        self.state = now

    @invariant()
    def it_is_launched_once_at_most(self) -> None:
        if hasattr(self, "launches"):
            assert self.launches <= 1
            assert self.stage.verbs().count("launch") == self.launches

    @invariant()
    def the_ledger_adds_up(self) -> None:
        if hasattr(self, "view"):
            assert self.stage.view(self.view).ledger.adds_up

    def teardown(self) -> None:
        if hasattr(self, "rt"):
            self.rt.close()
            shutil.rmtree(self.folder)


@pytest.mark.timeout(100)
def test_any_sequence_of_presses_keeps_the_lifecycle(
    sqlite_server: Sqlite, valkey_server: str
) -> None:
    Presses.servers = (sqlite_server, valkey_server)
    case = Presses.TestCase
    case.settings = settings(
        max_examples=25,
        stateful_step_count=16,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    case().runTest()
