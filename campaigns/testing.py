"""Test-sends: the campaign's text on real phones, before anybody else reads it.

They go ahead of bulk and never count in the campaign's figures. A wording counts as tested once
Twilio took a text of it, not at the press (`models.test_sends.latest_tested`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from campaigns import access, braking, reaching, texting
from campaigns.finding import find
from domain import lifecycle
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.lifecycle import CampaignState
from domain.messages import MessageKind
from domain.phones import mask
from domain.samples import sample_row
from domain.templates import Template
from domain.views import CampaignView
from jobs.queues import QueueName, enqueue
from jobs.send.urgent import send_urgent
from models import campaigns, senders, test_numbers, views, wordings, workspaces
from models.imports import estimate_of
from models.tables import Campaign, TestSend, Workspace
from runtime import Runtime

TEXTS_A_TEST = 20
TEXTS_A_DAY = 60


@dataclass(frozen=True, slots=True)
class TestText:
    """One text of a test: to whom (masked), what, and how many segments."""

    __test__ = False

    phone: str
    body: str
    segments: int


@dataclass(frozen=True, slots=True)
class TestSent:
    """A test-send on its way; `left_today` texts of the workspace's day remain."""

    __test__ = False

    test_send_id: int
    campaign_public_id: str
    campaign_name: str
    texts: tuple[TestText, ...]
    left_today: int


def send_test(
    rt: Runtime,
    who: Actor,
    ref: str,
    numbers: Sequence[str] | None = None,
    *,
    group: bool = False,
    real_rows: bool = False,
) -> TestSent:
    """Text the campaign to my own proven numbers, the test group, or the numbers named.

    Made-up values fill the fields, or with `real_rows` those of real rows. At most 20 texts a
    test and 60 in a day per workspace; a number that nobody proved needs the right to launch.
    """
    ref = reaching.author_of(rt, who, ref)
    own_only = reaching.refusal_to_launch(rt, who, ref) if numbers else None
    with rt.db.write() as session:
        workspace = workspaces.locked(session, who.workspace_id)
        braking.require_off(workspace)
        campaign = campaigns.locked(session, find(session, workspace.id, ref).id)
        _require_testable(campaign)
        if numbers:
            phones = _named(session, workspace, numbers, own_only)
        else:
            phones = _own(session, who, workspace, group=group)
        left = _require_room(rt, session, workspace.id, len(phones))
        body = _body(session, campaign, real_rows=real_rows)
        test = _record(rt, session, who, campaign, texts=len(phones))
        texts = tuple(
            _text(rt, session, campaign, test, phone=phone, body=body) for phone in phones
        )
        sent = TestSent(test.id, campaign.public_id, campaign.name, texts, left - len(phones))
    enqueue(rt, QueueName.URGENT, send_urgent)
    return sent


def testable(rt: Runtime, who: Actor, ref: str) -> CampaignView:
    """The campaign as it is, for whoever is about to test it; refused where it is over."""
    public_id = reaching.author_of(rt, who, reaching.viewer_of(rt, who, ref))
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, public_id)
        _require_testable(campaign)
        return views.campaign_view(session, campaign.id, rt.clock())


def _require_testable(campaign: Campaign) -> None:
    state = CampaignState(campaign.state)
    if state is CampaignState.DISCARDED or state in lifecycle.OVER:
        raise Refused(f"“{campaign.name}” is over. Copy it and test the copy.")


def _named(
    session: Session, workspace: Workspace, numbers: Sequence[str], own_only: str | None
) -> list[str]:
    """The numbers meant, each once; refused with `own_only` where nobody proved one of them."""
    wanted = list(dict.fromkeys(texting.normalise(workspace, raw) for raw in numbers))
    known = {row.phone for row in test_numbers.proven(session, workspace.id)}
    if own_only is not None and any(phone not in known for phone in wanted):
        raise Refused(own_only)
    return wanted


def _own(session: Session, who: Actor, workspace: Workspace, *, group: bool) -> list[str]:
    """The proven numbers of the asker, or the test group."""
    owner = None if group else who.name
    found = test_numbers.proven(session, workspace.id, owner=owner, in_group=group)
    if found:
        return [row.phone for row in found]
    if group:
        raise Refused("The test group is empty. Put proven numbers into it first.")
    raise Refused(
        "You have no proven phone yet. Prove yours by a code first: `/campaign phone`, or"
        " `rollcall phone add` in a terminal."
    )


def _require_room(rt: Runtime, session: Session, workspace_id: int, texts: int) -> int:
    if texts > TEXTS_A_TEST:
        raise Refused(f"A test goes to at most {TEXTS_A_TEST} numbers; these are {texts}.")
    used = test_numbers.texts_since(session, workspace_id, rt.clock() - timedelta(days=1))
    if used + texts > TEXTS_A_DAY:
        raise Refused(
            f"A workspace has {TEXTS_A_DAY} test texts within a day; {used} are used, and this"
            f" test needs {texts}. Try again tomorrow."
        )
    return TEXTS_A_DAY - used


def _body(session: Session, campaign: Campaign, *, real_rows: bool) -> str:
    template = Template.parse(wordings.get(session, campaign.wording_id or 0).template)
    values = _real_row(session, campaign) if real_rows else sample_row(template.fields)
    return template.render(values, word=campaign.blank_word)


def _real_row(session: Session, campaign: Campaign) -> dict[str, str]:
    """The row that the estimate calls ordinary, or the first that would be texted."""
    estimate = estimate_of(campaign)
    samples = estimate.samples if estimate else {}
    found = campaigns.recipients(session, [samples["ordinary"]] if "ordinary" in samples else [])
    row = found[0] if found else campaigns.first_pending(session, campaign.id)
    if row is None:
        raise Refused("The audience has no row to take values from yet. Test with made-up ones.")
    return dict(zip(campaign.columns, row.fields, strict=False))


def _record(
    rt: Runtime, session: Session, who: Actor, campaign: Campaign, *, texts: int
) -> TestSend:
    test = TestSend(
        workspace_id=campaign.workspace_id,
        campaign_id=campaign.id,
        wording_id=campaign.wording_id or 0,
        asked_by=who.name,
        texts=texts,
        created_at=rt.clock(),
    )
    session.add(test)
    session.flush()
    access.record(
        rt, session, who, Verb.SEND_TEST, Subject.TEST_SEND, test.id, campaign_id=campaign.id
    )
    return test


def _text(
    rt: Runtime, session: Session, campaign: Campaign, test: TestSend, *, phone: str, body: str
) -> TestText:
    sender = senders.get(session, campaign.sender_id)
    texting.require_textable(rt, session, sender, phone)
    message = texting.waiting(rt, sender, kind=MessageKind.TEST, phone=phone, body=body)
    message.campaign_id, message.test_send_id = campaign.id, test.id
    message.wording_id = campaign.wording_id
    session.add(message)
    return TestText(mask(phone), body, message.segments)
