"""What people answer: keywords on every kind of sender, C, replies, and who is never let in."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from slack_sdk.signature import SignatureVerifier

from console.demo.stack import SIGNING_SECRET
from tests.flows.conftest import SENDER, World
from tests.flows.test_main_job import draft, launch

pytestmark = pytest.mark.sqlite_only

JSON = dict[str, Any]
TOLL_FREE, SHORT_CODE, POOL = "+18885550100", "55512", "+14155552679"
OURS, PLATFORM, NETWORK = "us", "platform", "network"
ANSWERS = {
    SENDER: {"HELP": PLATFORM, "STOP": PLATFORM, "START": PLATFORM},
    TOLL_FREE: {"HELP": PLATFORM, "STOP": NETWORK, "START": NETWORK},
    SHORT_CODE: {"HELP": OURS, "STOP": OURS, "START": OURS},
    POOL: {"HELP": PLATFORM, "STOP": PLATFORM, "START": PLATFORM},
}
HOSTILE = "<!channel> *act now* <https://evil.example|Slack> & `rm` @here"


@pytest.fixture(scope="module")
def senders(world: World) -> Iterator[list[str]]:
    """One sender of each way to answer keywords, known to the carrier and to Rollcall."""
    inbound = f"{world.stack.base_url}/twilio/inbound#rc=5&rp=all"
    twilio = world.simulator.twilio
    for address, kind in ((TOLL_FREE, "toll_free"), (SHORT_CODE, "short_code")):
        twilio.add_sender(address, kind=kind, inbound_url=inbound)
    twilio.add_sender(POOL, inbound_url=inbound)
    service = twilio.add_service([POOL], keywords="advanced", inbound_url=inbound)["sid"]
    options = (
        ["free", "--kind", "toll-free", "--address", TOLL_FREE],
        ["short", "--kind", "short-code", "--address", SHORT_CODE],
        ["pool", "--kind", "messaging-service", "--address", service, "--numbers", POOL],
    )
    for words in options:
        by = ["--keywords-by", "advanced"] if POOL in words else []
        world.host("sender", *words, *by)
    yield list(ANSWERS)


def answered(world: World, people: dict[str, str]) -> dict[str, list[str]]:
    """Who answered each of these numbers."""
    events = world.simulator.ledger(kind="twilio.")
    return {number: answers(events, number) for number in people.values()}


def answers(events: list[JSON], number: str) -> list[str]:
    """Who answered this number, in the carrier's own order."""
    found = []
    for it in events:
        if it["kind"] == "twilio.autoreply" and it["to"] == number:
            found.append(NETWORK if it["by_network"] else PLATFORM)
        elif it["kind"] == "twilio.accepted" and it["to"] == number:
            found.append(OURS)
    return found


def test_each_keyword_is_answered_once_by_whom_it_belongs_to(
    world: World, senders: list[str]
) -> None:
    people = {sender: f"+1415555{9100 + place}" for place, sender in enumerate(senders)}
    expected: dict[str, list[str]] = {number: [] for number in people.values()}
    for keyword in ("HELP", "STOP", "START"):
        for sender, number in people.items():
            world.simulator.twilio.text(sender, number=number, body=keyword)
            expected[number].append(ANSWERS[sender][keyword])
        world.ada.waits_for(lambda: answered(world, people) == expected, keyword)
    last = f"+1415555{9100 + len(people)}"
    world.simulator.twilio.text(SHORT_CODE, number=last, body="help")
    world.ada.waits_for(
        lambda: answered(world, {SHORT_CODE: last}) == {last: [OURS]}, "the answer to another"
    )
    # Ours leave in the order they were asked for: with the last, all others would be there.
    assert answered(world, people) == expected


def test_a_c_counts_where_it_was_asked_for_and_words_go_to_the_latest_text(world: World) -> None:
    number = "+14155559120"
    rows = f"Mobile\n{number}\n"
    for name, text in (("Asks", "See you at nine? Reply C to confirm."), ("Tells", "We moved.")):
        draft(world, name, text, rows)
        launch(world, name.lower(), name)
    for body in ("c.", "Liked “We moved.”", "HELP", HOSTILE):
        world.simulator.twilio.text(SENDER, number=number, body=body)

    asks = world.says("Asks", "*Confirmed*\n1")
    tells = world.says("Tells", "*Replies*\n1", "*Reactions*\n1", "*Asked for help*\n1")
    assert "*Replies*" not in asks
    assert "*Confirmed*" not in tells

    post = world.ada.waits_for(lambda: _thread(world, "Tells"), "the post in the thread")[0]
    told = str(post["blocks"])
    assert number not in told
    assert "+1•••••9120" in told
    assert "&lt;!channel&gt;" in told
    assert "<!channel>" not in told
    assert "<https://evil" not in told
    for counted in ("Liked", "HELP", "c."):
        assert counted not in told


def _thread(world: World, title: str) -> list[JSON]:
    at = world.card(title) or {}
    posts = world.ada.slack.messages(at["channel"], thread_ts=at["ts"])
    return [post for post in posts if post["ts"] != at["ts"]]


@pytest.mark.parametrize(
    ("path", "body", "age", "forged", "status"),
    [
        ("/slack/events", "command=%2Fcampaign&text=list", 301, False, 401),
        ("/slack/events", "command=%2Fcampaign&text=list", 0, True, 401),
        ("/slack/events", "x" * 1_100_000, 0, True, 413),
        ("/slack/events", "{{{", 0, True, 401),
        ("/slack/events", "payload=[1]", 0, True, 401),
        ("/twilio/inbound", "From=%2B14155559130&Body=STOP&MessageSid=SM1", 0, True, 403),
        ("/twilio/inbound", "Body=" + "x" * 70_000, 0, True, 413),
        ("/twilio/status/abc", "MessageSid=SM1&MessageStatus=delivered", 0, True, 403),
        ("/nothing/here", "x", 0, True, 404),
    ],
)
def test_whoever_is_not_slack_or_twilio_stays_outside_and_learns_nothing(
    world: World, path: str, body: str, age: int, forged: bool, status: int
) -> None:
    stamp = str(int(time.time()) - age)
    signer = SignatureVerifier("forged" if forged else SIGNING_SECRET)
    answer = requests.post(
        world.stack.base_url + path,
        data=body,
        headers={
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signer.generate_signature(timestamp=stamp, body=body) or "",
            "X-Twilio-Signature": "Zm9yZ2Vk",
        },
        timeout=60,
    )
    assert answer.status_code == status
    assert len(answer.text) < 100
    assert "Traceback" not in answer.text
    assert "14155559130" not in (world.stack.folder / "web.log").read_text()
