"""What stays private in a private channel: names, titles and topics, at every door."""

from collections.abc import Callable

import pytest

from campaigns import granting, optouts, packing, releasing, setup, showing
from campaigns.forms import OptOutForm
from domain.actors import Actor
from domain.errors import Refused
from domain.roles import Grant, Role
from domain.views import CampaignView
from models.tables import Campaign, Sender, ThreadPost
from simulator.client import Simulator
from tests.builders import Builder, now
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only

HERE, ELSEWHERE, PRIVATE = "C01CAMPAIGNS", "C01LAUNCHES", "C01PRIVATE"
"""Ada and Ben are in the private one, Chi is not; anybody may open the others."""

Person = Callable[..., Actor]


@pytest.fixture
def ben(person: Person, simulator: Simulator) -> Actor:
    return person("U01BEN")


@pytest.fixture
def chi(person: Person, simulator: Simulator) -> Actor:
    return person("U01CHI")


def give(stage: Stage, holder: str, channel: str = "") -> None:
    granting.change(stage.rt, stage.who, give=[Grant(Role.LAUNCHER, holder, channel)])


@pytest.fixture
def hidden(stage: Stage) -> CampaignView:
    """“Spring”, of the private channel."""
    view = stage.draft()
    put(stage, view, PRIVATE)
    give(stage, "U01BEN")
    give(stage, "U01CHI")
    return view


def put(stage: Stage, view: CampaignView, channel: str, **columns: str) -> None:
    with stage.rt.db.write() as session:
        campaign = session.get_one(Campaign, view.id)
        campaign.channel_id = channel
        for name, value in columns.items():
            setattr(campaign, name, value)


def test_the_pack_of_a_private_campaign_is_for_those_who_may_know_of_it(
    stage: Stage, hidden: CampaignView, ben: Actor, chi: Actor
) -> None:
    autumn = stage.draft("Autumn")

    assert packing.allow_campaign(stage.rt, ben, "spring")[1] == "spring"
    with pytest.raises(Refused, match=r"no campaign “spring”\. The newest is autumn\."):
        packing.allow_campaign(stage.rt, chi, "spring")
    with pytest.raises(Refused, match="no campaign"):
        packing.allow_campaign(stage.rt, chi, hidden.public_id)
    assert packing.allow_campaign(stage.rt, chi, autumn.name)[1] == "autumn"


def test_whoever_launches_in_one_channel_does_not_release_the_teams_sender(
    stage: Stage, ben: Actor, chi: Actor
) -> None:
    view = stage.draft()
    give(stage, "U01BEN", HERE)
    give(stage, "U01CHI")
    with stage.rt.db.write() as session:
        session.get_one(Sender, view.sender.id).stopped_reason = "Not verified."

    with pytest.raises(Refused, match="may not release senders"):
        releasing.release_of(stage.rt, ben, "spring")
    assert releasing.release_of(stage.rt, chi, "spring").stopped_reason is None


def titles(stage: Stage, who: Actor) -> str:
    return " ".join(gap.words for gap in setup.overview(stage.rt, who).gaps)


@pytest.fixture
def lost(stage: Stage, build: Builder, hidden: CampaignView) -> CampaignView:
    """Slack takes no posts in the private campaign's thread."""
    when = now()
    build.add(
        ThreadPost(
            campaign_id=hidden.id,
            opened_at=when,
            closes_at=when,
            shown=[],
            given_up="is_archived",
        )
    )
    return hidden


def test_where_slack_takes_no_posts_is_said_to_those_who_may_know_of_the_campaign(
    stage: Stage, lost: CampaignView, ben: Actor, chi: Actor
) -> None:
    assert f"“{lost.title}”" in titles(stage, ben)
    assert lost.title not in titles(stage, chi)

    put(stage, lost, ELSEWHERE)

    assert f"“{lost.title}”" in titles(stage, chi)


def test_a_refusal_names_topics_of_those_campaigns_alone_that_one_may_know_of(
    stage: Stage, hidden: CampaignView, ben: Actor, chi: Actor
) -> None:
    put(stage, hidden, PRIVATE, topic="layoffs")
    put(stage, stage.draft("Autumn"), ELSEWHERE, topic="offers")
    form = OptOutForm(numbers=("+15125550123",), reason="Asked us.", topic="tips")

    with pytest.raises(Refused, match=r"There are: layoffs, offers\."):
        optouts.add(stage.rt, ben, form)
    with pytest.raises(Refused, match=r"There are: offers\."):
        optouts.add(stage.rt, chi, form)


def test_while_slack_is_away_a_list_leaves_out_what_it_cannot_tell_of_and_shows_the_rest(
    stage: Stage, person: Person
) -> None:
    """No Slack runs here, so nobody tells who is in the private channel."""
    put(stage, stage.draft(), PRIVATE)
    stage.draft("Autumn")

    assert [row.name for row in showing.listing(stage.rt, person("U01BEN")).rows] == ["autumn"]
