"""The away text and urgent words: for admins, audited, each of them off by itself."""

from collections.abc import Callable

import pytest

from campaigns import attending, drafting, editing
from campaigns.attending import AttendingForm
from campaigns.forms import DraftForm, EditForm, Upload
from domain.actors import Actor
from domain.away import Away
from domain.errors import Refused
from domain.views import CampaignView
from gateways.slack.blocks.attending_form import Attending, attending_form
from tests.campaigns.stage import PEOPLE, Stage

pytestmark = pytest.mark.sqlite_only
ASKS = "Hi, reply C to confirm, STOP to opt out."
TEXT = "We read this Mon-Fri 9-5. In a hurry? Call 512 555 0100."


def save(stage: Stage, **fields: str) -> attending.AttendingView:
    return attending.save(stage.rt, stage.who, AttendingForm(**fields))


def test_both_are_off_until_they_are_worded_and_audited(stage: Stage) -> None:
    none = attending.current(stage.rt, stage.who)
    assert (none.away, none.urgent) == (None, None)

    save(stage, away_text=f" {TEXT}\n", away_hours="Mon-Fri 9-17")
    save(stage, urgent_words="Fire, gas leak", urgent_to="U01BEN")

    seen = attending.current(stage.rt, stage.who)
    assert (seen.away, seen.segments) == (Away(TEXT, "Mon-Fri 9-17"), 1)
    assert seen.urgent is not None
    assert (list(seen.urgent.words), seen.urgent.person) == (["Fire", "gas leak"], "U01BEN")
    deed = stage.audit()[-1]
    assert (deed.verb, deed.subject) == ("set_up", "workspace")
    assert deed.detail["away"] == {"text": TEXT, "hours": "Mon-Fri 9-17"}
    assert deed.detail["urgent"] == {"words": ["Fire", "gas leak"], "person": "U01BEN"}


def test_only_what_goes_back_says_what_it_costs(stage: Stage) -> None:
    assert attending.current(stage.rt, stage.who).costs == ()

    [thanks] = save(stage, acknowledgement="x" * 161).costs

    assert thanks == (
        "The acknowledgement costs 2 segments, $16.60 for 1,000 people;"
        " each person gets it at most once a day."
    )
    assert save(stage, acknowledgement="").costs == ()


def test_a_team_s_acknowledgement_goes_into_new_drafts_that_ask_for_a_c(stage: Stage) -> None:
    assert drafted(stage, ASKS).acknowledgement == ""
    save(stage, acknowledgement=" See you then. ")
    assert attending.current(stage.rt, stage.who).acknowledgement == "See you then."
    assert stage.audit()[-1].detail["after"] == {"acknowledgement": "See you then."}

    view = drafted(stage, ASKS)
    assert view.acknowledgement == "See you then."
    assert drafted(stage, ASKS, acknowledgement="Ta!").acknowledgement == "Ta!"
    assert drafted(stage, "Hi. Reply STOP to opt out.").acknowledgement == ""
    form = EditForm(acknowledgement="", seen_wording_id=view.wording_id)
    edited = editing.edit(stage.rt, stage.who, view.public_id, form)
    assert edited.acknowledgement == ""
    copied = drafting.copy(stage.rt, stage.who, view.name, Upload.pasted(PEOPLE[1]))
    assert copied.acknowledgement == "", "a copy keeps what its author took out"
    with pytest.raises(Refused, match="asks for an answer"):
        save(stage, acknowledgement="Thanks! Reply C once more to confirm.")


def drafted(stage: Stage, message: str, *, acknowledgement: str = "") -> CampaignView:
    source = Upload.pasted(PEOPLE[0])
    form = DraftForm(title="A", message=message, source=source, acknowledgement=acknowledgement)
    return drafting.create(stage.rt, stage.who, form)


def test_the_audit_keeps_what_it_was_before(stage: Stage) -> None:
    save(stage, away_text="Old.", urgent_words="fire", urgent_to="U01BEN")
    save(stage, away_text="New.")

    detail = stage.audit()[-1].detail
    assert detail["before"] == {"away": {"text": "Old.", "hours": ""}}
    assert detail["after"] == {"away": {"text": "New.", "hours": ""}}


def test_nothing_is_changed_where_its_person_saw_something_else(stage: Stage) -> None:
    save(stage, away_text="Old.")

    def still(now: attending.AttendingView) -> None:
        assert now.away == Away("Old.", "")
        raise Refused("Somebody else changed it.")

    with pytest.raises(Refused):
        attending.save(stage.rt, stage.who, AttendingForm(away_text="New."), still=still)
    assert attending.current(stage.rt, stage.who).away == Away("Old.", "")


def test_an_empty_text_takes_it_away_and_leaves_the_other(stage: Stage) -> None:
    save(stage, away_text=TEXT, urgent_words="fire", urgent_to="U01BEN")

    seen = save(stage, away_text="")

    assert seen.away is None
    assert seen.urgent is not None


def test_a_mistake_changes_nothing(stage: Stage) -> None:
    save(stage, away_text=TEXT)
    with pytest.raises(Refused) as refused:
        save(stage, away_text="Hi", away_hours="whenever")
    assert refused.value.field == "away_hours"
    with pytest.raises(Refused, match="Say who is told"):
        save(stage, urgent_words="fire")

    seen = attending.current(stage.rt, stage.who)
    assert (seen.away, seen.urgent) == (Away(TEXT), None)


def test_only_admins_see_and_change_it(stage: Stage, person: Callable[..., Actor]) -> None:
    ben = person("U01BEN")
    with pytest.raises(Refused):
        attending.current(stage.rt, ben)
    with pytest.raises(Refused):
        attending.save(stage.rt, ben, AttendingForm(away_text=TEXT))
    assert attending.current(stage.rt, stage.who).away is None


def test_the_form_shows_what_holds() -> None:
    shown = attending_form(Attending(TEXT, "Mon 9-17", "fire", "U01BEN", "UTC"), "{}")

    inputs = {it["block_id"]: it["element"] for it in shown["blocks"] if it["type"] == "input"}
    assert inputs["away_text"]["initial_value"] == TEXT
    assert inputs["away_hours"]["initial_value"] == "Mon 9-17"
    assert inputs["urgent_words"]["initial_value"] == "fire"
    assert inputs["urgent_to"]["initial_user"] == "U01BEN"
