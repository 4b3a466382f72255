"""The way out: missing, impossible, not free; and texts that have one."""

import pytest

from domain.composition import WarningCode
from domain.senders import SenderKind
from domain.windows import Kind
from tests.domain.proofreading.desk import codes, the, warned

NO_OPT_OUT = WarningCode.NO_OPT_OUT
ALPHA = SenderKind.ALPHANUMERIC


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Books: the sale ends on Friday",
        "Harbour Books: don't stop reading!",
        "Harbour Books: STOP BY on Friday",
        "Harbour Books: stop by at the end of the month",
        "Harbour Books: cancel your plans, we are open late",
        "Harbour Books: the bus stop moved",
        "Harbour Books: STOP scrolling! The sale ends on Friday",
        "Harbour Books: STOP paying rent! Read at home",
        "Harbour Books: your ONE-STOP SHOP for paper",
        "Harbour Books: NON STOP FUN on Friday",
        "Harbour Books: send no money now, pay in the shop",
        "Harbour Books: we text no spam",
        "Harbour Books: Reply NO if not interested",
        "Harbour Books: text us today and STOP waiting",
        "Harbour Books: a guide to BAJA California",
    ],
)
def test_a_text_without_opt_out_wording_is_warned_and_offered_it(text: str) -> None:
    found = the(NO_OPT_OUT, text)

    assert found.fix is not None
    assert found.fix.label == "Append opt-out wording"
    assert found.fix.template == f"{text}\nReply STOP to opt out."
    assert NO_OPT_OUT not in codes(found.fix.template)


@pytest.mark.parametrize(
    "words",
    [
        "Reply STOP to opt out",
        "reply stop to unsubscribe",
        "Txt STOP 2 end",
        "STOP=end",
        "Stop2End",
        "Text “Stop” to opt-out",
        "Send END to stop texts",
        "Unsubscribe: harbourbooks.com/u",
        "To stop these texts, call us",
        "Répondez ARRET",
        "Reply with STOP any time",
        "To opt out text STOP",
        "ARRET pour arrêter",
        "STOP au 36180",
        "Reply HELP for help or STOP any time",
        "Reply HELP 4 help, STOP 2 cancel",
        "To end: STOP",
        "STOP: unsubscribe",
    ],
)
def test_a_text_that_says_how_is_not(words: str) -> None:
    assert NO_OPT_OUT not in codes(f"Harbour Books: open on Friday. {words}")


def test_a_later_text_about_an_order_need_not_say_it_but_marketing_must() -> None:
    text = "Harbour Books: your order is ready"

    assert NO_OPT_OUT not in codes(text, kind_of=Kind.INFORMATIONAL, first=False)
    assert NO_OPT_OUT not in codes(text, kind_of=Kind.URGENT)
    assert NO_OPT_OUT in codes(text, kind_of=Kind.INFORMATIONAL)
    assert NO_OPT_OUT in codes(text, kind_of=Kind.MARKETING, first=False)
    assert NO_OPT_OUT in codes(text, first=False)


def test_a_text_with_no_room_for_the_wording_gets_no_offer() -> None:
    assert the(NO_OPT_OUT, "Harbour Books: " + "x " * 790).fix is None


def test_nothing_is_appended_that_nobody_could_answer() -> None:
    found = the(NO_OPT_OUT, "Harbour Books: open on Friday", kind=ALPHA)

    assert found.fix is None
    assert "link or a number" in found.text


def test_reply_stop_from_an_alphanumeric_sender_is_warned() -> None:
    text = "Harbour Books: open on Friday. Reply STOP to opt out"

    assert "nobody can answer" in the(WarningCode.CANNOT_REPLY, text, kind=ALPHA).text
    assert WarningCode.CANNOT_REPLY not in codes(text)
    link = "Harbour Books: open on Friday. Unsubscribe: harbourbooks.com/u"
    assert warned(link, kind=ALPHA) == []


def test_in_the_united_kingdom_the_way_out_must_be_free() -> None:
    paid = "Harbour Books: open on Friday. Text STOP to 020 7946 0000 (50p per text)"

    assert "50p per text" in the(WarningCode.PAID_WAY_OUT, paid, region="GB").text
    assert WarningCode.PAID_WAY_OUT not in codes(paid, region="US")
    rate = "Harbour Books: open. Texts are charged at £1.50. Reply STOP to opt out"
    assert "charged at" in the(WarningCode.PAID_WAY_OUT, rate, region="GB").text
    card = "Harbour Books: your card will be charged at checkout. Reply STOP to opt out"
    assert WarningCode.PAID_WAY_OUT not in codes(card, region="GB")
    free = "Harbour Books: mugs £5 each, bags 50p each. Reply STOP to opt out"
    assert WarningCode.PAID_WAY_OUT not in codes(free, region="GB")
    assert "free" in the(NO_OPT_OUT, "Harbour Books: open", region="GB").text
