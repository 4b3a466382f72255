"""Unclear answers: sorted by one press each, counted everywhere, outweighed by a clear C or R."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from campaigns import disclosing, granting, reminding, sorting
from domain.actors import Actor
from domain.chain import ERASED
from domain.errors import Refused
from domain.inbound import CameBy, InboundText
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.roles import Grant, Role
from domain.sorting import Queue, Sorted
from domain.views import Answers, CampaignView
from gateways.slack.blocks.live_card import live_card
from gateways.slack.blocks.sorting import sort_view
from jobs.exporting import write_confirmed
from jobs.intake import take_in
from models import conversations, views
from models import sorting as sorted_rows
from models.tables import Campaign, Inbound, Recipient, Sender
from simulator.slack.client import buttons, text_of
from tests.builders import Builder, now
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only
MAYA, JOSE, ANN, SILENT = (f"+1512555016{last}" for last in range(4))
SIDS = count(1)
Says = Callable[[str, str], Inbound]


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    """A campaign that asked four people for a C or an R, and is over."""
    campaign = build.campaign(
        sender,
        template="Hi {{first_name}}, reply C to confirm or R to reschedule.",
        asks="confirm_decline",
        state=CampaignState.COMPLETED,
        launched_at=now(),
        columns=["first_name"],
    )
    for phone in (MAYA, JOSE, ANN, SILENT):
        row = build.recipient(campaign, phone, bucket=Bucket.DELIVERED, fields=[f"P{phone[-1]}"])
        build.message(campaign, row)
    return campaign


@pytest.fixture
def says(stage: Stage, sender: Sender, campaign: Campaign) -> Says:
    """Lets somebody write."""

    def write(phone: str, body: str) -> Inbound:
        sid = f"SM{next(SIDS)}"
        take_in(stage.rt, InboundText(sid, phone, sender.address, body, now(), CameBy.WEBHOOK))
        with stage.rt.db.read() as session:
            return session.scalars(select(Inbound).where(Inbound.sid == sid)).one()

    return write


def view(stage: Stage, campaign: Campaign) -> CampaignView:
    with stage.rt.db.read() as session:
        return views.campaign_view(session, campaign.id, now())


def answers(stage: Stage, campaign: Campaign) -> tuple[int, int, int]:
    """Yes, no, unclear."""
    it: Answers = view(stage, campaign).answers
    return it.confirmations, it.declined, it.unclear


def press(stage: Stage, text: Inbound, as_: Sorted) -> Queue:
    return sorting.sort(stage.rt, stage.who, str(text.id), as_)


def confirmed(stage: Stage, campaign: Campaign, folder: Path) -> int:
    return write_confirmed(stage.rt, campaign.id, folder / "confirmed.csv")


def test_each_press_counts_and_shows_the_next_one(
    stage: Stage, campaign: Campaign, says: Says, tmp_path: Path
) -> None:
    maya, jose, ann = says(MAYA, "sure thing"), says(JOSE, "not this time"), says(ANN, "who?")
    assert answers(stage, campaign) == (0, 0, 3)
    assert "Sort 3 unclear" in buttons({"blocks": live_card(view(stage, campaign)).blocks})

    first = sorting.queue(stage.rt, stage.who, campaign.public_id).next
    assert first is not None
    assert (first.ref, first.number, first.name) == (str(maya.id), "+1•••••0160", "P0")
    assert (first.said[0].words, first.left) == ("sure thing", 3)

    second = press(stage, maya, Sorted.YES)
    assert second.next is not None
    assert (second.next.ref, second.news) == (str(jose.id), "+1•••••0160 counts as a yes.")
    press(stage, jose, Sorted.NO)
    last = press(stage, ann, Sorted.LEFT)

    assert last.next is None
    assert answers(stage, campaign) == (1, 1, 0)
    assert confirmed(stage, campaign, tmp_path) == 1
    deeds = [(row.verb, row.subject_id, row.detail["sorted_as"]) for row in stage.audit()]
    assert deeds == [
        ("sort_reply", maya.id, "yes"),
        ("sort_reply", jose.id, "no"),
        ("sort_reply", ann.id, "left"),
    ]


def test_a_reminder_goes_to_nobody_who_was_sorted(
    stage: Stage, campaign: Campaign, says: Says
) -> None:
    press(stage, says(MAYA, "sure thing"), Sorted.YES)
    press(stage, says(JOSE, "not this time"), Sorted.NO)

    draft = reminding.remind(stage.rt, stage.who, campaign.public_id)

    with stage.rt.db.read() as session:
        rows = session.scalars(select(Recipient.phone).where(Recipient.campaign_id == draft.id))
        assert sorted(map(str, rows)) == [ANN, SILENT]


def test_a_clear_answer_outweighs_what_somebody_made_of_another(
    stage: Stage, campaign: Campaign, says: Says, tmp_path: Path
) -> None:
    press(stage, says(MAYA, "sure thing"), Sorted.YES)
    press(stage, says(JOSE, "not this time"), Sorted.NO)

    says(MAYA, "R")
    says(JOSE, "C")

    assert answers(stage, campaign) == (1, 1, 0)
    assert confirmed(stage, campaign, tmp_path) == 1
    assert JOSE in (tmp_path / "confirmed.csv").read_text()


@pytest.mark.parametrize(
    ("first", "then", "counted"),
    [
        ("C", ["R"], (0, 1, 0)),
        ("R", ["C"], (1, 0, 0)),
        ("C", ["R", "C"], (1, 0, 0)),
        ("R", ["R", "what time?"], (0, 1, 0)),
    ],
)
def test_of_a_c_and_an_r_of_one_person_the_last_one_counts(
    stage: Stage,
    campaign: Campaign,
    says: Says,
    tmp_path: Path,
    *,
    first: str,
    then: list[str],
    counted: tuple[int, int, int],
) -> None:
    for body in (first, *then):
        says(MAYA, body)

    assert answers(stage, campaign) == counted
    assert confirmed(stage, campaign, tmp_path) == counted[0]


def test_what_one_person_takes_back_stays_said_by_another(
    stage: Stage, campaign: Campaign, says: Says
) -> None:
    says(JOSE, "C")
    says(MAYA, "R")

    assert answers(stage, campaign) == (1, 1, 0)


def test_a_later_plain_reply_changes_no_sorting(
    stage: Stage, campaign: Campaign, says: Says
) -> None:
    press(stage, says(MAYA, "sure thing"), Sorted.YES)
    says(MAYA, "see you then")

    assert answers(stage, campaign) == (1, 0, 0)


def test_who_was_left_as_a_reply_and_writes_again_is_unclear_again(
    stage: Stage, campaign: Campaign, says: Says
) -> None:
    press(stage, says(MAYA, "hm"), Sorted.LEFT)
    assert answers(stage, campaign) == (0, 0, 0)
    says(MAYA, "ok then")

    assert answers(stage, campaign) == (0, 0, 1)


def test_clear_answers_reactions_and_opt_outs_are_not_unclear(
    stage: Stage, campaign: Campaign, says: Says
) -> None:
    says(MAYA, "C")
    says(MAYA, "see you then")
    says(JOSE, "hm")
    says(JOSE, "STOP")
    says(ANN, "Liked “Hi P2, reply C to confirm or R to reschedule.”")

    assert answers(stage, campaign) == (1, 0, 0)


def test_a_campaign_that_asks_for_words_has_no_unclear_answers(
    stage: Stage, build: Builder, sender: Sender, says: Says
) -> None:
    open_one = build.campaign(sender, asks="free_answer", template="How was it?")
    build.message(open_one, build.recipient(open_one, "+15125550169"))
    says("+15125550169", "fine")

    assert answers(stage, open_one) == (0, 0, 0)


def test_the_last_press_can_be_undone_by_whoever_pressed(
    stage: Stage, campaign: Campaign, says: Says, person: Callable[..., Actor]
) -> None:
    maya = says(MAYA, "sure thing")
    assert press(stage, maya, Sorted.NO).undo == str(maya.id)
    granting.change(stage.rt, stage.who, give=[Grant(Role.LAUNCHER, "U01BEN", "C01CAMPAIGNS")])
    with pytest.raises(Refused, match="nothing of yours"):
        sorting.undo(stage.rt, person("U01BEN"), str(maya.id))

    again = sorting.undo(stage.rt, stage.who, str(maya.id))

    assert again.next is not None
    assert again.next.ref == str(maya.id)
    assert answers(stage, campaign) == (0, 0, 1)
    assert waits(stage, campaign) == 1
    assert stage.audit()[-1].verb == "unsort_reply"
    with pytest.raises(Refused, match="nothing of yours"):
        sorting.undo(stage.rt, stage.who, str(maya.id))


def waits(stage: Stage, campaign: Campaign) -> int:
    with stage.rt.db.read() as session:
        return conversations.unanswered(session, campaign.id).count


def test_a_yes_is_taken_care_of_unless_it_asks_something(
    stage: Stage, campaign: Campaign, says: Says
) -> None:
    press(stage, says(MAYA, "sure thing"), Sorted.YES)
    assert waits(stage, campaign) == 0

    asking = press(stage, says(JOSE, "yep, what time?"), Sorted.YES)
    assert "that waits for an answer" in asking.news
    press(stage, says(ANN, "hm"), Sorted.LEFT)
    assert waits(stage, campaign) == 2


def test_a_question_that_was_answered_is_not_said_to_wait(
    stage: Stage, campaign: Campaign, says: Says
) -> None:
    jose = says(JOSE, "yep, what time?")
    with stage.rt.db.write() as session:
        conversations.handle(session, [jose.id], by="slack:U01BEN", now=now())

    assert press(stage, jose, Sorted.YES).news == "+1•••••0161 counts as a yes."


def test_nothing_is_sorted_unread_or_twice(stage: Stage, campaign: Campaign, says: Says) -> None:
    maya = says(MAYA, "sure")
    newer = says(MAYA, "or no, wait")

    shown = press(stage, maya, Sorted.YES)
    assert shown.news.startswith("They wrote again")
    assert shown.next is not None
    assert [it.words for it in shown.next.said] == ["sure", "or no, wait"]
    assert answers(stage, campaign) == (0, 0, 1)

    press(stage, newer, Sorted.NO)
    assert "needs no sorting" in press(stage, newer, Sorted.YES).news
    assert answers(stage, campaign) == (0, 1, 0)


def test_only_launchers_sort(
    stage: Stage, campaign: Campaign, says: Says, person: Callable[..., Actor]
) -> None:
    maya = says(MAYA, "sure")
    granting.change(stage.rt, stage.who, give=[Grant(Role.LAUNCHER, "U01ADA")])
    chi = person("U01CHI")
    with pytest.raises(Refused):
        sorting.queue(stage.rt, chi, campaign.public_id)
    with pytest.raises(Refused):
        sorting.sort(stage.rt, chi, str(maya.id), Sorted.YES)
    with pytest.raises(Refused):
        sorting.undo(stage.rt, chi, str(maya.id))
    assert answers(stage, campaign) == (0, 0, 1)


def test_what_is_hidden_is_audited_and_what_is_only_counted_is_not_sorted(
    stage: Stage, campaign: Campaign, says: Says
) -> None:
    maya = says(MAYA, "sure")
    disclosing.choose(stage.rt, stage.who, "hidden")
    sorting.queue(stage.rt, stage.who, campaign.public_id)
    assert (stage.audit()[-1].verb, stage.audit()[-1].subject_id) == ("show_replies", maya.id)

    disclosing.choose(stage.rt, stage.who, "counted")
    with pytest.raises(Refused, match="out of Slack"):
        sorting.queue(stage.rt, stage.who, campaign.public_id)
    card: Any = {"blocks": live_card(view(stage, campaign)).blocks}
    assert "Sort 1 unclear" not in buttons(card)


def test_hostile_words_stay_words(stage: Stage, campaign: Campaign, says: Says) -> None:
    says(MAYA, "<!channel> *b* & <https://evil.example|x> " + "y" * 1500)

    shown = dict(sort_view(sorting.queue(stage.rt, stage.who, campaign.public_id), "{}"))

    assert "<!channel>" not in str(shown)
    assert "&lt;!channel&gt;" in str(shown)
    assert MAYA not in str(shown)
    assert "They got: Hi {{first_name}}" in text_of(shown)


def test_an_erased_person_is_not_sorted(stage: Stage, campaign: Campaign, says: Says) -> None:
    maya = says(MAYA, "sure")
    with stage.rt.db.write() as session:
        session.execute(update(Inbound).where(Inbound.id == maya.id).values(phone=f"{ERASED}abc"))
        assert sorted_rows.unclear(session, campaign.id) == 0
