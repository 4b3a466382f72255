"""Replies in the card's thread: one post in 30 seconds, masked, as plain text."""

from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.lifecycle import CampaignState
from domain.meaning.verdicts import Meaning
from domain.provisional import Decision
from jobs import refusing, threads
from models import gathering, provisional
from models import threads as thread_rows
from models.gathering import Place
from models.tables import Campaign, Inbound, Sender, ThreadPost, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, buttons, text_of
from tests.builders import Builder, now
from tests.clocks import Clock

CHANNEL = "#campaigns"
SIDS = count(1)


@pytest.fixture
def campaign(build: Builder, sender: Sender, slack: SlackControl, rt: Runtime) -> Campaign:
    """A campaign whose card is in the channel."""
    from gateways.slack.blocks.notices import said

    posted = rt.slack.post("C01CAMPAIGNS", said("the card"))
    return build.campaign(sender, state=CampaignState.SENDING, card_ts=posted.ts)


def reply(
    build: Builder,
    campaign: Campaign,
    body: str,
    *,
    meaning: Meaning = Meaning.REPLY,
    may_mean_visit: bool = False,
    phone: str = "",
) -> Inbound:
    number = next(SIDS)
    return build.add(
        Inbound(
            sid=f"SM{number:032d}",
            workspace_id=campaign.workspace_id,
            sender_id=campaign.sender_id,
            campaign_id=campaign.id,
            phone=phone or f"+1415555{number % 10000:04d}",
            to="+14155552671",
            body=body,
            words=body[:160],
            meaning=meaning,
            may_mean_visit=may_mean_visit,
            decision=Decision.OPEN if meaning is Meaning.PROVISIONAL else "",
            came_by="webhook",
            received_at=now(),
        )
    )


def posts(slack: SlackControl, campaign: Campaign) -> list[str]:
    return [text_of(post) for post in slack.messages(CHANNEL, campaign.card_ts)]


def test_replies_within_half_a_minute_share_one_post(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    for body in ("What time?", "Is it free?", "Where?"):
        reply(build, campaign, body)
        threads.gather(campaign.id)
        clock.step(6)

    (post,) = posts(slack, campaign)
    assert "3 replies" in post
    assert post.index("What time?") < post.index("Is it free?") < post.index("Where?")


def test_a_later_reply_gets_a_new_post(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    reply(build, campaign, "What time?")
    threads.gather(campaign.id)
    clock.step(31)
    reply(build, campaign, "Where?")
    threads.gather(campaign.id)

    first, second = posts(slack, campaign)
    assert "Where?" not in first
    assert "What time?" not in second


def test_a_burst_is_not_an_edit_each(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    for number in range(10):
        reply(build, campaign, f"reply {number}")
        threads.gather(campaign.id)
    assert len(slack.calls("chat.update")) == 0
    with rt.db.read() as session:
        assert thread_rows.due(session) == [campaign.id]

    clock.step(6)
    threads.gather(campaign.id)
    assert "reply 9" in posts(slack, campaign)[0]
    with rt.db.read() as session:
        assert thread_rows.due(session) == []


def test_numbers_are_masked_and_hostile_words_are_plain(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign
) -> None:
    text = "<!channel> *bold* <https://evil.example|Click> & <@U01BEN> \u202eright to left"
    written = reply(build, campaign, text)
    threads.gather(campaign.id)

    raw = str(slack.messages(CHANNEL, campaign.card_ts)[0]["blocks"])
    assert "<!channel>" not in raw
    assert "<https://evil" not in raw
    assert "<@U01BEN>" not in raw
    assert "*bold*" not in raw
    assert written.phone not in raw
    assert written.phone[-4:] in raw


def test_two_people_whose_masks_look_alike_are_told_apart_for_good(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    reply(build, campaign, "Mine is at two", phone="+14155559876")
    threads.gather(campaign.id)
    clock.step(40)
    reply(build, campaign, "And mine at three", phone="+13125559876")
    reply(build, campaign, "No, make it four", phone="+14155559876")
    threads.gather(campaign.id)

    first, second = posts(slack, campaign)
    assert "*+1•••••9876* " in first and "(2)" not in first
    assert second.index("+1•••••9876 (2)*") < second.index("mine at three")
    assert second.index("mine at three") < second.index("*+1•••••9876* ")


def test_confirmations_are_not_posted(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign
) -> None:
    for meaning in (Meaning.CONFIRMATION, Meaning.OPT_OUT, Meaning.HELP, Meaning.TAPBACK):
        reply(build, campaign, "C", meaning=meaning)
    threads.gather(campaign.id)

    assert posts(slack, campaign) == []


def test_what_was_declined_is_posted_and_says_so(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign
) -> None:
    reply(build, campaign, "Reschedule please", meaning=Meaning.DECLINED)
    reply(build, campaign, "What time?")
    threads.gather(campaign.id)

    (post,) = posts(slack, campaign)
    assert "declined\nReschedule please" in post
    assert post.count("· declined\n") == 1


def test_a_reply_of_4000_characters_and_500_replies_are_cut_not_refused(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign
) -> None:
    reply(build, campaign, "&" * 4000)
    for number in range(60):
        reply(build, campaign, f"reply {number}")
    threads.gather(campaign.id)

    (post,) = posts(slack, campaign)
    assert "61 replies" in post
    assert "21 further replies" in post


def test_replies_wait_while_slack_is_away(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    reply(build, campaign, "What time?")
    slack.down()
    threads.gather(campaign.id)
    slack.all_well()
    clock.step(70)
    threads.gather(campaign.id)

    assert len(posts(slack, campaign)) == 1


def test_before_the_card_is_there_replies_wait(
    rt: Runtime, slack: SlackControl, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING)
    reply(build, campaign, "What time?")
    threads.gather(campaign.id)

    with rt.db.read() as session:
        assert session.scalars(select(ThreadPost)).all() == []


# Decisions ---------------------------------------------------------------------------------------


def unsure(build: Builder, campaign: Campaign, body: str = "not interested") -> Inbound:
    return reply(build, campaign, body, meaning=Meaning.PROVISIONAL)


def confirm(rt: Runtime, inbound: Inbound) -> None:
    with rt.db.write() as session:
        assert provisional.decide(
            session, inbound.id, Decision.CONFIRMED, by="slack:U01ADA", now=rt.clock()
        )


def asking(slack: SlackControl, campaign: Campaign) -> list[int]:
    """How many texts each post asks about."""
    found = slack.messages(CHANNEL, campaign.card_ts)
    return [buttons(post).count("It is an opt-out") for post in found]


def due(rt: Runtime) -> list[int]:
    with rt.db.read() as session:
        return list(thread_rows.due(session))


def test_a_burst_hides_no_question(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    for _ in range(20):
        unsure(build, campaign)
    reply(build, campaign, "What time?")
    for _ in range(3):
        threads.gather(campaign.id)
        clock.step(36)

    assert asking(slack, campaign) == [16, 4]
    assert "What time?" in posts(slack, campaign)[1]
    assert due(rt) == []


def test_questions_that_have_to_wait_cost_no_edits_meanwhile(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    for _ in range(20):
        unsure(build, campaign)
    for _ in range(4):
        threads.gather(campaign.id)
        clock.step(6)

    assert asking(slack, campaign) == [16]
    assert slack.calls("chat.update") == []
    assert due(rt) == [campaign.id]


def test_plain_replies_beyond_the_room_are_counted_and_a_question_behind_them_is_not(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    for number in range(45):
        reply(build, campaign, f"reply {number}")
    unsure(build, campaign)
    reply(build, campaign, "cancel", meaning=Meaning.OPT_OUT, may_mean_visit=True)
    threads.gather(campaign.id)
    clock.step(36)
    threads.gather(campaign.id)

    first, second = posts(slack, campaign)
    assert "5 further replies" in first
    assert "call them" in second
    assert asking(slack, campaign) == [0, 1]


def test_the_law_s_own_words_offer_no_lift_and_may_ask_for_a_call(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    reply(build, campaign, "ok cancel", meaning=Meaning.PROVISIONAL, may_mean_visit=True)
    threads.gather(campaign.id)
    clock.step(40)
    unsure(build, campaign)
    threads.gather(campaign.id)

    by_law, other = slack.messages(CHANNEL, campaign.card_ts)
    assert buttons(by_law) == ["It is an opt-out"]
    assert "call them" in text_of(by_law)
    assert buttons(other) == ["It is an opt-out", "Lift it …"]
    assert "call them" not in text_of(other)


def test_what_was_decided_is_shown_in_place_of_the_buttons(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    written = unsure(build, campaign)
    threads.gather(campaign.id)
    clock.step(40)
    confirm(rt, written)
    assert due(rt) == [campaign.id]
    threads.gather(campaign.id)

    assert asking(slack, campaign) == [0]
    assert "Opted out, says" in posts(slack, campaign)[0]
    assert due(rt) == []


def test_what_was_decided_while_slack_was_away_is_shown_later(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    written = unsure(build, campaign)
    threads.gather(campaign.id)
    clock.step(40)
    confirm(rt, written)
    slack.down()
    threads.gather(campaign.id)
    slack.all_well()
    assert asking(slack, campaign) == [1]
    clock.step(70)
    threads.gather(campaign.id)

    assert asking(slack, campaign) == [0]


def test_what_was_decided_while_the_post_was_on_its_way_is_shown_later(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    written = unsure(build, campaign)
    with rt.db.write() as session:
        claim = take(session, campaign, clock)
    confirm(rt, written)
    with rt.db.write() as session:
        thread_rows.shown(session, claim, "1.1")

    assert due(rt) == [campaign.id]


def test_a_post_is_drawn_by_one_at_a_time_until_its_lease_ends(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    written = unsure(build, campaign)
    threads.gather(campaign.id)
    clock.step(40)
    confirm(rt, written)
    with rt.db.write() as session:
        assert take(session, campaign, clock).ts is not None
    clock.step(30)
    threads.gather(campaign.id)
    assert asking(slack, campaign) == [1]

    clock.step(31)
    threads.gather(campaign.id)
    assert asking(slack, campaign) == [0]


def take(session: Session, campaign: Campaign, clock: Clock) -> thread_rows.PostClaim:
    claim = thread_rows.take(
        session,
        Place(campaign_id=campaign.id),
        now=clock(),
        window=timedelta(seconds=30),
        spacing=timedelta(seconds=5),
    )
    assert claim is not None
    return claim


# What belongs to no campaign ---------------------------------------------------------------------


def stray(build: Builder, sender: Sender, body: str, **columns: object) -> Inbound:
    """A text that answers none of ours."""
    number = next(SIDS)
    defaults: dict[str, object] = {
        "sid": f"SM{number:032d}",
        "workspace_id": sender.workspace_id,
        "sender_id": sender.id,
        "phone": f"+1415555{number % 10000:04d}",
        "to": sender.address,
        "body": body,
        "words": body[:160],
        "meaning": Meaning.PROVISIONAL,
        "decision": Decision.OPEN,
        "came_by": "webhook",
        "received_at": now(),
    }
    return build.add(Inbound(**(defaults | columns)))


def in_channel(slack: SlackControl) -> list[str]:
    return [text_of(post) for post in slack.messages(CHANNEL)]


def places(rt: Runtime) -> tuple[list[int], list[int]]:
    with rt.db.read() as session:
        return list(thread_rows.due(session)), list(thread_rows.due_in_channels(session))


def test_a_provisional_opt_out_of_no_campaign_is_shown_in_the_team_s_channel(
    rt: Runtime, slack: SlackControl, build: Builder, sender: Sender
) -> None:
    asked = stray(build, sender, "wrong number")
    stray(build, sender, "Hello?", meaning=Meaning.REPLY, decision="")
    assert places(rt) == ([], [sender.workspace_id])

    threads.gather_in_channel(sender.workspace_id)

    (post,) = slack.messages(CHANNEL)
    assert "1 text to no campaign" in text_of(post)
    assert "May be an opt-out" in text_of(post)
    assert "Hello?" not in text_of(post)
    assert f"'value': '{asked.id}'" in str(post["blocks"])
    assert places(rt) == ([], [])


def test_what_was_decided_about_it_is_drawn_in_the_channel(
    rt: Runtime, slack: SlackControl, build: Builder, sender: Sender, clock: Clock
) -> None:
    asked = stray(build, sender, "wrong number")
    threads.gather_in_channel(sender.workspace_id)
    clock.step(6)
    with rt.db.write() as session:
        decided = Decision.CONFIRMED
        provisional.decide(session, asked.id, decided, by="slack:U01ADA", now=rt.clock())

    threads.gather_in_channel(sender.workspace_id)

    (told,) = in_channel(slack)
    assert "Opted out, says" in told
    assert "May be an opt-out" not in told


def test_a_team_without_a_channel_is_asked_nothing(
    rt: Runtime, slack: SlackControl, build: Builder, sender: Sender
) -> None:
    with rt.db.write() as session:
        session.get_one(Workspace, sender.workspace_id).channel_id = ""
    stray(build, sender, "wrong number")

    assert places(rt) == ([], [])
    threads.gather_in_channel(sender.workspace_id)
    assert in_channel(slack) == []


def test_a_loop_is_shown_and_the_same_text_without_one_is_not(
    rt: Runtime, slack: SlackControl, build: Builder, sender: Sender
) -> None:
    stray(build, sender, "HELP", meaning=Meaning.HELP, decision="", unanswered="echo", alerts=True)
    stray(build, sender, "HELP", meaning=Meaning.HELP, decision="", unanswered="echo")

    threads.gather_in_channel(sender.workspace_id)

    (told,) = in_channel(slack)
    assert "1 text to no campaign" in told
    assert "our own answer came back" in told


# What Slack refuses ------------------------------------------------------------------------------


def test_what_slack_will_never_take_is_given_up_and_said_until_it_takes_something_again(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    reply(build, campaign, "What time?")
    slack.fault("error", "chat.postMessage", error="is_archived", times=1)
    threads.gather(campaign.id)
    clock.step(24 * 3600)

    assert places(rt) == ([], [])
    with rt.db.read() as session:
        given_up = gathering.given_up(session, campaign.workspace_id)
    assert given_up == [(campaign.title, "is_archived", campaign.channel_id)]

    reply(build, campaign, "Where?")
    threads.gather(campaign.id)
    clock.step(60)
    threads.gather(campaign.id)

    assert "What time?" in "".join(posts(slack, campaign))
    with rt.db.read() as session:
        assert gathering.given_up(session, campaign.workspace_id) == []


def test_what_slack_refuses_for_now_waits_longer_each_time(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    reply(build, campaign, "What time?")
    slack.fault("error", "chat.postMessage", error="something_new", times=2)
    refused = []
    for seconds in (0, 350, 20, 650, 20):
        clock.step(seconds)
        threads.gather(campaign.id)
        with rt.db.read() as session:
            refused.append(session.scalars(select(ThreadPost.refusals)).one())

    # Six minutes to the second try, eleven to the third: a minute of each is the post's own lease.
    assert refused == [1, 1, 2, 2, 0]
    assert "What time?" in posts(slack, campaign)[0]


def test_what_slack_refuses_for_days_is_given_up(
    rt: Runtime, slack: SlackControl, build: Builder, campaign: Campaign, clock: Clock
) -> None:
    reply(build, campaign, "What time?")
    slack.fault("error", "chat.postMessage", error="something_new")
    for _ in range(refusing.MOST + 1):
        threads.gather(campaign.id)
        clock.step(7 * 3600)

    assert places(rt) == ([], [])
