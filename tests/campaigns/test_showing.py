"""Looking: forgiving names, ambiguity refused, and lists that hide what was discarded."""

from dataclasses import replace

import pytest

from campaigns import drafting, showing
from domain.errors import Refused
from domain.ledger import Bucket
from models.tables import Sender
from tests.builders import Builder
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only


@pytest.mark.parametrize("ref", ["spring-offer", "Spring Offer", "spring", "sprng-offer", "OFFER"])
def test_names_are_matched_forgivingly(stage: Stage, ref: str) -> None:
    view = stage.draft("Spring offer")

    assert showing.find(stage.rt, stage.who.workspace_id, ref) == view.public_id


def test_an_ambiguous_name_is_refused_with_the_candidates(stage: Stage) -> None:
    stage.draft("Spring offer")
    stage.draft("Spring sale")

    with pytest.raises(Refused, match=r"spring-sale.*spring-offer|spring-offer.*spring-sale"):
        showing.status(stage.rt, stage.who, "spring")


def test_an_exact_name_is_not_ambiguous(stage: Stage) -> None:
    view = stage.draft("Spring")
    stage.draft("Spring sale")

    assert showing.status(stage.rt, stage.who, "spring").id == view.id


def test_an_unknown_name_is_refused_with_the_newest(stage: Stage) -> None:
    stage.draft("Spring")

    with pytest.raises(Refused, match="newest is spring"):
        showing.status(stage.rt, stage.who, "xyzzy")


def test_another_workspaces_campaign_is_not_found(stage: Stage, build: Builder) -> None:
    view = stage.draft("Spring")
    other = build.workspace(slack_team_id="T02OTHER")
    stranger = replace(stage.who, workspace_id=other.id)

    for ref in ("spring", view.public_id):
        with pytest.raises(Refused, match="no campaign yet"):
            showing.status(stage.rt, stranger, ref)


def test_without_a_name_the_newest_under_way_is_shown(stage: Stage, build: Builder) -> None:
    with pytest.raises(Refused, match="no campaign yet"):
        showing.status(stage.rt, stage.who)

    first, newest = stage.draft("Spring"), stage.draft("Summer")
    assert showing.status(stage.rt, stage.who).id == newest.id
    with stage.rt.db.write() as session:
        from models.tables import Campaign

        session.get_one(Campaign, first.id).state = "sending"
    assert showing.status(stage.rt, stage.who).id == first.id


def test_the_list_has_the_newest_first_and_no_discarded(stage: Stage) -> None:
    stage.ready(stage.draft("Spring"))
    stage.draft("Summer")
    stage.draft("Autumn")
    drafting.discard(stage.rt, stage.who, "summer")

    rows = showing.listing(stage.rt, stage.who).rows

    assert [row.name for row in rows] == ["autumn", "spring"]
    assert rows[1].ledger[Bucket.PENDING] == 3


def test_the_list_goes_on_where_the_page_before_ended_and_says_of_how_many(
    stage: Stage, build: Builder, sender: Sender
) -> None:
    made = [build.campaign(sender).name for _ in range(21)]
    build.campaign(sender, state="discarded")

    first, last = (showing.listing(stage.rt, stage.who, number) for number in (1, 2))

    assert [row.name for row in (*first.rows, *last.rows)] == made[::-1]
    assert (len(first.rows), first.page.after) == (20, 1)
    assert (len(last.rows), last.page.after) == (1, 0)
    assert last.page.said("campaign") == "21 to 21 of 21 campaigns"


def test_a_page_that_the_list_has_not_is_refused(stage: Stage) -> None:
    stage.draft("Spring")

    with pytest.raises(Refused, match="no page 2: there is only one"):
        showing.listing(stage.rt, stage.who, 2)
