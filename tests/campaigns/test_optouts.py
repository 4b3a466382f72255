"""Opt-outs by the team: recorded at once and everywhere, lifted by an approver, looked up."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event, select

from campaigns import consenting, drafting, launching, optouts
from campaigns.consenting import Said
from campaigns.forms import EditForm, OptOutForm, Upload
from domain.actors import Actor
from domain.errors import Refused
from domain.inbound import ConsentSource
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.views import CampaignView
from models import consent
from models.base import Database
from models.claims import Holder, Order, Prepared, claim_recipients
from models.consent_events import Told
from models.tables import Campaign, ConsentEvent, OptOut, Recipient, Sender, Workspace
from tests.builders import Builder, now
from tests.campaigns.stage import PEOPLE, Stage

pytestmark = pytest.mark.sqlite_only
WHY = "asked by phone"


def form(*numbers: str, reason: str = WHY, **fields: object) -> OptOutForm:
    return OptOutForm(numbers or PEOPLE[:1], reason, **fields)  # type: ignore[arg-type]


def out_of(stage: Stage) -> list[tuple[str, str, str]]:
    with stage.rt.db.read() as session:
        rows = session.scalars(select(OptOut).order_by(OptOut.id))
        return [(it.phone, it.scope, it.source) for it in rows]


def says(stage: Stage, source: ConsentSource, words: str = "stop") -> None:
    with stage.rt.db.write() as session:
        consent.opt_out(
            session,
            Told(source, words),
            workspace_id=stage.who.workspace_id,
            phone=PEOPLE[0],
            said_at=now(),
            now=now(),
        )


def buckets(db: Database, campaign: Campaign) -> dict[str | None, str]:
    with db.read() as session:
        rows = session.scalars(select(Recipient).filter_by(campaign_id=campaign.id))
        return {row.phone: row.bucket for row in rows}


def test_whoever_is_added_is_skipped_at_once_in_every_campaign(
    stage: Stage, build: Builder, sender: Sender
) -> None:
    live = [
        build.campaign(sender, state=state)
        for state in (CampaignState.SENDING, CampaignState.PAUSED)
    ]
    for campaign in live:
        build.recipient(campaign, PEOPLE[0], bucket=Bucket.HELD)
        build.recipient(campaign, PEOPLE[1])

    done = optouts.add(stage.rt, stage.who, form("(512) 555-0101"))

    assert (done.new, done.already, done.scope) == (("+1•••••0101",), (), "all")
    for campaign in live:
        assert buckets(stage.rt.db, campaign) == {PEOPLE[0]: "skipped", PEOPLE[1]: "pending"}
    deed = stage.audit()[-1]
    assert (deed.verb, deed.detail["reason"], deed.detail["numbers"]) == ("add_opt_out", WHY, 1)


def test_as_many_numbers_as_may_be_typed_are_recorded_in_a_few_statements(stage: Stage) -> None:
    numbers = [f"+1212{7_000_000 + number}" for number in range(optouts.MOST)]
    optouts.add(stage.rt, stage.who, form(numbers[0], complaint=True))
    made: list[str] = []
    note = lambda *it: made.append(it[2])  # noqa: E731
    event.listen(stage.rt.db.engine, "before_cursor_execute", note)

    done = optouts.add(stage.rt, stage.who, form(*numbers))

    event.remove(stage.rt.db.engine, "before_cursor_execute", note)
    assert (len(done.new), len(done.already)) == (optouts.MOST - 1, 1)
    assert len(made) < 40
    assert len(out_of(stage)) == stage.count(ConsentEvent) == optouts.MOST + 1


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        (["manual"], "an approver lifts it, with the evidence"),
        (["import", "reply"], "only the person lifts that, by a text of START or JOIN"),
        (["manual", "reply", "carrier"], "Twilio itself blocks it.*has to text START"),
    ],
)
def test_a_consent_that_is_signed_anew_says_who_may_lift_the_opt_out_and_lifts_none(
    stage: Stage, build: Builder, workspace: Workspace, sources: list[str], words: str
) -> None:
    for source in sources:
        build.opt_out(workspace, PEOPLE[0], source=source)
    signed = Said(kind="written", source="paper form of today", evidence="drawer 3")

    assert re.search(words, consenting.add(stage.rt, stage.who, PEOPLE[0], signed))
    assert len(out_of(stage)) == len(sources)
    assert "lifts" not in consenting.add(stage.rt, stage.who, PEOPLE[1], signed)


def waiting(stage: Stage, view: CampaignView) -> set[str | None]:
    found = buckets(stage.rt.db, stage.campaign(view))
    return {phone for phone, bucket in found.items() if bucket == "pending"}


def test_whoever_was_skipped_for_a_topic_waits_again_in_a_draft_of_another_one_and_no_one_else(
    stage: Stage, build: Builder, sender: Sender, tmp_path: Path
) -> None:
    build.campaign(sender, topic="tips")
    optouts.add(stage.rt, stage.who, form(*PEOPLE[:2], topic="tips"))
    optouts.add(stage.rt, stage.who, form(PEOPLE[2]))
    listed = "\n".join(("phone,sms_consent", f"{PEOPLE[0]},yes", f"{PEOPLE[1]},hmm"))
    view = stage.file_draft(tmp_path, f"{listed}\n{PEOPLE[2]},yes\n+15125550109,yes\n")
    edited(stage, view, topic="tips")
    stage.ready(view)
    assert waiting(stage, view) == {"+15125550109"}
    asked = launching.question(stage.rt, stage.who, view.public_id)

    edited(stage, view, topic="offers")
    edited(stage, view, message="Other words. Reply STOP to opt out.")
    assert waiting(stage, view) == {"+15125550109"}
    stage.run_estimate(view)

    # The list says of the second what nobody can read; the third is out of everything.
    assert waiting(stage, view) == {PEOPLE[0], "+15125550109"}
    found = stage.view(view)
    assert found.estimate is not None
    assert found.estimate.recipients == 2
    assert launching.question(stage.rt, stage.who, view.public_id).seen != asked.seen

    edited(stage, view, topic="tips")
    stage.run_estimate(view)
    assert waiting(stage, view) == {"+15125550109"}


def test_an_edit_of_anything_else_takes_nobody_back(stage: Stage) -> None:
    optouts.add(stage.rt, stage.who, form(PEOPLE[0]))
    view = stage.ready()
    optouts.remove(stage.rt, stage.who, form(PEOPLE[0]))

    edited(stage, view, message="Other words. Reply STOP to opt out.", kind="urgent")
    stage.run_estimate(view)

    assert waiting(stage, view) == set(PEOPLE[1:])


def edited(stage: Stage, view: CampaignView, **changes: object) -> None:
    drafting.edit(stage.rt, stage.who, view.public_id, EditForm(**changes))  # type: ignore[arg-type]


def test_an_opt_out_of_one_topic_leaves_the_other_campaigns_alone(
    stage: Stage, build: Builder, sender: Sender
) -> None:
    tips, offers = (
        build.campaign(sender, state=CampaignState.SENDING, topic=topic)
        for topic in ("tuesday-tips", "offers")
    )
    for campaign in (tips, offers):
        build.recipient(campaign, PEOPLE[0])

    optouts.add(stage.rt, stage.who, form(topic="Tuesday Tips"))

    assert out_of(stage) == [(PEOPLE[0], "topic:tuesday-tips", "manual")]
    assert buckets(stage.rt.db, tips) == {PEOPLE[0]: "skipped"}
    assert buckets(stage.rt.db, offers) == {PEOPLE[0]: "pending"}


@pytest.mark.parametrize(("topic", "claimed"), [("tuesday-tips", 0), ("offers", 1), ("", 1)])
def test_the_claim_asks_for_the_topic_of_its_campaign(
    stage: Stage, build: Builder, workspace: Workspace, sender: Sender, topic: str, claimed: int
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING, topic=topic)
    build.recipient(campaign, PEOPLE[0])
    build.opt_out(workspace, PEOPLE[0], scope="topic:tuesday-tips")
    order = Order(
        campaign.id, workspace.id, sender.id, campaign.wording_id or 0, topic=campaign.topic
    )
    with stage.rt.db.write() as session:
        claims, _ = claim_recipients(
            session,
            order,
            Holder("me", now(), now()),
            limit=5,
            prepare=lambda _: Prepared("Hi", 1),
        )
    assert len(claims) == claimed


def test_an_opt_out_of_one_sender_leaves_the_others_alone(
    stage: Stage, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    mine = build.campaign(sender, state=CampaignState.SENDING)
    other = build.campaign(build.sender(workspace), state=CampaignState.SENDING)
    for campaign in (mine, other):
        build.recipient(campaign, PEOPLE[0])

    optouts.add(stage.rt, stage.who, form(sender=sender.name))

    assert buckets(stage.rt.db, mine) == {PEOPLE[0]: "skipped"}
    assert buckets(stage.rt.db, other) == {PEOPLE[0]: "pending"}


def test_a_topic_that_stopped_is_skipped_at_import_and_at_launch_of_its_campaigns_only(
    stage: Stage, build: Builder, workspace: Workspace
) -> None:
    build.opt_out(workspace, PEOPLE[0], scope="topic:tips")
    view = stage.draft()
    with stage.rt.db.write() as session:
        session.get_one(Campaign, view.id).topic = "tips"
    ready = stage.ready(view)
    assert ready.ledger.skipped == {"opted_out": 1}

    optouts.add(stage.rt, stage.who, form(PEOPLE[1], topic="tips"))
    done = launching.launch(stage.rt, stage.who, ready.public_id, ready.wording_id or 0)
    assert (done.recipients, done.opted_out) == (1, 1)
    assert stage.ready(stage.draft("Other")).ledger[Bucket.PENDING] == 3


def test_numbers_of_any_country_and_kind_are_taken_and_all_or_none(stage: Stage) -> None:
    done = optouts.add(stage.rt, stage.who, form("+44 20 7946 0958", "+4915123456789"))
    assert done.new == ("+44•••••0958", "+49•••••6789")

    with pytest.raises(Refused, match=r"“12345” is no number.*Nothing was changed"):
        optouts.add(stage.rt, stage.who, form(PEOPLE[0], "12345"))
    assert len(out_of(stage)) == 2


def test_who_is_out_already_is_named_and_gets_the_team_s_record_beside(stage: Stage) -> None:
    says(stage, ConsentSource.REPLY)

    done = optouts.add(stage.rt, stage.who, form(complaint=True))

    assert (done.new, done.already) == ((), ("+1•••••0101",))
    assert [source for *_, source in out_of(stage)] == ["reply", "complaint"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (form(reason=" "), "Say why"),
        (form(topic="nothing"), "No campaign has the topic “nothing”"),
        (form(sender="nobody"), "There is no sender “nobody”"),
        (form(topic="a", sender="b"), "not both"),
        (OptOutForm((), WHY), "Give a number"),
    ],
)
def test_what_is_unclear_opts_nobody_out(stage: Stage, asked: OptOutForm, words: str) -> None:
    with pytest.raises(Refused, match=words):
        optouts.add(stage.rt, stage.who, asked)
    assert out_of(stage) == []


def test_what_the_team_recorded_an_approver_lifts_with_a_reason(stage: Stage) -> None:
    optouts.add(stage.rt, stage.who, form(complaint=True))
    with pytest.raises(Refused, match="Say why it is lifted"):
        optouts.remove(stage.rt, stage.who, form(reason=""))

    done = optouts.remove(stage.rt, stage.who, form(reason="she called back"))

    assert (done.number, done.stands, out_of(stage)) == ("+1•••••0101", (), [])
    assert stage.verbs()[-1] == "remove_opt_out"
    found = optouts.check(stage.rt, stage.who, PEOPLE[0])
    assert [str(it.change) for it in found.history] == ["in", "out"]
    assert [it.reason for it in found.history] == ["she called back", WHY]


@pytest.mark.parametrize(
    ("source", "words", "sentence"),
    [
        (ConsentSource.REPLY, "stop", "an own reply, “stop”.*They can text START"),
        (ConsentSource.CARRIER, "21610", "Twilio itself blocks.*They can text START"),
    ],
)
def test_what_the_person_said_is_nobody_s_to_lift(
    stage: Stage, source: ConsentSource, words: str, sentence: str
) -> None:
    says(stage, source, words)
    with pytest.raises(Refused, match=sentence):
        optouts.remove(stage.rt, stage.who, form())
    assert len(out_of(stage)) == 1


def test_lifting_the_team_s_record_leaves_the_person_s_own_word_and_says_so(stage: Stage) -> None:
    says(stage, ConsentSource.REPLY)
    optouts.add(stage.rt, stage.who, form())

    done = optouts.remove(stage.rt, stage.who, form())

    assert [str(it.source) for it in done.stands] == ["reply"]
    assert [source for *_, source in out_of(stage)] == ["reply"]


def test_who_is_not_out_cannot_be_lifted(stage: Stage) -> None:
    with pytest.raises(Refused, match="is not opted out"):
        optouts.remove(stage.rt, stage.who, form())


def test_who_may_not_sees_and_changes_nothing(stage: Stage, person: Callable[..., Actor]) -> None:
    eve = person("U09EVE")
    for deed in (optouts.add, optouts.remove):
        with pytest.raises(Refused, match="may not"):
            deed(stage.rt, eve, form())
    with pytest.raises(Refused, match="may not"):
        optouts.check(stage.rt, eve, PEOPLE[0])
    assert out_of(stage) == []


def test_another_workspace_s_opt_outs_are_not_shown(stage: Stage, build: Builder) -> None:
    build.opt_out(build.workspace(slack_team_id="T02OTHER"), PEOPLE[0])

    assert optouts.check(stage.rt, stage.who, PEOPLE[0]).stands == ()


def test_a_draft_keeps_its_topic_through_edits_and_copies(stage: Stage) -> None:
    view = stage.draft()
    edited = drafting.edit(stage.rt, stage.who, view.public_id, EditForm(topic="Tuesday Tips"))
    assert edited.topic == "tuesday-tips"

    copied = drafting.copy(stage.rt, stage.who, view.public_id, Upload.pasted(PEOPLE[0]))
    assert copied.topic == "tuesday-tips"
    assert drafting.edit(stage.rt, stage.who, view.public_id, EditForm(topic=" ")).topic == ""


def test_a_topic_cannot_be_named_like_everything(stage: Stage) -> None:
    view = stage.draft()
    with pytest.raises(Refused, match="cannot be named “all”"):
        drafting.edit(stage.rt, stage.who, view.public_id, EditForm(topic="All"))
