"""Forms: what goes in, what is stored, and how a mistake comes back beside its field."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select, update

from domain.messages import MessageKind, MessageState
from jobs import testing
from models.tables import Campaign, Message, Sender, Wording, Workspace
from models.tables import TestNumber as PhoneRow
from models.tables import TestSend as TestRow
from runtime import Runtime
from simulator.client import Simulator
from simulator.slack.client import SlackControl, text_of
from tests.bot.acting import (
    CHANNEL,
    CSV,
    MESSAGE,
    hears,
    launch,
    make_draft,
    open_draft_form,
    the_card,
    the_form,
)
from tests.builders import Builder, now

pytestmark = pytest.mark.sqlite_only
Work = Callable[[], None]
NAMED = {"title": "Spring", "campaign_kind": "Informational"}


@pytest.fixture
def draft(slack: SlackControl, work: Work) -> SlackControl:
    make_draft(slack)
    work()
    return slack


@pytest.fixture
def my_phone(build: Builder, workspace: Workspace) -> PhoneRow:
    return build.add(
        PhoneRow(
            workspace_id=workspace.id,
            phone="+14155552699",
            owner="slack:U01ADA",
            proven_at=now(),
            created_at=now(),
        )
    )


def the_template(rt: Runtime) -> str:
    with rt.db.read() as session:
        return session.scalars(select(Wording.template).order_by(Wording.id.desc())).first() or ""


def posted(slack: SlackControl, post: Callable[[], object]) -> str:
    """The ts of what somebody posts."""
    post()
    return str(slack.messages(CHANNEL)[-1]["ts"])


# Drafting ----------------------------------------------------------------------------------------


def test_what_slack_did_to_the_message_is_undone(slack: SlackControl, rt: Runtime) -> None:
    make_draft(slack, message="A & B < C > D https://a.example/b :tada: Reply STOP")

    assert the_template(rt) == "A & B < C > D https://a.example/b 🎉 Reply STOP"


def test_a_draft_without_a_list_comes_back_beside_the_list(slack: SlackControl) -> None:
    open_draft_form(slack)
    answer = slack.submit("ada", {**NAMED, "message": "Hi STOP"})

    assert answer["errors"] == {"source": "Give a CSV file, or paste numbers."}


def test_a_file_and_numbers_together_are_refused(slack: SlackControl) -> None:
    open_draft_form(slack)
    file = slack.upload("ada", None, "spring.csv", CSV)["file"]["id"]
    answer = slack.submit(
        "ada",
        {**NAMED, "message": "Hi STOP", "source": [file], "numbers": "+14155552671"},
    )

    assert "not both" in answer["errors"]["numbers"]


def test_a_broken_template_comes_back_beside_the_message(slack: SlackControl, rt: Runtime) -> None:
    open_draft_form(slack)
    answer = slack.submit("ada", {**NAMED, "message": "Hi {{first_name", "numbers": "+14155552671"})

    assert "message" in answer["errors"]
    assert the_template(rt) == ""


def test_pasted_numbers_make_an_audience(slack: SlackControl, work: Work) -> None:
    open_draft_form(slack)
    slack.submit(
        "ada",
        {**NAMED, "message": "Hi STOP", "numbers": "+14155552671\n(415) 555-2672"},
    )
    work()

    assert "*2 recipients*" in text_of(the_card(slack))


def kinds(rt: Runtime) -> list[str]:
    with rt.db.read() as session:
        return list(session.scalars(select(Campaign.kind)))


def test_a_kind_is_chosen_by_a_person_and_may_be_changed(draft: SlackControl, rt: Runtime) -> None:
    assert kinds(rt) == ["informational"]
    assert "Informational ·" in text_of(the_card(draft))

    draft.press_on("ada", the_card(draft), "Edit")
    the_form(draft)
    draft.submit("ada", {"campaign_kind": "Urgent"})

    assert kinds(rt) == ["urgent"]


def test_the_draft_is_announced_to_its_maker_alone(slack: SlackControl) -> None:
    make_draft(slack)

    hears(slack, "*Spring offer* (`spring-offer`) is made")
    assert slack.ephemerals(CHANNEL, "ben") == []


def test_the_shortcut_drafts_from_a_posted_file(slack: SlackControl, work: Work) -> None:
    ts = posted(slack, lambda: slack.upload("ben", CHANNEL, "guests.csv", CSV))
    slack.shortcut("ada", "draft_from_file", channel=CHANNEL, ts=ts)
    form = the_form(slack)
    assert "The list is *guests.csv*" in text_of(form)

    slack.submit("ada", {**NAMED, "message": MESSAGE})
    work()
    assert "*3 recipients* of 5 rows" in text_of(the_card(slack))


def test_from_a_direct_message_the_card_goes_to_the_teams_channel(
    slack: SlackControl, work: Work
) -> None:
    posted = slack.upload("ada", "dm", "guests.csv", CSV)
    slack.shortcut("ada", "draft_from_file", channel="dm", ts=posted["ts"])
    assert "The list is *guests.csv* (" in text_of(the_form(slack))

    slack.submit("ada", {**NAMED, "message": MESSAGE})
    slack.wait_for(lambda: "is made" in text_of(slack.ephemerals(posted["channel"], "ada")[-1]))
    work()
    assert "*3 recipients* of 5 rows" in text_of(the_card(slack))


def test_a_teams_channel_without_the_bot_is_named(slack: SlackControl) -> None:
    slack.channel("C01CAMPAIGNS", remove=["U01ROLLBOT"])
    posted = slack.upload("ada", "dm", "guests.csv", CSV)
    slack.shortcut("ada", "draft_from_file", channel="dm", ts=posted["ts"])

    hears(slack, "Rollcall is not in it", channel=posted["channel"])
    assert slack.view("ada") is None


def test_the_shortcut_on_a_message_without_a_list_says_so(slack: SlackControl) -> None:
    ts = posted(slack, lambda: slack.say("ben", CHANNEL, "hello"))
    slack.shortcut("ada", "draft_from_file", channel=CHANNEL, ts=ts)

    hears(slack, "no CSV file")
    assert slack.view("ada") is None


# The draft card ----------------------------------------------------------------------------------


def test_a_preview_shows_real_rows_to_the_asker_alone(draft: SlackControl) -> None:
    draft.press_on("ada", the_card(draft), "Preview")
    view = text_of(the_form(draft))

    assert "Hi José! Reply STOP to opt out." in view or "Hi Maya! Reply STOP" in view
    assert "+1•••••26" in view
    assert "415555" not in view
    assert all("Maya" not in str(message) for message in draft.messages(CHANNEL))


def test_an_edit_changes_the_text_and_the_card(
    draft: SlackControl, rt: Runtime, work: Work
) -> None:
    draft.press_on("ada", the_card(draft), "Edit")
    the_form(draft)
    draft.submit("ada", {"message": "Dear {{first_name}}. Reply STOP to opt out."})
    work()

    assert the_template(rt) == "Dear {{first_name}}. Reply STOP to opt out."
    assert "Dear {{first_name}}." in text_of(the_card(draft))
    assert "*3 recipients* of 5 rows" in text_of(the_card(draft))


def test_an_edit_takes_a_list_that_was_posted_after_a_tick(draft: SlackControl, work: Work) -> None:
    draft.press_on("ada", the_card(draft), "Edit")
    assert "You posted" not in text_of(the_form(draft)), "the list that it has"
    draft.close("ada")
    draft.upload("ada", "dm", "large.csv", "phone\n+14155552679\n")
    draft.press_on("ada", the_card(draft), "Edit")
    assert "You posted *large.csv* (" in text_of(the_form(draft))

    draft.submit("ada", {"note": "seen"})
    work()
    assert "*3 recipients* of 5 rows" in text_of(the_card(draft)), "no tick"

    draft.press_on("ada", the_card(draft), "Edit")
    the_form(draft)
    both = draft.submit("ada", {"posted": ["posted"], "numbers": "+14155552678"})
    assert "not both" in both["errors"]["posted"]
    draft.submit("ada", {"posted": ["posted"], "numbers": "", "message": "Hi. Reply STOP."})
    work()
    assert "*1 recipient* of 1 row" in text_of(the_card(draft))


def test_a_list_that_somebody_else_posted_is_not_offered(draft: SlackControl) -> None:
    draft.upload("dot", "dm", "hers.csv", CSV)
    draft.press_on("ada", the_card(draft), "Edit")

    assert "hers.csv" not in text_of(the_form(draft))


def test_an_edit_opens_also_where_messages_cannot_be_read(draft: SlackControl) -> None:
    draft.fault("ratelimited", "conversations.history", seconds=20)
    draft.press_on("ada", the_card(draft), "Edit")

    assert "Edit the draft" in str(the_form(draft)["title"])


def test_an_edit_over_somebody_elses_edit_is_refused(draft: SlackControl, rt: Runtime) -> None:
    for user in ("ada", "dot"):
        draft.press_on(user, the_card(draft), "Edit")
        the_form(draft, user)
    draft.submit("ada", {"message": "Ada’s words. Reply STOP to opt out."})
    answer = draft.submit("dot", {"message": "Dot’s words. Reply STOP to opt out."})

    assert "edited by" in answer["errors"]["message"]
    assert "<@" not in answer["errors"]["message"]
    assert the_template(rt).startswith("Ada")


def test_blank_fields_are_decided_by_one_press(slack: SlackControl, work: Work) -> None:
    make_draft(slack, csv=CSV.replace("Ann", ""))
    work()
    assert "1 row has a blank field" in text_of(the_card(slack))

    slack.press_on("ada", the_card(slack), "Use a word instead")
    the_form(slack)
    slack.submit("ada", {"word": "there"})
    work()
    assert "will say “there” there" in text_of(the_card(slack))
    assert "Use a word instead" not in text_of(the_card(slack))


def test_blank_fields_stop_the_launch_until_then(slack: SlackControl, work: Work) -> None:
    make_draft(slack, csv=CSV.replace("Ann", ""))
    work()
    slack.press_on("ada", the_card(slack), "Launch …")
    view = the_form(slack)

    assert "cannot be launched yet" in text_of(view)
    assert view["submit"] is None


def test_the_number_column_is_asked_for_and_chosen(slack: SlackControl, work: Work) -> None:
    make_draft(slack, message="Hi STOP", csv="a,b\n+14155552671,+14155552681\n")
    work()
    card = the_card(slack)
    assert "Which column has the phone numbers?" in text_of(card)

    menu = next(block["accessory"] for block in card["blocks"] if "accessory" in block)
    slack.press(
        "ada",
        action_id=menu["action_id"],
        channel=card["channel"],
        ts=card["ts"],
        value=menu["options"][1]["value"],
    )

    def chosen() -> bool:
        work()
        return "*1 recipient*" in text_of(the_card(slack))

    assert slack.wait_for(chosen)


def test_a_file_that_slack_does_not_let_us_delete_stays(draft: SlackControl, work: Work) -> None:
    draft.press_on("ada", the_card(draft), "Delete the file from Slack")

    hears(draft, "Slack lets only <@U01ADA>")
    address = draft.state()["files"][-1]["permalink"]
    assert f"<{address}|open the file>" in draft.ephemerals(CHANNEL, "ada")[-1]["text"]
    work()
    assert "Delete the file from Slack" in text_of(the_card(draft))


def test_a_file_that_its_owner_deleted_in_slack_counts_as_deleted(
    simulator: Simulator, draft: SlackControl, work: Work
) -> None:
    draft.delete_file("ada", draft.state()["files"][-1]["id"])
    draft.press_on("ada", the_card(draft), "Delete the file from Slack")
    hears(draft, "is deleted from Slack")
    work()

    assert "Delete the file" not in text_of(the_card(draft))


def test_the_original_is_deleted_in_one_press(draft: SlackControl, work: Work) -> None:
    draft.configure(bot_may_delete_files=True)
    draft.press_on("ada", the_card(draft), "Delete the file from Slack")
    hears(draft, "is deleted from Slack")
    work()

    assert "Delete the file" not in text_of(the_card(draft))


def test_all_errors_come_as_a_direct_message(draft: SlackControl, work: Work) -> None:
    draft.press_on("ada", the_card(draft), "All errors as CSV")
    hears(draft, "come to you as a direct message")
    work()

    files = draft.wait_for(lambda: draft.dms("ada")[-1].get("files") or [])
    assert files[0]["name"].endswith(".csv")


def test_a_copy_asks_only_for_the_audience(draft: SlackControl, rt: Runtime, work: Work) -> None:
    draft.command("ada", CHANNEL, "/campaign", "copy spring")
    form = the_form(draft)
    inputs = [block["block_id"] for block in form["blocks"] if block["type"] == "input"]
    assert inputs == ["title", "source", "numbers"]

    draft.submit("ada", {"numbers": "+14155552690"})
    work()
    with rt.db.read() as session:
        names = set(session.scalars(select(Campaign.name)))
    assert names == {"spring-offer", "spring-offer-again"}
    assert the_template(rt) == MESSAGE


# Tests -------------------------------------------------------------------------------------------


def test_a_phone_is_proven_by_a_code(slack: SlackControl, rt: Runtime) -> None:
    slack.command("ada", CHANNEL, "/campaign", "phone")
    the_form(slack)
    step = slack.submit("ada", {"phone": "(415) 555-2699"})
    assert "+1•••••2699" in text_of(step["view"])

    with rt.db.read() as session:
        body = session.scalars(select(Message.body).where(Message.kind == MessageKind.PROOF)).one()
    wrong = slack.submit("ada", {"code": "000000x"})
    assert "That is not the code" in wrong["errors"]["code"]
    right = slack.submit("ada", {"code": str(body).rstrip(".").rpartition(" ")[2]})
    assert "is yours" in text_of(right["view"])


def test_a_test_send_goes_to_my_phone_and_is_reported_in_one_message(
    draft: SlackControl, rt: Runtime, work: Work, my_phone: PhoneRow
) -> None:
    draft.press_on("ada", the_card(draft), "Test-send")
    the_form(draft)
    draft.submit("ada")
    hears(draft, "1 test text of `spring-offer` is on the way")
    work()
    assert "Not tested yet" in text_of(the_card(draft))
    with rt.db.write() as session:
        test = session.scalars(select(TestRow)).one()
        session.execute(update(Message).values(state=MessageState.DELIVERED))
    testing.report(test.id)
    work()

    assert test.texts == 1
    assert "Tested by <@U01ADA>" in text_of(the_card(draft))
    (told,) = draft.dms("ada")
    assert "1 of 1 text delivered." in text_of(told)


def test_without_a_proven_phone_the_test_says_how_to_get_one(draft: SlackControl) -> None:
    draft.command("ada", CHANNEL, "/campaign", "test-send spring --me")

    hears(draft, "no proven phone")


# Settings ----------------------------------------------------------------------------------------


def test_the_settings_form_changes_the_workspace(slack: SlackControl, rt: Runtime) -> None:
    slack.command("ada", CHANNEL, "/campaign", "setup")
    the_form(slack)
    answer = slack.submit("ada", {"business_name": "Tom & Co", "price_per_segment": "0.0125"})

    assert answer["action"] == "update", answer
    assert "Saved." in text_of(answer["view"])
    with rt.db.read() as session:
        workspace = session.scalars(select(Workspace)).one()
    assert (workspace.business_name, workspace.price_per_segment) == ("Tom & Co", Decimal("0.0125"))


def test_a_wrong_setting_comes_back_beside_its_field(slack: SlackControl) -> None:
    slack.command("ada", CHANNEL, "/campaign", "setup")
    the_form(slack)
    answer = slack.submit("ada", {"zone": "Mars/Base"})

    assert "not a time zone" in answer["errors"]["zone"]


def test_what_people_are_answered_is_changed_in_a_form_of_its_own(
    slack: SlackControl, rt: Runtime
) -> None:
    slack.command("ada", CHANNEL, "/campaign", "setup answers")
    the_form(slack)
    wrong = slack.submit("ada", {"answer_stop": "Harbour Books: bye. 20% off!"})
    assert "has to say that no more texts come" in wrong["errors"]["answer_stop"]

    own = "Harbour Books: you are out, no more texts."
    answer = slack.submit("ada", {"answer_stop": own, "join_frequency": "weekly"})

    assert "Saved." in text_of(answer["view"])
    with rt.db.read() as session:
        workspace = session.scalars(select(Workspace)).one()
    assert workspace.own_answers == {"answer_stop": own}
    assert workspace.join_frequency == "weekly"


def test_a_sender_is_added_from_the_settings(slack: SlackControl, rt: Runtime) -> None:
    slack.command("ada", CHANNEL, "/campaign", "setup")
    the_form(slack)
    slack.press("ada", "Add a sender")
    slack.wait_for(lambda: len(slack.views()["U01ADA"]) == 2)
    answer = slack.submit("ada", {"name": "alerts", "address": "+14155559999"})

    assert "is saved" in text_of(answer["view"])
    with rt.db.read() as session:
        assert "alerts" in set(session.scalars(select(Sender.name)))

    below = slack.wait_for(lambda: _listing(slack, "alerts"))
    assert "Saved" not in text_of(below)


def _listing(slack: SlackControl, words: str) -> Any:
    """The settings under the form, once they speak of it."""
    below = slack.views()["U01ADA"][0]
    return below if words in text_of(below) else None


def test_a_sender_is_renamed_and_gets_its_tier_and_its_limits(
    slack: SlackControl, rt: Runtime
) -> None:
    slack.command("ada", CHANNEL, "/campaign", "setup")
    the_form(slack)
    slack.press("ada", "Edit")
    slack.wait_for(lambda: len(slack.views()["U01ADA"]) == 2)
    changes = {"name": "front desk", "registration": "10dlc_75", "daily_limit": "900 messages"}
    changes |= {"throughput": "", "a2p_campaign": "CM1", "brand": "BN1", "brand_limit": "2000"}
    answer = slack.submit("ada", changes)

    assert "75 segments a second, is saved" in text_of(answer["view"])
    with rt.db.read() as session:
        [kept] = session.scalars(select(Sender))
        assert (kept.name, kept.throughput, kept.a2p_campaign) == ("front desk", 75.0, "CM1")
        assert (kept.daily_limit, kept.daily_unit, kept.brand_limit) == (900, "messages", 2000)


def test_a_sender_is_changed_field_by_field(slack: SlackControl, rt: Runtime) -> None:
    slack.command("ada", CHANNEL, "/campaign", "setup")
    the_form(slack)
    slack.press("ada", "Edit")
    slack.wait_for(lambda: len(slack.views()["U01ADA"]) == 2)
    with rt.db.write() as session:
        session.execute(update(Sender).values(brand="BN7", smart_encoding=True))
    said = slack.submit("ada", {"brand": "BN8", "a2p_campaign": "CM1"})["errors"]["brand"]
    assert "It is “BN7” now." in said
    answer = slack.submit("ada", {"brand": "", "a2p_campaign": "CM1"})

    assert "is saved" in text_of(answer["view"])
    with rt.db.read() as session:
        [kept] = session.scalars(select(Sender))
        assert (kept.a2p_campaign, kept.brand, kept.smart_encoding) == ("CM1", "BN7", True)


def test_a_sender_sent_as_it_was_shown_is_not_changed(slack: SlackControl, rt: Runtime) -> None:
    slack.command("ada", CHANNEL, "/campaign", "setup")
    the_form(slack)
    slack.press("ada", "Edit")
    slack.wait_for(lambda: len(slack.views()["U01ADA"]) == 2)

    assert "Nothing was changed." in text_of(slack.submit("ada")["view"])


def test_a_new_team_is_set_up_from_slack(simulator: Simulator, bot: str, rt: Runtime) -> None:
    slack = simulator.slack
    slack.command("ada", CHANNEL, "/campaign", "draft")
    hears(slack, "Nothing is set up yet")
    slack.command("ada", CHANNEL, "/campaign")
    assert "Welcome" in text_of(the_form(slack))

    slack.press("ada", "Settings")
    slack.wait_for(lambda: len(slack.views()["U01ADA"]) == 2)
    slack.submit("ada", {"business_name": "Harbour", "help_contact": "+14155550000"})
    with rt.db.read() as session:
        assert session.scalars(select(Workspace.slack_team_id)).one() == "T01ROLLCALL"


def test_the_example_list_comes_as_a_direct_message(slack: SlackControl) -> None:
    slack.command("ada", CHANNEL, "/campaign")
    the_form(slack)
    slack.press("ada", "Example CSV")

    files = slack.wait_for(lambda: slack.dms("ada")[-1].get("files") or [])
    assert b"first_name" in slack.file_bytes(files[0]["id"])


def test_details_show_codes_privately_and_results_come_by_direct_message(
    draft: SlackControl, work: Work
) -> None:
    launch(draft)
    work()
    draft.close("ada")
    draft.press_on("ada", the_card(draft), "Details")
    view = text_of(the_form(draft))

    assert "3 waiting to be sent" in view
    assert "version 1" in view
