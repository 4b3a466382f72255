"""Every button, form and verb, pressed and typed by those who may not: refused, nothing changed.

The requests are made by hand, because nobody can press what a card or form does not show them.
"""

import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
import requests
from sqlalchemy import func, select

from bot.actions import PRESSES
from bot.commands import VERBS
from bot.views import FORMS
from gateways.slack.blocks.ids import Press
from models.base import Base
from models.tables import Campaign
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, make_draft

pytestmark = pytest.mark.sqlite_only

ANYBODY = {Press.DETAILS, Press.EXAMPLE, Press.HOME_REFRESH, Press.REPORT}
"""A colleague may look at figures and at their own Home, and have figures and the example list."""
MORE = {
    Press.NUMBER_COLUMN.value: ":0",
    Press.MEND.value: ":1:no_way_out",
    Press.REJECT.value: ":1",
}
"""What these buttons carry behind the campaign."""
LOOKS = {"status", "list", "help", "report", "guards"}
OUTSIDERS = [
    ("gus", "U01GUS", CHANNEL, "Guests of this Slack"),
    ("sam", "U02SAM", "#partners", "You belong to another organisation"),
    ("robbie", "U01ROB", CHANNEL, "Bots and workflows"),
    ("lea", "U01LEA", CHANNEL, "account is deactivated"),
    ("ada", "U01ADA", "#partners", "shared with another organisation"),
]
PLACES = {CHANNEL: "C01CAMPAIGNS", "#partners": "C01PARTNERS"}


class Door:
    """Sends signed requests of one person in one channel to the bot."""

    def __init__(self, url: str, slack: SlackControl, rt: Runtime) -> None:
        self._url, self._slack, self._rt = f"{url}/slack/events", slack, rt
        self._triggers = 0
        with rt.db.read() as session:
            self.campaign = session.scalars(select(Campaign.public_id)).one()

    def press(self, user_id: str, channel: str, press: str) -> None:
        """Presses a button that carries the campaign."""
        value = self.campaign + MORE.get(press, "")
        action = {"type": "button", "action_id": press, "block_id": "b", "value": value}
        self._interact(user_id, channel, {"type": "block_actions", "actions": [action]})

    def submit(self, user_id: str, channel: str, form: str) -> str:
        """Submits an empty form about the campaign; what it is answered."""
        memory = {"campaign": self.campaign, "wording": 1, "channel": PLACES[channel]}
        view = {
            "id": f"V{form}{user_id}",
            "type": "modal",
            "callback_id": form,
            "private_metadata": json.dumps(memory | {"phone": "+14155552699"}),
            "state": {"values": {}},
            "blocks": [],
        }
        return self._interact(user_id, channel, {"type": "view_submission", "view": view})

    def type(self, user_id: str, channel: str, text: str) -> None:
        """Types `/campaign …`."""
        body = {"command": "/campaign", "text": text, "user_id": user_id, "team_id": "T01ROLLCALL"}
        self._post(body | {"channel_id": PLACES[channel], "trigger_id": self._trigger()})

    def hears(self, user: str, channel: str, before: int, words: str) -> None:
        """Waits for the next private answer, which has these words."""

        def answered() -> bool:
            return len(self._slack.ephemerals(channel, user)) > before

        self._slack.wait_for(answered, what=words)
        assert words in text_of(self._slack.ephemerals(channel, user)[-1])

    def heard(self, user: str, channel: str) -> int:
        """How many private answers this person had."""
        return len(self._slack.ephemerals(channel, user))

    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        with self._rt.db.read() as session:
            return {
                table.name: session.scalar(select(func.count()).select_from(table)) or 0
                for table in Base.metadata.sorted_tables
            }

    def _interact(self, user_id: str, channel: str, payload: dict[str, object]) -> str:
        whole = {
            "user": {"id": user_id},
            "team": {"id": "T01ROLLCALL"},
            "trigger_id": self._trigger(),
            **({} if "view" in payload else {"channel": {"id": PLACES[channel]}}),
        }
        return self._post({"payload": json.dumps(whole | payload)})

    def _trigger(self) -> str:
        """One of its own for each request, good for no form."""
        self._triggers += 1
        return f"none.{self._triggers}"

    def _post(self, fields: dict[str, str]) -> str:
        body, stamp = urlencode(fields), str(int(time.time()))
        secret = self._rt.settings.slack_signing_secret.get_secret_value().encode()
        digest = hmac.new(secret, f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={digest}",
        }
        answer = requests.post(self._url, data=body, headers=headers, timeout=10)
        assert answer.status_code == 200
        return answer.text


@pytest.fixture
def door(bot: str, slack: SlackControl, rt: Runtime) -> Iterator[Door]:
    make_draft(slack)
    slack.channel("C01CAMPAIGNS", add=["U01ROB", "U01LEA"])
    made = Door(bot, slack, rt)
    before = made.rows()
    yield made
    assert made.rows() == before


def test_no_button_obeys_a_colleague_who_may_not(door: Door) -> None:
    for press in set(PRESSES) - ANYBODY:
        before = door.heard("ben", CHANNEL)
        door.press("U01BEN", CHANNEL, press)
        door.hears("ben", CHANNEL, before, "<@U01ADA>")


def test_no_button_obeys_somebody_from_outside(door: Door) -> None:
    for place, press in enumerate(PRESSES):
        user, user_id, channel, reason = OUTSIDERS[place % len(OUTSIDERS)]
        before = door.heard(user, channel)
        door.press(user_id, channel, press)
        door.hears(user, channel, before, reason)


@pytest.mark.parametrize(("user_id", "channel", "reason"), [o[1:] for o in OUTSIDERS])
def test_no_form_obeys_somebody_from_outside(
    door: Door, user_id: str, channel: str, reason: str
) -> None:
    for form in FORMS:
        assert reason in door.submit(user_id, channel, form)


def test_no_form_obeys_a_colleague_who_may_not(door: Door) -> None:
    for form in FORMS:
        assert "<@U01ADA>" in door.submit("U01BEN", CHANNEL, form)


def test_no_verb_but_those_that_look_obeys_a_colleague_who_may_not(door: Door) -> None:
    for verb in set(VERBS) - LOOKS:
        before = door.heard("ben", CHANNEL)
        door.type("U01BEN", CHANNEL, f'{verb} spring --message "Hi" --numbers +14155552671 --me')
        door.hears("ben", CHANNEL, before, "<@U01ADA>")


def test_no_verb_but_the_help_obeys_somebody_from_outside(door: Door) -> None:
    for place, verb in enumerate(["", *(set(VERBS) - {"help"})]):
        user, user_id, channel, reason = OUTSIDERS[place % len(OUTSIDERS)]
        before = door.heard(user, channel)
        door.type(user_id, channel, f"{verb} spring" if verb else "")
        door.hears(user, channel, before, reason)
