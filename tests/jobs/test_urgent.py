"""Urgent words: one person is told at once, once a text, whatever the text was taken for."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select, update

from domain.alerting import USUALLY, AlertKind
from domain.inbound import CameBy, InboundText
from domain.lifecycle import CampaignState
from domain.urgentwords import Urgent, to_data
from gateways.slack.blocks.urgent import LISTED
from gateways.slack.errors import SlackAway
from jobs import urgent as telling
from jobs.intake import Taken, take_in
from jobs.queues import QueueName, queue
from models import routes, urgent
from models.tables import Campaign, Inbound, Sender, UrgentText, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.builders import Builder
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only
PHONE = "+14155550178"
PRIVATE, IN_PRIVATE = "C01PRIVATE", ["U01ADA", "U01BEN"]
SIDS = count(1)
Say = Callable[[str], Taken]


@pytest.fixture
def campaign(rt: Runtime, build: Builder, sender: Sender) -> Campaign:
    """A campaign that reached Maya, of a team that looks for two words."""
    settings(rt, urgent=to_data(Urgent(["emergency", "gas leak"], "U01BEN")))
    campaign = build.campaign(
        sender, title="Spring <!channel>", state=CampaignState.COMPLETED, columns=["first_name"]
    )
    build.message(campaign, build.recipient(campaign, PHONE, fields=["Maya"]))
    return campaign


@pytest.fixture
def say(rt: Runtime, sender: Sender, campaign: Campaign) -> Say:
    """Maya texts us."""

    def speak(body: str) -> Taken:
        at = datetime.now(UTC)
        sid = f"SM{next(SIDS):032d}"
        return take_in(rt, InboundText(sid, PHONE, sender.address, body, at, CameBy.WEBHOOK))

    return speak


def settings(rt: Runtime, **columns: Any) -> None:
    with rt.db.write() as session:
        session.execute(update(Workspace).values(**columns))


def untold(rt: Runtime) -> list[int]:
    with rt.db.read() as session:
        return list(urgent.untold(session, rt.clock()))


def run(rt: Runtime, clock: Clock) -> None:
    """Twice, as a worker and the clock might."""
    for workspace_id in untold(rt):
        telling.tell(workspace_id)
        telling.tell(workspace_id)
        clock.step(2 * telling.LEASE.total_seconds())
        telling.tell(workspace_id)


def test_the_person_is_told_once_masked_and_as_plain_text(
    rt: Runtime, slack: SlackControl, say: Say, clock: Clock
) -> None:
    taken = say("<!channel> there is a GAS-LEAK here\nhurry *now*")
    assert taken.urgent in untold(rt)
    jobs = [str(job.func_name) for job in queue(rt, QueueName.WORK).get_jobs()]
    assert "jobs.urgent.tell" in jobs
    run(rt, clock)

    (told,) = slack.dms("U01BEN")
    shown = text_of(told)
    assert "This may be urgent* (“gas leak”): +1•••••0178 Maya wrote" in shown
    assert "<!channel>" not in str(told)
    assert PHONE not in str(told)
    assert "\n> hurry" in shown
    assert "Look in <#C01CAMPAIGNS>. *Answer …* below the card" in shown
    assert untold(rt) == []


def test_other_words_tell_nobody(rt: Runtime, say: Say) -> None:
    assert say("no emergencies here, the leak is fixed").urgent is None
    assert untold(rt) == []


def test_without_a_list_nobody_is_told(rt: Runtime, say: Say) -> None:
    settings(rt, urgent=None)
    assert say("emergency").urgent is None


@pytest.mark.parametrize(
    "body", ["STOP, emergency", "please stop texting, this is an emergency", "R emergency"]
)
def test_an_opt_out_that_sounds_urgent_is_told_too(
    rt: Runtime, slack: SlackControl, say: Say, clock: Clock, body: str
) -> None:
    say(body)
    run(rt, clock)

    (told,) = slack.dms("U01BEN")
    is_out = "stop" in body.casefold()
    assert ("opted out by it as well" in text_of(told)) == is_out
    assert ("*Answer …*" in text_of(told)) != is_out


def test_a_reaction_to_our_own_words_is_not_urgent(rt: Runtime, say: Say) -> None:
    assert say("Liked “In an emergency call 911”").urgent is None


def test_while_slack_is_away_it_comes_back(
    rt: Runtime, slack: SlackControl, say: Say, clock: Clock
) -> None:
    team = say("emergency").urgent
    assert team is not None
    slack.fault("error", "conversations.open", error="internal_error", times=1)
    telling.tell(team)
    assert slack.dms("U01BEN") == []
    assert untold(rt) == []

    clock.step(telling.LEASE.total_seconds() + 1)
    assert untold(rt) == [team]
    telling.tell(team)
    assert len(slack.dms("U01BEN")) == 1


def test_an_admin_is_told_where_slack_reaches_the_person_not(
    rt: Runtime, slack: SlackControl, say: Say, clock: Clock
) -> None:
    say("emergency")
    slack.fault("error", "conversations.open", error="user_not_found", times=1)
    run(rt, clock)

    assert slack.dms("U01BEN") == []
    assert len(slack.dms("U01ADA")) == 1


def test_an_admin_is_told_where_the_person_left(
    rt: Runtime, slack: SlackControl, say: Say, clock: Clock
) -> None:
    settings(rt, urgent=to_data(Urgent(["emergency"], "U01LEA")))
    say("emergency")
    run(rt, clock)

    assert [len(slack.dms(it)) for it in ("U01LEA", "U01ADA")] == [0, 1]
    assert untold(rt) == []


def test_of_a_private_channel_who_is_not_in_it_learns_the_number_and_the_word(
    rt: Runtime, slack: SlackControl, say: Say, clock: Clock
) -> None:
    settings(rt, urgent=to_data(Urgent(["emergency"], "U01DOT")))
    with rt.db.write() as session:
        values = {"channel_id": PRIVATE, "launched_by": "slack:U01BEN"}
        session.execute(update(Campaign).values(**values))
    say("emergency at the shop")
    run(rt, clock)

    (less,) = slack.dms("U01DOT")
    shown = text_of(less)
    assert "(“emergency”): +1•••••0178 wrote about a private campaign" in shown
    assert not any(it in str(less) for it in ("at the shop", "Spring", PRIVATE, "Maya"))
    told = [it for user_id in IN_PRIVATE for it in slack.dms(user_id)]
    assert ["at the shop" in text_of(it) for it in told] == [True]


def test_words_that_stay_out_of_slack_stay_out_of_it(
    rt: Runtime, slack: SlackControl, say: Say, clock: Clock
) -> None:
    settings(rt, replies_shown="hidden")
    say("emergency at the shop")
    run(rt, clock)

    (told,) = slack.dms("U01BEN")
    assert "at the shop" not in str(told)
    assert "keeps what people write out" in text_of(told)


def test_a_burst_is_one_message_and_the_next_one_a_minute_later(
    rt: Runtime, slack: SlackControl, say: Say, clock: Clock
) -> None:
    team = say("emergency at the shop").urgent or 0
    telling.tell(team)
    for at in range(LISTED + 3):
        say(f"<!channel> gas leak *{at}*")
        telling.tell(team)
    (first,) = slack.dms("U01BEN")
    assert "at the shop" in text_of(first)
    assert untold(rt) == []

    clock.step(urgent.APART.total_seconds() + 1)
    assert untold(rt) == [team]
    run(rt, clock)
    _, rest = slack.dms("U01BEN")
    assert f"*{LISTED + 3} texts may be urgent.*" in text_of(rest)
    assert text_of(rest).count("wrote about") == LISTED
    assert "and 3 more" in text_of(rest)
    assert "<!channel>" not in str(rest)
    assert untold(rt) == []


def test_they_go_where_an_admin_says_and_to_the_person_where_slack_takes_none(
    rt: Runtime, slack: SlackControl, say: Say, clock: Clock
) -> None:
    where(rt, "C01CAMPAIGNS", "U01CHI")
    say("emergency")
    run(rt, clock)
    assert len(slack.messages("C01CAMPAIGNS")) == len(slack.dms("U01CHI")) == 1
    assert slack.dms("U01BEN") == []

    where(rt, "C0GONE")
    say("emergency once more")
    run(rt, clock)
    (told,) = slack.dms("U01BEN")
    assert "once more" in text_of(told)
    assert "could not be told." in text_of(told)


def test_a_channel_that_may_not_know_of_it_gets_the_number_and_somebody_else_the_rest(
    rt: Runtime, slack: SlackControl, say: Say, clock: Clock
) -> None:
    where(rt, "C01CAMPAIGNS")
    with rt.db.write() as session:
        session.execute(update(Campaign).values(channel_id=PRIVATE))
    say("emergency at the shop")
    run(rt, clock)

    (less,) = slack.messages("C01CAMPAIGNS")
    assert "about a private campaign" in text_of(less)
    assert "at the shop" not in str(less)
    (told,) = slack.dms("U01BEN")
    assert "at the shop" in text_of(told)


def test_whom_slack_reaches_is_told_once_while_it_is_away_for_another(
    rt: Runtime, slack: SlackControl, say: Say, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    where(rt, "U01BEN", "U01CHI")
    team = say("emergency").urgent or 0
    dm, away = rt.slack.dm, iter([True])

    def sometimes(user_id: str, message: Any) -> Any:
        if user_id != "U01BEN" or next(away, False):
            raise SlackAway(30)
        return dm(user_id, message)

    monkeypatch.setattr(rt.slack, "dm", sometimes)
    for _ in range(3):
        telling.tell(team)
        clock.step(telling.LEASE.total_seconds() + 1)

    assert len(slack.dms("U01BEN")) == 1
    assert untold(rt) == []


@pytest.mark.parametrize("stays_named", [True, False])
def test_whoever_missed_it_while_slack_was_away_is_told_later_and_once(
    rt: Runtime,
    slack: SlackControl,
    say: Say,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    *,
    stays_named: bool,
) -> None:
    where(rt, "U01BEN", "U01CHI")
    team = say("emergency at the shop").urgent or 0
    is_away_for(rt, monkeypatch, "U01CHI", times=2)
    telling.tell(team)
    if not stays_named:
        where(rt, "U01BEN")
    for _ in range(4):
        clock.step(telling.LEASE.total_seconds() + 1)
        telling.look_at_urgent(rt)
        telling.tell_missed(team)
        telling.tell_missed(team)

    assert [len(slack.dms(it)) for it in ("U01BEN", "U01CHI")] == [1, int(stays_named)]
    assert all("at the shop" in text_of(it) for it in slack.dms("U01CHI"))
    assert missing(rt, clock) == []


def test_who_is_usual_and_missed_the_words_of_a_private_campaign_is_told_them_later(
    rt: Runtime, slack: SlackControl, say: Say, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    where(rt, "C01CAMPAIGNS")
    with rt.db.write() as session:
        session.execute(update(Campaign).values(channel_id=PRIVATE))
    team = say("emergency at the shop").urgent or 0
    for user_id in ("U01ADA", "U01BEN"):
        is_away_for(rt, monkeypatch, user_id, times=1)
    telling.tell(team)
    assert [len(slack.dms(it)) for it in ("U01ADA", "U01BEN")] == [0, 0]
    clock.step(telling.LEASE.total_seconds() + 1)
    telling.tell_missed(team)

    assert len(slack.messages("C01CAMPAIGNS")) == 1
    (told,) = slack.dms("U01BEN")
    assert "at the shop" in text_of(told)
    assert missing(rt, clock) == []


@pytest.mark.parametrize("usual", [False, True])
def test_of_whom_is_erased_since_nobody_is_told_what_they_missed(
    rt: Runtime,
    slack: SlackControl,
    say: Say,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    *,
    usual: bool,
) -> None:
    where(rt, "U01BEN", "U01CHI")
    team = say("emergency at the shop").urgent or 0
    is_away_for(rt, monkeypatch, "U01CHI", times=1)
    telling.tell(team)
    with rt.db.write() as session:
        session.execute(update(Inbound).values(phone="x" * 20, body=""))
        if usual:
            session.execute(update(UrgentText).values(missed=[USUALLY]))
    clock.step(telling.LEASE.total_seconds() + 1)
    assert missing(rt, clock) == [team]
    telling.tell_missed(team)

    assert slack.dms("U01CHI") == []
    assert len(slack.dms("U01BEN")) == 1
    assert missing(rt, clock) == []


def test_after_a_day_nobody_is_told_of_what_they_missed(
    rt: Runtime, slack: SlackControl, say: Say, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    where(rt, "U01BEN", "U01CHI")
    team = say("emergency").urgent or 0
    is_away_for(rt, monkeypatch, "U01CHI", times=1)
    telling.tell(team)
    clock.step(telling.NEWS.total_seconds() + 1)
    assert missing(rt, clock) == [team]
    telling.tell_missed(team)

    assert slack.dms("U01CHI") == []
    assert missing(rt, clock) == []


def test_nobody_waits_for_the_address_of_a_card(rt: Runtime, slack: SlackControl, say: Say) -> None:
    with rt.db.write() as session:
        session.execute(update(Campaign).values(card_ts="1700000000.000100"))
    team = say("emergency").urgent or 0
    slack.fault("ratelimited", "chat.getPermalink", times=1)
    telling.tell(team)

    assert len(slack.dms("U01BEN")) == 1


def test_two_people_whose_numbers_look_the_same_are_told_apart(
    rt: Runtime, slack: SlackControl, say: Say, sender: Sender, clock: Clock
) -> None:
    other, at = "+14155890178", datetime.now(UTC)
    say("emergency")
    with rt.db.write() as session:
        texts = select(Inbound.campaign_id, Inbound.workspace_id)
        campaign_id, _ = session.execute(texts).one()
    sid = f"SM{next(SIDS):032d}"
    taken = InboundText(sid, other, sender.address, "emergency", at, CameBy.WEBHOOK)
    take_in(rt, taken)
    with rt.db.write() as session:
        session.execute(update(Inbound).values(campaign_id=campaign_id))
    run(rt, clock)

    shown = " ".join(text_of(it) for it in slack.dms("U01BEN"))
    assert "+1•••••0178 (2)" in shown


def where(rt: Runtime, *targets: str) -> None:
    with rt.db.write() as session:
        team = session.scalars(select(Workspace.id)).one()
        routes.place(session, team, {AlertKind.URGENT: targets})


def missing(rt: Runtime, clock: Clock) -> list[int]:
    """Once whoever tells it has given up."""
    clock.step(telling.LEASE.total_seconds() + 1)
    with rt.db.read() as session:
        return list(urgent.missing(session, rt.clock()))


def is_away_for(rt: Runtime, monkeypatch: pytest.MonkeyPatch, user_id: str, *, times: int) -> None:
    """So often Slack carries nothing to that person."""
    dm, left = rt.slack.dm, iter(range(times))

    def sometimes(to: str, message: Any) -> Any:
        if to == user_id and next(left, None) is not None:
            raise SlackAway(30)
        return dm(to, message)

    monkeypatch.setattr(rt.slack, "dm", sometimes)
