"""Answering replies in Slack: whom, the text, its price, and how it goes; never by typing."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from sqlalchemy import func, select

from domain.inbound import CameBy, InboundText
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from gateways.slack.blocks.notices import said
from jobs.intake import take_in
from jobs.sweep.answered import look_at_team_answers
from jobs.threads import gather
from models.tables import AuditRow, Campaign, Message, Sender
from runtime import Runtime
from simulator.slack.client import SlackControl, buttons, text_of
from tests.bot.acting import CHANNEL, hears
from tests.builders import Builder, now
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only
SIDS = count(1)
Work = Callable[[], None]
MAYA, JOSE, ANN = "+14155550191", "+14155550192", "+14155550193"
HOSTILE = "<!channel> *bold* & <https://evil.example|Click> \u202eright to left " + "x" * 4000


@pytest.fixture
def campaign(slack: SlackControl, rt: Runtime, build: Builder, team_sender: Sender) -> Campaign:
    """A campaign of which three people wrote back."""
    card = rt.slack.post("C01CAMPAIGNS", said("the card"))
    campaign = build.campaign(
        team_sender, state=CampaignState.COMPLETED, card_ts=card.ts, columns=["first_name"]
    )
    for phone, name in ((MAYA, "Maya <!here>"), (JOSE, "José"), (ANN, "Ann")):
        build.message(campaign, build.recipient(campaign, phone, fields=[name]))
    return campaign


@pytest.fixture
def writes(rt: Runtime, team_sender: Sender, work: Work) -> Callable[..., None]:
    """Lets people write, and shows it in the thread."""

    def write(**texts: str) -> None:
        people = {"maya": MAYA, "jose": JOSE, "ann": ANN}
        for who, body in texts.items():
            sid, phone = f"SM{next(SIDS)}", people[who]
            to = team_sender.address
            take_in(rt, InboundText(sid, phone, to, body, now(), CameBy.WEBHOOK))
        work()

    return write


def post(slack: SlackControl) -> Any:
    card = slack.messages(CHANNEL)[0]
    return slack.messages(CHANNEL, card["ts"])[-1]


def texts(rt: Runtime) -> list[Message]:
    with rt.db.read() as session:
        return list(session.scalars(select(Message).where(Message.kind == "reply")))


def sees(slack: SlackControl, words: str, user: str = "ada") -> Any:
    """The modal on top, once it has these words: a press is worked on after it is acknowledged."""

    def whole() -> Any:
        view = slack.view(user) or {}
        return view if words in text_of(view) else {}

    return slack.wait_for(whole, what=words)


def asks_whom(slack: SlackControl) -> list[str]:
    """Presses the button of the newest post; who can be chosen."""
    slack.press_on("ada", post(slack), "Answer …")
    return options(sees(slack, "Whom?"))


def options(form: Any) -> list[str]:
    (menu,) = [it["element"] for it in form["blocks"] if it.get("block_id") == "reply"]
    return [it["text"]["text"] for it in menu["options"]]


def test_an_answer_is_reviewed_sent_once_and_followed_in_the_thread(
    slack: SlackControl,
    rt: Runtime,
    campaign: Campaign,
    writes: Callable[..., None],
    work: Work,
    clock: Clock,
) -> None:
    writes(maya=HOSTILE, jose="What time?")
    assert "•••••0192 José" in text_of(post(slack))
    assert MAYA not in str(post(slack))

    first, second = asks_whom(slack)
    assert first.startswith("+1•••••0191 Maya <!here>: <!channel> *bold*")
    assert second == "+1•••••0192 José: What time?"
    chosen = slack.submit("ada", {"reply": second})
    assert "Has not opted out. They wrote within 24 hours" in text_of(chosen["view"])
    assert JOSE not in str(chosen["view"])
    review = slack.submit("ada", {"reply_text": "At ten, José. 🌷"})
    shown = text_of(review["view"])
    assert "1 segment" in shown
    assert "UCS-2" in shown
    assert "under $0.01" in shown
    assert texts(rt) == []
    assert slack.submit("ada")["action"] == "clear"

    hears(slack, "on its way")
    (text,) = texts(rt)
    assert (text.phone, text.body) == (JOSE, "At ten, José. 🌷")
    clock.step(40)
    work()
    assert "Answered by <@U01ADA>" in text_of(post(slack))
    with rt.db.write() as session:
        session.get_one(Message, text.id).state = MessageState.DELIVERED
    look_at_team_answers(rt)
    clock.step(40)
    gather(campaign.id)
    assert "*delivered*" in text_of(post(slack))


def test_a_text_changed_after_its_review_is_reviewed_again(
    slack: SlackControl, rt: Runtime, campaign: Campaign, writes: Callable[..., None]
) -> None:
    writes(jose="What time?")
    slack.submit("ada", {"reply": asks_whom(slack)[0]})
    slack.submit("ada", {"reply_text": "At ten."})

    again = slack.submit("ada", {"reviewed_text": "At ten. " * 40})

    assert "3 segments" in text_of(again["view"])
    assert texts(rt) == []


def test_one_answer_for_all_who_asked_the_same_and_a_saved_one(
    slack: SlackControl, rt: Runtime, campaign: Campaign, writes: Callable[..., None]
) -> None:
    writes(maya="What time is it?", jose="hi what TIME is it", ann="Where is it?")
    assert asks_whom(slack)[0] == "All 2 who wrote “what time is it”"
    asked = slack.submit("ada", {"reply": "All 2 who wrote “what time is it”"})
    assert "2 people wrote" in text_of(asked["view"])
    review = slack.submit("ada", {"reply_text": "It starts at ten."})
    assert "× 2 people" in text_of(review["view"])
    slack.submit("ada", {"save_as": "Opening"})
    hears(slack, "on its way to 2 people")
    assert sorted(text.phone for text in texts(rt)) == [MAYA, JOSE]

    assert asks_whom(slack)[-1] == "✓ +1•••••0192 José: hi what TIME is it"
    slack.submit("ada", {"reply": "+1•••••0193 Ann: Where is it?"})
    review = slack.submit("ada", {"saved_reply": "Opening"})
    assert "It starts at ten." in text_of(review["view"])
    slack.submit("ada")
    hears(slack, "the thread shows how it goes")
    assert [text.body for text in texts(rt)] == ["It starts at ten."] * 3


def test_what_the_team_types_in_the_thread_is_never_texted(
    slack: SlackControl,
    rt: Runtime,
    campaign: Campaign,
    writes: Callable[..., None],
    work: Work,
) -> None:
    writes(jose="What time?")
    with rt.db.read() as session:
        before = session.scalar(select(func.count()).select_from(Message))

    slack.say("ada", CHANNEL, "Tell him at ten, +14155550192", thread_ts=campaign.card_ts)
    heard = slack.event(
        {
            "type": "message",
            "channel": "C01CAMPAIGNS",
            "user": "U01ADA",
            "text": "Tell him at ten",
            "thread_ts": campaign.card_ts,
            "ts": post(slack)["ts"],
        }
    )
    work()

    assert heard["ok"]
    with rt.db.read() as session:
        assert session.scalar(select(func.count()).select_from(Message)) == before


def test_who_may_not_launch_answers_nobody(
    slack: SlackControl, rt: Runtime, campaign: Campaign, writes: Callable[..., None]
) -> None:
    writes(jose="What time?")
    slack.press_on("ben", post(slack), "Answer …")

    hears(slack, "may not read and answer what people write", user="ben")
    assert not slack.view("ben")


def test_who_opted_out_is_shown_so_and_a_conversation_is_noted_and_closed(
    slack: SlackControl,
    rt: Runtime,
    campaign: Campaign,
    writes: Callable[..., None],
    work: Work,
    clock: Clock,
) -> None:
    writes(jose="What time?", ann="Where?")
    asks_whom(slack)
    slack.submit("ada", {"reply": "+1•••••0193 Ann: Where?"})
    slack.press("ada", "Assign or note …")
    sees(slack, "Who takes care?")
    kept = slack.submit("ada", {"assigned_to": "U01BEN", "reply_note": "*VIP* & <b>"})
    assert "Kept for" in text_of(kept["view"]), kept
    clock.step(40)
    work()
    assert "<@U01BEN> takes care" in text_of(post(slack))

    slack.close("ada", all=True)
    asks_whom(slack)
    slack.submit("ada", {"reply": "+1•••••0193 Ann: Where?"})
    slack.press("ada", "Needs no answer")
    sees(slack, "needs no answer")
    work()
    clock.step(40)
    gather(campaign.id)
    assert "Closed by <@U01ADA>" in text_of(post(slack))
    slack.close("ada", all=True)

    writes(jose="STOP")
    asks_whom(slack)
    shown = slack.submit("ada", {"reply": "+1•••••0192 José: What time?"})
    assert "opted out" in text_of(shown["view"])
    assert not shown["view"].get("submit")
    assert texts(rt) == []
    assert "Answer …" in buttons(post(slack))


def test_hidden_replies_are_shown_to_one_person_and_the_audit_keeps_it(
    slack: SlackControl,
    rt: Runtime,
    campaign: Campaign,
    writes: Callable[..., None],
    work: Work,
    clock: Clock,
) -> None:
    writes(jose="What time?", maya="not interested")
    slack.command("ben", CHANNEL, "/campaign", "replies show hidden")
    hears(slack, "may not change settings", user="ben")
    slack.command("ada", CHANNEL, "/campaign", "replies show hidden")
    hears(slack, "hidden behind")
    clock.step(40)
    gather(campaign.id)
    assert "What time?" not in str(post(slack))
    assert "not interested" not in str(post(slack))
    assert "It is an opt-out" in buttons(post(slack))

    slack.press_on("ada", post(slack), "Show")
    assert "What time?" in text_of(sees(slack, "José"))
    with rt.db.read() as session:
        seen = session.scalars(select(AuditRow).where(AuditRow.verb == "show_replies")).all()
    assert [(row.actor, row.subject_id) for row in seen] == [("slack:U01ADA", campaign.id)]

    slack.command("ada", CHANNEL, "/campaign", "replies show counted")
    hears(slack, "only counted")
    clock.step(40)
    gather(campaign.id)
    assert "1 reply · 1 may be an opt-out" in text_of(post(slack))
    assert "0192" not in str(post(slack))
    assert {"Show", "Answer …"}.isdisjoint(buttons(post(slack)))


def test_saved_replies_are_kept_listed_and_forgotten_by_a_verb(
    slack: SlackControl, campaign: Campaign
) -> None:
    typed = 'replies save "Opening *hours*" --text "We open at nine & close <late>."'
    slack.command("ada", CHANNEL, "/campaign", typed)
    hears(slack, "is saved")
    slack.command("ada", CHANNEL, "/campaign", "replies saved")
    hears(slack, "“Opening \u200b*\u200bhours\u200b*\u200b”\nWe open at nine & close <late>.")
    slack.command("ada", CHANNEL, "/campaign", 'replies forget "opening *hours*"')
    hears(slack, "is not saved any more")
    slack.command("ada", CHANNEL, "/campaign", "replies nonsense")
    hears(slack, "Say what")
