"""What a text asks for and what acknowledges it, as the forms and the cards show it."""

from dataclasses import replace
from typing import Any

from domain.asking import AS_THE_TEXT_SAYS
from gateways.slack.blocks.draft_card import draft_card
from gateways.slack.blocks.draft_form import draft_form, edit_form
from gateways.slack.blocks.launch_form import launch_form
from simulator.slack.blockkit import check_view
from simulator.slack.client import text_of
from tests.gateways.slack.samples import DRAFT

ASKING = replace(
    DRAFT,
    template="At nine? Reply C to confirm. Reply STOP to opt out.",
    asks="confirmation",
    acknowledgement="Thank you, *see* you → then.",
)


def chosen(view: Any) -> str:
    (asked,) = [one for one in view["blocks"] if one.get("block_id") == "asks"]
    return str(asked["element"]["initial_option"]["value"])


def test_the_form_begins_with_what_the_text_says_and_with_what_somebody_said() -> None:
    assert chosen(draft_form(DRAFT.workspace, "{}")) == AS_THE_TEXT_SAYS
    assert chosen(edit_form(ASKING, "{}")) == AS_THE_TEXT_SAYS
    assert chosen(edit_form(replace(ASKING, asks="free_answer"), "{}")) == "answer"


def test_the_edit_form_names_the_guess_and_holds_the_acknowledgement() -> None:
    view = dict(edit_form(ASKING, "{}"))
    check_view(view, "modal")

    assert "As the text says (C to confirm)" in str(view)
    assert "'initial_value': 'Thank you, *see* you → then.'" in str(view)


def test_the_card_says_what_is_asked_for_and_what_answers_it_and_costs() -> None:
    told = text_of({"blocks": draft_card(ASKING).blocks})

    assert "Asks for: C to confirm" in told
    assert "1 segment, UCS-2 each" in told
    assert "*see*" not in told


def test_a_card_of_a_text_that_asks_for_nothing_says_nothing_of_it() -> None:
    told = text_of({"blocks": draft_card(replace(DRAFT, asks="nothing")).blocks})

    assert "Asks for" not in told
    assert "Acknowledged" not in told


def test_the_launch_counts_what_acknowledgements_may_cost_and_without_one_nothing() -> None:
    view = dict(launch_form(ASKING, "{}"))
    check_view(view, "modal")

    assert "up to" in text_of(view)
    assert "if everybody answers" in text_of(view)
    plain = launch_form(replace(ASKING, acknowledgement=""), "{}")
    assert "if everybody answers" not in text_of(dict(plain))
