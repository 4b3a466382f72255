"""The cast of the use-case tests: people, and a stage that makes drafts as a team would."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.actors import Actor, Door
from models.tables import Sender, Workspace
from runtime import Runtime
from tests.campaigns.stage import Stage


@pytest.fixture
def stage(rt: Runtime, actor: Actor, sender: Sender) -> Stage:
    """A workspace with a sender; Ada acts unless somebody else is named."""
    return Stage(rt, actor)


@pytest.fixture
def person(actor: Actor) -> Callable[..., Actor]:
    """Somebody else: `person("U09EVE", is_guest=True)`."""

    def make(user_id: str, **facts: object) -> Actor:
        return replace(actor, user_id=user_id, **facts)  # type: ignore[arg-type]

    return make


@pytest.fixture
def maria(workspace: Workspace) -> Actor:
    """Maria, at the command line of the host."""
    return Actor(
        door=Door.CLI, user_id="maria", workspace_id=workspace.id, channel_id="C01CAMPAIGNS"
    )
