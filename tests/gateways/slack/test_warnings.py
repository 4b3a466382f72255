"""The warnings of a draft on its card: the gravest first, few, each with its button."""

import json
from dataclasses import replace
from typing import Any

from domain.composition import DraftWarning, Fix, WarningCode
from gateways.slack.blocks.details import details
from gateways.slack.blocks.draft_card import draft_card
from simulator.slack.blockkit import check_message_blocks
from simulator.slack.reading import text_of
from tests.gateways.slack.samples import DRAFT, HOSTILE

FIX = Fix("Append opt-out wording", "Hi. Reply STOP to opt out.")
LINK = DraftWarning(WarningCode.DEAD_LINK, "A dead link.")
DATE = DraftWarning(WarningCode.WRONG_DATE, "A wrong date.")
OPT_OUT = DraftWarning(WarningCode.NO_OPT_OUT, "No way out.", fix=FIX)
LOUD = DraftWarning(WarningCode.SHOUTING, "Shouting.")


def blocks(*warnings: DraftWarning) -> list[Any]:
    drawn = list(draft_card(replace(DRAFT, warnings=warnings)).blocks)
    check_message_blocks(json.loads(json.dumps(drawn)))
    return drawn


def with_words(drawn: list[Any], words: str) -> Any:
    (found,) = [block for block in drawn if words in json.dumps(block, ensure_ascii=False)]
    return found


def test_a_warning_with_a_fix_has_its_button_and_its_value_names_the_text() -> None:
    block = with_words(blocks(OPT_OUT), "No way out.")

    assert block["accessory"]["text"]["text"] == "Append opt-out wording"
    assert block["accessory"]["action_id"] == "mend"
    assert block["accessory"]["value"] == "abcdefghijklmnop:1:no_opt_out"


def test_a_warning_without_one_has_none_and_shares_a_paragraph() -> None:
    drawn = blocks(LINK, DATE, OPT_OUT, LOUD)

    assert "accessory" not in with_words(drawn, "A dead link.")
    assert with_words(drawn, "A dead link.") is with_words(drawn, "A wrong date.")
    assert with_words(drawn, "Shouting.") is not with_words(drawn, "A dead link.")


def test_five_stand_on_the_card_and_the_rest_behind_details() -> None:
    many = tuple(DraftWarning(WarningCode.SHOUTING, f"Warning {n}.") for n in range(7))
    drawn = blocks(*many)
    card = text_of({"blocks": drawn})

    assert "Warning 4." in card
    assert "Warning 5." not in card
    assert with_words(drawn, "… and 2 more warnings.")["accessory"]["action_id"] == "details"
    told = text_of(dict(details(replace(DRAFT, warnings=many))))
    assert all(f"Warning {n}." in told for n in range(7))


def test_five_or_fewer_need_no_details() -> None:
    assert "more warning" not in text_of({"blocks": blocks(*[LINK] * 5)})
    assert "Before it leaves" not in text_of(dict(details(DRAFT)))


def test_a_fix_named_after_a_hostile_column_stays_within_slacks_limits() -> None:
    loud = replace(OPT_OUT, fix=Fix(f"Use {HOSTILE}", "x"))

    assert len(with_words(blocks(loud), "No way out.")["accessory"]["text"]["text"]) <= 75
