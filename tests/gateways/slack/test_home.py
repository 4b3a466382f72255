"""The App Home as people see it: theirs alone to press, cut to Slack's limits, and never alive."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.approval import ApprovalState, ApprovalView
from domain.braking import Brake
from domain.conversing import Unanswered
from domain.daily import DailyLimit, Unit
from domain.dayplan import DayRoom
from domain.home import HomeCampaign, HomeLine, HomeView, SenderHealth, Top
from domain.lifecycle import CampaignState
from domain.starts import ScheduleView
from domain.views import CampaignView
from gateways.slack.blocks.home import home
from simulator.slack.blockkit import check_view
from simulator.slack.reading import text_of
from tests.gateways.slack.samples import AT, DRAFT, HOSTILE, LIVE, SENDER, WORKSPACE, hostile

ALL: Any = {
    "may_write": True,
    "may_launch": True,
    "may_start": True,
    "may_approve": True,
    "may_release": True,
}
ASKED = ApprovalView(
    id=1, state=ApprovalState.ASKED, asked_by="slack:U01BEN", asked_at=AT, why="it goes to 2,000"
)
WAITING = replace(DRAFT, state=CampaignState.AWAITING_APPROVAL, approval=ASKED)
START = ScheduleView(
    at=AT, zone="America/Chicago", wall=AT, own_zones=False, by="slack:U01DOT", is_launch=False
)
ROOM = DayRoom(
    DailyLimit(1, "sender:1", 2000, Unit.SEGMENTS, "America/Chicago", "main"),
    800,
    AT + timedelta(hours=9),
)
EMPTY = HomeView(AT, "America/Chicago", workspace=WORKSPACE, may_draft=True)


def line(view: CampaignView, **facts: Any) -> HomeLine:
    return HomeLine(
        view.public_id,
        view.name,
        view.title,
        *(view.state, AT, view.channel_id, view.ledger),
        **facts,
    )


def lists(view: CampaignView) -> HomeView:
    """Eight of everything, and twelve more."""
    live = replace(view, state=CampaignState.SENDING)
    waits = replace(view, state=CampaignState.AWAITING_APPROVAL, approval=ASKED)
    starts = replace(view, state=CampaignState.SCHEDULED, schedule=START)
    sender = view.sender

    def named(each: Any, number: int) -> Any:
        if isinstance(each, HomeCampaign):
            other = f"{each.view.state}{number}"
            return replace(each, view=replace(each.view, public_id=other))
        return replace(each, public_id=f"{number}") if isinstance(each, HomeLine) else each

    def top(each: Any) -> Top[Any]:
        return Top(tuple(named(each, number) for number in range(8)), 12)

    return HomeView(
        AT,
        "America/Chicago",
        workspace=replace(view.workspace, brake=Brake("slack:U01ADA", AT, view.title)),
        approvals=top(HomeCampaign(waits, **ALL)),
        running=top(HomeCampaign(live, **ALL)),
        upcoming=top(HomeCampaign(starts, **ALL)),
        drafts=top(line(replace(view, state=CampaignState.DRAFT), may_write=True, may_start=True)),
        finished=top(line(replace(view, state=CampaignState.COMPLETED))),
        senders=top(SenderHealth(sender, (ROOM, ROOM))),
        may_draft=True,
        may_stop=True,
        may_set_up=True,
    )


def buttons(view: HomeView) -> list[str]:
    """Every button's words, in their order."""
    found = []
    for block in home(view)["blocks"]:
        elements = [
            *block.get("elements", ()),
            *([block["accessory"]] if "accessory" in block else []),
        ]
        found += [it["text"]["text"] for it in elements if it["type"] == "button"]
    return found


@pytest.mark.parametrize("view", [LIVE, hostile(LIVE)], ids=["plain", "hostile"])
def test_slack_takes_a_home_that_is_full(view: CampaignView) -> None:
    drawn = json.loads(json.dumps(home(lists(view), news=":no_entry_sign: No.")))

    check_view(drawn, "home")
    assert len(drawn["blocks"]) <= 100
    assert drawn["blocks"][-1]["text"]["text"].startswith("… and 12 more")


def live_words(source: object) -> str:
    """All mrkdwn: there alone can Slack act on words."""
    if isinstance(source, dict):
        own = source["text"] if source.get("type") == "mrkdwn" else ""
        return own + "".join(live_words(value) for value in source.values())
    return "".join(live_words(value) for value in source) if isinstance(source, list) else ""


def test_hostile_words_come_out_as_plain_text() -> None:
    drawn = live_words(dict(home(lists(hostile(LIVE)))))

    for alive in ("<!channel>", "<https://evil", "<@U01BEN> @here", ":tada:"):
        assert alive not in drawn


def test_what_does_not_fit_is_counted_with_the_command_that_shows_it() -> None:
    said = text_of(dict(home(lists(LIVE))))

    assert "*Waits for your approval* (20)" in said
    assert "… and 12 more: `/campaign approvals`" in said
    assert "… and 12 more: `/campaign list`" in said


def test_an_empty_home_says_so_and_shows_no_empty_list() -> None:
    said = text_of(dict(home(EMPTY)))

    assert "Nothing runs, waits or is drafted by you" in said
    assert "Under way" not in said


def test_somebody_who_may_not_look_reads_why_and_nothing_else() -> None:
    drawn = home(HomeView(AT, refusal="Guests of this Slack may not run campaigns."))

    assert "Guests of this Slack" in text_of(dict(drawn))
    assert not any(block["type"] == "actions" for block in drawn["blocks"])


def test_before_anything_is_set_up_an_admin_opens_the_settings_and_others_do_not() -> None:
    assert buttons(HomeView(AT, may_set_up=True)) == ["Refresh", "Settings …"]
    assert buttons(HomeView(AT)) == ["Refresh"]


def test_only_what_this_person_may_press_now_is_offered() -> None:
    running = HomeCampaign(LIVE)
    nobody = replace(EMPTY, may_draft=False, running=Top((running,)))
    launcher = replace(nobody, running=Top((replace(running, may_launch=True),)))

    assert buttons(nobody) == ["Refresh", "Details"]
    assert buttons(launcher) == ["Refresh", "Pause", "Details"]


def test_a_paused_campaign_offers_what_lets_it_go_on() -> None:
    paused = replace(LIVE, state=CampaignState.PAUSED, state_by="slack:U01BEN", state_reason="typo")
    seen = replace(EMPTY, running=Top((HomeCampaign(paused, **ALL),)))

    assert buttons(seen)[-2:] == ["Resume", "Details"]
    assert "*Paused* by <@U01BEN>" in text_of(dict(home(seen)))


def test_what_waits_for_me_is_reviewed_and_what_waits_for_others_is_not() -> None:
    mine = replace(EMPTY, approvals=Top((HomeCampaign(WAITING, may_approve=True),)))
    others = replace(EMPTY, upcoming=Top((HomeCampaign(WAITING, may_approve=True),)))
    own = replace(EMPTY, upcoming=Top((HomeCampaign(WAITING, may_write=True),)))

    assert "Review …" in buttons(mine)
    assert "Review …" not in buttons(others)
    assert "Withdraw" in buttons(own)
    assert "Withdraw" not in buttons(others)


def test_a_draft_is_launched_by_who_may_let_it_go_and_edited_by_others() -> None:
    writes = replace(EMPTY, drafts=Top((line(DRAFT, may_write=True),)))
    starts = replace(EMPTY, drafts=Top((line(DRAFT, may_write=True, may_start=True),)))

    assert "Launch …" in buttons(starts)
    assert buttons(writes)[-2:] == ["Edit", "Test-send …"]


def test_unanswered_replies_show_how_many_and_since_when() -> None:
    asked = replace(LIVE, answers=replace(LIVE.answers, unanswered=Unanswered(3, AT)))
    some = replace(EMPTY, running=Top((HomeCampaign(asked),)))

    assert "3 unanswered replies, the oldest since" in text_of(dict(home(some)))
    none = replace(EMPTY, running=Top((HomeCampaign(LIVE),)))
    assert "unanswered" not in text_of(dict(home(none)))


def test_a_senders_health_says_what_is_used_of_a_day_or_why_it_is_stopped() -> None:
    stopped = replace(SENDER, stopped_reason="Twilio suspended it.", stopped_at=AT)
    seen = replace(EMPTY, senders=Top((SenderHealth(SENDER, (ROOM,)), SenderHealth(stopped))))
    said = text_of(dict(home(seen)))

    assert "25 segments a second · 1,200 of 2,000 segments used today (main)" in said
    assert "is stopped since" in said
    assert "Twilio suspended it." in said


def test_stop_all_is_offered_until_it_is_on() -> None:
    may = replace(EMPTY, may_stop=True)
    on = replace(may, workspace=replace(WORKSPACE, brake=Brake("slack:U01ADA", AT, HOSTILE)))

    assert "Stop all sending …" in buttons(may)
    assert "Stop all sending …" not in buttons(on)
    assert "*Stop-all is on*" in text_of(dict(home(on)))
    assert "Stop all sending …" not in buttons(EMPTY)
