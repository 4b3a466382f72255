"""The App Home and its settings, opened and pressed as people do."""

from typing import Any

import pytest
from sqlalchemy import delete, select

from models import workspaces
from models.tables import AlertRoute, AuditRow, RoleGrant, Summary, Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import CHANNEL, launch, make_draft, the_card, the_form

pytestmark = pytest.mark.sqlite_only


def at_home(slack: SlackControl, user: str, words: str) -> Any:
    """The Home of somebody once it says so."""

    def shown() -> Any:
        view = slack.home(user)
        return view if view and words in text_of(view) else None

    return slack.wait_for(shown, what=f"{words} in the Home of {user}")


def audited(rt: Runtime) -> list[dict[str, Any]]:
    with rt.db.read() as session:
        return [dict(row.detail) for row in session.scalars(select(AuditRow).order_by(AuditRow.id))]


def pressed(slack: SlackControl, button: str) -> None:
    """Presses it in Ada's Home, and waits until that is drawn anew."""
    before = (slack.home("ada") or {})["hash"]
    slack.press("ada", button, home=True)
    slack.wait_for(lambda: (slack.home("ada") or {})["hash"] != before, what="a Home drawn anew")


def test_my_draft_is_launched_and_paused_from_home(slack: SlackControl, work: Any) -> None:
    make_draft(slack)
    work()
    slack.open_home("ada")
    at_home(slack, "ada", "*My drafts* (1)")
    pressed(slack, "Launch …")
    the_form(slack)
    slack.submit("ada")
    assert "is on its way to 3 recipients" in text_of(slack.view("ada") or {})
    at_home(slack, "ada", "*Under way* (1)")
    pressed(slack, "Pause")
    at_home(slack, "ada", "*Paused* by <@U01ADA>")


def test_a_new_draft_from_home_goes_to_the_teams_channel(slack: SlackControl, work: Any) -> None:
    slack.open_home("ada")
    at_home(slack, "ada", "Nothing runs")
    pressed(slack, "New draft")
    the_form(slack)
    values = {"title": "Spring", "message": "Hi. Reply STOP to opt out."}
    values |= {"numbers": "+14155552671", "campaign_kind": "Informational"}
    assert slack.submit("ada", values)["action"] == "clear"
    work()
    assert "Spring" in text_of(the_card(slack))
    at_home(slack, "ada", "*My drafts* (1)")


def test_whoever_may_only_look_sees_no_button_and_a_guest_sees_nothing(
    slack: SlackControl, work: Any
) -> None:
    make_draft(slack)
    work()
    launch(slack)
    slack.open_home("ben")
    words = text_of(at_home(slack, "ben", "*Under way* (1)"))
    assert "Pause" not in words
    assert "Settings" not in words
    slack.user("U01CHI", is_restricted=True)
    slack.open_home("chi")
    assert "Spring" not in text_of(at_home(slack, "chi", "Guests of this Slack"))


def test_a_press_that_is_refused_says_so_in_home(slack: SlackControl, rt: Runtime) -> None:
    with rt.db.write() as session:
        team = workspaces.every(session)[0].id
        held = {"workspace_id": team, "holder": "U01BEN", "granted_by": "system"}
        session.add(RoleGrant(role="admin", granted_at=rt.clock(), **held))
    slack.open_home("ben")
    at_home(slack, "ben", "Settings …")
    with rt.db.write() as session:
        session.execute(delete(RoleGrant))
    slack.press("ben", "Settings …", home=True)
    at_home(slack, "ben", "You may not change settings and roles")
    assert slack.view("ben") is None


def settings_of(slack: SlackControl, part: str) -> Any:
    """Opens the settings from Home, and one subject of them."""
    slack.open_home("ada")
    at_home(slack, "ada", "Settings …")
    slack.press("ada", "Settings …", home=True)
    the_form(slack)
    slack.press("ada", "Change …", block_id=block_of(slack, part))
    return slack.wait_for(
        lambda: view if (view := slack.view("ada") or {}).get("submit") else None, what=part
    )


def block_of(slack: SlackControl, part: str) -> str:
    blocks = (slack.view("ada") or {})["blocks"]
    return next(
        str(it["block_id"]) for it in blocks if it.get("accessory", {}).get("value") == part
    )


def test_a_subject_is_saved_alone_with_before_and_after(slack: SlackControl, rt: Runtime) -> None:
    settings_of(slack, "launches")
    values = {"undo_seconds": "120", "approval": "above 500 recipients"}
    assert slack.submit("ada", values)["action"] == "update"

    assert "Saved." in text_of(slack.view("ada") or {})
    with rt.db.read() as session:
        team = workspaces.every(session)[0]
        assert (team.undo_seconds, team.business_name) == (120, "Harbour Books")
    told = audited(rt)[-1]
    assert told["before"]["undo_seconds"] != 120
    assert told["after"]["undo_seconds"] == 120
    assert set(told["after"]) == {"undo_seconds", "approval"}


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_saved(
    slack: SlackControl, rt: Runtime
) -> None:
    settings_of(slack, "guards")
    answer = slack.submit("ada", {"opt_outs": "many"})

    assert list(answer["errors"]) == ["opt_outs"]
    assert audited(rt) == []


def test_reply_privacy_and_saved_replies_are_one_form(slack: SlackControl, rt: Runtime) -> None:
    settings_of(slack, "replies")
    values = {"replies_shown": "hidden", "save_as": "Hours", "reply_text": "We open at nine."}
    assert slack.submit("ada", values)["action"] == "update"
    said = text_of(slack.view("ada") or {})
    assert "hidden behind" in said
    assert "We open at nine." in said
    with rt.db.read() as session:
        assert workspaces.every(session)[0].replies_shown == "hidden"

    assert slack.submit("ada", {"saved_reply": "Hours"})["action"] == "update"
    assert "We open at nine." not in text_of(slack.view("ada") or {})


def team_of(rt: Runtime) -> Workspace:
    with rt.db.read() as session:
        return workspaces.every(session)[0]


def meanwhile(rt: Runtime, **settings: Any) -> None:
    """What another admin did since the form was opened."""
    with rt.db.write() as session:
        for name, value in settings.items():
            setattr(workspaces.every(session)[0], name, value)


LEAVING = [f"leave me alone nr {number} please" for number in range(20)]


def test_a_long_list_is_shown_whole_and_survives_another_fields_change(
    slack: SlackControl, rt: Runtime
) -> None:
    meanwhile(rt, stop_words=LEAVING)
    shown = str(settings_of(slack, "business"))
    assert ", ".join(LEAVING) in shown
    slack.submit("ada", {"business_name": "Harbour Two"})

    team = team_of(rt)
    assert (team.business_name, team.stop_words) == ("Harbour Two", LEAVING)
    assert audited(rt)[-1]["changed"] == ["business_name"]


def test_words_of_a_list_may_stand_one_a_line(slack: SlackControl, rt: Runtime) -> None:
    settings_of(slack, "business")
    slack.submit("ada", {"stop_words": "basta ya\nno quiero, fuera"})

    assert team_of(rt).stop_words == ["basta ya", "no quiero", "fuera"]


@pytest.mark.parametrize("long_form", [False, True])
def test_what_another_admin_changed_meanwhile_stays_where_i_changed_something_else(
    slack: SlackControl, rt: Runtime, *, long_form: bool
) -> None:
    opened(slack, long_form=long_form)
    meanwhile(rt, stop_words=["basta ya"], help_contact="help@harbour.test", most_a_day=2)
    assert slack.submit("ada", {"business_name": "Harbour Two"})["action"] == "update"

    team = team_of(rt)
    assert (team.business_name, team.stop_words) == ("Harbour Two", ["basta ya"])
    assert (team.help_contact, team.most_a_day) == ("help@harbour.test", 2)


@pytest.mark.parametrize("long_form", [False, True])
def test_a_field_that_both_changed_is_refused_with_what_stands_there_now(
    slack: SlackControl, rt: Runtime, *, long_form: bool
) -> None:
    opened(slack, long_form=long_form)
    meanwhile(rt, business_name="Harbour Three")
    answer = slack.submit("ada", {"business_name": "Harbour Two", "help_contact": "me@b.test"})

    said = answer["errors"]["business_name"]
    assert "Somebody else changed this meanwhile. It is “Harbour Three” now." in said
    team = team_of(rt)
    assert team.business_name == "Harbour Three"
    assert team.help_contact != "me@b.test"
    assert audited(rt) == []


def test_the_same_change_by_both_is_no_conflict(slack: SlackControl, rt: Runtime) -> None:
    settings_of(slack, "business")
    meanwhile(rt, business_name="Harbour Two")
    assert slack.submit("ada", {"business_name": "Harbour Two"})["action"] == "update"


@pytest.mark.parametrize("part", ["business", "guards", "away", "answers"])
def test_a_form_sent_as_it_was_shown_changes_nothing(
    slack: SlackControl, rt: Runtime, part: str
) -> None:
    settings_of(slack, part)
    assert slack.submit("ada")["action"] == "update"

    assert "Nothing was changed." in text_of(slack.view("ada") or {})
    assert audited(rt) == []


def test_one_guard_rail_leaves_the_others_as_another_admin_set_them(
    slack: SlackControl, rt: Runtime
) -> None:
    settings_of(slack, "guards")
    meanwhile(rt, guards={**(team_of(rt).guards or {}), "filtered": "7"})
    answer = slack.submit("ada", {"opt_outs": "4"})
    assert answer["action"] == "update", answer

    guards = team_of(rt).guards or {}
    assert (guards["filtered"], guards["opt_outs"]) == ("7", "4")


def test_the_away_text_is_changed_alone_beside_words_too_many_for_a_form(
    slack: SlackControl, rt: Runtime
) -> None:
    words = [f"emergency number {number:02d} {'a' * 38}" for number in range(60)]
    meanwhile(rt, away={"text": "Old.", "hours": ""}, urgent={"words": words, "person": "U01BEN"})
    assert "longer than a form can show" in text_of(settings_of(slack, "away"))
    meanwhile(rt, away={"text": "Old.", "hours": "Mon 9-17"})
    assert slack.submit("ada", {"away_text": "New."})["action"] == "update"

    team = team_of(rt)
    assert team.away == {"text": "New.", "hours": "Mon 9-17"}
    read_back = "The away text goes outside Mon 9:00-17:00, by the team’s clock (America/Chicago)."
    assert read_back in text_of(slack.view("ada") or {})
    assert (team.urgent or {})["words"] == words
    assert audited(rt)[-1]["before"] == {"away": {"text": "Old.", "hours": "Mon 9-17"}}


def test_what_people_are_answered_is_changed_field_by_field(
    slack: SlackControl, rt: Runtime
) -> None:
    settings_of(slack, "answers")
    meanwhile(rt, join_frequency="weekly", join_twice=True)
    said = slack.submit("ada", {"join_frequency": "daily"})["errors"]["join_frequency"]
    assert "It is “weekly” now." in said
    mine = {"join_frequency": "", "join_wording": "Offers by text."}
    assert slack.submit("ada", mine)["action"] == "update"

    team = team_of(rt)
    assert (team.join_frequency, team.join_twice) == ("weekly", True)
    assert team.join_wording == "Offers by text."


def test_an_away_text_that_both_changed_is_refused(slack: SlackControl, rt: Runtime) -> None:
    settings_of(slack, "away")
    meanwhile(rt, away={"text": "Theirs.", "hours": ""})
    answer = slack.submit("ada", {"away_text": "Mine."})

    assert "“Theirs.”" in answer["errors"]["away_text"]
    assert (team_of(rt).away or {})["text"] == "Theirs."


def opened(slack: SlackControl, *, long_form: bool) -> None:
    if long_form:
        slack.command("ada", CHANNEL, "/campaign", "setup")
        the_form(slack)
    else:
        settings_of(slack, "business")


def test_the_summary_channel_and_alerts_are_set_in_a_form_of_their_own(
    slack: SlackControl, rt: Runtime
) -> None:
    slack.open_home("ada")
    at_home(slack, "ada", "Settings …")
    slack.press("ada", "Settings …", home=True)
    the_form(slack)
    slack.press("ada", "Change …", block_id=block_of(slack, "alerts"))
    slack.wait_for(lambda: (slack.view("ada") or {}).get("submit"), what="the form")
    chosen = {"summary_channel": ["C01CAMPAIGNS"], "alert_people_guards": ["U01BEN"]}
    assert slack.submit("ada", chosen)["action"] == "update"
    assert "Saved." in text_of(slack.view("ada") or {})

    again = slack.submit("ada", {"alert_channel_guards": ["C01CAMPAIGNS"]})
    assert again["action"] == "update"
    with rt.db.read() as session:
        routes = session.execute(select(AlertRoute.kind, AlertRoute.target)).all()
        assert session.scalars(select(Summary.channel_id)).all() == ["C01CAMPAIGNS"]
    assert sorted(routes) == [("guards", "C01CAMPAIGNS"), ("guards", "U01BEN")]
    assert [it["changed"] for it in audited(rt)] == [
        ["summary", "alerts guards"],
        ["alerts guards"],
    ]
