"""Words of others come out of Slack's formatting as they were typed, in bold or not."""

import re

import pytest

from domain.errors import Refused
from gateways.slack.blocks import kit, notices
from simulator.slack.page.dates import Dates
from simulator.slack.page.mrkdwn import Writer

WRITER = Writer(str, str, str, Dates("UTC", 0.0))
TAG = re.compile(r"<[^>]+>")


def drawn(mrkdwn: str) -> str:
    """As HTML, without what the eye does not see."""
    return str(WRITER.mrkdwn(mrkdwn)).replace("\u200b", "")


@pytest.mark.parametrize(
    "title",
    ["*Half* price", "2 * 3 * 4", "_new_ now", "now _new_", "~gone~", "a *b", "b* a", ":tada: x"],
)
def test_a_title_keeps_its_marks_and_formats_nothing(title: str) -> None:
    shown = drawn(f"When shall {kit.bold(title)} start, *now*?")
    words = shown.replace("<b>now</b>", "now").replace(f"<b>{title}</b>", title)
    assert TAG.search(words) is None
    assert words in (f"When shall {title} start, now?", f"When shall “{title}” start, now?")
    assert "<b>now</b>" in shown


def test_a_title_without_marks_is_bold() -> None:
    assert drawn(kit.bold("Spring & autumn")) == "<b>Spring &amp; autumn</b>"


def test_a_line_that_begins_with_a_sign_of_quotes_is_no_quote() -> None:
    assert drawn(f"{kit.bold('Ana')}\n{kit.speech('> said', 100)}") == "<b>Ana</b><br>&gt; said"


def test_a_name_from_right_to_left_leaves_the_line_as_it_is() -> None:
    assert kit.bold("+1•••••0199 مريم") == "*\u200e+1•••••0199 مريم\u200e*"
    assert "\u200e" not in kit.bold("+1•••••0199 Maria")


def test_a_title_turns_nothing_round() -> None:
    assert kit.header("a \u202eb")["text"]["text"] == "a b"


def test_backticks_in_a_name_make_no_code() -> None:
    assert drawn(f"{kit.bold('`rm`')} and {kit.words('`rm` -rf')}") == (
        "<b>\u02cbrm\u02cb</b> and \u02cbrm\u02cb -rf"
    )


def test_advice_keeps_what_is_to_be_typed_and_nothing_else_alive() -> None:
    assert kit.advice("Type `/campaign dnc import`, <@U01BEN> *now*.") == (
        "Type `/campaign dnc import`, &lt;@\u200bU01BEN&gt; \u200b*\u200bnow\u200b*\u200b."
    )


TITLE = "<!channel> <@U1> *x* & ` ” <@U1> “ <!subteam^S1>"


@pytest.mark.parametrize(
    "around",
    ["“{}” was discarded by <@U01BEN>.", "<@U01BEN> stopped “{}”. Say why with `release`."],
)
def test_a_refusal_mentions_whom_we_name_and_nobody_whom_it_quotes(around: str) -> None:
    shown = notices.refusal(Refused(around.format(TITLE))).text

    assert "<@U01BEN>" in shown
    assert re.findall("<[@!#][^>]*>", shown.replace("<@U01BEN>", "")) == []
    assert "*" not in re.sub("\u200b.\u200b", "", shown)


def test_a_refusal_without_a_quote_mentions_who_can() -> None:
    shown = notices.refusal(Refused("These people can: <@U01BEN>, <!subteam^S1>.")).text
    assert ("<@U01BEN>" in shown, "<!subteam^S1>" in shown) == (True, True)


def test_a_name_of_invisible_signs_alone_is_no_empty_option() -> None:
    assert kit.option("\u202e\u2066", "v")["text"]["text"].strip(" ") == "?"
