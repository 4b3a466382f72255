"""What people type after `/campaign`, and what they are told."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot.commands import VERBS
from domain.lifecycle import CampaignState
from models.base import Base
from models.tables import Campaign, Sender, Wording
from runtime import Runtime
from simulator.slack.client import SlackControl, buttons, text_of
from tests.bot.acting import CHANNEL, CSV, hears, make_draft, open_draft_form, the_card, the_form
from tests.builders import Builder

pytestmark = pytest.mark.sqlite_only
Work = Callable[[], None]


def test_the_command_alone_opens_the_start_view(slack: SlackControl) -> None:
    slack.command("ada", CHANNEL, "/campaign")
    view = text_of(the_form(slack))

    assert "Harbour Books" in view
    assert "No sending process is running" in view
    assert "https://rollcall.example.com/twilio/inbound#rc=5&amp;rp=all" not in view
    assert "https://rollcall.example.com/twilio/inbound#rc=5&rp=all" in view
    assert "New draft" in view


def test_help_shows_every_verb_with_an_example(slack: SlackControl) -> None:
    slack.command("ada", CHANNEL, "/campaign", "help")
    text = hears(slack, "What you can type")

    for verb in VERBS.values():
        assert f"/campaign {verb.example}" in text
        assert verb.name in verb.example


def test_an_unknown_verb_suggests_the_nearest(slack: SlackControl) -> None:
    slack.command("ada", CHANNEL, "/campaign", "lanch spring")

    hears(slack, "Did you mean `/campaign launch`?")


def test_a_verb_that_resembles_nothing_points_to_help(slack: SlackControl) -> None:
    slack.command("ada", CHANNEL, "/campaign", "xyzzyx")

    hears(slack, "`/campaign help` shows all")


def test_every_command_is_acknowledged_with_200_and_nothing_else(slack: SlackControl) -> None:
    for text in ("", "help", "list", "nonsense", "status nothing", 'draft "'):
        ack = slack.command("ada", CHANNEL, "/campaign", text)["ack"]

        assert (ack["status"], ack["body"]) == (200, "")


def test_before_the_form_opens_the_bot_asks_to_be_invited(slack: SlackControl) -> None:
    slack.command("ada", "#no-bot-here", "/campaign", "draft")

    hears(slack, "/invite @Rollcall", channel="#no-bot-here")
    assert slack.view("ada") is None


def test_a_private_channel_without_the_bot_is_told_the_same(slack: SlackControl) -> None:
    slack.command("ada", "#secret-no-bot", "/campaign", "draft")

    hears(slack, "/invite @Rollcall", channel="#secret-no-bot")


def test_between_two_people_nobody_is_told_to_invite_the_bot(slack: SlackControl) -> None:
    slack.command("ada", "#ada-and-ben", "/campaign", "draft")

    told = hears(slack, "in a channel that Rollcall is in", channel="#ada-and-ben")
    assert "/invite" not in told
    assert slack.view("ada") is None


def test_a_typed_draft_with_numbers_is_made_at_once(slack: SlackControl, rt: Runtime) -> None:
    slack.command(
        "ada",
        CHANNEL,
        "/campaign",
        'draft "Spring offer" --message "Tom & Jerry’s: 2 > 1. Reply STOP to opt out."'
        " --numbers +14155552671, +14155552672",
    )

    hears(slack, "`spring-offer`")
    with rt.db.read() as session:
        template = session.scalars(select(Wording.template)).one()
    assert template == "Tom & Jerry’s: 2 > 1. Reply STOP to opt out."


@pytest.mark.parametrize(
    ("option", "kept"),
    [
        ("", "limits"),
        ("--second-attempts unreached", "unreached"),
        ("--Second-Attempts never", "never"),
    ],
)
def test_a_typed_draft_says_who_may_be_texted_once_more(
    slack: SlackControl, rt: Runtime, option: str, kept: str
) -> None:
    words = 'draft Spring --message "Hi. Reply STOP to opt out." --numbers +14155552671'
    slack.command("ada", CHANNEL, "/campaign", f"{words} {option}")

    hears(slack, "`spring`")
    with rt.db.read() as session:
        assert session.scalars(select(Campaign.second_attempts)).one() == kept


@pytest.mark.parametrize(
    ("option", "kept"),
    [
        ("", ("nothing", "")),
        ("--asks answer", ("free_answer", "")),
        ('--asks c-or-r --acknowledge "See you!"', ("confirm_decline", "See you!")),
    ],
)
def test_a_typed_draft_says_what_it_asks_for_and_what_answers_that(
    slack: SlackControl, rt: Runtime, option: str, kept: tuple[str, str]
) -> None:
    words = 'draft Spring --message "Hi. Reply STOP to opt out." --numbers +14155552671'
    slack.command("ada", CHANNEL, "/campaign", f"{words} {option}")

    hears(slack, "`spring`")
    with rt.db.read() as session:
        row = session.execute(select(Wording.asks, Wording.acknowledgement)).one()
    assert tuple(row) == kept


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (
            "--second-atempts unreached",
            "no option --second-atempts. Did you mean --second-attempts?",
        ),
        ("--rcs yes", "no option --rcs. There are --acknowledge, --asks, --from,"),
        ("--second-attempts thrice", "thrice"),
        ("--asks date", "nothing that a text can ask for"),
        ("--acknowledge Thanks", "asks for nothing"),
    ],
)
def test_a_typed_draft_with_an_option_that_is_not_understood_is_not_made(
    slack: SlackControl, rt: Runtime, option: str, told: str
) -> None:
    words = 'draft Spring --message "Hi. Reply STOP to opt out." --numbers +14155552671'
    slack.command("ada", CHANNEL, "/campaign", f"{words} {option}")

    hears(slack, told)
    with rt.db.read() as session:
        assert session.scalars(select(Campaign)).all() == []


def test_a_draft_typed_on_a_phone_is_understood(slack: SlackControl, rt: Runtime) -> None:
    slack.command(
        "ada",
        CHANNEL,
        "/campaign",
        'draft "Spring offer" --message "See https://a.example/x :tada: Reply STOP"'
        " --numbers +14155552671",
        phone_typing=True,
    )
    hears(slack, "is made")

    with rt.db.read() as session:
        template = session.scalars(select(Wording.template)).one()
    assert template == "See https://a.example/x 🎉 Reply STOP"


def test_a_typed_draft_names_the_newest_list_and_the_form_confirms_it(
    slack: SlackControl, rt: Runtime, work: Work
) -> None:
    slack.upload("ada", CHANNEL, "old.csv", "phone\n+14155552679\n")
    slack.upload("ada", CHANNEL, "guests.csv", CSV)
    slack.upload("ben", CHANNEL, "bens.csv", CSV)
    slack.command("ada", CHANNEL, "/campaign", 'draft "Spring" --message "Hi {{first_name}} STOP"')
    form = the_form(slack)

    assert "The list is *guests.csv*" in text_of(form)
    assert "campaign_kind" in slack.submit("ada")["refused"]
    assert slack.submit("ada", {"campaign_kind": "Marketing"})["action"] == "clear"
    work()
    assert "*3 recipients* of 5 rows" in text_of(the_card(slack))


def test_a_newer_list_in_the_direct_message_is_the_one_that_is_named(slack: SlackControl) -> None:
    slack.upload("ada", CHANNEL, "old.csv", CSV)
    slack.upload("ada", "dm", "guests.csv", CSV)
    slack.command("ada", CHANNEL, "/campaign", 'draft "Spring" --message "Hi STOP"')

    told = text_of(the_form(slack))
    assert re.search(r"The list is \*guests.csv\* \(\d+ Bytes, posted \w+ \d+", told)
    assert "old.csv" not in told


def test_a_list_that_was_deleted_is_not_named(slack: SlackControl) -> None:
    old = slack.upload("ada", CHANNEL, "old.csv", CSV)["file"]["id"]
    slack.upload("ada", CHANNEL, "kept.csv", CSV)
    new = slack.upload("ada", CHANNEL, "new.csv", CSV)["file"]["id"]
    slack.delete_file("ada", new)
    slack.delete_file("ada", old)
    slack.command("ada", CHANNEL, "/campaign", 'draft "Spring" --message "Hi STOP"')

    assert "The list is *kept.csv*" in text_of(the_form(slack))


def test_an_option_that_does_not_exist_is_refused_with_the_nearest(slack: SlackControl) -> None:
    slack.command("ada", CHANNEL, "/campaign", 'draft "Spring" --mesage "Hi STOP"')

    hears(slack, "no option --mesage. Did you mean --message?")
    assert slack.view("ada") is None


def test_a_mention_in_a_typed_message_is_refused_by_name(slack: SlackControl) -> None:
    slack.command("ada", CHANNEL, "/campaign", 'draft Spring --message "Ask @ben"')

    hears(slack, "ben is a person in Slack")


def test_names_are_matched_forgivingly_and_ambiguity_asks(slack: SlackControl, work: Work) -> None:
    make_draft(slack, title="Spring offer north")
    make_draft(slack, title="Spring offer south")
    work()
    slack.command("ada", CHANNEL, "/campaign", "status SPRING")
    both = hears(slack, "could mean")
    slack.command("ada", CHANNEL, "/campaign", "status Spring Offer South")
    one = hears(slack, "of 5 rows")

    assert "spring-offer-north" in both
    assert "spring-offer-south" in both
    assert one.startswith("Spring offer south")


def test_the_list_shows_the_newest_campaigns(slack: SlackControl, work: Work) -> None:
    make_draft(slack)
    work()
    slack.command("ada", CHANNEL, "/campaign", "list")
    text = hears(slack, "1 campaign, the newest first")

    assert "*Spring offer* `spring-offer`: draft, 3 recipients" in text


def test_a_long_list_says_how_many_more_there_are_and_what_shows_them(
    slack: SlackControl, build: Builder, sender: Sender
) -> None:
    for _ in range(22):
        build.campaign(sender)
    slack.command("ada", CHANNEL, "/campaign", "list")
    hears(slack, "1 to 20 of 22 campaigns, the newest first")
    hears(slack, "… and 2 more: `/campaign list 2`")

    slack.command("ada", CHANNEL, "/campaign", "list 2")
    last = hears(slack, "21 to 22 of 22 campaigns")
    assert "more: " not in last
    assert buttons(slack.ephemerals(CHANNEL, "ada")[-1]) == ["Newer"]

    for typed, why in (("list 3", "no page 3"), ("list drafts", "takes the number of a page")):
        slack.command("ada", CHANNEL, "/campaign", typed)
        hears(slack, why)


def test_the_pages_of_a_long_list_take_each_other_s_place(
    slack: SlackControl, build: Builder, sender: Sender
) -> None:
    for _ in range(42):
        build.campaign(sender)
    slack.command("ada", CHANNEL, "/campaign", "list")
    hears(slack, "1 to 20 of 42")

    for button, page, others in (
        ("Older", "21 to 40 of 42", ["Newer", "Older"]),
        ("Older", "41 to 42 of 42", ["Newer"]),
        ("Newer", "21 to 40 of 42", ["Newer", "Older"]),
        ("Newer", "1 to 20 of 42", ["Older"]),
    ):
        slack.press_on("ada", slack.ephemerals(CHANNEL, "ada")[-1], button)
        hears(slack, page)
        (shown,) = slack.ephemerals(CHANNEL, "ada")
        assert buttons(shown) == others


def test_a_page_that_is_gone_is_said_beside_the_list_and_a_short_list_has_no_buttons(
    slack: SlackControl, rt: Runtime, build: Builder, sender: Sender
) -> None:
    made = [build.campaign(sender).id for _ in range(21)]
    slack.command("ada", CHANNEL, "/campaign", "list")
    hears(slack, "1 to 20 of 21")
    (long,) = slack.ephemerals(CHANNEL, "ada")
    with rt.db.write() as session:
        session.get_one(Campaign, made[0]).state = CampaignState.DISCARDED

    slack.press_on("ada", long, "Older")
    hears(slack, "There is no page 2: there is only one page.")
    assert slack.ephemerals(CHANNEL, "ada")[0]["text"] == long["text"]

    slack.command("ada", CHANNEL, "/campaign", "list")
    hears(slack, "20 campaigns, the newest first")
    assert buttons(slack.ephemerals(CHANNEL, "ada")[-1]) == []


def test_an_empty_list_says_how_to_begin(slack: SlackControl) -> None:
    slack.command("ada", CHANNEL, "/campaign", "list")

    hears(slack, "`/campaign draft` makes the first")


def test_launch_without_a_name_asks_for_it(slack: SlackControl) -> None:
    slack.command("ada", CHANNEL, "/campaign", "launch")

    hears(slack, "Which campaign?")


def test_a_form_whose_trigger_has_died_asks_for_another_press(slack: SlackControl) -> None:
    slack.fault("error", "views.open", error="expired_trigger_id", times=1)
    slack.command("ada", CHANNEL, "/campaign", "draft")

    hears(slack, "press again")


def test_when_slack_is_slow_the_person_is_told_to_try_again(slack: SlackControl) -> None:
    open_draft_form(slack)
    slack.close("ada")
    slack.fault("status", "views.open", status=503, times=1)
    slack.command("ada", CHANNEL, "/campaign", "draft")

    hears(slack, "Slack is slow")


def test_a_broken_database_gives_one_sentence_with_a_reference(
    slack: SlackControl,
    rt: Runtime,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    Base.metadata.tables["campaigns"].drop(rt.db.engine)
    slack.command("ada", CHANNEL, "/campaign", "list")

    answer = hears(slack, "it is our fault")
    assert "campaigns" not in answer
    logged = capsys.readouterr().out + caplog.text
    assert "slack_request_failed" in logged
    assert "SELECT" not in logged
