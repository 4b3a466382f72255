"""One inbound text: read, kept, tied to a campaign and acted on, in one committed transaction."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from domain.inbound import CameBy, InboundText
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.loops import MOST
from domain.meaning.verdicts import Meaning
from domain.messages import MessageKind, MessageState
from domain.senders import KeywordsBy, SenderKind
from jobs.intake import Taken, take_in
from jobs.queues import QueueName, queue
from models import wordings
from models.base import Base
from models.tables import (
    Campaign,
    ConsentEvent,
    Inbound,
    Message,
    OptOut,
    Recipient,
    Sender,
    Workspace,
)
from models.wordings import Words
from runtime import Runtime
from tests.builders import Builder, now

PHONE = "+14155550123"
SHORT_CODE = {"kind": SenderKind.SHORT_CODE, "keywords_by": KeywordsBy.US, "address": "73737"}
Say = Callable[..., Taken]


@pytest.fixture
def say(rt: Runtime, sender: Sender) -> Say:
    """Somebody texts our sender; `sid` differs unless it is given."""
    told = 0

    def speak(body: str, **fields: Any) -> Taken:
        nonlocal told
        told += 1
        defaults: dict[str, Any] = {
            "sid": f"SM{told:032d}",
            "from_": PHONE,
            "to": sender.address,
            "received_at": datetime.now(UTC),
            "came_by": CameBy.WEBHOOK,
        }
        return take_in(rt, InboundText(body=body, **(defaults | fields)))

    return speak


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    """A campaign that is being sent and asks for a C."""
    return build.campaign(sender, state=CampaignState.SENDING, asks="confirmation")


def rows(rt: Runtime, table: type[Base]) -> int:
    with rt.db.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def one(rt: Runtime, table: type[Any]) -> Any:
    with rt.db.read() as session:
        return session.scalars(select(table)).one()


# Kept once ---------------------------------------------------------------------------------------


def test_a_text_is_kept_with_what_it_said(rt: Runtime, say: Say, sender: Sender) -> None:
    taken = say("When do you open?")

    kept = one(rt, Inbound)
    assert taken == Taken(Meaning.REPLY, shown=True)
    assert (kept.phone, kept.to, kept.body) == (PHONE, sender.address, "When do you open?")
    assert (kept.workspace_id, kept.came_by) == (sender.workspace_id, "webhook")


def test_a_text_that_comes_twice_changes_nothing(rt: Runtime, say: Say) -> None:
    say("STOP", sid="SM1")
    again = say("START", sid="SM1")

    assert not again.new
    assert (rows(rt, Inbound), rows(rt, ConsentEvent), rows(rt, OptOut)) == (1, 1, 1)


def test_the_log_tells_nothing_new_of_a_text_that_came(rt: Runtime, say: Say) -> None:
    say("Hello", sid="SM1")

    assert not say("Hello", sid="SM1", came_by=CameBy.LOG).new
    assert one(rt, Inbound).came_by == "webhook"


def test_a_text_to_a_number_that_nobody_set_up_is_kept(rt: Runtime, say: Say) -> None:
    say("Hello", to="+19995550000")

    assert one(rt, Inbound).workspace_id is None


# Which campaign ----------------------------------------------------------------------------------


def test_a_reply_belongs_to_the_latest_text_from_that_sender(
    rt: Runtime, say: Say, build: Builder, sender: Sender, campaign: Campaign
) -> None:
    older = build.campaign(sender, state=CampaignState.COMPLETED)
    build.message(campaign, build.recipient(campaign, PHONE))
    build.message(older, build.recipient(older, PHONE), claimed_at=now() - timedelta(days=2))

    assert say("Thanks!").campaign_id == campaign.id
    assert one(rt, Inbound).recipient_id is not None


def test_a_reply_to_another_sender_belongs_elsewhere(
    say: Say, build: Builder, workspace: Workspace, campaign: Campaign
) -> None:
    build.message(campaign, build.recipient(campaign, PHONE))
    other = build.sender(workspace)

    assert say("Thanks!", to=other.address).campaign_id is None


def test_a_reply_to_a_pool_number_belongs_to_its_service(
    say: Say, build: Builder, workspace: Workspace
) -> None:
    service = build.sender(
        workspace, kind=SenderKind.MESSAGING_SERVICE, address="MG1", numbers=["+14155557777"]
    )
    campaign = build.campaign(service, state=CampaignState.SENDING)
    build.message(campaign, build.recipient(campaign, PHONE))

    assert say("Thanks!", to="+14155557777").campaign_id == campaign.id


def test_an_answer_to_a_test_send_counts_in_no_campaign(
    rt: Runtime, say: Say, build: Builder, campaign: Campaign
) -> None:
    test = build.message(
        campaign, build.recipient(campaign, PHONE), kind=MessageKind.TEST, recipient_id=None
    )

    assert say("C").campaign_id is None
    assert one(rt, Inbound).message_id == test.id


def test_our_own_answers_end_no_conversation(say: Say, build: Builder, campaign: Campaign) -> None:
    recipient = build.recipient(campaign, PHONE)
    build.message(campaign, recipient, claimed_at=now() - timedelta(minutes=5))
    build.message(campaign, recipient, kind=MessageKind.HELP, recipient_id=None, campaign_id=None)

    assert say("Thanks!").campaign_id == campaign.id


def test_a_text_that_twilio_refused_was_never_read(
    say: Say, build: Builder, campaign: Campaign
) -> None:
    build.message(campaign, build.recipient(campaign, PHONE), state=MessageState.REFUSED)

    assert say("Thanks!").campaign_id is None


# Confirmations -----------------------------------------------------------------------------------


@pytest.mark.parametrize("body", ["C", "c", "C.", "Confirm", "confirmed"])
def test_c_confirms_the_text_that_asked(
    say: Say, build: Builder, campaign: Campaign, body: str
) -> None:
    build.message(campaign, build.recipient(campaign, PHONE))

    taken = say(body)

    assert (taken.meaning, taken.campaign_id) == (Meaning.CONFIRMATION, campaign.id)


def test_c_confirms_the_one_that_asked_and_not_the_one_after_it(
    say: Say, build: Builder, sender: Sender, campaign: Campaign
) -> None:
    later = build.campaign(sender, state=CampaignState.SENDING)
    build.message(campaign, build.recipient(campaign, PHONE), claimed_at=now() - timedelta(hours=1))
    build.message(later, build.recipient(later, PHONE))

    assert say("C").campaign_id == campaign.id


def test_c_confirms_nothing_where_nobody_asked(say: Say, build: Builder, sender: Sender) -> None:
    plain = build.campaign(sender, state=CampaignState.SENDING)
    build.message(plain, build.recipient(plain, PHONE))

    taken = say("C")

    assert (taken.meaning, taken.campaign_id) == (Meaning.REPLY, plain.id)


def test_a_second_c_counts_no_second_time(
    rt: Runtime, say: Say, build: Builder, campaign: Campaign
) -> None:
    build.message(campaign, build.recipient(campaign, PHONE))
    say("C")
    say("c.")

    with rt.db.read() as session:
        assert session.scalars(select(Inbound.counts).order_by(Inbound.id)).all() == [True, False]


def test_yes_confirms_what_asked_and_is_no_opt_in(
    rt: Runtime, say: Say, build: Builder, campaign: Campaign
) -> None:
    build.message(campaign, build.recipient(campaign, PHONE))

    assert say("Yes").meaning is Meaning.CONFIRMATION
    assert rows(rt, ConsentEvent) == 0


# STOP --------------------------------------------------------------------------------------------


def test_stop_is_kept_with_its_words_and_skips_whoever_waits(
    rt: Runtime, say: Say, build: Builder, campaign: Campaign
) -> None:
    waiting = build.recipient(campaign, PHONE)
    other = build.recipient(campaign, "+14155550999")

    taken = say("Stop")

    out, event = one(rt, OptOut), one(rt, ConsentEvent)
    assert (out.phone, out.scope, out.source, out.words) == (PHONE, "all", "reply", "stop")
    assert (event.change, event.inbound_id) == ("out", one(rt, Inbound).id)
    assert taken.touched == {campaign.id}
    with rt.db.read() as session:
        assert session.get_one(Recipient, waiting.id).bucket == Bucket.SKIPPED
        assert session.get_one(Recipient, waiting.id).reason == "opted_out"
        assert session.get_one(Recipient, other.id).bucket == Bucket.PENDING
        assert session.get_one(Campaign, campaign.id).card_due_at is not None


def test_stop_skips_in_every_live_campaign_and_leaves_the_past_alone(
    rt: Runtime, say: Say, build: Builder, sender: Sender, campaign: Campaign
) -> None:
    paused = build.campaign(sender, state=CampaignState.PAUSED)
    over = build.campaign(sender, state=CampaignState.COMPLETED)
    held = build.recipient(paused, PHONE, bucket=Bucket.HELD)
    sent = build.recipient(over, PHONE, bucket=Bucket.DELIVERED)
    claimed = build.recipient(campaign, PHONE, bucket=Bucket.CLAIMED)

    say("STOP")

    with rt.db.read() as session:
        assert session.get_one(Recipient, held.id).bucket == Bucket.SKIPPED
        assert session.get_one(Recipient, sent.id).bucket == Bucket.DELIVERED
        assert session.get_one(Recipient, claimed.id).bucket == Bucket.CLAIMED


def test_stop_binds_every_workspace_that_sends_from_the_number(
    rt: Runtime, say: Say, build: Builder, sender: Sender
) -> None:
    other = build.workspace(slack_team_id="T02")
    build.sender(other, address=sender.address)
    stranger = build.workspace(slack_team_id="T03")

    say("STOP")

    with rt.db.read() as session:
        owners = set(session.scalars(select(OptOut.workspace_id)))
    assert owners == {sender.workspace_id, other.id}
    assert stranger.id not in owners


def test_stop_to_a_number_that_nobody_set_up_binds_everybody(
    rt: Runtime, say: Say, sender: Sender
) -> None:
    say("STOP", to="+19995550000")

    assert one(rt, OptOut).workspace_id == sender.workspace_id


def test_stop_by_another_channel_binds_the_number(rt: Runtime, say: Say) -> None:
    say("STOP", from_=f"rcs:{PHONE}")

    assert one(rt, OptOut).phone == PHONE


def test_a_second_stop_is_an_event_and_nothing_new(rt: Runtime, say: Say) -> None:
    say("STOP")
    say("stop")

    assert (rows(rt, ConsentEvent), rows(rt, OptOut)) == (2, 1)


def test_a_stop_learned_late_is_stamped_with_now(rt: Runtime, say: Say) -> None:
    """Sending processes look for opt-outs committed lately, not for those said lately."""
    before = rt.clock()
    say("STOP", came_by=CameBy.LOG, received_at=before - timedelta(hours=3))

    assert one(rt, OptOut).at >= before


def test_a_stop_learned_after_a_later_start_stays_the_past(rt: Runtime, say: Say) -> None:
    then = rt.clock() - timedelta(hours=1)
    say("START")
    say("STOP", came_by=CameBy.LOG, received_at=then)

    assert (rows(rt, ConsentEvent), rows(rt, OptOut)) == (2, 0)


# START -------------------------------------------------------------------------------------------


def test_start_lifts_the_opt_out(rt: Runtime, say: Say, sender: Sender, build: Builder) -> None:
    say("STOP")
    with rt.db.read() as session:
        workspace = session.get_one(Workspace, sender.workspace_id)
    build.opt_out(workspace, PHONE, scope=f"sender:{sender.id}", source="carrier")

    assert say("START").meaning is Meaning.OPT_IN
    assert (rows(rt, OptOut), rows(rt, ConsentEvent)) == (0, 2)


def test_start_does_not_bring_a_skipped_text_back(
    rt: Runtime, say: Say, build: Builder, campaign: Campaign
) -> None:
    recipient = build.recipient(campaign, PHONE)
    say("STOP")
    say("START")

    with rt.db.read() as session:
        assert session.get_one(Recipient, recipient.id).bucket == Bucket.SKIPPED


def test_a_start_learned_after_a_later_stop_lifts_nothing(rt: Runtime, say: Say) -> None:
    then = rt.clock() - timedelta(hours=1)
    say("STOP")
    say("START", came_by=CameBy.LOG, received_at=then)

    assert rows(rt, OptOut) == 1


# Our own answers ---------------------------------------------------------------------------------


def test_on_a_long_code_twilio_answers(rt: Runtime, say: Say) -> None:
    assert say("STOP").answer is None
    assert say("HELP").answer is None
    assert rows(rt, Message) == 0


def test_on_a_short_code_we_answer_ahead_of_bulk(
    rt: Runtime, say: Say, build: Builder, workspace: Workspace
) -> None:
    short = build.sender(workspace, **SHORT_CODE)

    taken = say("STOP", to=short.address)

    message = one(rt, Message)
    assert taken.answer is MessageKind.STOP_CONFIRMATION
    assert (message.state, message.kind) == (MessageState.WAITING, "stop_confirmation")
    assert (message.phone, message.segments, message.sender_id) == (PHONE, 1, short.id)
    assert message.body.startswith("Harbour Books: ")
    assert queue(rt, QueueName.URGENT).count == 1


def test_help_says_who_we_are(rt: Runtime, say: Say, build: Builder, workspace: Workspace) -> None:
    short = build.sender(workspace, **SHORT_CODE)
    say("HELP", to=short.address)

    assert "help@harbourbooks.example" in one(rt, Message).body


def test_the_first_stop_after_an_unsure_one_is_confirmed_and_the_next_is_not(
    rt: Runtime, say: Say, build: Builder, workspace: Workspace
) -> None:
    short = build.sender(workspace, **SHORT_CODE)
    assert say("wrong number", to=short.address).answer is None
    assert say("STOP", to=short.address).answer is MessageKind.STOP_CONFIRMATION
    with rt.db.write() as session:
        session.execute(update(Message).values(state_at=now() - timedelta(minutes=5)))

    assert say("STOP", to=short.address).answer is None


def test_two_machines_do_not_chat(
    rt: Runtime, say: Say, build: Builder, workspace: Workspace
) -> None:
    short = build.sender(workspace, **SHORT_CODE)
    say("HELP", to=short.address)

    assert say("HELP", to=short.address).answer is None
    assert rows(rt, Message) == 1


@pytest.fixture
def short(build: Builder, workspace: Workspace) -> Sender:
    """A short code, on which we answer everything."""
    return build.sender(workspace, **SHORT_CODE)


def pass_time(rt: Runtime, **of: int) -> None:
    """Our answers left that long ago, and what was said came then."""
    ago = timedelta(**of)
    with rt.db.write() as session:
        for answer in session.scalars(select(Message)):
            answer.state_at -= ago
        for said in session.scalars(select(Inbound)):
            said.received_at -= ago


@pytest.mark.parametrize("body", ["please take me off this list", "ARRET", "Ahoy bye"])
def test_words_that_only_we_know_are_confirmed_where_twilio_answers_its_own(
    rt: Runtime, say: Say, sender: Sender, body: str
) -> None:
    with rt.db.write() as session:
        session.get_one(Workspace, sender.workspace_id).stop_words = ["Ahoy bye"]

    assert say(body).answer is MessageKind.STOP_CONFIRMATION
    assert say("stop it now please").answer is None
    assert rows(rt, Message) == 1


def test_a_stop_found_late_in_the_log_is_obeyed_and_not_confirmed(
    rt: Runtime, say: Say, short: Sender
) -> None:
    late = rt.clock() - timedelta(minutes=6)

    taken = say("STOP", to=short.address, came_by=CameBy.LOG, received_at=late)

    assert (taken.answer, rows(rt, OptOut), rows(rt, Message)) == (None, 1, 0)


def test_each_opt_out_is_confirmed_once_and_each_start_too(
    rt: Runtime, say: Say, short: Sender
) -> None:
    answers = []
    for word in ("STOP", "STOP", "START", "START", "STOP"):
        answers.append(say(word, to=short.address).answer)
        pass_time(rt, minutes=2)

    out, back = MessageKind.STOP_CONFIRMATION, MessageKind.START_CONFIRMATION
    assert answers == [out, None, back, None, out]


def test_so_many_answers_of_a_kind_and_then_a_person_is_told_once(
    rt: Runtime, say: Say, short: Sender, campaign: Campaign
) -> None:
    taken = []
    for _ in range(MOST[MessageKind.HELP].answers + 2):
        taken.append(say("HELP", to=short.address))
        pass_time(rt, minutes=2)

    assert [one.answer is None for one in taken] == [False] * 4 + [True] * 2
    assert [one.shown for one in taken] == [False] * 4 + [True, False]
    with rt.db.read() as session:
        kept = session.execute(select(Inbound.unanswered, Inbound.alerts).order_by(Inbound.id))
        assert [tuple(row) for row in kept][3:] == [
            ("", False),
            ("too_many", True),
            ("too_many", False),
        ]


def test_what_one_team_answered_withholds_no_answer_of_another_teams(
    rt: Runtime, say: Say, build: Builder, short: Sender, campaign: Campaign
) -> None:
    """A confirmation of STOP that is owed was withheld because another team's had just left."""
    other = build.sender(
        build.workspace(slack_team_id="T09OTHER"), **SHORT_CODE | {"address": "84848"}
    )

    for _ in range(MOST[MessageKind.HELP].answers + 2):
        say("HELP", to=short.address)
        pass_time(rt, minutes=2)
    assert say("STOP", to=short.address).answer is MessageKind.STOP_CONFIRMATION

    assert say("STOP", to=other.address).answer is MessageKind.STOP_CONFIRMATION
    assert say("HELP", to=other.address).answer is MessageKind.HELP
    assert say("HELP", to=short.address).answer is None


def test_our_own_answer_that_comes_back_is_not_answered_again(
    rt: Runtime, say: Say, short: Sender
) -> None:
    say("STOP", to=short.address)
    with rt.db.read() as session:
        ours = session.scalars(select(Message.body)).one()
    pass_time(rt, minutes=2)

    taken = say(ours or "", to=short.address, opt_out_type="HELP")

    assert (taken.meaning, taken.answer, taken.shown) == (Meaning.HELP, None, True)
    with rt.db.read() as session:
        assert session.scalars(select(Inbound.unanswered).order_by(Inbound.id)).all()[-1] == "echo"


@pytest.mark.parametrize("from_", ["73737", "Harbour"])
def test_no_short_code_and_no_name_gets_an_answer(
    rt: Runtime, say: Say, short: Sender, from_: str
) -> None:
    taken = say("HELP", to=short.address, from_=from_)

    assert (taken.answer, taken.shown, rows(rt, Message)) == (None, False, 0)


def test_two_of_our_own_senders_do_not_answer_each_other(
    say: Say, short: Sender, sender: Sender
) -> None:
    taken = say("HELP", to=short.address, from_=sender.address)

    assert (taken.answer, taken.shown) == (None, True)


# Acknowledgements --------------------------------------------------------------------------------

THANKS = {"asks": "confirmation", "acknowledgement": "Thank you, see you then."}


@pytest.fixture
def thanking(build: Builder, sender: Sender) -> Campaign:
    """A campaign that asks for a C and thanks for it."""
    return build.campaign(sender, state=CampaignState.SENDING, **THANKS)


def test_whoever_confirms_gets_the_acknowledgement_once(
    rt: Runtime, say: Say, build: Builder, thanking: Campaign
) -> None:
    recipient = build.recipient(thanking, PHONE)
    build.message(thanking, recipient)

    assert say("C").answer is MessageKind.REPLY
    pass_time(rt, minutes=2)
    assert say("yes").answer is None

    with rt.db.read() as session:
        waiting = session.scalars(select(Message).where(Message.kind == "reply")).one()
    assert (waiting.state, waiting.body) == (MessageState.WAITING, "Thank you, see you then.")
    assert (waiting.acknowledges, waiting.campaign_id) == (recipient.id, None)
    assert queue(rt, QueueName.URGENT).count == 1


def test_whoever_confirms_two_campaigns_in_a_day_is_thanked_once(
    rt: Runtime, say: Say, build: Builder, thanking: Campaign, sender: Sender
) -> None:
    build.message(thanking, build.recipient(thanking, PHONE))
    assert say("C").answer is MessageKind.REPLY

    for hours, answer in ((1, None), (24, MessageKind.REPLY)):
        pass_time(rt, hours=hours)
        again = build.campaign(sender, state=CampaignState.SENDING, **THANKS)
        build.message(again, build.recipient(again, PHONE))
        assert say("C").answer is answer


def test_an_acknowledgement_ends_no_conversation(
    rt: Runtime, say: Say, build: Builder, thanking: Campaign
) -> None:
    build.message(thanking, build.recipient(thanking, PHONE))
    say("C")
    with rt.db.write() as session:
        answer = session.scalars(select(Message).where(Message.kind == "reply")).one()
        answer.state, answer.claimed_at = MessageState.SENT, now()

    assert say("Where was it again?").campaign_id == thanking.id


@pytest.mark.parametrize("body", ["When do you open?", "R", "Liked “Hi”", "HELP"])
def test_another_answer_is_not_acknowledged(
    rt: Runtime, say: Say, build: Builder, thanking: Campaign, body: str
) -> None:
    build.message(thanking, build.recipient(thanking, PHONE))

    assert say(body).answer is None


@pytest.mark.parametrize("body", ["C but please stop after this", "wrong number"])
def test_whoever_stops_gets_no_acknowledgement(
    rt: Runtime, say: Say, build: Builder, thanking: Campaign, body: str
) -> None:
    build.message(thanking, build.recipient(thanking, PHONE))
    say(body)
    say("C")

    with rt.db.read() as session:
        assert MessageKind.REPLY not in set(session.scalars(select(Message.kind)))


def test_an_answer_that_we_learn_of_late_is_not_acknowledged(
    rt: Runtime, say: Say, build: Builder, thanking: Campaign
) -> None:
    build.message(thanking, build.recipient(thanking, PHONE), claimed_at=now() - timedelta(days=1))
    late = rt.clock() - timedelta(minutes=61)

    taken = say("C", came_by=CameBy.LOG, received_at=late)

    assert (taken.meaning, taken.answer) == (Meaning.CONFIRMATION, None)


def test_a_free_answer_is_acknowledged_and_read_by_a_person(
    say: Say, build: Builder, sender: Sender
) -> None:
    asking = build.campaign(
        sender, state=CampaignState.SENDING, asks="free_answer", acknowledgement="Thanks, noted."
    )
    build.message(asking, build.recipient(asking, PHONE))

    taken = say("Yes, at nine")

    assert (taken.meaning, taken.answer, taken.shown) == (Meaning.REPLY, MessageKind.REPLY, True)


def test_a_c_to_a_free_question_is_a_reply_and_no_confirmation(
    say: Say, build: Builder, sender: Sender
) -> None:
    asking = build.campaign(sender, state=CampaignState.SENDING, asks="free_answer")
    build.message(asking, build.recipient(asking, PHONE))

    assert say("C").meaning is Meaning.REPLY


def test_an_answer_counts_for_the_wording_that_the_person_got(
    rt: Runtime, say: Say, build: Builder, thanking: Campaign
) -> None:
    """The text was edited since: a later version asks for nothing."""
    build.message(thanking, build.recipient(thanking, PHONE))
    with rt.db.write() as session:
        later = wordings.add(
            session, thanking.id, Words("Hi again", "nothing"), by="slack:U01ADA", now=now()
        )
        session.get_one(Campaign, thanking.id).wording_id = later.id

    taken = say("C")

    assert (taken.meaning, taken.answer) == (Meaning.CONFIRMATION, MessageKind.REPLY)


# What follows ------------------------------------------------------------------------------------


def test_a_reply_brings_card_and_thread_up_to_date(
    rt: Runtime, say: Say, build: Builder, campaign: Campaign
) -> None:
    build.message(campaign, build.recipient(campaign, PHONE))
    say("When do you open?")

    jobs = {job.func_name for job in queue(rt, QueueName.WORK).jobs}
    assert jobs == {"jobs.card.refresh", "jobs.threads.gather"}


def test_a_confirmation_is_not_gathered_in_the_thread(
    rt: Runtime, say: Say, build: Builder, campaign: Campaign
) -> None:
    build.message(campaign, build.recipient(campaign, PHONE))
    say("C")

    assert {job.func_name for job in queue(rt, QueueName.WORK).jobs} == {"jobs.card.refresh"}


def test_a_stop_is_committed_though_redis_is_away(rt: Runtime, say: Say, build: Builder) -> None:
    rt.redis.connection_pool.disconnect()
    rt.redis.connection_pool.connection_kwargs["path"] = "/nowhere"

    say("STOP")

    assert rows(rt, OptOut) == 1


# What a person must look at ----------------------------------------------------------------------


def test_what_may_be_an_opt_out_is_one_at_once_and_waits_for_a_decision(
    rt: Runtime, say: Say
) -> None:
    taken = say("wrong number")

    kept = one(rt, Inbound)
    assert (taken.meaning, taken.shown, taken.answer) == (Meaning.PROVISIONAL, True, None)
    assert (kept.decision, kept.words, rows(rt, OptOut)) == ("open", "wrong number", 1)


def test_a_stop_waits_for_nobody(rt: Runtime, say: Say) -> None:
    taken = say("STOP")

    assert (taken.shown, one(rt, Inbound).decision) == (False, "")


@pytest.mark.parametrize(
    ("text", "answer", "call"),
    [
        ("Your appointment is at 3. Reply C to confirm.", "Cancel", True),
        ("Your appointment is at 3. Reply C to confirm.", "ok cancel", True),
        ("Your appointment is at 3. Reply C to confirm.", "STOP", False),
        ("Spring sale: 20% off.", "Cancel", False),
    ],
)
def test_a_cancel_to_an_appointment_opts_out_and_asks_for_a_call(
    rt: Runtime, say: Say, build: Builder, sender: Sender, *, text: str, answer: str, call: bool
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING, template=text)
    build.message(campaign, build.recipient(campaign, PHONE))

    taken = say(answer)

    assert (taken.shown, one(rt, Inbound).may_mean_visit) == (call, call)
    assert rows(rt, OptOut) == 1


@pytest.mark.parametrize(
    ("asks", "meaning"),
    [("confirm_decline", Meaning.DECLINED), ("confirmation", Meaning.REPLY)],
)
def test_an_r_declines_only_where_the_text_named_it(
    rt: Runtime, say: Say, build: Builder, sender: Sender, *, asks: str, meaning: Meaning
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING, asks=asks)
    build.message(campaign, build.recipient(campaign, PHONE))

    taken = say("R")

    assert (taken.meaning, taken.shown) == (meaning, True)


def test_a_team_s_own_word_opts_out_and_another_team_s_does_not(
    rt: Runtime, say: Say, sender: Sender
) -> None:
    with rt.db.write() as session:
        session.get_one(Workspace, sender.workspace_id).stop_words = ["Ahoy bye"]

    assert say("AHOY bye!").meaning is Meaning.OPT_OUT
    assert say("ahoy bye", to="+19995550000").meaning is Meaning.REPLY
