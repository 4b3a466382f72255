"""`/campaign webhooks`: what is typed, and the button under the news that one is paused."""

import pytest
from sqlalchemy import select

from domain.endpoints import EndpointState
from gateways.slack.blocks.endpoints import Silenced, silenced
from models.tables import Endpoint
from runtime import Runtime
from simulator.slack.client import SlackControl
from tests.bot.acting import CHANNEL, hears

pytestmark = pytest.mark.sqlite_only


def state(rt: Runtime) -> str:
    with rt.db.read() as session:
        return session.scalars(select(Endpoint.state)).one()


def typed(slack: SlackControl, words: str, user: str = "ada") -> None:
    slack.command(user, CHANNEL, "/campaign", f"webhooks {words}")


def test_one_is_added_shown_once_listed_and_goes_on_after_a_pause(
    slack: SlackControl, rt: Runtime
) -> None:
    typed(slack, "add https://example.com/hook message.failed")
    assert "`whsec_" in hears(slack, "is told from now on")
    with rt.db.read() as session:
        endpoint = session.scalars(select(Endpoint)).one()
    assert (endpoint.types, endpoint.batched) == (",message.failed,", True)

    typed(slack, "")
    hears(slack, "`https://example.com/hook`\nTold of message.failed")

    typed(slack, f"replay {endpoint.public_id[:6]} 2h")
    hears(slack, "is told 0 events once more, under the same ids.")
    typed(slack, f"test {endpoint.public_id[:6]}")
    hears(slack, "A sample is on its way to the webhook `")
    typed(slack, f"pause {endpoint.public_id[:6]}")
    hears(slack, "is paused. Its events are kept")
    said = Silenced(endpoint.public_id, "https://example.com/hook", "", reason="Gone.", waiting=2)
    rt.slack.dm("U01ADA", silenced(said))
    slack.press_on("ada", slack.dms("ada")[-1], "Go on")
    slack.wait_for(lambda: state(rt) == EndpointState.OPEN, what="it to go on")


def test_who_is_no_admin_and_what_is_no_word_of_it_are_refused(slack: SlackControl) -> None:
    typed(slack, "add https://example.com/hook", "ben")
    hears(slack, "You may not", "ben")
    typed(slack, "ad https://example.com/hook")
    hears(slack, "Type `/campaign webhooks` for the list")
