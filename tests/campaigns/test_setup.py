"""Settings and senders: what is kept, what is refused beside its field, what is still missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.exc import DBAPIError

from campaigns import braking, senders, setup
from campaigns.forms import SenderForm, WorkspaceForm
from campaigns.readiness import Missing
from domain.actors import Actor, Door
from domain.errors import Refused
from domain.senders import KeywordsBy, SenderKind
from domain.teamhours import to_data
from domain.windows import STANDARD, TeamHours, hours
from models.tables import Sender, Witness, Workspace
from runtime import Runtime
from tests.builders import Builder, now
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only

FORM = WorkspaceForm(
    business_name="Harbour Books",
    help_contact="help@harbourbooks.example",
    region="gb",
    zone="Europe/London",
    price_per_segment="0.04",
    currency="gbp",
    channel_id="C01CAMPAIGNS",
)
NUMBER = SenderForm(name="main", kind="long-code", address="+1 (415) 555-2671")


@pytest.fixture
def newcomer() -> Actor:
    return Actor(door=Door.SLACK, user_id="U01ADA", workspace_id=0, channel_id="C01")


def details(rt: Runtime) -> list[dict[str, object]]:
    """What the audit says of each deed."""
    return [dict(row.detail) for row in Stage(rt, Actor(Door.CLI, "maria", 0, "")).audit()]


def test_a_new_team_is_set_up(rt: Runtime, newcomer: Actor) -> None:
    saved = setup.save_workspace(rt, newcomer, replace(FORM, slack_team_id="T01"))

    assert (saved.region, saved.currency, saved.countries) == ("GB", "GBP", ("GB",))
    assert saved.price_per_segment == Decimal("0.04")
    assert setup.workspace_of_team(rt, "T01") == saved


def test_an_unknown_team_has_no_workspace(rt: Runtime) -> None:
    assert setup.workspace_of_team(rt, "T09") is None


def test_what_the_form_leaves_out_stays(rt: Runtime, actor: Actor) -> None:
    saved = setup.save_workspace(rt, actor, WorkspaceForm(help_contact="512-555-0100"))

    assert (saved.help_contact, saved.business_name) == ("512-555-0100", "Harbour Books")


def test_a_workspace_of_the_command_line_is_taken_over_by_the_first_team(
    rt: Runtime, newcomer: Actor
) -> None:
    clerk = replace(newcomer, door=Door.CLI, user_id="maria")
    made = setup.save_workspace(rt, clerk, FORM)

    taken = setup.save_workspace(rt, newcomer, WorkspaceForm(slack_team_id="T01"))

    assert taken.id == made.id
    other = setup.save_workspace(rt, newcomer, WorkspaceForm(slack_team_id="T02"))
    assert other.id != made.id


def test_who_may_not_sets_nothing_up(rt: Runtime, person: Callable[..., Actor]) -> None:
    for save in (
        lambda: setup.save_workspace(rt, person("U09EVE"), FORM),
        lambda: senders.save_sender(rt, person("U09EVE"), NUMBER),
    ):
        with pytest.raises(Refused, match="may not"):
            save()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("business_name", " "),
        ("business_name", "x" * 121),
        ("help_contact", ""),
        ("region", "Texas"),
        ("countries", ("US", "ZZ")),
        ("zone", "Chicago"),
        ("price_per_segment", "cheap"),
        ("price_per_segment", "-1"),
        ("price_per_segment", "NaN"),
        ("currency", "dollars"),
        ("channel_id", "#general"),
    ],
)
def test_a_wrong_setting_is_refused_beside_its_field_and_nothing_changes(
    rt: Runtime, actor: Actor, field: str, value: object
) -> None:
    form = replace(WorkspaceForm(currency="EUR"), **{field: value})  # type: ignore[arg-type]

    with pytest.raises(Refused) as refused:
        setup.save_workspace(rt, actor, form)

    assert refused.value.field == field
    assert setup.workspace_of_team(rt, "T01ROLLCALL").currency == "USD"  # type: ignore[union-attr]


def test_the_first_sender_is_the_default_with_what_is_usual_for_its_kind(
    rt: Runtime, actor: Actor
) -> None:
    first = senders.save_sender(rt, actor, NUMBER)
    second = senders.save_sender(
        rt, actor, SenderForm("free", SenderKind.TOLL_FREE, "+18005550100")
    )

    assert (first.address, first.throughput, first.is_default) == ("+14155552671", 1.0, True)
    assert first.keywords_by is KeywordsBy.TWILIO
    assert (second.throughput, second.is_default) == (3.0, False)
    assert second.keywords_by is KeywordsBy.NETWORK


def test_there_is_one_default_sender(rt: Runtime, actor: Actor) -> None:
    senders.save_sender(rt, actor, NUMBER)
    senders.save_sender(
        rt, actor, SenderForm("code", "short code", "72345", keywords_by="us", is_default=True)
    )

    view = setup.workspace_of_team(rt, "T01ROLLCALL")

    assert view is not None
    assert [(one.name, one.is_default) for one in view.senders] == [("code", True), ("main", False)]


def test_a_sender_is_changed_by_its_name_and_keeps_what_is_left_out(
    rt: Runtime, actor: Actor
) -> None:
    made = senders.save_sender(
        rt, actor, replace(NUMBER, throughput="12.5", registration="registered")
    )
    changed = senders.save_sender(rt, actor, replace(NUMBER, name="MAIN", smart_encoding=True))

    assert changed.id == made.id
    assert (changed.throughput, changed.registration) == (12.5, "registered")
    assert changed.smart_encoding


def test_saving_a_stopped_sender_says_that_it_is_mended(
    rt: Runtime, actor: Actor, sender: Sender
) -> None:
    with rt.db.write() as session:
        session.get_one(Sender, sender.id).stopped_reason = "suspended"

    saved = senders.save_sender(rt, actor, SenderForm(sender.name, "long_code", sender.address))

    assert saved.stopped_reason is None
    with rt.db.read() as session:
        assert session.get_one(Sender, sender.id).released_at is not None


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (SenderForm("", "long_code", "+14155552671"), "name"),
        (SenderForm("a", "pigeon", "+14155552671"), "kind"),
        (SenderForm("a", "long_code", "4155552671"), "address"),
        (SenderForm("a", "short_code", "12"), "address"),
        (SenderForm("a", "alphanumeric", "123456"), "address"),
        (SenderForm("a", "alphanumeric", "TwelveLetters"), "address"),
        (SenderForm("a", "messaging_service", "MG123"), "address"),
        (SenderForm("a", "messaging_service", "MG" + "a" * 32, numbers=("x",)), "numbers"),
        (SenderForm("a", "long_code", "+14155552671", throughput="0"), "throughput"),
        (SenderForm("a", "long_code", "+14155552671", throughput="fast"), "throughput"),
        (SenderForm("a", "long_code", "+14155552671", keywords_by="nobody"), "keywords_by"),
    ],
)
def test_a_wrong_sender_is_refused_beside_its_field(
    stage: Stage, form: SenderForm, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        senders.save_sender(stage.rt, stage.who, form)

    assert refused.value.field == field
    assert stage.count(Sender) == 1


def test_an_address_belongs_to_one_sender(
    rt: Runtime, actor: Actor, sender: Sender, build: Builder
) -> None:
    with pytest.raises(Refused, match="has that address already"):
        senders.save_sender(rt, actor, SenderForm("other", "long_code", sender.address))


def test_the_overview_of_a_ready_team_lacks_only_processes_and_my_phone(
    rt: Runtime, actor: Actor, workspace: Workspace, build: Builder
) -> None:
    build.sender(workspace, registration="registered")

    standing = setup.overview(rt, actor)

    assert {gap.what for gap in standing.gaps} == {Missing.PROCESS, Missing.PHONE}
    assert standing.inbound_url == "https://rollcall.example.com/twilio/inbound#rc=5&rp=all"
    assert standing.refusal is None


def test_the_overview_names_everything_that_is_missing(rt: Runtime, build: Builder) -> None:
    bare = build.workspace(business_name="", help_contact="", price_per_segment=None, channel_id="")
    who = Actor(door=Door.SLACK, user_id="U09EVE", workspace_id=bare.id)

    standing = setup.overview(rt, who)

    assert {gap.what for gap in standing.gaps} >= {
        Missing.BUSINESS_NAME,
        Missing.HELP_CONTACT,
        Missing.SENDER,
        Missing.PRICE,
        Missing.CHANNEL,
    }
    assert standing.refusal is not None
    assert "<@U01ADA>" in standing.refusal


def test_what_slack_took_neither_as_a_card_nor_as_the_days_digest_is_named(
    rt: Runtime, build: Builder, actor: Actor, sender: Sender
) -> None:
    lost = build.campaign(sender, title="Spring offer", card_given_up="is_archived")
    build.campaign(sender, title="Done", card_given_up="is_archived", state="completed")
    build.campaign(sender, title="Autumn offer")
    when = now()
    build.add(
        Witness(
            workspace_id=lost.workspace_id,
            day=when.date(),
            position=1,
            digest="d",
            channel_id="C01CAMPAIGNS",
            tried_at=when,
            given_up="not_in_channel",
        )
    )

    told = [gap.words for gap in setup.overview(rt, actor).gaps if gap.what is Missing.POSTS]

    assert [words.partition(":")[0] for words in told] == [
        "The card of “Spring offer” cannot be shown in Slack",
        "The digest that proves your records was not posted in the team's channel",
    ]


def test_sealing_that_stands_still_is_a_gap_and_rows_that_wait_a_moment_are_not(
    rt: Runtime, actor: Actor, sender: Sender
) -> None:
    setup.save_workspace(rt, actor, FORM)
    later = replace(rt, clock=lambda: now() + timedelta(hours=3))

    assert Missing.SEALING not in {gap.what for gap in setup.overview(rt, actor).gaps}
    (told,) = [gap.words for gap in setup.overview(later, actor).gaps if gap.what == "sealing"]
    assert "For about 3 hours" in told


def test_before_anything_is_set_up_the_overview_says_so(rt: Runtime, newcomer: Actor) -> None:
    gaps = [gap.what for gap in setup.overview(rt, newcomer).gaps]

    assert gaps == [Missing.WORKSPACE, *[Missing.PROCESS] * 3]


def test_settings_and_a_sender_are_saved_together_or_not_at_all(
    rt: Runtime, newcomer: Actor
) -> None:
    form = replace(FORM, slack_team_id="T01")
    with pytest.raises(Refused, match="country code"):
        setup.save_both(rt, newcomer, form, replace(NUMBER, address="12"))
    assert setup.workspace_of_team(rt, "T01") is None

    saved, number = setup.save_both(rt, newcomer, form, NUMBER)

    assert (number,) == saved.senders


def test_an_unregistered_american_number_is_a_gap_and_a_registered_one_is_not(
    rt: Runtime, actor: Actor, sender: Sender
) -> None:
    assert Missing.REGISTRATION in {gap.what for gap in setup.overview(rt, actor).gaps}

    form = SenderForm(sender.name, "long_code", sender.address, registration="registered")
    senders.save_sender(rt, actor, form)

    assert Missing.REGISTRATION not in {gap.what for gap in setup.overview(rt, actor).gaps}


def test_a_team_s_own_stop_words_are_kept_and_can_be_emptied(rt: Runtime, newcomer: Actor) -> None:
    saved = setup.save_workspace(rt, newcomer, replace(FORM, stop_words=(" Ahoy  bye ", "")))
    assert saved.stop_words == ("Ahoy bye",)

    who = replace(newcomer, workspace_id=saved.id)
    assert setup.save_workspace(rt, who, WorkspaceForm()).stop_words == ("Ahoy bye",)
    assert setup.save_workspace(rt, who, WorkspaceForm(stop_words=("",))).stop_words == ()


@pytest.mark.parametrize("word", ["C", "yes", "START", "help", "x" * 41])
def test_a_word_that_people_answer_otherwise_is_refused(
    rt: Runtime, newcomer: Actor, word: str
) -> None:
    with pytest.raises(Refused) as refused:
        setup.save_workspace(rt, newcomer, replace(FORM, stop_words=(word,)))

    assert refused.value.field == "stop_words"


def test_a_team_s_hours_are_kept_and_can_be_the_standard_again(
    rt: Runtime, newcomer: Actor
) -> None:
    own = replace(
        FORM,
        informational_hours="7-22",
        country_hours="de=9-20, GB=8-20",
        abroad_hours="10-19",
        live_in=" Texas;Central ",
    )
    saved = setup.save_workspace(rt, newcomer, own)
    assert saved.hours == TeamHours(
        hours(7, 22),
        hours(10, 19),
        countries={"DE": hours(9, 20), "GB": hours(8, 20)},
        live_in="Texas, Central",
    )
    assert details(rt)[-1]["hours"] == to_data(saved.hours)

    who = replace(newcomer, workspace_id=saved.id)
    assert setup.save_workspace(rt, who, WorkspaceForm()).hours == saved.hours
    plain = WorkspaceForm(informational_hours=" ", country_hours="", abroad_hours="", live_in=" ")
    assert setup.save_workspace(rt, who, plain).hours == STANDARD


def test_how_often_one_number_may_be_texted_is_kept_and_can_be_the_standard_again(
    rt: Runtime, newcomer: Actor
) -> None:
    saved = setup.save_workspace(rt, newcomer, replace(FORM, most_a_day=" 2 ", most_a_week="5"))
    assert (saved.most_a_day, saved.most_a_week) == (2, 5)
    assert details(rt)[-1]["most"] == {"a day": 2, "a week": 5}

    who = replace(newcomer, workspace_id=saved.id)
    kept = setup.save_workspace(rt, who, WorkspaceForm())
    assert (kept.most_a_day, kept.most_a_week) == (2, 5)
    assert "most" not in details(rt)[-1]
    plain = setup.save_workspace(rt, who, WorkspaceForm(most_a_day="", most_a_week=" "))
    assert (plain.most_a_day, plain.most_a_week) == (3, None)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("most_a_day", "0"),
        ("most_a_day", "-1"),
        ("most_a_day", "1001"),
        ("most_a_week", "many"),
        ("informational_hours", "always"),
        ("informational_hours", "21-21"),
        ("country_hours", "9-20"),
        ("country_hours", "XX=9-20"),
        ("abroad_hours", "always"),
        ("live_in", "Atlantis"),
        ("live_in", "CT"),
    ],
)
def test_hours_and_figures_that_cannot_be_are_refused_beside_their_field(
    rt: Runtime, newcomer: Actor, field: str, typed: str
) -> None:
    with pytest.raises(Refused) as refused:
        setup.save_workspace(rt, newcomer, replace(FORM, **{field: typed}))  # type: ignore[arg-type]

    assert refused.value.field == field


class GivenUp(Exception):
    """As PostgreSQL tells a deadlock."""

    sqlstate = "40P01"


Change = Callable[[Runtime, Actor], object]
OTHER_NUMBER = SenderForm("spare", SenderKind.LONG_CODE, "+14155550188")


@pytest.mark.parametrize(
    "change",
    [
        lambda rt, who: setup.save_both(rt, who, WorkspaceForm(zone="America/Denver"), None),
        lambda rt, who: senders.save_sender(rt, who, OTHER_NUMBER),
        lambda rt, who: braking.release(rt, who, "mended"),
    ],
    ids=["settings", "sender", "release"],
)
def test_what_is_given_up_as_a_deadlock_is_made_again(
    rt: Runtime, actor: Actor, sender: Sender, change: Change
) -> None:
    braking.stop_all(rt, actor)
    asked: list[str] = []

    def clock() -> datetime:
        asked.append("the time")
        if len(asked) == 1:
            raise DBAPIError(None, None, GivenUp())
        return rt.clock()

    change(replace(rt, clock=clock), actor)
    assert len(asked) > 1
