"""The team's answers: once a press, never after STOP, at a decent hour, and audited."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import select, update

from campaigns import answer_forms, answerable, disclosing, granting, noting, replying, saving
from campaigns.replying import Written
from domain.actors import Actor
from domain.errors import Refused
from domain.inbound import CameBy, InboundText
from domain.lifecycle import CampaignState
from domain.roles import Grant, Role
from domain.teamhours import to_data
from domain.windows import TeamHours, Window
from gateways.slack.blocks.answer_form import answer_form
from gateways.slack.blocks.live_card import live_card
from jobs.intake import take_in
from jobs.queues import QueueName
from jobs.sweep.answered import look_at_team_answers
from models import conversations, erasing, figures, kept, views, waiting
from models.claims import Holder
from models.kept import Person
from models.tables import (
    Campaign,
    Conversation,
    Inbound,
    Message,
    Sender,
    TeamAnswer,
    ThreadPost,
    Workspace,
)
from tests.builders import Builder, now
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only
PHONE, OTHER, THIRD = "+15125550181", "+15125550182", "+15125550183"
SIDS = count(1)


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    """A campaign that reached three people."""
    campaign = build.campaign(
        sender, template="Reply C to confirm", asks="confirmation", state=CampaignState.COMPLETED
    )
    for phone in (PHONE, OTHER, THIRD):
        build.message(campaign, build.recipient(campaign, phone))
    return campaign


def says(stage: Stage, sender: Sender, body: str, phone: str = PHONE, ago: float = 0) -> Inbound:
    """Somebody's text, so many hours ago."""
    sid = f"SM{next(SIDS)}"
    at = now() - timedelta(hours=ago)
    take_in(stage.rt, InboundText(sid, phone, sender.address, body, at, CameBy.WEBHOOK))
    with stage.rt.db.read() as session:
        return session.scalars(select(Inbound).where(Inbound.sid == sid)).one()


def written(
    reply: Inbound,
    text: str = "At ten.",
    press: str = "V1",
    *,
    seen: int | None = None,
    answer: int = 0,
) -> Written:
    return Written(str(reply.id), text, press, reply.id if seen is None else seen, answer)


def alike(stage: Stage, reply: Inbound, press: str = "V1") -> Written:
    """The form for all who wrote the same, as it is submitted."""
    asked = answer_forms.ask_alike(stage.rt, stage.who, str(reply.id))
    return replace(written(reply, press=press, seen=asked.seen), group=asked.group)


def answers(stage: Stage, *a: object, **b: object) -> replying.Sent:
    return replying.answer(stage.rt, stage.who, written(*a, **b))  # type: ignore[arg-type]


def unanswered(stage: Stage, campaign: Campaign) -> int:
    with stage.rt.db.read() as session:
        return conversations.unanswered(session, campaign.id).count


def at_night(stage: Stage) -> None:
    """The team's hours begin in two hours, wherever its people are."""
    opens = (now() + timedelta(hours=2)).hour * 60
    team = TeamHours(informational=Window(opens, opens + 60), live_in="Etc/UTC")
    with stage.rt.db.write() as session:
        session.execute(update(Workspace).values(hours=to_data(team)))


def test_an_answer_is_one_text_to_whoever_wrote(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    reply = says(stage, sender, "What time?")
    assert unanswered(stage, campaign) == 1

    assert answers(stage, reply).people == 1

    (text,) = stage.texts(kind="reply")
    assert (text.phone, text.body, text.sender_id) == (PHONE, "At ten.", sender.id)
    assert (text.state, text.inbound_id, text.campaign_id) == ("waiting", reply.id, None)
    assert ("send_urgent", ()) in stage.queued(QueueName.URGENT)
    assert unanswered(stage, campaign) == 0
    done = stage.audit()[-1]
    assert (done.verb, done.subject, done.subject_id) == ("answer_reply", "reply", reply.id)
    assert done.detail == {"words": "At ten.", "message_id": text.id}


def test_a_form_that_is_sent_twice_texts_once(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    reply = says(stage, sender, "What time?")
    answers(stage, reply)

    with pytest.raises(Refused, match="counts once"):
        answers(stage, reply)

    assert len(stage.texts(kind="reply")) == 1


def test_a_second_form_does_not_answer_unseen_what_somebody_answered(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    reply = says(stage, sender, "What time?")
    answers(stage, reply)

    with pytest.raises(Refused, match="answered this person while you wrote"):
        answers(stage, reply, press="V2")
    with stage.rt.db.read() as session:
        latest = session.scalars(select(TeamAnswer.id)).one()
    answers(stage, reply, "Or eleven.", press="V3", answer=latest)

    assert len(stage.texts(kind="reply")) == 2


def test_who_wrote_again_is_read_first(stage: Stage, sender: Sender, campaign: Campaign) -> None:
    reply = says(stage, sender, "What time?")
    says(stage, sender, "Never mind, found it")

    with pytest.raises(Refused, match="wrote again"):
        answers(stage, reply)

    assert stage.texts(kind="reply") == []


@pytest.mark.parametrize("words", ["STOP", "wrong number"])
def test_nobody_who_opted_out_is_answered(
    stage: Stage, sender: Sender, campaign: Campaign, words: str
) -> None:
    reply = says(stage, sender, "What time?")
    stop = says(stage, sender, words)

    with pytest.raises(Refused, match="opted out"):
        answers(stage, reply, seen=stop.id)

    assert stage.texts(kind="reply") == []
    assert unanswered(stage, campaign) == 0


def test_a_stop_after_the_press_keeps_the_answer_from_leaving(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    answers(stage, says(stage, sender, "What time?"))
    says(stage, sender, "STOP")

    with stage.rt.db.write() as session:
        holder = Holder("me", now(), now() + timedelta(seconds=30))
        assert waiting.claim_waiting(session, holder, limit=9) == []

    assert [text.state for text in stage.texts(kind="reply")] == ["cancelled"]


@pytest.mark.parametrize(("ago", "leaves"), [(23.0, True), (30.0, False)])
def test_hours_hold_up_only_what_answers_an_old_text(
    stage: Stage, sender: Sender, campaign: Campaign, ago: float, leaves: bool
) -> None:
    at_night(stage)
    reply = says(stage, sender, "What time?", ago=ago)

    if leaves:
        answers(stage, reply)
    else:
        with pytest.raises(Refused, match=r"too early or too late for .*0181.*Answer from"):
            answers(stage, reply)

    assert len(stage.texts(kind="reply")) == leaves


def test_an_answer_may_wait_longer_than_a_machine_s_and_not_for_ever(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    """An acknowledgement leaves within an hour of the text; somebody reads it later than that."""
    answers(stage, says(stage, sender, "What time?", ago=5))

    with stage.rt.db.write() as session:
        late = now() + timedelta(minutes=61)
        assert waiting.claim_waiting(session, Holder("me", late, late), limit=9) == []
    answers(stage, says(stage, sender, "And where?", phone=OTHER, ago=5), press="V2")
    with stage.rt.db.write() as session:
        soon = Holder("me", now(), now() + timedelta(seconds=30))
        (claim,) = waiting.claim_waiting(session, soon, limit=9)

    assert claim.phone == OTHER
    assert claim.until is not None
    assert timedelta(minutes=58) < claim.until - now() <= timedelta(hours=1)


@pytest.mark.parametrize("text", ["", "  ", "Hi {{first_name}}", "é" * 500 + "😀" * 200])
def test_what_cannot_be_sent_is_refused_beside_its_field(
    stage: Stage, sender: Sender, campaign: Campaign, text: str
) -> None:
    with pytest.raises(Refused) as refused:
        answers(stage, says(stage, sender, "What time?"), text)

    assert refused.value.field == replying.FIELD
    assert stage.texts(kind="reply") == []


def test_only_a_launcher_answers_and_only_where_the_campaign_is(
    stage: Stage, sender: Sender, campaign: Campaign, person: Callable[..., Actor]
) -> None:
    ben = person("U01BEN")
    reply = says(stage, sender, "What time?")
    grants = [Grant(Role.AUTHOR, "U01BEN"), Grant(Role.LAUNCHER, "U01BEN", "C01OTHER")]
    for grant in grants:
        granting.change(stage.rt, stage.who, give=[grant])
        with pytest.raises(Refused, match="may not read and answer what people write"):
            replying.answer(stage.rt, ben, written(reply))
    granting.change(stage.rt, stage.who, give=[Grant(Role.LAUNCHER, "U01BEN", "C01CAMPAIGNS")])

    assert replying.answer(stage.rt, ben, written(reply)).people == 1


def test_another_team_s_text_is_not_there(
    stage: Stage, sender: Sender, campaign: Campaign, build: Builder
) -> None:
    reply = says(stage, sender, "What time?")
    other = build.workspace(slack_team_id="T02OTHER")

    with pytest.raises(Refused, match="not known here"):
        replying.answer(stage.rt, replace(stage.who, workspace_id=other.id), written(reply))


def test_who_then_writes_still_answers_the_campaign(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    """What a person wrote asks for nothing by itself: the C is for the campaign that asked."""
    answers(stage, says(stage, sender, "What time?"))
    stage.texts_are("reply", "delivered")
    with stage.rt.db.write() as session:
        session.execute(update(Message).where(Message.kind == "reply").values(claimed_at=now()))

    said = says(stage, sender, "C")

    assert (said.meaning, said.campaign_id, said.counts) == ("confirmation", campaign.id, True)
    again = says(stage, sender, "Thank you, see you there then")
    assert (again.meaning, again.campaign_id) == ("reply", campaign.id)
    assert again.recipient_id is not None


@pytest.mark.parametrize(("state", "waits"), [("delivered", 0), ("undelivered", 1)])
def test_what_did_not_arrive_has_answered_nobody(
    stage: Stage, sender: Sender, campaign: Campaign, build: Builder, state: str, waits: int
) -> None:
    reply = says(stage, sender, "What time?")
    post = build.add(ThreadPost(campaign_id=campaign.id, opened_at=now(), closes_at=now()))
    with stage.rt.db.write() as session:
        session.execute(update(Inbound).values(thread_post_id=post.id))
    answers(stage, reply)
    stage.texts_are("reply", state)

    look_at_team_answers(stage.rt)

    assert unanswered(stage, campaign) == waits
    with stage.rt.db.read() as session:
        assert session.get_one(ThreadPost, post.id).changes == 2
        assert session.scalars(select(TeamAnswer.is_open)).one() is False


def test_one_answer_goes_to_all_who_wrote_the_same_once_each(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    first = says(stage, sender, "What time is it?")
    says(stage, sender, "what time is it")
    says(stage, sender, "Hi, what time is it please?", phone=OTHER)
    says(stage, sender, "Where is it?", phone=THIRD)

    form = alike(stage, first)
    sent = replying.answer_alike(stage.rt, stage.who, form)

    assert (sent.people, sent.segments, sent.left_out) == (2, 2, [])
    assert sorted(text.phone for text in stage.texts(kind="reply")) == [PHONE, OTHER]
    assert unanswered(stage, campaign) == 1
    with pytest.raises(Refused, match="Nobody waits"):
        replying.answer_alike(stage.rt, stage.who, replace(form, press="V2"))
    assert len(stage.texts(kind="reply")) == 2
    assert stage.verbs()[-2:] == ["answer_reply", "answer_reply"]


def test_who_opted_out_or_came_later_is_left_out_of_a_group(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    first = says(stage, sender, "What time is it?")
    says(stage, sender, "what time is it", phone=OTHER)
    form = alike(stage, first)
    says(stage, sender, "what time is it", phone=THIRD)
    says(stage, sender, "STOP", phone=OTHER)

    sent = replying.answer_alike(stage.rt, stage.who, form)

    assert [text.phone for text in stage.texts(kind="reply")] == [PHONE]
    assert [number for number, _ in sent.left_out] == ["+1•••••0182"]
    assert "opted out" in sent.left_out[0][1]


def test_stop_all_holds_answers_of_people_too(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    reply = says(stage, sender, "What time?")
    with stage.rt.db.write() as session:
        session.execute(update(Workspace).values(brake_by="slack:U01ADA", brake_at=now()))

    with pytest.raises(Refused, match="Stop-all is on"):
        answers(stage, reply)

    assert stage.count(Message) == 3


def test_the_card_counts_who_waits_and_since_when(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    oldest = says(stage, sender, "What time?", ago=3)
    says(stage, sender, "Where?", phone=OTHER)
    with stage.rt.db.read() as session:
        waits = figures.answers(session, campaign.id).unanswered
    assert (waits.count, waits.oldest) == (2, oldest.received_at)

    noting.close(stage.rt, stage.who, str(oldest.id))

    with stage.rt.db.read() as session:
        view = views.campaign_view(session, campaign.id, now())
    assert view.answers.unanswered.count == 1
    assert view.answers.replies == 2
    assert "2 (1 unanswered, since <!date^" in str(live_card(view).blocks)
    assert stage.verbs()[-1] == "close_reply"
    with pytest.raises(Refused, match=r"Nothing of .*0181 waits"):
        noting.close(stage.rt, stage.who, str(oldest.id))


def test_a_note_is_the_team_s_and_goes_with_the_person(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    reply = says(stage, sender, "What time?")
    noting.note(stage.rt, stage.who, str(reply.id), assigned_to="U01BEN", words="Calls at noon")

    assert stage.verbs()[-2:] == ["assign_reply", "note_reply"]
    assert stage.count(Conversation) == 1
    with stage.rt.db.write() as session:
        who = Person(campaign.workspace_id, PHONE, "#digest")
        assert kept.counts(session, who, ())["notes"] == 1
        erasing.the_rest(session, who)
    assert stage.count(Conversation) == 0


def test_an_erased_person_is_answered_by_nobody(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    reply = says(stage, sender, "What time?")
    with stage.rt.db.write() as session:
        erasing.answers(session, Person(campaign.workspace_id, PHONE, "#digest"))

    with pytest.raises(Refused, match="no phone that can be texted"):
        answers(stage, reply)


def test_a_saved_reply_is_kept_once_by_name_and_forgotten(stage: Stage) -> None:
    saving.save(stage.rt, stage.who, "Opening hours", "We open at nine.")
    saving.save(stage.rt, stage.who, "opening  HOURS", "We open at ten.")

    assert saving.listing(stage.rt, stage.who) == [("Opening hours", "We open at ten.")]
    for name, text in (("", "x"), ("n" * 61, "x"), ("Fields", "Hi {{name}}")):
        with pytest.raises(Refused):
            saving.save(stage.rt, stage.who, name, text)
    assert saving.forget(stage.rt, stage.who, "OPENING hours") == "Opening hours"
    assert saving.listing(stage.rt, stage.who) == []
    with pytest.raises(Refused, match="no saved reply"):
        saving.forget(stage.rt, stage.who, "Opening hours")


@pytest.fixture
def ben(stage: Stage, person: Callable[..., Actor]) -> Actor:
    """Launches in C01CAMPAIGNS, and nowhere else."""
    granting.change(stage.rt, stage.who, give=[Grant(Role.LAUNCHER, "U01BEN", "C01CAMPAIGNS")])
    return person("U01BEN")


@pytest.fixture
def elsewhere(build: Builder, sender: Sender) -> Campaign:
    """A campaign of another channel that reached the same person."""
    return build.campaign(
        sender, name="other", state=CampaignState.COMPLETED, channel_id="C01PRIVATE"
    )


def about(stage: Stage, campaign: Campaign, said: Inbound) -> Inbound:
    with stage.rt.db.write() as session:
        session.execute(
            update(Inbound).where(Inbound.id == said.id).values(campaign_id=campaign.id)
        )
    return said


def handled(stage: Stage) -> list[bool]:
    with stage.rt.db.read() as session:
        return [
            it is not None
            for it in session.scalars(select(Inbound.handled_at).order_by(Inbound.id))
        ]


def test_what_somebody_wrote_elsewhere_is_neither_shown_nor_answered_by_who_has_no_say_there(
    stage: Stage, sender: Sender, campaign: Campaign, elsewhere: Campaign, ben: Actor
) -> None:
    here = says(stage, sender, "What time?", ago=1)
    there = about(stage, elsewhere, says(stage, sender, "Is my test positive?"))
    ada = replace(stage.who, channel_id="C01PRIVATE")
    noting.note(stage.rt, ada, str(there.id), assigned_to="U01ADA", words="Tell her gently.")

    asked = answer_forms.ask_one(stage.rt, ben, str(here.id))
    assert [it.words for it in asked.said] == ["What time?"]
    assert asked.wrote_elsewhere
    assert (asked.assigned_to, asked.note) == ("", "")
    assert "positive" not in str(answer_form(asked, ""))
    assert "wrote to your team elsewhere too" in str(answer_form(asked, ""))

    with pytest.raises(Refused, match="wrote again"):
        replying.answer(stage.rt, ben, written(here))
    replying.answer(stage.rt, ben, written(here, seen=asked.seen))
    assert handled(stage) == [True, False]
    with pytest.raises(Refused, match="Nothing of"):
        noting.close(stage.rt, ben, str(here.id))
    noting.note(stage.rt, ben, str(here.id), assigned_to="", words="Mine.")
    mine = answer_forms.ask_one(stage.rt, ada, str(there.id))
    assert (mine.assigned_to, mine.note) == ("U01ADA", "Tell her gently.")


def test_who_has_a_say_everywhere_sees_and_answers_all_of_it(
    stage: Stage, sender: Sender, campaign: Campaign, elsewhere: Campaign, maria: Actor
) -> None:
    here = says(stage, sender, "What time?", ago=1)
    there = about(stage, elsewhere, says(stage, sender, "Is my test positive?"))

    asked = answer_forms.ask_one(stage.rt, maria, str(here.id))
    assert [it.words for it in asked.said] == ["What time?", "Is my test positive?"]
    assert not asked.wrote_elsewhere
    replying.answer(stage.rt, maria, written(here, seen=there.id))

    assert handled(stage) == [True, True]


def test_hidden_words_that_a_form_shows_are_in_the_audit(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    reply = says(stage, sender, "What time?")
    says(stage, sender, "What time?", phone=OTHER)
    answer_forms.ask_one(stage.rt, stage.who, str(reply.id))
    assert "show_replies" not in stage.verbs()
    disclosing.choose(stage.rt, stage.who, "hidden")

    answer_forms.ask_one(stage.rt, stage.who, str(reply.id))
    answer_forms.ask_alike(stage.rt, stage.who, str(reply.id))

    one, alike = stage.audit()[-2:]
    assert (one.verb, one.subject_id, one.detail) == (
        "show_replies",
        reply.id,
        {"texts": [reply.id]},
    )
    assert (alike.verb, alike.detail) == ("show_replies", {"texts": [reply.id, reply.id + 1]})


def test_what_is_only_counted_is_neither_shown_nor_answered(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    reply = says(stage, sender, "What time?")
    disclosing.choose(stage.rt, stage.who, "counted")

    for deed in (answer_forms.ask_one, answer_forms.ask_alike):
        with pytest.raises(Refused, match="out of Slack"):
            deed(stage.rt, stage.who, str(reply.id))
    for send in (replying.answer, replying.answer_alike):
        with pytest.raises(Refused, match="out of Slack"):
            send(stage.rt, stage.who, written(reply))

    assert stage.texts(kind="reply") == []


def test_who_wrote_something_else_since_is_left_out_of_a_group_by_name(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    first = says(stage, sender, "What time is it?")
    says(stage, sender, "what time is it", phone=OTHER)
    says(stage, sender, "Found it", phone=OTHER)
    says(stage, sender, "what time is it", phone=THIRD)
    asked = answer_forms.ask_alike(stage.rt, stage.who, str(first.id))
    assert [number for number, _ in asked.left_out] == ["+1•••••0182"]
    form = alike(stage, first)
    says(stage, sender, "Never mind", phone=THIRD)

    sent = replying.answer_alike(stage.rt, stage.who, form)

    assert [text.phone for text in stage.texts(kind="reply")] == [PHONE]
    assert {number for number, _ in sent.left_out} == {"+1•••••0182", "+1•••••0183"}
    assert {why for _, why in sent.left_out} == {
        "This person has written something else since. Answer them alone."
    }


def test_a_group_s_form_that_is_sent_twice_reaches_nobody_else(
    stage: Stage, sender: Sender, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answerable, "MOST_ALIKE", 2)
    first = says(stage, sender, "What time is it?")
    for phone in (OTHER, THIRD):
        says(stage, sender, "what time is it", phone=phone)
    form = alike(stage, first)
    assert replying.answer_alike(stage.rt, stage.who, form).people == 2

    with pytest.raises(Refused, match="counts once"):
        replying.answer_alike(stage.rt, stage.who, form)
    with pytest.raises(Refused, match="Nobody waits"):
        replying.answer_alike(stage.rt, stage.who, replace(form, press="V2"))

    assert len(stage.texts(kind="reply")) == 2


def test_a_group_that_is_another_one_than_the_form_showed_gets_nothing(
    stage: Stage, sender: Sender, campaign: Campaign
) -> None:
    first = says(stage, sender, "What time is it?")
    theirs = says(stage, sender, "what time is it", phone=OTHER)
    form = alike(stage, first)
    answers(stage, theirs, press="V9")

    with pytest.raises(Refused, match="Others wait for this answer"):
        replying.answer_alike(stage.rt, stage.who, form)

    assert [text.phone for text in stage.texts(kind="reply")] == [OTHER]
