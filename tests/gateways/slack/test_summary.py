"""The message of a summary channel: within Slack's limits, and what it says of each campaign."""

from dataclasses import replace
from datetime import timedelta

from domain.approval import ApprovalState, ApprovalView
from domain.conversing import Unanswered
from domain.guards import GuardView, Rule
from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from domain.summaries import LISTED, SummaryView, ordered
from domain.views import Answers, CampaignView
from gateways.slack.blocks.summary import NOTHING, summary
from simulator.slack.blockkit import check_message_blocks
from simulator.slack.reading import text_of
from tests.gateways.slack.samples import AT, LIVE, WORKSPACE, hostile

LEDGER = Ledger(rows=4000, buckets={Bucket.SENT: 1000, Bucket.PENDING: 3000})
MOVING = replace(
    LIVE, title="Spring", state=CampaignState.SENDING, ledger=LEDGER, answers=Answers()
)


def shown(*campaigns: CampaignView, **left_out: int) -> str:
    states = {CampaignState(name): number for name, number in left_out.items()}
    drawn = summary(SummaryView(WORKSPACE, AT, ordered(campaigns), states))
    check_message_blocks([dict(it) for it in drawn.blocks])
    assert "<!channel>" not in str(drawn)
    return text_of({"text": drawn.text, "blocks": list(drawn.blocks)})


def test_where_nothing_lives_it_is_one_quiet_line() -> None:
    assert NOTHING in shown()


def test_a_campaign_says_where_it_is_how_far_and_until_when() -> None:
    words = shown(replace(MOVING, ends_at=AT + timedelta(hours=1)))

    assert "*Spring* `spring-offer` in <#C01CAMPAIGNS>: sending" in words
    assert "*25 %* · 1,000 of 4,000 sent · the last text leaves Nov 21" in words
    assert ":point_right:" not in words
    assert "1 campaign under way or to come" in words


def test_whatever_waits_for_a_person_stands_first_and_says_for_what() -> None:
    paused = replace(
        MOVING,
        id=2,
        title="Autumn",
        state=CampaignState.PAUSED,
        state_reason="2.4 % opted out; the limit is 2 %.",
        guard=replace(GuardView(), paused_by=Rule.OPT_OUTS),
    )
    asked = ApprovalView(
        id=1, asked_by="slack:U01BEN", asked_at=AT, why="the rule", state=ApprovalState.ASKED
    )
    waiting = replace(MOVING, id=3, title="Winter", approval=asked)
    waiting = replace(waiting, state=CampaignState.AWAITING_APPROVAL)
    unanswered = replace(
        MOVING, id=4, title="Summer", answers=Answers(unanswered=Unanswered(3, AT))
    )
    words = shown(MOVING, paused, waiting, unanswered)

    names = ("Autumn", "Winter", "Summer", "Spring")
    assert sorted(names, key=words.index) == list(names)
    assert "A guard rail paused it" in words
    assert "the limit is 2 %. An approver decides." in words
    assert "An approver has to look at it: <@U01BEN> asked" in words
    assert "3 unanswered replies, the oldest since" in words
    assert "4 campaigns under way or to come, 3 wait for a person" in words


def test_sixty_hostile_campaigns_fit_and_the_rest_is_counted() -> None:
    bad = replace(
        hostile(LIVE),
        state=CampaignState.PAUSED,
        state_reason="<!channel> " * 40,
        undecided=5,
        answers=Answers(unanswered=Unanswered(3, AT)),
    )
    many = [replace(bad, id=at) for at in range(LISTED)]
    words = shown(*many, sending=18, scheduled=2)

    assert "60 campaigns under way or to come, 40 wait for a person" in words
    listed = words.count("the oldest since")
    assert 5 < listed < LISTED
    more = f"… and {60 - listed} more (18 sending, 2 scheduled, {LISTED - listed} paused)"
    assert more in words


def test_what_is_not_counted_yet_is_said_and_not_called_nothing() -> None:
    drawn = summary(SummaryView(WORKSPACE, AT, is_partial=True))
    check_message_blocks([dict(it) for it in drawn.blocks])
    words = text_of({"text": drawn.text, "blocks": list(drawn.blocks)})

    assert NOTHING not in words
    assert "Not all are counted yet" in words
    assert "At least" not in words, "there is no number to say it of"


def test_a_number_that_is_not_whole_says_so_and_a_whole_one_does_not() -> None:
    view = SummaryView(WORKSPACE, AT, [MOVING], is_partial=True)

    assert summary(view).text == "At least 1 campaign under way or to come"
    assert summary(replace(view, is_partial=False)).text == "1 campaign under way or to come"


def test_forty_ordinary_campaigns_are_all_there() -> None:
    words = shown(*[replace(MOVING, id=at, ends_at=AT) for at in range(LISTED)])

    assert words.count("*Spring*") == LISTED
    assert "more (" not in words
