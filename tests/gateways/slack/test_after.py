"""What stands beside the chart: this campaign's rates, and beside them what is usual."""

from dataclasses import replace

from domain.report import Usual
from gateways.slack.blocks.after import after_words
from tests.gateways.slack.samples import LIVE

USUAL = Usual(campaigns=5, delivery=0.97, opt_out=0.004, confirmation=None)


def test_rates_stand_beside_the_usual_and_it_says_of_what() -> None:
    line = after_words(LIVE, USUAL).splitlines()[1]

    assert "delivered (usually 97 %), " in line
    assert "opted out (usually 0.4 %)" in line
    assert line.endswith("Usual is the middle of the last 5 marketing campaigns.")


def test_where_too_few_came_before_nothing_is_called_usual() -> None:
    told = after_words(LIVE, None)

    assert "delivered, " in told
    assert "sual" not in told


def test_a_rate_that_none_before_had_is_told_alone() -> None:
    line = after_words(replace(LIVE, asks="confirmation"), USUAL).splitlines()[1]

    assert "confirmed. Usual is" in line
