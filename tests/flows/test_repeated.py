"""What comes twice, and what makes no sense: signed, and posted to the running web process."""

import time
from typing import Any

import pytest
import requests
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import func, select
from twilio.request_validator import RequestValidator

from console.demo.stack import ACCOUNT, AUTH_TOKEN, SIGNING_SECRET
from models.base import Base
from models.tables import Campaign, Inbound, Message, OptOut, Receipt
from tests.flows.conftest import KIND, OLD_TOKEN, OWN_PHONE, SENDER, World
from tests.flows.test_main_job import draft, launch, results

JSON = dict[str, Any]
PHONE = "+14155559140"
NOBODY = "+14155559149"
INBOUND = "/twilio/inbound"


def twilio(world: World, path: str, form: JSON, token: str = AUTH_TOKEN) -> int:
    """The status that Twilio gets for a signed request."""
    url = world.stack.base_url + path
    signature = RequestValidator(token).compute_signature(url, form)
    answer = requests.post(url, data=form, headers={"X-Twilio-Signature": signature}, timeout=60)
    assert "Traceback" not in answer.text
    return answer.status_code


def slack(world: World, body: str, **headers: str) -> requests.Response:
    """What Slack is answered to a signed request."""
    stamp = str(int(time.time()))
    signed = SignatureVerifier(SIGNING_SECRET).generate_signature(timestamp=stamp, body=body)
    headers |= {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signed or "",
    }
    url = f"{world.stack.base_url}/slack/events"
    return requests.post(url, data=body.encode(), headers=headers, timeout=60)


def again(world: World) -> requests.Response:
    """Sends the newest request of Slack's once more, as Slack does where an answer was slow."""
    retry = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    return slack(world, world.gesture()["body"], **retry)


def text(number: int, body: str, *, to: str = SENDER) -> JSON:
    """An inbound text as Twilio brings it."""
    sid = f"SM{number:032x}"
    return {"MessageSid": sid, "AccountSid": ACCOUNT, "From": PHONE, "To": to, "Body": body}


def receipt(sid: str, state: str) -> JSON:
    """A delivery receipt as Twilio brings it."""
    return {"MessageSid": sid, "MessageStatus": state, "AccountSid": ACCOUNT}


def count(world: World, table: type[Base], *where: Any) -> int:
    with world.db.read() as session:
        return session.scalar(select(func.count()).select_from(table).where(*where)) or 0


def test_webhooks_that_come_again_change_nothing_while_the_token_is_rotated(world: World) -> None:
    draft(world, "Echo", "The echo list is out. STOP ends.", f"Mobile\n{PHONE}\n")
    launch(world, "echo", "Echo")
    reply = text(0xEC01, "Is it open on Sunday?")
    sentence = text(0xEC02, "please stop texting me")
    stray = text(0xEC03, "Hello?", to="+14155559999") | {"From": "+14155559148"}
    for form in (reply, sentence, stray):
        answers = [twilio(world, INBOUND, form, it) for it in (AUTH_TOKEN, OLD_TOKEN, AUTH_TOKEN)]
        assert answers == [200, 200, 200]
        assert count(world, Inbound, Inbound.sid == form["MessageSid"]) == 1
    assert twilio(world, INBOUND, reply, "a token of nobody") == 403

    with world.db.read() as session:
        sent = session.scalars(
            select(Message).where(Message.phone == PHONE, Message.kind == "campaign")
        ).one()
    door, sid = f"/twilio/status/{sent.public_id}", sent.sid or ""
    for state in ("delivered", "delivered", "sent", "queued"):
        assert twilio(world, door, receipt(sid, state), OLD_TOKEN) == 204
    unknown = f"SM{0xEC04:032x}"
    assert twilio(world, "/twilio/status/nobodys", receipt(unknown, "undelivered")) == 204
    # Receipts are written in the order in which they came: with it, the others are.
    world.ada.waits_for(lambda: count(world, Receipt, Receipt.sid == unknown), "the last receipt")

    told = ("*Opted out*\n1 (100 %)", "*Replies*\n1\n", "*Delivered*\n1 (100 % of sent)")
    world.says("Echo", *told)
    world.ada.waits_for(lambda: world.accepted(PHONE, "unsubscribed"), "our answer")
    assert count(world, Receipt, Receipt.sid == sid, Receipt.status == "delivered") == 1
    assert count(world, OptOut, OptOut.phone == PHONE) == 1
    (row,) = results(world, "Echo")
    assert (row["outcome"], row["answer"]) == ("delivered", "opted out")
    assert "Could not be delivered" not in world.shown("Echo")
    assert world.accepted(PHONE, "unsubscribed") == 1


def test_what_slack_sends_again_is_done_once(world: World) -> None:
    words = f'draft Encore --message "The encore is out. STOP ends." --kind {KIND} --numbers'
    words += f" {PHONE[:-1]}1"
    world.ada.types(words)
    assert again(world).status_code == 200
    world.says("Encore", "*Segments*")
    world.ada.types("test-send encore --me")
    assert again(world).status_code == 200
    world.ada.waits_for(lambda: world.accepted(OWN_PHONE, "encore is out"), "the test text")

    world.ada.types("launch encore")
    world.ada.launches()
    assert "Nothing was sent twice" in again(world).text
    world.ada.closes()
    world.says("Encore", "*Done*")

    assert count(world, Campaign, Campaign.title == "Encore") == 1
    assert world.accepted(f"{PHONE[:-1]}1", "encore is out") == 1
    assert world.accepted(OWN_PHONE, "encore is out") == 1


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        (INBOUND, {"MessageSid": "<script>"}),
        (INBOUND, {"From": ""}),
        (INBOUND, {"From": "9" * 40}),
        (INBOUND, {"To": "\x00"}),
        ("/twilio/status/abc", {"MessageStatus": "DROP TABLE"}),
        ("/twilio/status/abc", {"MessageStatus": "failed", "ErrorCode": "many"}),
    ],
)
def test_what_twilio_would_never_send_is_400_though_it_is_signed(
    world: World, path: str, changes: JSON
) -> None:
    form = text(0xEC05, "STOP") | {"From": NOBODY} | changes
    refusals = log(world).count("request_refused")

    assert twilio(world, path, form) == 400

    world.ada.waits_for(lambda: log(world).count("request_refused") == refusals + 1, "the line")
    assert NOBODY[2:] not in log(world)
    assert count(world, OptOut, OptOut.phone == NOBODY) == 0
    assert count(world, Inbound, Inbound.sid == form["MessageSid"]) == 0
    assert count(world, Receipt, Receipt.sid == form["MessageSid"]) == 0


@pytest.mark.parametrize("body", ["payload=[1]", "payload={{{", "{{{", "command=%2Felse"])
def test_what_slack_would_never_send_is_refused_though_it_is_signed(
    world: World, body: str
) -> None:
    answer = slack(world, body)

    assert answer.status_code in (400, 404)
    assert "Traceback" not in answer.text


def log(world: World) -> str:
    return (world.stack.folder / "web.log").read_text()
