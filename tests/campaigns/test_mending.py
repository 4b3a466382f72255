"""Taking the text that a warning offers: an edit, with its rights, its version and its audit."""

from collections.abc import Callable

import pytest

from campaigns import drafting, editing, mending
from campaigns.forms import EditForm
from domain.actors import Actor
from domain.errors import Refused
from domain.views import CampaignView
from models.tables import Wording
from tests.campaigns.stage import Stage

BARE = "Harbour Books opens at nine."


def mend(stage: Stage, view: CampaignView, code: str, **changes: object) -> CampaignView:
    given = {"code": code, "seen_wording_id": view.wording_id, **changes}
    return mending.mend(stage.rt, stage.who, view.public_id, **given)  # type: ignore[arg-type]


def test_a_fix_is_a_new_version_of_the_text_and_audited(stage: Stage) -> None:
    view = stage.ready(stage.draft(message=BARE))
    mended = mend(stage, view, "no_opt_out")

    assert mended.template == f"{BARE}\nReply STOP to opt out."
    assert (mended.wording_version, mended.estimate) == (2, None)
    assert "no_opt_out" not in {warning.code for warning in mended.warnings}
    assert ("edit", ["message"]) in [
        (row.verb, (row.detail or {}).get("changed")) for row in stage.audit()
    ]


def test_plain_quotes_save_the_money_that_the_card_names(stage: Stage) -> None:
    text = "It’s Harbour Books. " + "a" * 80 + " Reply STOP to opt out."
    view = stage.ready(stage.draft(message=text))
    (warning,) = view.warnings
    assert "(3 segments)" in warning.text

    mended = stage.ready(mend(stage, view, "costly_character"))

    assert view.estimate is not None
    assert mended.estimate is not None
    assert (view.estimate.segments, mended.estimate.segments) == (6, 3)
    assert mended.warnings == ()


def test_a_fix_of_a_text_that_was_edited_since_is_refused(stage: Stage) -> None:
    view = stage.ready(stage.draft(message=BARE))
    drafting.edit(stage.rt, stage.who, view.public_id, EditForm(message="Other words"))

    with pytest.raises(Refused, match="changed since"):
        mend(stage, view, "no_opt_out")

    assert stage.view(view).template == "Other words"
    assert stage.count(Wording) == 2


@pytest.mark.parametrize("code", ["dead_link", "shouting", "nonsense"])
def test_what_no_warning_offers_is_refused(stage: Stage, code: str) -> None:
    view = stage.ready(stage.draft(message=BARE))

    with pytest.raises(Refused, match="nothing to mend"):
        mend(stage, view, code)

    assert stage.count(Wording) == 1


def test_whoever_may_not_edit_may_not_mend(stage: Stage, person: Callable[..., Actor]) -> None:
    view = stage.ready(stage.draft(message=BARE))

    with pytest.raises(Refused):
        mending.mend(
            stage.rt,
            person("U09EVE"),
            view.public_id,
            code="no_opt_out",
            seen_wording_id=view.wording_id or 0,
        )

    assert editing.editable(stage.rt, stage.who, view.public_id).template == BARE
