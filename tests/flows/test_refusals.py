"""What carriers refuse, through the whole stack: useless numbers, and a sender that may not."""

import pytest

from tests.flows.conftest import World
from tests.flows.test_main_job import agree, draft, launch

pytestmark = pytest.mark.sqlite_only


def test_a_landline_is_left_out_of_the_next_list_until_somebody_lifts_it(world: World) -> None:
    landline, other = "+14155550151", "+14155550152"
    rows = f"Mobile\n{landline}\n{other}\n"
    world.simulator.twilio.handset(landline, character="landline")
    draft(world, "Once", "The first list. STOP ends.", rows)
    launch(world, "once", "Once")

    draft(world, "Twice", "The second list. STOP ends.", rows)
    world.says("Twice", "1 that a carrier called a landline")
    launch(world, "twice", "Twice")
    assert [world.accepted(it, "second list") for it in (landline, other)] == [0, 1]

    listed = world.host("suppression", "list")
    assert "+1•••••0151" in listed
    assert "landline" in listed
    assert landline not in listed
    world.host("suppression", "lift", landline)
    again = draft(world, "Thrice", "The third list. STOP ends.", rows)
    assert "carrier" not in world.ada.slack.text_of(again)


def test_a_receipt_that_dooms_all_others_pauses_the_campaign_and_its_card_says_why(
    world: World,
) -> None:
    number = "+14155550153"
    world.simulator.twilio.handset(number, character="fails", error_code=30034)
    rows = "\n".join(["Mobile", number, *(f"+1415555{3000 + n}" for n in range(900))])
    draft(world, "Doomed", "A list for nobody. STOP ends.", rows)
    world.ada.types("launch doomed")
    agree(world)

    reason = "not registered for texting in the US (A2P 10DLC) (Twilio error 30034)"
    world.says("Doomed", "*Paused*", reason)
    assert world.ada.slack.buttons(world.shows("Doomed", "Resume"))[0] == "Resume"
    world.presses("Doomed", "Cancel …")
    world.says("Doomed", "*Cancelled*")
