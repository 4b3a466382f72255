"""What was mended after the pictures were looked at."""

from dataclasses import replace
from typing import Any

import pytest

from domain.approval import ApprovalState, ApprovalView
from domain.approvalrule import ApprovalRule, Mode
from domain.canaries import CanarySoFar
from domain.guards import Figures
from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from domain.provisional import Decision
from domain.starts import ScheduleView
from domain.summaries import SummaryView
from domain.versions import Correction
from domain.views import CampaignView, Estimate
from domain.waiting import EVERYBODY_NOW, Launchable, Wait
from gateways.slack.blocks import correction, guards
from gateways.slack.blocks.draft_card import draft_card
from gateways.slack.blocks.draft_form import draft_form
from gateways.slack.blocks.launch_form import launch_form
from gateways.slack.blocks.live_card import live_card
from gateways.slack.blocks.phrases import delivery_words
from gateways.slack.blocks.start import StartFacts, start_view
from gateways.slack.blocks.summary import summary
from gateways.slack.blocks.thread import Reply, gathered
from simulator.slack.blockkit import check_message_blocks
from simulator.slack.reading import buttons, find_button, text_of
from tests.gateways.slack.samples import AT, DRAFT, LIVE, WORKSPACE

SENT = {Bucket.DELIVERED: 90, Bucket.SENT: 10}


@pytest.mark.parametrize(
    ("overdue", "words"),
    [
        (0, "90 % of sent, 10 still waiting for a receipt"),
        (4, "90 % of sent, 10 still waiting for a receipt, 4 of these overdue"),
        (10, "90 % of sent, 10 receipts overdue"),
    ],
)
def test_receipts_that_are_all_overdue_are_counted_once(overdue: int, words: str) -> None:
    assert delivery_words(Ledger(rows=100, buckets=SENT), overdue) == words


@pytest.mark.parametrize(("longest", "words"), [(1, "2,143"), (2, "2,143 (up to 2 per text)")])
def test_the_draft_says_segments_and_parts_in_one_place(longest: int, words: str) -> None:
    view = replace(DRAFT, estimate=Estimate(1, 2000, 2143, longest))
    lines = text_of({"blocks": list(draft_card(view).blocks)}).splitlines()

    assert lines[lines.index("*Segments*") + 1] == words
    assert "*Parts per text*" not in lines


@pytest.mark.parametrize(
    ("outlook", "words"),
    [
        (EVERYBODY_NOW, "*2,000 recipients* now?"),
        (
            Launchable(1569, (Wait(AT, 431, "Pacific/Honolulu"),), 0),
            "*2,000 recipients*, *1,569* of them now and 431 when their hours open?",
        ),
    ],
)
def test_the_launch_question_says_how_many_go_now(outlook: Launchable, words: str) -> None:
    assert words in text_of(dict(launch_form(DRAFT, "{}", outlook=outlook)))


def test_a_launch_that_wants_a_second_person_asks_for_the_approval_and_says_what_follows() -> None:
    wants = replace(WORKSPACE, approval=ApprovalRule(Mode.ALWAYS))
    window = replace(DRAFT, workspace=replace(wants, undo_seconds=20))
    told = text_of(dict(launch_form(window, "{}")))

    assert "Ask for approval to send *Spring offer* to *2,000 recipients*? After it, a" in told
    assert "a countdown of 20 seconds" in told
    assert "a second person" not in told, "the warnings say it"
    assert "Nothing goes yet" not in told
    assert " now?" not in told
    at_once = replace(DRAFT, workspace=replace(wants, undo_seconds=0))
    assert "After it the first texts leave" in text_of(dict(launch_form(at_once, "{}")))


def test_a_launch_that_wants_no_second_person_asks_for_no_approval() -> None:
    assert "Ask for approval" not in text_of(dict(launch_form(DRAFT, "{}")))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (CampaignState.AWAITING_APPROVAL, "*Waiting for approval* · draft by <@U01ADA>"),
        (CampaignState.COUNTING_DOWN, "*Counting down* · draft by <@U01ADA>"),
        (CampaignState.DRAFT, "*Draft* by <@U01ADA>"),
    ],
)
def test_a_card_says_who_wrote_it_apart_from_its_state(state: CampaignState, words: str) -> None:
    view = replace(DRAFT, state=state, created_by="slack:U01ADA")
    assert words in text_of({"blocks": draft_card(view).blocks})


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (LIVE, "The *700 recipients* who wait will not get this text."),
        (
            replace(LIVE, ledger=Ledger(rows=1, buckets={Bucket.SENT: 1})),
            "Whoever still waits will not get this text.",
        ),
    ],
)
def test_cancelling_says_who_gets_nothing_and_looks_dangerous(
    view: CampaignView, words: str
) -> None:
    card = live_card(replace(view, state=CampaignState.PAUSED))
    blocks = [dict(block, block_id=str(n)) for n, block in enumerate(card.blocks)]
    asked = find_button({"blocks": blocks}, "Cancel …")["confirm"]

    assert asked["text"]["text"].startswith(words)
    assert asked["style"] == "danger"


@pytest.mark.parametrize(("length", "shown"), [(1600, 5), (20, 9)])
def test_replies_too_long_for_one_post_are_left_for_the_next(length: int, shown: int) -> None:
    replies = [Reply("+14155550101", "x" * length, AT, id=n) for n in range(9)]
    first = gathered(replies, "America/Chicago")

    assert first.left == frozenset(range(shown, 9))
    assert f"{shown} replies" in first.rendered.text
    check_message_blocks([dict(block) for block in first.rendered.blocks])


def asked_for(state: CampaignState) -> CampaignView:
    request = ApprovalView(1, ApprovalState.ASKED, "it goes to many", "slack:U01ADA", AT)
    start = ScheduleView(AT, "UTC", AT.replace(tzinfo=None), own_zones=False, by="slack:U01DOT")
    return replace(DRAFT, state=state, approval=request, schedule=start)


def labels(view: CampaignView) -> list[str]:
    blocks = [dict(block, block_id=str(n)) for n, block in enumerate(draft_card(view).blocks)]
    return buttons({"blocks": blocks})


def test_a_card_that_waits_for_approval_can_be_reviewed_and_withdrawn() -> None:
    shown = labels(asked_for(CampaignState.AWAITING_APPROVAL))

    assert shown[-6:-2] == ["Review …", "Withdraw", "Preview", "Test-send"]
    assert "Launch …" not in shown
    assert "Review …" not in labels(DRAFT)


def test_the_undo_window_says_how_to_take_it_back_and_who_launched_it() -> None:
    view = asked_for(CampaignState.COUNTING_DOWN)
    told = text_of({"blocks": list(draft_card(view).blocks)})

    assert "Until then *Abort* takes it back, and nothing is sent. Launched by <@U01DOT>." in told
    assert labels(view)[-1] == "Abort"


def test_the_form_asks_first_for_what_every_draft_needs() -> None:
    fields = [it["block_id"] for it in draft_form(WORKSPACE, "{}")["blocks"] if "block_id" in it]

    assert fields[:6] == ["title", "message", "source", "numbers", "campaign_kind", "sender"]


GAP = [(True, "The help contact is missing; HELP answers state it.")]


def begins(**facts: object) -> str:
    given: dict[str, Any] = {
        "workspace": WORKSPACE,
        "gaps": GAP,
        "phones": [],
        "group": [],
        "inbound_url": "https://x",
        "refusal": None,
        "channel_id": "C01",
    }
    return text_of(dict(start_view(StartFacts(**(given | facts)), "{}")))


def test_who_may_nothing_is_shown_no_gaps_and_who_sets_nothing_up_no_settings() -> None:
    for shown in ("Still missing", "Settings", "https://x"):
        assert shown in begins()
        assert shown not in begins(refusal="You may not write campaigns.", sets_up=False)
    assert "Settings" not in begins(sets_up=False)
    assert "Still missing" in begins(sets_up=False)


def test_the_webhook_is_told_until_a_text_came_in() -> None:
    assert "No text came in yet" in begins()
    assert "webhook" not in begins(inbound_url="")


@pytest.mark.parametrize("reason", ["<@U01BEN> rejected it: Wrong price", "Wrong price."])
def test_why_it_is_a_draft_again_is_a_sentence(reason: str) -> None:
    told = text_of({"blocks": draft_card(replace(DRAFT, state_reason=reason)).blocks})
    assert "Wrong price. It is a draft;" in told


SKIPPED = {"duplicate": 40, "opted_out": 12, "landline": 6, "invalid": 5, "malformed": 2}


def test_a_card_under_way_names_the_largest_kinds_of_skipped_rows_and_counts_the_others() -> None:
    ledger = replace(LIVE.ledger, skipped=SKIPPED)
    told = text_of({"blocks": live_card(replace(LIVE, ledger=ledger)).blocks})

    assert "40 duplicates, 12 opted out, 6 landlines and 2 more kinds" in told
    done = replace(LIVE, ledger=ledger, state=CampaignState.COMPLETED)
    assert "more kinds" not in text_of({"blocks": live_card(done).blocks})
    few = replace(ledger, skipped=dict(list(SKIPPED.items())[:4]))
    shown = text_of({"blocks": live_card(replace(LIVE, ledger=few)).blocks})
    assert "5 numbers that cannot exist" in shown


PAUSED = CampaignState.PAUSED
FULL = CanarySoFar(50, by_rule=False, texts=50, figures=Figures(sent=50), last_at=AT)


@pytest.mark.parametrize("told", ["", "Its figures are bad."])
def test_a_card_asks_for_a_press_only_where_its_button_is(told: str) -> None:
    for state in (CampaignState.SENDING, CampaignState.PAUSED):
        view = replace(LIVE, state=state, canary=replace(FULL, told=told))
        shown = {"blocks": live_card(view).blocks}
        offers = any("Send the rest" in label for label in buttons(shown))
        assert offers == (state is CampaignState.SENDING)
        assert ("ress *Send the rest*" in text_of(shown)) == offers


@pytest.mark.parametrize(
    ("canary", "says", "sign"),
    [
        (FULL, "*Waits for somebody to send the rest*", ":hatching_chick:"),
        (replace(FULL, by_rule=True), "*Waits for what its canary comes to*", ":hatching_chick:"),
        (
            replace(FULL, by_rule=True, told="Bad."),
            "*Waits for somebody to send the rest*",
            ":hatching_chick:",
        ),
        (replace(FULL, texts=49), "*Sending*", ":outbox_tray:"),
        (None, "*Sending*", ":outbox_tray:"),
    ],
)
def test_a_campaign_whose_canary_is_out_does_not_say_that_it_sends(
    canary: CanarySoFar | None, says: str, sign: str
) -> None:
    view = replace(LIVE, canary=canary)
    card, waits = live_card(view), "Sending" not in says
    assert f"{sign} {says}" in text_of({"blocks": card.blocks})
    assert ("waits for" in card.text) == waits
    assert card.text.endswith(". Canary: 50 of 50 sent.") == waits
    of_all = text_of({"blocks": summary(SummaryView(WORKSPACE, AT, [view])).blocks})
    assert (says.strip("*").lower() in of_all) and (sign in of_all)
    assert "Waits for" not in text_of({"blocks": live_card(replace(view, state=PAUSED)).blocks})


def test_the_question_of_a_corrected_text_shows_what_speaks_against_it() -> None:
    found = Correction("x", "Spring", 1, 2, "Hi!", 9, 0, 9, None, "USD", exact=True)
    shown = correction.question(replace(found, warnings=("<!channel> costs.",)), "{}")
    assert ":warning: &lt;!channel&gt; costs." in str(shown)
    assert ":warning:" not in str(correction.question(found, "{}"))


def test_a_release_of_what_is_paused_does_not_say_that_it_follows() -> None:
    assert "stays paused" in guards.released(replace(LIVE, state=CampaignState.PAUSED))
    assert guards.released(LIVE).endswith("follows.")


def test_a_posts_heading_counts_as_replies_only_what_the_card_counts_so() -> None:
    replies = [
        Reply("+14155550171", "Parking?", AT, id=1),
        Reply("+14155550172", "no", AT, id=2, declined=True),
        Reply("+14155550173", "not now", AT, id=3, decision=Decision.OPEN, words="not now"),
        Reply("+14155550174", "quit it", AT, id=4, decision=Decision.CONFIRMED),
        Reply("+14155550175", "no thanks", AT, id=5, decision=Decision.LIFTED),
    ]
    head = gathered(replies, "UTC").rendered.text

    assert head == ":speech_balloon: 2 replies · 1 declined · 1 may be an opt-out · 1 opted out"


def test_a_post_without_a_reply_does_not_count_none() -> None:
    only = [Reply("+14155550172", "no", AT, id=2, declined=True)]
    assert gathered(only, "UTC").rendered.text == ":speech_balloon: 1 declined"
